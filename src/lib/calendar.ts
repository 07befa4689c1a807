import type { Article } from './articles.ts';

/** The stories of a month. */
export interface Month {
  /** `YYYY-MM`. */
  month: string;
  articles: Article[];
}

/** The months of a year that have stories. */
export interface Year {
  /** `YYYY`. */
  year: string;
  months: Month[];
}

/** Years and months newest first; the stories keep the order given, which must be newest first. */
export function groupByMonth(newestFirst: readonly Article[]): Year[] {
  const years: Year[] = [];
  for (const article of newestFirst) {
    const month = article.published.day.slice(0, 7);
    const year = month.slice(0, 4);
    if (years.at(-1)?.year !== year) years.push({ year, months: [] });
    const months = years.at(-1)?.months ?? [];
    if (months.at(-1)?.month !== month) months.push({ month, articles: [] });
    months.at(-1)?.articles.push(article);
  }
  return years;
}
