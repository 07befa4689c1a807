import { renderSVG } from 'uqr';

/** Draws a QR code (ISO/IEC 18004). It is black on white in both colour schemes, because scanners need that. */
export function drawCode(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 2, pixelSize: 4 });
}
