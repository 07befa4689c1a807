import { describe, expect, test } from 'vitest';
import { createPageKey } from '../../src/integrations/incremental-build/page-key.ts';
import type { ArticlePage } from '../../src/page-props/article.ts';
import type { ArchiveMonthPage } from '../../src/page-props/archive.ts';
import { fixture } from '../support/fixture.ts';
import { listRoutePaths, loadNewsroom, type Path } from '../support/rendered-site.ts';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';
import { writeNewsroom, type NewsroomSketch } from '../support/written-newsroom.ts';

/** The paths of one route. */
async function listPaths(sketch: NewsroomSketch, route: string, epoch = fixture.epoch): Promise<Path[]> {
  const paths = await listRoutePaths({ content: await writeNewsroom(sketch), epoch });
  return paths.get(route) ?? [];
}

const storyOf = (path: Path | undefined) => path?.props?.page as ArticlePage | undefined;
const monthOf = (path: Path | undefined) => path?.props?.page as ArchiveMonthPage | undefined;

describe('every path of every route', () => {
  test('of the fixture, with drafts and stories not yet due left out', async () => {
    const paths = await listRoutePaths(fixture);
    const describeParams = ({ params }: Path) => Object.values(params).join(' ');
    const listed = [...paths].map(([route, ofRoute]) => [route, ofRoute.map(describeParams).sort()]);
    const tags = [
      'beijing',
      'cafe',
      'cafe-culture',
      'china',
      'constructor',
      'gene-therapy',
      'genscript',
      'proto',
    ];
    expect(Object.fromEntries(listed)).toEqual({
      '[code].svg.ts': ['wechat'],
      '[hostFile].ts': ['_redirects', '_redirects.caddy', '_redirects.nginx'],
      '[key].txt.ts': ['fixture-key-2026'],
      'archive/[year]/[month].astro': ['2025 03', '2025 04', '2026 05'],
      'articles/[former].astro': ['suzhou-plant'],
      'articles/[slug]/code.svg.ts': expect.arrayContaining(['plant-in-suzhou', '基因治疗']) as string[],
      'articles/[slug].astro': [
        ...['another-system', 'earlier-story', 'plant-in-suzhou', 'short-01', 'short-02', 'short-03'],
        '基因治疗',
      ],
      'contributors/[former].astro': ['lee-way'],
      'contributors/[slug]/index.astro': ['li-wei'],
      'contributors/[slug]/page/[number].astro': [],
      'contributors/[slug]/rss.xml.ts': ['lee-way', 'li-wei'],
      'events/[slug]/event.ics.ts': ['later-fair-2026', 'next-fair-2026', 'past-fair-2026'],
      'events/[slug]/index.astro': ['later-fair-2026', 'next-fair-2026', 'past-fair-2026'],
      'feeds/archive/[number].xml.ts': [],
      'page/[number].astro': [],
      'pictures/[name].ts': expect.arrayContaining([
        expect.stringMatching(/^[\da-f]{16}-[\da-f]{6}-480\.avif$/) as string,
      ]) as string[],
      'pictures/share/[name].png.ts': Array.from(
        { length: 8 },
        () => expect.stringMatching(/^[\da-f]{16}$/) as string,
      ),
      'search/indexes/[number].ts': ['1'],
      'sitemaps/[name].xml.ts': ['lists', 'news', 'stories-1'],
      'sources/[slug]/index.astro': ['contractpharma', 'newswire'],
      'sources/[slug]/page/[number].astro': [],
      'sources/[slug]/rss.xml.ts': ['contractpharma', 'newswire'],
      'tags/[former].astro': ['gene-therapies'],
      'tags/[slug]/index.astro': [...tags, '上海'],
      'tags/[slug]/page/[number].astro': [],
      'tags/[slug]/rss.xml.ts': [...tags, '上海', 'gene-therapies'].sort(),
    });
  });

  test('has props that JSON keeps whole, and a key that no other page of its route has', async () => {
    const paths = await listRoutePaths({ ...fixture, content: await copyVariedNewsroom() });
    for (const [route, ofRoute] of paths) {
      const props = ofRoute.map((path) => path.props ?? {});
      expect(props, route).not.toEqual([]);
      for (const each of props) expect(JSON.parse(JSON.stringify(each)), route).toEqual(dropUndefined(each));
      // Two former addresses of one page say the same.
      if (route.includes('[former]')) continue;
      expect(new Set(props.map(createPageKey)).size, route).toBe(props.length);
    }
  });

  test('has a head that no other page has, whatever tags and sources are called', async () => {
    const names = ['China', 'Contract Pharma', 'Tags', 'March 2019', 'Archive', 'Page not found'];
    const paths = await listRoutePaths({
      content: await writeNewsroom({
        stories: Array.from({ length: 130 }, (_, index) => ({
          slug: `story-${String(index)}`,
          title: 'The same headline',
          date: '2019-03-20',
          tags: [...new Set(['China', names[index % names.length] ?? ''])],
          more: {
            description: `What story ${String(index)} says.`,
            ...(index % 2 === 0 && { source: 'china' }),
          },
        })),
        sources: { china: { name: 'China', url: 'https://china.example' } },
      }),
    });
    const pages = [...paths.values()]
      .flat()
      .flatMap(({ props }) => (props?.page as ArticlePage | undefined) ?? []);
    const heads = pages.map(({ head }) => head);
    expect(heads.length).toBeGreaterThan(140);
    for (const field of ['title', 'description', 'canonical'] as const) {
      const values = heads.map((head) => head[field]);
      expect(
        values.filter((value, index) => values.indexOf(value) !== index),
        field,
      ).toEqual([]);
    }
  });
});

