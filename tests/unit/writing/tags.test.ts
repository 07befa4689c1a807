import { describe, expect, it } from 'vitest';
import { splitTags } from '../../../src/writing/tag-lists.ts';
import { matchTags } from '../../../src/writing/tags.ts';

const vocabulary = [
  { label: 'China', kind: 'place' as const },
  { label: 'Gene therapy', kind: 'topic' as const, aliases: ['gene therapies'] },
];

describe('splitTags', () => {
  it.each([
    ['a , b , c', ['a', 'b', 'c']],
    ['a;b；c，d、e', ['a', 'b', 'c', 'd', 'e']],
    [' gene   therapy ,, ', ['gene therapy']],
    ['', []],
  ])('splits %j into %j', (written, tags) => {
    expect(splitTags(written)).toEqual(tags);
  });
});

describe('matchTags', () => {
  it('uses the vocabulary’s label, keeps the order, and names what became of each', () => {
    expect(matchTags(['china', 'New', 'Gene Therapies', 'ＣＨＩＮＡ', 'new', '!!!'], vocabulary)).toEqual({
      labels: ['China', 'New', 'Gene therapy', '!!!'],
      relabelled: [
        { written: 'china', label: 'China' },
        { written: 'Gene Therapies', label: 'Gene therapy' },
      ],
      repeated: ['ＣＨＩＮＡ', 'new'],
      unlisted: ['New', '!!!'],
    });
  });
});
