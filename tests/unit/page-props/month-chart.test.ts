import { describe, expect, test } from 'vitest';
import { buildMonthChart } from '../../../src/page-props/month-chart.ts';
import { createStory } from '../made-up-newsroom.ts';

/** The chart of stories of these days, newest first. */
function chartOf(...days: string[]) {
  return buildMonthChart(days.map((date, index) => createStory({ slug: `s${String(index)}`, date })));
}

describe('the chart of stories by month', () => {
  test('has a bar for each month from the first story to the newest, those without stories included', () => {
    const chart = chartOf('2019-03-31', '2019-03-01', '2019-01-15', '2017-12-31');
    expect(chart?.bars).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2]);
    expect(chart).toMatchObject({ first: 'December 2017', last: 'March 2019' });
  });

  test('goes by the calendar of the site’s time zone', () => {
    expect(chartOf('2019-03-31T20:00:00Z', '2019-03-31', '2019-03-30')?.bars.slice(-2)).toEqual([2, 1]);
  });

  test('shows a year where there is less', () => {
    const chart = chartOf('2019-03-20', '2019-03-19', '2019-02-01');
    expect(chart?.bars).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(chart?.first).toBe('April 2018');
  });

  test('shows the newest three years where there is more', () => {
    const chart = chartOf('2019-03-20', '2019-03-01', '2016-04-01', '2016-03-31');
    expect(chart?.bars).toHaveLength(36);
    expect(chart?.bars.at(0)).toBe(1);
    expect(chart?.summary).toMatch(/^3 stories from April 2016 to March 2019;/);
  });

  test.for<[what: string, days: string[], text: string]>([
    ['in its month', ['2019-03-20', '2019-03-01', '2019-01-15'], '2 in March 2019'],
    ['without a month where several are equal', ['2019-03-20', '2019-02-01', '2019-01-15'], '1 in a month'],
  ])('says the greatest number %s', ([, days, text]) => {
    const chart = chartOf(...days);
    expect(chart?.most.text).toBe(text);
    expect(chart?.summary).toBe(`3 stories from April 2018 to March 2019; the most: ${text}`);
  });

  test('has all its numbers in a table, and none for months outside of it', () => {
    const table = chartOf('2019-03-20', '2019-03-01', '2018-04-15')?.table;
    expect(table?.years).toEqual(['2018', '2019']);
    expect(table?.rows.map(({ month, counts }) => [month, ...counts])).toEqual([
      ['January', undefined, 0],
      ['February', undefined, 0],
      ['March', undefined, 2],
      ['April', 1, undefined],
      ...['May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].map((month) => [
        month,
        0,
        undefined,
      ]),
    ]);
  });

  test.for<[what: string, days: string[]]>([
    ['no story', []],
    ['one story', ['2019-03-20']],
    ['two stories', ['2019-03-20', '2019-02-20']],
    ['fewer than three in its three years', ['2019-03-20', '2019-02-20', '2014-01-01']],
  ])('is not drawn of %s', ([, days]) => {
    expect(chartOf(...days)).toBeUndefined();
  });
});
