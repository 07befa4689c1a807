import { beforeEach, describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import { getArchiveMonthPaths, getArchivePage } from '../../../src/page-props/archive.ts';
import { createStory } from '../made-up-newsroom.ts';

describe('the archive', () => {
  beforeEach(() => {
    newsroom.articles = ['2019-03-20', '2019-03-01', '2018-12-31'].map((date) =>
      createStory({ slug: date, date }),
    );
  });

  test('has years with their months and counts', async () => {
    expect((await getArchivePage()).years).toEqual([
      { year: '2019', count: '2 stories', months: [{ label: 'March', href: '/archive/2019/03/', count: 2 }] },
      {
        year: '2018',
        count: '1 story',
        months: [{ label: 'December', href: '/archive/2018/12/', count: 1 }],
      },
    ]);
  });

  test('has a page a month, which leads to the months beside it that have stories', async () => {
    const paths = await getArchiveMonthPaths();
    expect(paths.map(({ params }) => params)).toEqual([
      { year: '2019', month: '03' },
      { year: '2018', month: '12' },
    ]);
    const [march, december] = paths.map(({ props }) => props.page);
    expect(march).toMatchObject({
      heading: 'March 2019',
      count: '2 stories',
      breadcrumbs: [{ label: 'Archive', href: '/archive/' }],
      later: undefined,
      earlier: { label: 'December 2018', href: '/archive/2018/12/' },
    });
    expect(march?.articles.map(({ href }) => href)).toEqual([
      '/articles/2019-03-20/',
      '/articles/2019-03-01/',
    ]);
    expect(december).toMatchObject({
      later: { label: 'March 2019', href: '/archive/2019/03/' },
      earlier: undefined,
    });
  });
});
