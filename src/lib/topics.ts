import type { Article, Source } from './articles.ts';
import type { Tag } from './vocabulary.ts';

/** A tag or a source with its stories. */
export interface Shelf<T> {
  subject: T;
  /** In the order of the articles given. */
  articles: Article[];
}

/** One shelf a tag, in the order in which the tags first occur. Of tags that share a slug, the first one's label stands. */
export function groupByTag(articles: readonly Article[]): Shelf<Tag>[] {
  const shelves = new Map<string, Shelf<Tag>>();
  for (const article of articles) {
    for (const tag of article.tags) {
      const shelf = shelves.get(tag.slug);
      if (shelf) shelf.articles.push(article);
      else shelves.set(tag.slug, { subject: tag, articles: [article] });
    }
  }
  return [...shelves.values()];
}

/** One shelf a source, in the order in which the sources first occur. */
export function groupBySource(articles: readonly Article[]): Shelf<Source>[] {
  const shelves = new Map<string, Shelf<Source>>();
  for (const article of articles) {
    const shelf = shelves.get(article.source.key);
    if (shelf) shelf.articles.push(article);
    else shelves.set(article.source.key, { subject: article.source, articles: [article] });
  }
  return [...shelves.values()];
}
