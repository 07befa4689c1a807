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
/** In bytes: a file name may have 255, and day, number and extension need up to 24. */
const slugByteLimit = 220;

/**
 * The slug of a title, cut after a word. Empty if the title has no letter
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

/** The path of a story, relative to the content folder. */
export function nameStoryFile(date: string, slug: string, timeZone: string): string {
  const { day } = placeMoment(date, timeZone);
  return `articles/${day.slice(0, 4)}/${day}-${slug}.md`;
}

/** Formats a story's file. YAML parsers read all values unchanged. */
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

/** The YAML comments after values, for people who edit the file. */
export type FrontMatterNotes = Partial<Record<keyof NewFrontMatter, string>>;

function fits(slug: string): boolean {
  return Array.from(slug).length <= slugLimit && new TextEncoder().encode(slug).length <= slugByteLimit;
}

/** Chinese has no spaces, so a title may be one long word; a combining mark stays with its letter. */
function cutWord(word: string): string {
  let cut = '';
  for (const [letter] of word.matchAll(/[\p{L}\p{N}]\p{M}*/gu)) {
    if (!fits(cut + letter)) break;
    cut += letter;
  }
  return cut;
}
