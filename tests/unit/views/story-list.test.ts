import { describe, expect, test } from 'vitest';
import { paginate } from '../../../src/lib/pagination.ts';
import { buildStory } from '../../../src/views/story.ts';
import { buildStoryLists } from '../../../src/views/story-list.ts';
import { createStories, createStory, plantPicture } from '../made-up-newsroom.ts';

const findNoHold = () => undefined;

describe('a story in a list', () => {
  test('says where it leads, when it was and whose it is', () => {
    const picture = { file: plantPicture, alt: 'A plant' };
    const story = createStory({ slug: 'a-story', date: '2019-03-20', tags: ['Gene therapy', '药'], picture });
    expect(buildStory(story, '/news/', findNoHold)).toEqual({
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
      hold: undefined,
    });
  });

  test('is marked where it is held back', () => {
    expect(buildStory(createStory({ slug: 'a' }), '/', () => 'draft').hold).toBe('draft');
    expect(buildStory(createStory({ slug: 'a' }), '/', () => 'scheduled').hold).toBe('scheduled');
  });
});

describe('a list in pages', () => {
  /** A list of stories a day apart, up to 20 March 2019, in pages of two. */
  const listOf = (count: number) =>
    buildStoryLists(paginate(createStories(count), 2), {
      base: '/news/',
      address: '/news/tags/china/',
      findHold: findNoHold,
    });

  test.for([0, 1, 2, 3])('of %i stories is a front that leads nowhere else', (count) => {
    const { front, pages } = listOf(count);
    expect(front.stories).toHaveLength(count);
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
        number: 2,
        address: '/news/tags/china/page/2/',
        span: '16–17 March 2019',
        newer: { label: 'the latest', href: '/news/tags/china/' },
        older: { label: '14–15 March 2019', href: '/news/tags/china/page/1/' },
      },
      {
        number: 1,
        address: '/news/tags/china/page/1/',
        span: '14–15 March 2019',
        newer: { label: '16–17 March 2019', href: '/news/tags/china/page/2/' },
        older: undefined,
      },
    ]);
  });

  test('shows each story once, newest first', () => {
    const { front, pages } = listOf(7);
    const shown = [front, ...pages].flatMap(({ stories }) => stories.map(({ title }) => title));
    expect(shown).toEqual(createStories(7).map(({ title }) => title));
  });

  test('names one day where a page spans one', () => {
    const stories = ['d', 'c', 'b', 'a'].map((slug) => createStory({ slug, date: '2019-03-20' }));
    const { pages } = buildStoryLists(paginate(stories, 2), {
      base: '/',
      address: '/',
      findHold: findNoHold,
    });
    expect(pages.map(({ span }) => span)).toEqual(['20 March 2019']);
  });
});
