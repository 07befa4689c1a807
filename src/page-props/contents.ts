import type { Heading } from '../content/schema/article.ts';
import type { Link } from './link.ts';

/** A heading in a table of contents, and the smaller ones below it. */
export interface ContentsEntry extends Link {
  entries: Link[];
}

/** With fewer headings there is no table of contents. */
const fewestHeadings = 3;

/** The table of contents of a text, from two levels of headings; empty if there are too few. */
export function buildContents(headings: readonly Heading[]): ContentsEntry[] {
  const listed = headings.filter(({ depth, text }) => depth <= 3 && text.trim() !== '');
  if (listed.length < fewestHeadings) return [];
  const contents: ContentsEntry[] = [];
  for (const { depth, text, id } of listed) {
    const link = { label: text, href: `#${id}` };
    const above = contents.at(-1);
    if (depth > 2 && above) above.entries.push(link);
    else contents.push({ ...link, entries: [] });
  }
  return contents;
}
