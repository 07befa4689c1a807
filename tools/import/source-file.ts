import { readText } from '../../src/content/checks/text-file.ts';
import type { Problem } from '../../src/writing/reading/found-story.ts';

export interface SourceFile {
  /** HTML, copied text, or many stories: an export of WordPress, a feed. */
  kind: 'page' | 'text' | 'export';
  text: string;
}

const foreignFile =
  /\.(?:docx?|odt|rtf|pages|eml|msg|mht|mhtml|webarchive|pdf|jpe?g|png|gif|webp|avif|svg|zip)$/i;
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
  const kind = readKind(name, start);
  const { text, findings } = readText(bytes);
  const [broken] = findings.filter(({ rule }) => rule === 'file-encoding');
  if (!broken) return { kind, text };
  // Old Chinese pages declare their encoding.
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding=["']([\w-]+)/i
    .exec(start)
    ?.slice(1)
    .find(Boolean);
  const decoded = decode(bytes, byteOrderMarks.get(start.slice(0, 2)) ?? declared);
  return decoded === undefined ? { message: broken.message, fix: broken.fix } : { kind, text: decoded };
}

function readKind(name: string, start: string): SourceFile['kind'] {
  if (/\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html)/i.test(start)) return 'page';
  return /\.(?:xml|rss|atom|json)$/i.test(name) || /^[^<]{0,3}<(?:\?xml|rss|feed)\b/i.test(start)
    ? 'export'
    : 'text';
}

function decode(bytes: Uint8Array, encoding: string | undefined): string | undefined {
  try {
    return encoding === undefined ? undefined : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
