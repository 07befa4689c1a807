import { findHarmfulCharacters, nameCodePoint } from '../../lib/invisible-characters.ts';
import type { Finding } from './issue.ts';

export interface TextReading {
  text: string;
  findings: Finding[];
}

/** What Word copies for a bullet: it takes them from the private use area of its fonts. */
const wordBullet = /[\uf020-\uf0ff](?<=^[^\S\r\n]*.)/gm;

/**
 * Decodes UTF-8, with or without a byte order mark, and finds harmful characters. It leaves out bullets of Word at the
 * beginning of a line: what they mean there depends on the Markdown.
 */
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
  const harmful = findHarmfulCharacters(text.replace(wordBullet, ' '));
  return {
    text,
    findings: harmful.map((found) => ({ ...describeHarmfulCharacter(found.character), offset: found.index })),
  };
}

export function describeHarmfulCharacter(character: string): Omit<Finding, 'offset'> {
  const name = nameCodePoint(character);
  if (/\p{Co}/u.test(character)) {
    return {
      rule: 'file-characters',
      message: `the character ${name} stands here, which each computer shows otherwise or not at all`,
      fix: 'write a usual character in its place; for a bullet of Word begin the line with a hyphen and a space',
    };
  }
  return {
    rule: 'file-characters',
    message: `the invisible character ${name} stands here`,
    fix: 'delete it, and type the text around it again if it comes back',
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
