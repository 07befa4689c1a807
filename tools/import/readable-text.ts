import { readText } from '../../src/content/checks/text-file.ts';

/** A text without what no story may hold. */
export interface ReadableText {
  text: string;
  /** The characters that were taken out, as code points: `U+202E`. */
  removed: string[];
}

/**
 * Makes one kind of line end of all there are, and takes out the characters that the check refuses,
 * none of which anybody can see.
 */
export function makeReadable(written: string): ReadableText {
  let text = written
    .toWellFormed()
    .replaceAll('\ufeff', '')
    .replace(/\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g, '\n');
  const removed: string[] = [];
  // By the check’s own reading, so that the two cannot differ.
  const { findings } = readText(new TextEncoder().encode(text));
  for (const { offset } of findings.toSorted((a, b) => b.offset - a.offset)) {
    removed.unshift(`U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`);
    text = text.slice(0, offset) + text.slice(offset + 1);
  }
  return { text, removed };
}
