import type { Article } from '../content/articles.ts';
import { groupByMonth } from '../content/calendar.ts';
import { groupByContributor, groupBySource, groupByTag } from '../content/topics.ts';
import { feedLength } from '../feeds/feed.ts';
import { addressKinds, type AddressKind } from '../lib/addresses.ts';

/** A page or a feed that readers may keep the address of. */
export interface ListedAddress {
  kind: AddressKind;
  /** Path-absolute, percent-encoded. */
  address: string;
  /** The articles that it shows. */
  articles: readonly Article[];
}

/**
 * The addresses of all kinds that show articles: first those that show all, then those of tags, sources,
 * contributors, months and articles.
 *
 * @param base the path of the site.
 */
export function listAddresses(newestFirst: readonly Article[], base: string): ListedAddress[] {
  const months = groupByMonth(newestFirst).flatMap((year) => year.months);
  const shown: Record<
    NonNullable<AddressKind['shows']>,
    [values: string[], articles: readonly Article[]][]
  > = {
    all: [[[], newestFirst]],
    nothing: [[[], []]],
    tag: groupByTag(newestFirst).map(({ slug, articles }) => [[slug], articles]),
    source: groupBySource(newestFirst).map(({ slug, articles }) => [[slug], articles]),
    contributors: [[[], newestFirst.filter(({ authors }) => authors.some(({ contributor }) => contributor))]],
    contributor: groupByContributor(newestFirst).map(({ slug, articles }) => [[slug], articles]),
    month: months.map(({ month, articles }) => [month.split('-'), articles]),
    article: newestFirst.map((article) => [[article.slug], [article]]),
  };
  return Object.entries(shown).flatMap(([shows, lists]) =>
    addressKinds
      .filter((kind) => kind.shows === shows)
      .flatMap((kind) =>
        lists.map(([values, articles]) => ({
          kind,
          address: kind.locate(base, ...values),
          articles: isFeed(kind) ? articles.slice(0, feedLength) : articles,
        })),
      ),
  );
}

function isFeed({ type }: AddressKind): boolean {
  return type === 'rss' || type === 'json-feed';
}
