import { describe, expect, test } from 'vitest';
import { groupByMonth } from '../../../src/content/calendar.ts';
import { createStory } from '../made-up-newsroom.ts';

describe('stories by year and month', () => {
  test('are grouped by their day in the site’s zone, newest first, without empty months', () => {
    const stories = [
      createStory({ slug: 'e', date: '2020-01-01' }),
      createStory({ slug: 'd', date: '2018-12-31T16:00:00Z' }),
      createStory({ slug: 'c', date: '2018-12-31T15:59:59Z' }),
      createStory({ slug: 'b', date: '2018-12-01' }),
      createStory({ slug: 'a', date: '2018-10-05' }),
    ];
    const years = groupByMonth(stories).map(({ year, months }) => ({
      year,
      months: months.map(({ month, articles }) => [month, articles.map(({ slug }) => slug).join()]),
    }));
    expect(years).toEqual([
      { year: '2020', months: [['2020-01', 'e']] },
      { year: '2019', months: [['2019-01', 'd']] },
      {
        year: '2018',
        months: [
          ['2018-12', 'c,b'],
          ['2018-10', 'a'],
        ],
      },
    ]);
  });

  test('are no years where there are no stories', () => {
    expect(groupByMonth([])).toEqual([]);
  });
});
