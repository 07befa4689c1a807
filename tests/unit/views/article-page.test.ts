import { describe, expect, test } from 'vitest';
import { buildArticlePage } from '../../../src/views/article-page.ts';
import { buildFrame } from '../../../src/views/frame.ts';
import { createStory, plainSite, plantPicture, type StorySketch } from '../made-up-newsroom.ts';

const frame = buildFrame(plainSite, undefined);

function buildPage(sketch: Partial<StorySketch> = {}, neighbours = {}) {
  return buildArticlePage(
    createStory({ slug: 'it', ...sketch }),
    { related: [], isTitleShared: false, ...neighbours },
    frame,
    () => undefined,
  );
}

describe('the page of a story', () => {
  test('with the least that is written has nothing of the rest', () => {
    expect(buildPage()).toMatchObject({
      standfirst: undefined,
      author: undefined,
      original: undefined,
      updated: undefined,
      picture: undefined,
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
});
