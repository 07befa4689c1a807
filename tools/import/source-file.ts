import { findHarmfulCharacters, nameCodePoint } from '../../src/lib/invisible-characters.ts';
import { readText } from '../../src/content/checks/text-file.ts';
import type { Problem } from './found-article.ts';

/** The text of a file, and whether it is HTML or copied text. */
export interface SourceFile {
  isPage: boolean;
  text: string;
}

const foreignFile = /\.(?:docx?|odt|rtf|pages|mht|mhtml|webarchive|pdf|jpe?g|png|gif|webp|avif|svg|zip)$/i;
const byteOrderMarks = new Map([
  ['\u00ff\u00fe', 'utf-16le'],
  ['\u00fe\u00ff', 'utf-16be'],
]);

/** Decodes a file to import; its name and contents decide how. */
export function readSourceFile(name: string, bytes: Uint8Array): SourceFile | Problem {
  if (foreignFile.test(name)) {
    return {
      message: 'this is neither text nor a saved page',
      fix: 'copy its text into a .txt file with the encoding UTF-8, or save the page as “Webpage, complete”',
    };
  }
  // Enough to find ASCII near the beginning.
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const isPage = /\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html)/i.test(start);
  const { text, findings } = readText(bytes);
  const [broken] = findings.filter(({ rule }) => rule === 'file-encoding');
  if (!broken) return { isPage, text };
  // Old Chinese pages declare their encoding.
  const declared = isPage ? /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] : undefined;
  const decoded = decode(bytes, byteOrderMarks.get(start.slice(0, 2)) ?? declared);
  return decoded === undefined ? { message: broken.message, fix: broken.fix } : { isPage, text: decoded };
}

function decode(bytes: Uint8Array, encoding: string | undefined): string | undefined {
  try {
    return encoding === undefined ? undefined : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Normalises line ends, and removes the characters that the check rejects, which are all
 * invisible.
 */
export function dropInvisible(written: string): { text: string; leftOut: string[] } {
  let text = written
    .toWellFormed()
    .replaceAll('\ufeff', '')
    .replace(/\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g, '\n');
  const harmful = findHarmfulCharacters(text);
  for (const { index, character } of harmful.toReversed()) {
    text = text.slice(0, index) + text.slice(index + character.length);
  }
  const names = [...new Set(harmful.map(({ character }) => nameCodePoint(character)))].join(', ');
  return { text, leftOut: names === '' ? [] : [`the text: invisible characters: ${names}`] };
}