/** As JSON does: of an object it leaves them out, and in a list they are null. */
function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => dropUndefined(inner) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([name, inner]) => [name, dropUndefined(inner)]));
}

describe('a story', () => {
  const route = 'articles/[slug].astro';

  test('with the least that is written has nothing of the rest', async () => {
    const [story] = await listPaths({ stories: [{ slug: 'it', date: '2026-05-20' }] }, route);
    expect(storyOf(story)).toMatchObject({
      age: undefined,
      standfirst: undefined,
      authors: [],
      original: undefined,
      updated: undefined,
      picture: undefined,
      contents: [],
      later: undefined,
      earlier: undefined,
      related: [],
    });
  });

  test('leads to the stories beside it, and to at most four akin to it', async () => {
    const days = ['20', '19', '18', '17', '16', '15', '14'];
    const stories = days.map((day) => ({ slug: `day-${day}`, date: `2026-05-${day}`, tags: ['Suzhou'] }));
    const paths = await listPaths({ stories }, route);
    const second = storyOf(paths.find(({ params }) => params.slug === 'day-19'));
    expect([second?.later?.href, second?.earlier?.href]).toEqual(['/articles/day-20/', '/articles/day-18/']);
    expect(second?.related.map(({ href }) => href)).toEqual(
      ['20', '18', '17', '16'].map((day) => `/articles/day-${day}/`),
    );
  });

  test.for<[now: string, age: string | undefined]>([
    ['2020-03-20T00:00:00+08:00', undefined],
    ['2020-03-20T00:00:01+08:00', 'This story is more than a year old.'],
    ['2021-03-20T00:00:01+08:00', 'This story is more than 2 years old.'],
    ['2031-04-01T00:00:00+08:00', 'This story is more than 12 years old.'],
  ])('of 20 March 2019 says at %s: %s', async ([now, age]) => {
    const stories = [{ slug: 'it', date: '2019-03-20' }];
    const [story] = await listPaths({ stories }, route, Date.parse(now) / 1000);
    expect(storyOf(story)?.age).toBe(age);
  });
});

describe('the archive', () => {
  const stories = ['2019-03-20', '2019-03-01', '2018-12-31'].map((date) => ({ slug: `of-${date}`, date }));

  test('has years with their months and counts', async () => {
    await loadNewsroom({ content: await writeNewsroom({ stories }) });
    const { getArchivePage } = await import('../../src/page-props/archive.ts');
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
    const months = await listPaths({ stories }, 'archive/[year]/[month].astro');
    expect(months.map(({ params }) => params)).toEqual([
      { year: '2019', month: '03' },
      { year: '2018', month: '12' },
    ]);
    expect(monthOf(months[0])).toMatchObject({
      heading: 'March 2019',
      count: '2 stories',
      breadcrumbs: [{ label: 'Archive', href: '/archive/' }],
      later: undefined,
      earlier: { label: 'December 2018', href: '/archive/2018/12/' },
    });
    expect(monthOf(months[0])?.articles.map(({ href }) => href)).toEqual([
      '/articles/of-2019-03-20/',
      '/articles/of-2019-03-01/',
    ]);
    expect(monthOf(months[1])?.later).toEqual({ label: 'March 2019', href: '/archive/2019/03/' });
  });
});

