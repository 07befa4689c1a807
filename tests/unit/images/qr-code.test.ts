import { describe, expect, test } from 'vitest';
import { drawCode } from '../../../src/images/qr-code.ts';

describe('a QR code', () => {
  test('is one SVG, the same for the same text and another for another', () => {
    expect(drawCode('+86 13621645194')).toMatch(/^<svg [^>]*viewBox="[^"]*"[^>]*>.*<\/svg>$/s);
    expect(drawCode('+86 13621645194')).toBe(drawCode('+86 13621645194'));
    expect(drawCode('+86 13621645194')).not.toBe(drawCode('+86 13621645195'));
  });
});
