import { Document, isScalar, isSeq } from 'yaml';
import { placeMoment } from '../lib/dates.ts';
import { createSlug } from '../lib/slugs.ts';

/** The front matter that the commands write; keys that are undefined are left out. */
export interface NewFrontMatter {
  title: string;
  date: string;
  source: string;
  tags: readonly string[];
  description?: string | undefined;
  author?: string | readonly string[] | undefined;
  updated?: string | undefined;
  original?: string | undefined;
  image?: string | undefined;
  imageAlt?: string | undefined;
  imageCredit?: string | undefined;
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
  let cut = '';
  // A combining mark stays with its letter.
  for (const [letter] of slug.matchAll(/.\p{M}*/gu)) {
    if (!fits(cut + letter)) break;
    cut += letter;
  }
  const isWhole = cut === slug || slug.startsWith('-', cut.length);
  // Chinese has no spaces, so a title may be one long word.
  return isWhole ? cut : cut.replace(/-[^-]*$/, '');
}

/** The path of a story, relative to the content folder. */
export function nameStoryFile(date: string, slug: string, timeZone: string): string {
  const { day } = placeMoment(date, timeZone);
  return `articles/${day.slice(0, 4)}/${day}-${slug}.md`;
}

/** Formats a story's file. YAML parsers read all values unchanged. */
export function writeStoryFile(frontMatter: NewFrontMatter, body: string): string {
  const document = new Document(frontMatter);
  const draft = document.get('draft', true);
  for (const list of [document.get('tags', true), document.get('author', true)]) {
    if (isSeq(list)) list.flow = true;
  }
  if (isScalar(draft)) draft.comment = ' take this line out when the story is ready to be published';
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n\n${body}\n`;
}

function fits(slug: string): boolean {
  return Array.from(slug).length <= slugLimit && new TextEncoder().encode(slug).length <= slugByteLimit;
}
