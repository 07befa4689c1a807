import { Document } from 'yaml';
import { placeMoment } from '../../src/lib/dates.ts';
import { createSlug } from '../../src/lib/slugs.ts';

/** The front matter that the commands write; keys that are undefined are left out. */
export interface NewFrontMatter {
  title: string;
  date: string;
  source: string;
  tags: readonly string[];
  description?: string | undefined;
  author?: string | undefined;
  original?: string | undefined;
  draft?: boolean | undefined;
}

/** Long enough to tell stories apart, short enough to be read out and to leave room in a file's name. */
const slugLimit = 80;
/** Of 255 bytes that a file's name may have; day, number and ending take up to 24. */
const slugByteLimit = 220;

/**
 * The part of an address that a title gives, cut after a word. Empty where the title has no letter
 * and no digit.
 */
export function createStorySlug(title: string): string {
  const slug = createSlug(title);
  if (fits(slug)) return slug;
  const words = slug.split('-');
  let cut = '';
  for (const word of words) {
    const longer = cut === '' ? word : `${cut}-${word}`;
    if (!fits(longer)) break;
    cut = longer;
  }
  return cut === '' ? cutWord(words[0] ?? '') : cut;
}

/** Where a story lies, relative to the content folder. */
export function nameStoryFile(date: string, slug: string, timeZone: string): string {
  const { day } = placeMoment(date, timeZone);
  return `articles/${day.slice(0, 4)}/${day}-${slug}.md`;
}

/** Writes a story's file. Whatever the values are, YAML reads them as what they were. */
export function writeStoryFile(
  frontMatter: NewFrontMatter,
  body: string,
  notes: FrontMatterNotes = {},
): string {
  const document = new Document({});
  for (const [key, value] of Object.entries(frontMatter)) {
    if (value === undefined) continue;
    const node = document.createNode(value, { flow: true });
    const note = notes[key as keyof NewFrontMatter];
    if (note !== undefined) node.comment = ` ${note}`;
    document.set(key, node);
  }
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n\n${body}\n`;
}

/** What to say behind a value, for whoever edits the file. */
export type FrontMatterNotes = Partial<Record<keyof NewFrontMatter, string>>;

function fits(slug: string): boolean {
  return Array.from(slug).length <= slugLimit && new TextEncoder().encode(slug).length <= slugByteLimit;
}

/** Chinese has no spaces, so a title may be one long word; a mark stays with its letter. */
function cutWord(word: string): string {
  let cut = '';
  for (const [letter] of word.matchAll(/[\p{L}\p{N}]\p{M}*/gu)) {
    if (!fits(cut + letter)) break;
    cut += letter;
  }
  return cut;
}
