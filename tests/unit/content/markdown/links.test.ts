import { describe, expect, test } from 'vitest';
import { isArticleFileLink, resolveBodyLink } from '../../../../src/content/markdown/links.ts';

describe('a link in a story, on a site below /news/', () => {
  test.for<[what: string, written: string, address: string]>([
    ['to another site', 'https://example.com/a.md', 'https://example.com/a.md'],
    ['to a host without scheme', '//example.com/a.md', '//example.com/a.md'],
    ['to a mailbox', 'mailto:editor@example.md', 'mailto:editor@example.md'],
    ['to a heading', '#a-heading', '#a-heading'],
    ['to a page', '/tags/china/', '/news/tags/china/'],
    ['to the home page', '/', '/news/'],
    ['to a page with a query', '/tags/?a=b#c', '/news/tags/?a=b#c'],
    ['to the file of a story beside it', '2019-03-20-a-story.md', '/news/articles/a-story/'],
    [
      'to the file of a story in another folder',
      '../2018/2018-01-02-old-story.md',
      '/news/articles/old-story/',
    ],
    ['to the file of a story without a day', './a-story.md', '/news/articles/a-story/'],
    [
      'to the file of a story from the top',
      '/articles/2019/2019-03-20-a-story.md',
      '/news/articles/a-story/',
    ],
    ['to a heading of another story', 'a-story.md#a-heading', '/news/articles/a-story/#a-heading'],
    ['to a Chinese file, encoded', './%E8%8D%AF.md', '/news/articles/%E8%8D%AF/'],
    ['to a Chinese file, as it is', './药.md', '/news/articles/%E8%8D%AF/'],
    ['to a file whose encoding is broken', './%E8.md', '/news/articles/%25E8/'],
    ['to nothing', '', ''],
  ])('%s', ([, written, address]) => {
    expect(resolveBodyLink(written, '/news/')).toBe(address);
  });

  test.for<[written: string, answer: boolean]>([
    ['a-story.md', true],
    ['../2019/2019-03-20-a-story.md#b', true],
    ['a-story', false],
    ['a-story.mdx', false],
    ['a-story.md?b', false],
    ['.md', false],
    ['//example.com/a.md', false],
    ['https://example.com/a.md', false],
  ])('“%s” names the file of a story: %s', ([written, answer]) => {
    expect(isArticleFileLink(written)).toBe(answer);
  });
});
