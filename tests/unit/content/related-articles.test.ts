import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNewestFirst, type Article } from '../../../src/content/articles.ts';
import { createRelatedFinder } from '../../../src/content/related-articles.ts';
import { createStories, createStory } from '../made-up-newsroom.ts';

/** The slugs of what is related to the first of these stories: slug and tags, newest first. */
function relatedToFirst(sketches: Record<string, string[]>, limit = 10): string[] {
  const slugs = Object.keys(sketches);
  const stories = createStories(slugs.length, (index) => ({
    slug: slugs[index] ?? '',
    tags: sketches[slugs[index] ?? ''] ?? [],
  }));
  const [first] = stories;
  return first ? createRelatedFinder(stories)(first, limit).map(({ slug }) => slug) : [];
}

describe('the stories related to a story', () => {
  test.for<[what: string, stories: Record<string, string[]>, related: string[]]>([
    ['share a tag', { it: ['a'], other: ['a'], apart: ['b'] }, ['other']],
    ['never include itself', { it: ['a', 'b'] }, []],
    ['are none where it has no tags', { it: [], other: ['a'] }, []],
    ['come with more shared tags first', { it: ['a', 'b'], one: ['a'], two: ['a', 'b'] }, ['two', 'one']],
    [
      'come with the rarer tag first',
      { it: ['common', 'rare'], x: ['common'], y: ['common'], z: ['rare'] },
      ['z', 'x', 'y'],
    ],
    [
      'come with the newer first, all else equal',
      { it: ['a'], newer: ['a'], older: ['a'] },
      ['newer', 'older'],
    ],
    ['count although every story has the tag', { it: ['a'], other: ['a'] }, ['other']],
    ['share a tag however it is spelt', { it: ['Gene Therapy'], other: ['gene-thérapy'] }, ['other']],
  ])('%s', ([, stories, related]) => {
    expect(relatedToFirst(stories)).toEqual(related);
  });

  test('are no more than asked for', () => {
    expect(relatedToFirst({ it: ['a'], b: ['a'], c: ['a'], d: ['a'] }, 2)).toEqual(['b', 'c']);
    expect(relatedToFirst({ it: ['a'], b: ['a'] }, 0)).toEqual([]);
  });

  test('are the same in whatever order the stories of one day were read', () => {
    const tags = ['a', 'b', 'c', 'd'];
    const stories = Array.from({ length: 16 }, (_, index) =>
      createStory({
        slug: `story-${String(index)}`,
        tags: tags.filter((_tag, position) => (index >> position) % 2 === 1),
      }),
    );
    const find = (shuffled: Article[]) => {
      const finder = createRelatedFinder(shuffled.toSorted(compareNewestFirst));
      return stories.map((story) => finder(story, 5).map(({ slug }) => slug));
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(stories, { minLength: 16 }), (shuffled) => {
        expect(find(shuffled)).toEqual(find(stories));
      }),
    );
  });

  test('take as long to find among 10,000 stories of one tag as among 1,000', () => {
    const countReads = (storyCount: number) => {
      let reads = 0;
      const stories = createStories(storyCount, () => ({ tags: ['China'] })).map((story): Article => {
        const { slug } = story;
        return Object.defineProperty(story, 'slug', {
          get() {
            reads += 1;
            return slug;
          },
        });
      });
      const find = createRelatedFinder(stories);
      reads = 0;
      for (const story of stories.slice(0, 20)) find(story, 4);
      return reads;
    };
    expect(countReads(10_000)).toBe(countReads(1000));
  });
});
