import type { Article } from '../content/articles.ts';
import { formatDay } from '../lib/dates.ts';

/** How the page of a story is named to search engines and in a browser's tabs. */
export interface PageName {
  title: string;
  description: string;
}

/** What pages that are no story's are called. */
const takenTitles = new Set(['Archive', 'Feeds', 'Page not found', 'Search', 'Sources', 'Tags']);

/** A short first paragraph says little by itself. */
const shortDescription = 60;

/**
 * Names the pages of stories so that no two have one title or one description: of stories of one headline
 * each names its source and day, and where these are the same too, those but the oldest have a number.
 *
 * @param articles all of them, newest first.
 */
export function createPageNamer(articles: readonly Article[]): (article: Article) => PageName {
  const headlines = findRepeated(articles, ({ title }) => title);
  const descriptions = findRepeated(articles, ({ description }) => description);
  const isTaken = ({ title }: Article) => headlines.has(title) || takenTitles.has(title);
  const toldApart = Map.groupBy(articles.filter(isTaken), tellApart);

  const findTitle = (article: Article) => {
    if (!isTaken(article)) return article.title;
    const apart = tellApart(article);
    const group = toldApart.get(apart) ?? [];
    const number = group.length - group.indexOf(article);
    return number > 1 ? `${apart}, ${String(number)}` : apart;
  };
  return (article) => {
    const { description } = article;
    const title = findTitle(article);
    const isEnough = description.length >= shortDescription && !descriptions.has(description);
    return { title, description: isEnough ? description : `${title}. ${description}`.trim() };
  };
}

/** What several stories have. */
function findRepeated(articles: readonly Article[], find: (article: Article) => string): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const text of articles.map(find)) (seen.has(text) ? repeated : seen).add(text);
  return repeated;
}

function tellApart({ title, source, published }: Article): string {
  return `${title} (${source.name}, ${formatDay(published.day)})`;
}
