import { addresses } from './addresses.ts';
import type { Article } from './articles.ts';
import { groupByMonth } from './calendar.ts';
import { groupBySource, groupByTag } from './topics.ts';

/** A page that readers may keep the address of, and the stories that it shows. */
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

/** The addresses of all feeds but the archive documents, which the main feed leads to. */
export function listFeeds(articles: readonly Article[], base: string): string[] {
  return [
    addresses.rss(base),
    addresses.jsonFeed(base),
    addresses.feedList(base),
    ...groupByTag(articles).map(({ subject }) => addresses.tagRss(base, subject.slug)),
    ...groupBySource(articles).map(({ subject }) => addresses.sourceRss(base, subject.key)),
  ];
}
