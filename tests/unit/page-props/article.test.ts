import { describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import { getArticlePaths } from '../../../src/page-props/article.ts';
import { createStory, plantPicture, type StorySketch } from '../made-up-newsroom.ts';

/** The page of one story among others, which are given newest first. */
async function getPage(
  sketch: Partial<StorySketch> = {},
  { later = [], earlier = [], years = 0 }: Others = {},
) {
  const articles = [...later, { slug: 'it', ...sketch }, ...earlier].map(createStory);
  Object.assign(newsroom, { articles, years });
  const path = (await getArticlePaths())[later.length];
  if (!path) throw new Error('The story has no path.');
  return path.props.page;
}

interface Others {
  later?: StorySketch[];
  earlier?: StorySketch[];
  years?: number;
}

describe('the page of a story', () => {
  test('with the least that is written has nothing of the rest', async () => {
    expect(await getPage()).toMatchObject({
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

  test('with the most shows it all', async () => {
    const picture = { file: plantPicture, alt: 'A plant', credit: 'GenScript' };
    const page = await getPage({
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

  test('leads to the stories beside it and to at most four akin to it', async () => {
    const tags = ['Suzhou'];
    const earlier = ['e', 'd', 'c', 'b', 'a'].map((slug) => ({ slug, tags }));
    const page = await getPage({ tags }, { later: [{ slug: 'later' }], earlier });
    expect([page.later?.href, page.earlier?.href]).toEqual(['/articles/later/', '/articles/e/']);
    expect(page.related.map(({ href }) => href)).toEqual(
      ['e', 'd', 'c', 'b'].map((slug) => `/articles/${slug}/`),
    );
  });

  test('has the story’s title and canonical address', async () => {
    const { head } = await getPage({ title: 'A plant in Nanjing' });
    expect(head).toMatchObject({
      title: 'A plant in Nanjing · En-CPhI.cn',
      canonical: 'https://www.en-cphi.cn/articles/it/',
    });
  });

  test('shows search engines its own picture first, then that which is shared with links to it', async () => {
    const { head } = await getPage({ picture: { file: plantPicture, alt: 'A plant' } });
    const images = head.structuredData?.match(/"ImageObject","url":"[^"]+\/pictures\/[^"]+/g) ?? [];
    expect(images).toHaveLength(2);
    expect(images[1]).toContain(head.picture?.address);
    expect(head.picture?.alt).toBe('Story it (Contract Pharma, 20 March 2019)');
  });

  test.for<[years: number, age: string | undefined]>([
    [0, undefined],
    [1, 'This story is more than a year old.'],
    [2, 'This story is more than 2 years old.'],
    [12, 'This story is more than 12 years old.'],
  ])('published %i full years ago says: %s', async ([years, age]) => {
    expect((await getPage({}, { years })).age).toBe(age);
  });

  test.for<[words: number, readingTime: string | undefined]>([
    [0, undefined],
    [1, '1 min read'],
    [950, '4 min read'],
  ])('of %i words says how long it takes: %s', async ([words, readingTime]) => {
    const { body } = createStory({ slug: 'it' });
    expect((await getPage({ body: { ...body, words } })).readingTime).toBe(readingTime);
  });
});
