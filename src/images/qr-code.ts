import { renderSVG } from 'uqr';

/** Draws text as a QR code (ISO/IEC 18004), black on white in either colour scheme, as scanners need it. */
export function drawCode(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 2, pixelSize: 4 });
}
