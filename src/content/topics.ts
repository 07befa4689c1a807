import type { Article, Source } from './articles.ts';
import type { Tag } from './vocabulary.ts';

/** A tag or a source with its stories. */
export interface Shelf<T> {
  subject: T;
  /** In the order of the articles given. */
  articles: readonly Article[];
}

type Shelves<T> = readonly Shelf<T>[];

// Many pages ask for the shelves of the same list, which no one changes.
const byTag = new WeakMap<readonly Article[], Shelves<Tag>>();
const bySource = new WeakMap<readonly Article[], Shelves<Source>>();

/** One shelf a tag, in the order in which the tags first occur. Of tags that share a slug, the first one's label stands. */
export function groupByTag(articles: readonly Article[]): Shelves<Tag> {
  const shelves = byTag.get(articles) ?? sortByTag(articles);
  byTag.set(articles, shelves);
  return shelves;
}

/** One shelf a source, in the order in which the sources first occur. */
export function groupBySource(articles: readonly Article[]): Shelves<Source> {
  const shelves = bySource.get(articles) ?? sortBySource(articles);
  bySource.set(articles, shelves);
  return shelves;
}

function sortByTag(articles: readonly Article[]): Shelves<Tag> {
  const shelves = new Map<string, { subject: Tag; articles: Article[] }>();
  for (const article of articles) {
    for (const tag of article.tags) {
      const shelf = shelves.get(tag.slug);
      if (shelf) shelf.articles.push(article);
      else shelves.set(tag.slug, { subject: tag, articles: [article] });
    }
  }
  return [...shelves.values()];
}

function sortBySource(articles: readonly Article[]): Shelves<Source> {
  const shelves = new Map<string, { subject: Source; articles: Article[] }>();
  for (const article of articles) {
    const shelf = shelves.get(article.source.key);
    if (shelf) shelf.articles.push(article);
    else shelves.set(article.source.key, { subject: article.source, articles: [article] });
  }
  return [...shelves.values()];
}
