import type { Article } from '../content/articles.ts';
import { groupByMonth } from '../content/calendar.ts';
import { findEventStories, type AnnouncedEvent } from '../content/events.ts';
import { groupByContributor, groupBySource, groupByTag, type ArticleGroup } from '../content/topics.ts';
import { feedLength } from '../feeds/feed.ts';
import { addressKinds, type AddressKind } from '../lib/addresses.ts';

/** A page, a feed or a calendar that readers may keep the address of. */
export interface ListedAddress {
  kind: AddressKind;
  /** Path-absolute, percent-encoded. */
  address: string;
  /** The articles that it shows. */
  articles: readonly Article[];
  /** What it shows besides: a tag, a source, a contributor, or events. */
  subject?: object | undefined;
}

/**
 * The addresses of all kinds that show articles or events: first those that show all articles, then those of
 * tags, sources, contributors, months, articles and events.
 *
 * @param base the path of the site.
 */
export function listAddresses(
  newestFirst: readonly Article[],
  events: readonly AnnouncedEvent[],
  base: string,
): ListedAddress[] {
  const months = groupByMonth(newestFirst).flatMap((year) => year.months);
  const shown: Record<
    NonNullable<AddressKind['shows']>,
    [values: string[], articles: readonly Article[], subject?: object | undefined][]
  > = {
    all: [[[], newestFirst]],
    nothing: [[[], []]],
    tag: groupByTag(newestFirst).map(listGroup),
    source: groupBySource(newestFirst).map(listGroup),
    contributors: [[[], newestFirst.filter(({ authors }) => authors.some(({ contributor }) => contributor))]],
    contributor: groupByContributor(newestFirst).map(listGroup),
    month: months.map(({ month, articles }) => [month.split('-'), articles]),
    article: newestFirst.map((article) => [[article.slug], [article]]),
    events: [[[], [], events.length > 0 ? events : undefined]],
    event: events.map((event) => [[event.slug], findEventStories(event, newestFirst), event]),
  };
  return Object.entries(shown).flatMap(([shows, lists]) =>
    addressKinds
      .filter((kind) => kind.shows === shows)
      .flatMap((kind) =>
        lists.map(([values, articles, subject]) => ({
          kind,
          address: kind.locate(base, ...values),
          articles: selectShown(kind, articles),
          subject,
        })),
      ),
  );
}

function listGroup({ slug, articles, subject }: ArticleGroup): [[string], readonly Article[], object] {
  return [[slug], articles, subject];
}

function selectShown({ type }: AddressKind, articles: readonly Article[]): readonly Article[] {
  if (type === 'rss' || type === 'json-feed') return articles.slice(0, feedLength);
  return type === 'calendar' ? [] : articles;
}
