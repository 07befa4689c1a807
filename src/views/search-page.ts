import { addresses } from '../lib/addresses.ts';
import type { Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';
import type { Link } from './link.ts';
import type { CountedLink } from './list-pages.ts';

/** The page that searches. What it finds is made in the reader’s browser. */
export interface SearchPage {
  frame: Frame;
  head: PageHead;
  address: string;
  /** The file that names the search indexes. */
  indexes: string;
  /** Ways to stories without a search. */
  topTags: CountedLink[];
  otherWays: Link[];
}

export function buildSearchPage(frame: Frame, topTags: CountedLink[]): SearchPage {
  const { base, siteName } = frame;
  const address = addresses.search(base);
  return {
    frame,
    head: buildHead(frame, {
      title: 'Search',
      description: `Search every story of ${siteName} by its words, tag, source and year.`,
      address,
    }),
    address,
    indexes: addresses.searchIndexes(base),
    topTags,
    otherWays: [
      { label: 'All tags', href: addresses.tags(base) },
      { label: 'All sources', href: addresses.sources(base) },
      { label: 'Archive by month', href: addresses.archive(base) },
    ],
  };
}
