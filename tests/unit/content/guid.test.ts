import { describe, expect, test } from 'vitest';
import { createGuid } from '../../../src/content/guid.ts';

describe('the guid of a story', () => {
  test.for<[what: string, slug: string, aliases: string[], guid: string]>([
    ['is a tag URI of its address', 'a-story', [], 'tag:en-cphi.cn,2019:articles/a-story'],
    ['stays when the story is renamed', 'new-name', ['a-story'], 'tag:en-cphi.cn,2019:articles/a-story'],
    [
      'stays when it is renamed again',
      'third',
      ['a-story', 'new-name'],
      'tag:en-cphi.cn,2019:articles/a-story',
    ],
    ['is of ASCII alone', '药', [], 'tag:en-cphi.cn,2019:articles/%E8%8D%AF'],
  ])('%s', ([, slug, aliases, guid]) => {
    expect(createGuid({ slug, aliases }, 'tag:en-cphi.cn,2019')).toBe(guid);
  });
});
