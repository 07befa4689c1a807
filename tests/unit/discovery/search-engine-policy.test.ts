import { describe, expect, test } from 'vitest';
import { decideIndexing } from '../../../src/discovery/search-engine-policy.ts';
import type { SourcePolicy } from '../../../src/content/schema/source.ts';
import { contractPharma, createStory } from '../made-up-newsroom.ts';

const own = 'https://example.org/news/articles/a/';
const original = 'https://www.contractpharma.com/a';

describe('search engines', () => {
  test.for<[policy: SourcePolicy | undefined, original: string | undefined, told: object]>([
    [undefined, original, { canonical: own, isHidden: false, isListed: true }],
    ['index', original, { canonical: own, isHidden: false, isListed: true }],
    ['noindex', original, { canonical: own, isHidden: true, isListed: false }],
    ['noindex', undefined, { canonical: own, isHidden: true, isListed: false }],
    ['canonical', original, { canonical: original, isHidden: false, isListed: false }],
    ['canonical', undefined, { canonical: own, isHidden: false, isListed: true }],
  ])('are told by the policy %s, original %s', ([policy, written, told]) => {
    const story = createStory({ slug: 'a', original: written, source: { ...contractPharma, policy } });
    expect(decideIndexing(story, 'https://example.org/news/')).toEqual(told);
  });
});
