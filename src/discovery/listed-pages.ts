import { addresses } from '../lib/addresses.ts';
import type { Article } from '../content/articles.ts';
import { groupByMonth } from '../content/calendar.ts';
import { feedLength } from '../feeds/feed.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';

/** A page or a feed that readers may keep the address of, and the stories that it shows. */
export interface ListedPage {
  /** Path-absolute, percent-encoded. */
  address: string;
  articles: readonly Article[];
}

/**
 * The pages of lists, the front page among them. Their numbered pages are left to be found from these.
 *
 * @param base the path that the site lives under.
 */
export function listPages(articles: readonly Article[], base: string): ListedPage[] {
  return [
    ...[addresses.home, addresses.tags, addresses.sources, addresses.archive, addresses.feeds].map((of) => ({
      address: of(base),
      articles,
    })),
    ...groupByTag(articles).map((shelf) => ({
      address: addresses.tag(base, shelf.subject.slug),
      articles: shelf.articles,
    })),
    ...groupBySource(articles).map((shelf) => ({
      address: addresses.source(base, shelf.subject.key),
      articles: shelf.articles,
    })),
    ...groupByMonth(articles)
      .flatMap(({ months }) => months)
      .map((month) => ({ address: addresses.archiveMonth(base, month.month), articles: month.articles })),
  ];
}

/** All feeds but the archive documents, which the main feed leads to; and the list of them. */
export function listFeeds(articles: readonly Article[], base: string): ListedPage[] {
  const newest = articles.slice(0, feedLength);
  return [
    { address: addresses.rss(base), articles: newest },
    { address: addresses.jsonFeed(base), articles: newest },
    { address: addresses.feedList(base), articles },
    ...groupByTag(articles).map((shelf) => ({
      address: addresses.tagRss(base, shelf.subject.slug),
      articles: shelf.articles.slice(0, feedLength),
    })),
    ...groupBySource(articles).map((shelf) => ({
      address: addresses.sourceRss(base, shelf.subject.key),
      articles: shelf.articles.slice(0, feedLength),
    })),
  ];
}
