import type { Article } from '../content/articles.ts';
import { addressKinds } from '../lib/addresses.ts';
import { formatDay } from '../lib/dates.ts';
import { endSentence } from '../lib/text.ts';

/** The name of an article's page for search engines and browser tabs. */
export interface PageName {
  title: string;
  description: string;
}

/** The titles of pages that are not articles. */
const takenTitles = new Set(addressKinds.map(({ title }) => title));

/** A shorter first paragraph is not enough as a description. */
const shortDescription = 60;

/**
 * Names the pages of articles so that all titles and descriptions differ. Articles with the same headline add
 * their source and day; if these are the same too, all but the oldest add a number.
 *
 * @param articles all of them, newest first.
 */
export function createPageNamer(articles: readonly Article[]): (article: Article) => PageName {
  const headlines = findRepeated(articles, ({ title }) => title);
  const descriptions = findRepeated(articles, ({ description }) => description);
  const isTaken = ({ title }: Article) => headlines.has(title) || takenTitles.has(title);
  const numbers = new Map<Article, number>();
  for (const group of Map.groupBy(articles.filter(isTaken), tellApart).values()) {
    for (const [index, article] of group.entries()) numbers.set(article, group.length - index);
  }

  const findTitle = (article: Article) => {
    if (!isTaken(article)) return article.title;
    const apart = tellApart(article);
    const number = numbers.get(article) ?? 1;
    return number > 1 ? `${apart}, ${String(number)}` : apart;
  };
  return (article) => {
    const { description } = article;
    const title = findTitle(article);
    const isEnough = description.length >= shortDescription && !descriptions.has(description);
    return { title, description: isEnough ? description : `${endSentence(title)}${description}`.trim() };
  };
}

/** The values that several articles share. */
function findRepeated(articles: readonly Article[], find: (article: Article) => string): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const text of articles.map(find)) (seen.has(text) ? repeated : seen).add(text);
  return repeated;
}

function tellApart({ title, source, published }: Article): string {
  return `${title} (${source.name}, ${formatDay(published.day)})`;
}
