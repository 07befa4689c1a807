import type { Article } from '../content/articles.ts';
import { countByMonth, type MonthCount } from '../content/calendar.ts';
import { formatDay, formatMonth } from '../lib/dates.ts';
import { countOf } from '../lib/text.ts';

/** The articles of a tag or a source by month. */
export interface MonthChart {
  /** The content of the picture in words. */
  summary: string;
  /** The number of articles in each month, oldest first. */
  bars: number[];
  /** The greatest number, with its month. */
  most: { count: number; text: string };
  first: string;
  last: string;
  table: MonthTable;
}

/** The numbers of a chart: a row for each month of the year, a column for each year. */
export interface MonthTable {
  years: string[];
  /** Undefined if the chart has no such month. */
  rows: { month: string; counts: (number | undefined)[] }[];
}

const span = { shortest: 12, longest: 36 };

/** With fewer articles there is no chart. */
const fewestArticles = 3;

/**
 * Up to three years before the newest article, and at least one. It does not use the build's clock, so a page
 * changes only when its articles change.
 */
export function buildMonthChart(newestFirst: readonly Article[]): MonthChart | undefined {
  const months = countByMonth(newestFirst, span);
  const [first = '', last = ''] = [months[0], months.at(-1)].map(
    (month) => month && formatMonth(month.month),
  );
  const sum = months.reduce((total, { count }) => total + count, 0);
  if (sum < fewestArticles) return undefined;

  const most = describeMost(months);
  return {
    summary: `${countOf(sum, 'story', 'stories')} from ${first} to ${last}; the most: ${most.text}`,
    bars: months.map(({ count }) => count),
    most,
    first,
    last,
    table: tabulate(months),
  };
}

function describeMost(months: readonly MonthCount[]): MonthChart['most'] {
  const count = Math.max(...months.map((month) => month.count));
  const [peak, another] = months.filter((month) => month.count === count);
  const when = peak && !another ? formatMonth(peak.month) : 'a month';
  return { count, text: `${count.toLocaleString('en-GB')} in ${when}` };
}

function tabulate(months: readonly MonthCount[]): MonthTable {
  const counts = new Map(months.map(({ month, count }) => [month, count]));
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  const monthsOfYear = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  return {
    years,
    rows: monthsOfYear.map((month) => ({
      month: formatDay(`2000-${month}-01`, 'month'),
      counts: years.map((year) => counts.get(`${year}-${month}`)),
    })),
  };
}
