import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/articles.ts';
import { addresses } from '../../../src/lib/addresses.ts';
import { buildArticleCard } from '../../../src/page-props/article-card.ts';
import { buildArticleLists } from '../../../src/page-props/list.ts';
import { createStories, createStory, plantPicture } from '../made-up-newsroom.ts';

describe('a story in a list', () => {
  test('says where it leads, when it was and whose it is', () => {
    const picture = { file: plantPicture, alt: 'A plant' };
    const story = createStory({ slug: 'a-story', date: '2019-03-20', tags: ['Gene therapy', '药'], picture });
    expect(buildArticleCard(story, '/news/')).toEqual({
      title: 'Story a-story',
      href: '/news/articles/a-story/',
      description: 'What a-story says.',
      date: { iso: '2019-03-20T00:00:00+08:00', text: '20 March 2019' },
      source: { label: 'Contract Pharma', href: '/news/sources/contractpharma/' },
      tags: [
        { label: 'Gene therapy', href: '/news/tags/gene-therapy/' },
        { label: '药', href: '/news/tags/%E8%8D%AF/' },
      ],
      picture,
      unpublished: undefined,
    });
  });

  test.for(['draft', 'scheduled'] as const)('is marked as %s', (unpublished) => {
    expect(buildArticleCard(createStory({ slug: 'a', unpublished }), '/').unpublished).toBe(unpublished);
  });
});

describe('a list in pages', () => {
  /** A list of stories a day apart, up to 20 March 2019, in pages of two. */
  const listOf = (count: number) => buildLists(createStories(count));
  const buildLists = (stories: readonly Article[]) => {
    const base = '/news/';
    const front = addresses.tag(base, 'china');
    const locatePage = (number: string) => addresses.tagPage(base, 'china', number);
    return buildArticleLists(stories, { base, front, locatePage }, 2);
  };

  test.for([0, 1, 2, 3])('of %i stories is a front that leads nowhere else', (count) => {
    const { front, pages } = listOf(count);
    expect(front.articles).toHaveLength(count);
    expect(front).toMatchObject({ older: undefined });
    expect(front.newer).toBeUndefined();
    expect(pages).toEqual([]);
  });

  test('leads from the front to the oldest page and back', () => {
    const { front, pages } = listOf(7);
    expect(front.newer).toBeUndefined();
    expect(front.older).toEqual({ label: '16–17 March 2019', href: '/news/tags/china/page/2/' });
    expect(pages).toMatchObject([
      {
        number: '2',
        address: '/news/tags/china/page/2/',
        span: '16–17 March 2019',
        newer: { label: 'the latest', href: '/news/tags/china/' },
        older: { label: '14–15 March 2019', href: '/news/tags/china/page/1/' },
      },
      {
        number: '1',
        address: '/news/tags/china/page/1/',
        span: '14–15 March 2019',
        newer: { label: '16–17 March 2019', href: '/news/tags/china/page/2/' },
        older: undefined,
      },
    ]);
  });

  test('shows each story once, newest first', () => {
    const { front, pages } = listOf(7);
    const shown = [front, ...pages].flatMap(({ articles }) => articles.map(({ title }) => title));
    expect(shown).toEqual(createStories(7).map(({ title }) => title));
  });

  test('names one day where a page spans one', () => {
    const stories = ['d', 'c', 'b', 'a'].map((slug) => createStory({ slug, date: '2019-03-20' }));
    const { pages } = buildLists(stories);
    expect(pages.map(({ span }) => span)).toEqual(['20 March 2019']);
  });
});
