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
    ...[addresses.home, addresses.tags, addresses.sources, addresses.archive].map((of) => ({
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
