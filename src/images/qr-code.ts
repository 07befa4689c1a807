import { encode } from 'uqr';

/** In characters. A longer text is drawn with less redundancy, so that its modules stay large enough for cameras. */
const longText = 100;

/**
 * Draws a QR code (ISO/IEC 18004). It is black on white in both colour schemes, because scanners need that.
 * The mask is always the same: trying all eight takes five times as long, and cameras read every one.
 */
export function drawCode(text: string): string {
  const { data, size } = encode(text, { ecc: text.length > longText ? 'L' : 'M', border: 2, maskPattern: 0 });
  const rows = data.map((row, index) => `M0 ${String(index)}.5${drawRow(row)}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(size)} ${String(size)}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${String(size)}v${String(size)}H0z"/>`,
    `<path stroke="#000" d="${rows.join('')}"/>`,
    '</svg>',
  ].join('');
}

/** Lines over dark modules, and moves over light ones. */
function drawRow(row: readonly boolean[]): string {
  return row
    .map((isDark) => (isDark ? 'h' : 'm'))
    .join('')
    .replace(/h+|m+/g, ({ length, 0: step = '' }) =>
      step === 'h' ? `h${String(length)}` : `m${String(length)} 0`,
    );
}
