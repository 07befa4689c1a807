import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/articles.ts';
import { createRelatedTagFinder } from '../../../src/content/related-tags.ts';
import { createStories } from '../made-up-newsroom.ts';

/** Stories by their tags, one a line, newest first. */
function storiesTagged(...lines: string[]): Article[] {
  return createStories(lines.length, (index) => ({ tags: (lines[index] ?? '').split(' ') }));
}

function relatedTo(slug: string, stories: Article[], limit = 10): string[] {
  return createRelatedTagFinder(stories)(slug, limit).map((tag) => tag.slug);
}

describe('the tags related to a tag', () => {
  test.for<[what: string, stories: string[], related: string[]]>([
    ['share a story with it', ['it a', 'b c'], ['a']],
    ['never include itself', ['it', 'it'], []],
    ['come with more shared stories first', ['it a', 'it b', 'it a', 'a b', 'b'], ['a', 'b']],
    ['come last where they are on every story', ['it all a', 'it all', 'it all', 'all'], ['a', 'all']],
    ['do not come first for being rare', ['it a rare', 'it a', 'it a', 'it a'], ['a', 'rare']],
    ['come in the order of their slugs, all else equal', ['it c b a'], ['a', 'b', 'c']],
  ])('%s', ([, stories, related]) => {
    expect(relatedTo('it', storiesTagged(...stories))).toEqual(related);
  });

  test('are no more than asked for', () => {
    expect(relatedTo('it', storiesTagged('it a b c'), 2)).toEqual(['a', 'b']);
  });

  test('are none for a tag that no story carries', () => {
    expect(relatedTo('unknown', storiesTagged('a b'))).toEqual([]);
  });

  test('are named as on their own pages, by the newest story’s spelling', () => {
    const [found] = createRelatedTagFinder(storiesTagged('it GMP', 'it gmp'))('it', 1);
    expect(found?.label).toBe('GMP');
  });

  test('are counted once for all tags: to find them reads no story again', () => {
    let reads = 0;
    const stories = storiesTagged(
      ...Array.from({ length: 100 }, (_, index) => `all t${String(index % 20)}`),
    ).map((story): Article => {
      const { tags } = story;
      return Object.defineProperty(story, 'tags', {
        get() {
          reads += 1;
          return tags;
        },
      });
    });
    const find = createRelatedTagFinder(stories);
    expect(reads).toBeGreaterThanOrEqual(100);
    const before = reads;
    for (let index = 0; index < 20; index += 1) find(`t${String(index)}`, 5);
    expect(reads).toBe(before);
  });
});
