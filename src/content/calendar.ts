import type { Article } from './articles.ts';

export interface Month {
  /** `YYYY-MM`. */
  month: string;
  articles: Article[];
}

export interface Year {
  /** `YYYY`. */
  year: string;
  months: Month[];
}

/** Years, months and articles newest first. */
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

export interface MonthCount {
  /** `YYYY-MM`. */
  month: string;
  count: number;
}

/**
 * The months from the oldest article to the newest, oldest first, including months without articles. Earlier
 * months are added up to `shortest` months in all; above `longest` months the oldest are left out.
 */
export function countByMonth(
  newestFirst: readonly Article[],
  { shortest, longest }: { shortest: number; longest: number },
): MonthCount[] {
  const months = groupByMonth(newestFirst).flatMap((year) => year.months);
  const [newest, oldest] = [months[0], months.at(-1)];
  if (!newest || !oldest) return [];
  const counts = new Map(months.map(({ month, articles }) => [month, articles.length]));
  const last = numberOfMonth(newest.month);
  const length = Math.min(longest, Math.max(shortest, last - numberOfMonth(oldest.month) + 1));
  return Array.from({ length }, (_, index) => {
    const month = nameOfMonth(last - length + 1 + index);
    return { month, count: counts.get(month) ?? 0 };
  });
}

/** Months since the year 0. */
function numberOfMonth(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function nameOfMonth(number: number): string {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
