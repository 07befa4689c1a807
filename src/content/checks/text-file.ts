import type { Finding } from './issue.ts';

export interface TextReading {
  text: string;
  findings: Finding[];
}

const harmfulCharacter =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Decodes UTF-8, with or without a byte order mark, and finds controls and bidirectional overrides. */
export function readText(bytes: Uint8Array): TextReading {
  const text = new TextDecoder('utf-8').decode(bytes);
  const badByte = text.includes('\ufffd') ? findBadByte(bytes) : undefined;
  if (badByte !== undefined) {
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, badByte));
    const value = (bytes[badByte] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return {
      text,
      findings: [
        {
          rule: 'file-encoding',
          offset: before.length,
          message: `the file is not UTF-8: byte 0x${value}, number ${String(badByte + 1)} of the file, cannot stand there`,
          fix: 'save the file with the encoding UTF-8',
        },
      ],
    };
  }
  return {
    text,
    findings: [...text.matchAll(harmfulCharacter)].map(({ index, 0: character }) => ({
      rule: 'file-characters',
      offset: index,
      message: `the invisible character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} stands here`,
      fix: 'delete it, and type the text around it again if it comes back',
    })),
  };
}

/** Finds the first byte that is not UTF-8, or the start of its incomplete character. */
function findBadByte(bytes: Uint8Array): number | undefined {
  // Decoding replaces invalid bytes, so encoding the result gives different bytes.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoded = new TextEncoder().encode(text);
  let index = encoded.findIndex((byte, position) => byte !== bytes[position]);
  if (index === -1) return undefined;
  // The replacement character has the same first byte as some other characters.
  while (isContinuation(encoded[index])) index -= 1;
  return index;
}

/** Whether a byte of UTF-8 is not the first one of its character. */
function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}