describe('tags and sources', () => {
  const pharmaAsia = { name: 'Pharma Asia', url: 'https://pharma.asia', description: 'A magazine.' };
  const sketch: NewsroomSketch = {
    stories: [
      { slug: 'c', date: '2019-03-03', tags: ['China', 'Éclair', 'eggs'], more: { source: 'pharma-asia' } },
      { slug: 'b', date: '2019-03-02', tags: ['GenScript', 'zebra', '药'], more: { source: 'pharma-asia' } },
      { slug: 'a', date: '2019-03-01', tags: ['zebra'] },
    ],
    tags: [
      { label: 'China', kind: 'place' },
      { label: 'GenScript', kind: 'company' },
    ],
    sources: { 'pharma-asia': pharmaAsia },
  };

  test('are listed by kind, those with most stories first', async () => {
    await loadNewsroom({ content: await writeNewsroom(sketch) });
    const [{ getTagIndexPage }, { getSourceIndexPage }] = [
      await import('../../src/page-props/tags.ts'),
      await import('../../src/page-props/sources.ts'),
    ];
    const { groups } = await getTagIndexPage();
    expect(
      groups.map(({ heading, tags }) => [heading, tags.map(({ label, count }) => [label, count])]),
    ).toEqual([
      ['Companies', [['GenScript', 1]]],
      [
        'Topics',
        [
          ['zebra', 2],
          ['Éclair', 1],
          ['eggs', 1],
          ['药', 1],
        ],
      ],
      ['Places', [['China', 1]]],
    ]);
    expect((await getSourceIndexPage()).sources).toEqual([
      {
        name: 'Pharma Asia',
        href: '/sources/pharma-asia/',
        description: 'A magazine.',
        facts: ['2 stories'],
      },
      { name: 'Contract Pharma', href: '/sources/contractpharma/', facts: ['1 story'] },
    ]);
  });

  test('have their feeds on one page, in the same groups', async () => {
    await loadNewsroom({ content: await writeNewsroom(sketch), siteUrl: 'https://example.org/news/' });
    const { getFeedsPage } = await import('../../src/page-props/feeds-page.ts');
    const { groups } = await getFeedsPage();
    expect(groups.map(({ heading, id, feeds }) => [heading, id, feeds.map(({ title }) => title)])).toEqual([
      ['Everything', 'page_everything', ['All stories']],
      ['Companies', 'page_company', ['GenScript']],
      ['Topics', 'page_topic', ['zebra', 'Éclair', 'eggs', '药']],
      ['Places', 'page_place', ['China']],
      ['Sources', 'page_source', ['Pharma Asia', 'Contract Pharma']],
    ]);
    expect(groups[2]?.feeds[3]).toEqual({
      title: '药',
      href: '/news/tags/%E8%8D%AF/rss.xml',
      address: 'https://example.org/news/tags/%E8%8D%AF/rss.xml',
      stories: { label: '1 story', href: '/news/tags/%E8%8D%AF/' },
    });
  });

  test.for<[what: string, NewsroomSketch, headings: string[]]>([
    ['no stories at all', { stories: [] }, ['Everything']],
    [
      'topics alone',
      { stories: [{ slug: 'a', date: '2019-03-01', tags: ['Facility'] }] },
      ['Everything', 'Topics', 'Sources'],
    ],
  ])('that nobody has make no group: %s', async ([, { stories }, headings]) => {
    await loadNewsroom({ content: await writeNewsroom({ stories }) });
    const { getFeedsPage } = await import('../../src/page-props/feeds-page.ts');
    expect((await getFeedsPage()).groups.map(({ heading }) => heading)).toEqual(headings);
  });
});
