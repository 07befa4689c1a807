import { readText } from '../../src/content/checks/text-file.ts';
import type { Problem } from './found-story.ts';

/** The text of a file, and whether it is a page’s HTML or text that was copied. */
export interface FileText {
  kind: 'text' | 'page';
  text: string;
}

const foreignKinds: [RegExp, string][] = [
  [
    /\.(?:docx?|odt|rtf|pages)$/i,
    'open the document, copy its text and save that as a .txt file with the encoding UTF-8',
  ],
  [
    /\.(?:mht|mhtml|webarchive)$/i,
    'save the page again as “Webpage, complete”, which gives an .html file and a folder of pictures',
  ],
  [/\.pdf$/i, 'open the document, copy its text and save that as a .txt file with the encoding UTF-8'],
  [
    /\.(?:jpe?g|png|gif|webp|avif|svg|zip)$/i,
    'name .txt and .html files alone; pictures come with the page that shows them',
  ],
];

/** Reads the bytes of a file that is to be brought in, by its name and by what is in it. */
export function readFileText(name: string, bytes: Uint8Array): FileText | Problem {
  const [, advice] = foreignKinds.find(([pattern]) => pattern.test(name)) ?? [];
  if (advice !== undefined) return { message: 'this is neither text nor a saved page', fix: advice };
  const marked = decodeMarked(bytes);
  const isPage = /\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html)/i.test(decodeLoosely(bytes));
  const kind = isPage ? 'page' : 'text';
  if (marked !== undefined) return { kind, text: marked };

  const { text, findings } = readText(bytes);
  const [broken] = findings.filter(({ rule }) => rule === 'file-encoding');
  if (!broken) return { kind, text };
  const declared = isPage ? decodeDeclared(bytes) : undefined;
  return declared === undefined ? { message: broken.message, fix: broken.fix } : { kind, text: declared };
}

/** Text that says by its first bytes how it is written. */
function decodeMarked(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  return encoding === undefined ? undefined : decode(encoding, bytes);
}

/** A page’s own word on its encoding, which old Chinese pages need. */
function decodeDeclared(bytes: Uint8Array): string | undefined {
  const encoding = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(decodeLoosely(bytes))?.[1];
  return encoding === undefined ? undefined : decode(encoding, bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Enough to find marks of ASCII near the beginning. */
function decodeLoosely(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
}
