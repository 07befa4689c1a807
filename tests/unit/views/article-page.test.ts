import { describe, expect, test } from 'vitest';
import { createSlug } from '../../../src/lib/slugs.ts';
import { buildArticlePage } from '../../../src/views/article-page.ts';
import { buildContents } from '../../../src/views/contents.ts';
import { buildFrame } from '../../../src/views/frame.ts';
import { createStory, plainSite, plantPicture, type StorySketch } from '../made-up-newsroom.ts';

const frame = buildFrame(plainSite, undefined);

function buildPage(sketch: Partial<StorySketch> = {}, surroundings = {}) {
  return buildArticlePage(
    createStory({ slug: 'it', ...sketch }),
    {
      related: [],
      name: { title: sketch.title ?? 'It', description: 'What it says.' },
      years: 0,
      ...surroundings,
    },
    frame,
    () => undefined,
  );
}

describe('the page of a story', () => {
  test('with the least that is written has nothing of the rest', () => {
    expect(buildPage()).toMatchObject({
      age: undefined,
      standfirst: undefined,
      author: undefined,
      original: undefined,
      updated: undefined,
      picture: undefined,
      contents: [],
      later: undefined,
      earlier: undefined,
      related: [],
    });
  });

  test('with the most shows it all', () => {
    const picture = { file: plantPicture, alt: 'A plant', credit: 'GenScript' };
    const page = buildPage({
      standfirst: 'What it says.',
      author: 'Li Hua',
      original: 'https://www.example.com/story?a=b',
      updated: '2019-03-21T01:00:00Z',
      picture,
    });
    expect(page).toMatchObject({
      standfirst: 'What it says.',
      author: 'Li Hua',
      original: { label: 'example.com', href: 'https://www.example.com/story?a=b' },
      updated: { iso: '2019-03-21T09:00:00+08:00', text: '21 March 2019' },
      picture,
    });
  });

  test('leads to the stories beside it and akin to it', () => {
    const page = buildPage(
      {},
      {
        later: createStory({ slug: 'later' }),
        earlier: createStory({ slug: 'earlier' }),
        related: [createStory({ slug: 'b' }), createStory({ slug: 'a' })],
      },
    );
    expect([page.later?.href, page.earlier?.href, ...page.related.map(({ href }) => href)]).toEqual([
      '/articles/later/',
      '/articles/earlier/',
      '/articles/b/',
      '/articles/a/',
    ]);
  });

  test('has the story’s title and canonical address', () => {
    expect(buildPage({ title: 'A plant in Nanjing' }).head).toMatchObject({
      title: 'A plant in Nanjing · En-CPhI.cn',
      canonical: 'https://www.en-cphi.cn/articles/it/',
    });
  });

  test.for<[years: number, age: string | undefined]>([
    [0, undefined],
    [1, 'This story is more than a year old.'],
    [2, 'This story is more than 2 years old.'],
    [12, 'This story is more than 12 years old.'],
  ])('published %i full years ago says: %s', ([years, age]) => {
    expect(buildPage({}, { years }).age).toBe(age);
  });

  test.for<[words: number, readingTime: string | undefined]>([
    [0, undefined],
    [1, '1 min read'],
    [950, '4 min read'],
  ])('of %i words says how long it takes: %s', ([words, readingTime]) => {
    const { body } = createStory({ slug: 'it' });
    expect(buildPage({ body: { ...body, words } }).readingTime).toBe(readingTime);
  });
});

describe('the table of contents', () => {
  const contentsOf = (...headings: [depth: number, text: string][]) =>
    buildContents(headings.map(([depth, text]) => ({ depth, text, id: createSlug(text) })));

  test('has the headings of two levels, the smaller ones below the larger', () => {
    expect(contentsOf([2, 'A field'], [3, 'B'], [4, 'Too small'], [3, 'C'], [2, '苏州'])).toEqual([
      {
        label: 'A field',
        href: '#a-field',
        entries: [
          { label: 'B', href: '#b' },
          { label: 'C', href: '#c' },
        ],
      },
      { label: '苏州', href: '#苏州', entries: [] },
    ]);
  });

  test.for<[what: string, headings: [number, string][], length: number]>([
    [
      'is there from three headings on',
      [
        [2, 'A'],
        [2, 'B'],
        [2, 'C'],
      ],
      3,
    ],
    [
      'is not there with two',
      [
        [2, 'A'],
        [2, 'B'],
      ],
      0,
    ],
    [
      'does not count headings that it would not show',
      [
        [2, 'A'],
        [3, 'B'],
        [4, 'C'],
        [2, ' '],
      ],
      0,
    ],
  ])('%s', ([, headings, length]) => {
    expect(contentsOf(...headings)).toHaveLength(length);
  });
});
