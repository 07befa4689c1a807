import { getArticles } from '../content/queries/articles.ts';
import { groupByTag } from '../content/topics.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { getFrame } from './frame.ts';
import { linkToGroups } from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';
import type { CountedLink, Link } from './link.ts';

const topTagCount = 14;

/** The search page. The reader's browser creates the list of results. */
export interface SearchPage extends PageProps {
  address: string;
  /** The file that lists the search indexes. */
  indexes: string;
  /** Links to articles without a search. */
  topTags: CountedLink[];
  otherWays: Link[];
}

export async function getSearchPage(): Promise<SearchPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const { base, site } = frame;
  const address = addresses.search(base);
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.search.title,
      description: `Search every story of ${site.name} by its words, tag, source and year.`,
      address,
    }),
    address,
    indexes: addresses.searchIndexes(base),
    topTags: linkToGroups(groupByTag(articles), base).slice(0, topTagCount),
    otherWays: [
      { label: 'All tags', href: addresses.tags(base) },
      { label: 'All sources', href: addresses.sources(base) },
      { label: 'Archive by month', href: addresses.archive(base) },
    ],
  };
}
