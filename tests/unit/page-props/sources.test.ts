import { describe, expect, test } from 'vitest';
import { newsroom } from '../queried-newsroom.ts';
import { getSourceIndexPage, getSourcePaths } from '../../../src/page-props/sources.ts';
import { createStory } from '../made-up-newsroom.ts';

test('the page of all sources has those with most stories first, with what they are', async () => {
  const source = {
    key: 'pharma-asia',
    name: 'Pharma Asia',
    url: 'https://pharma.asia',
    description: 'A magazine.',
  };
  newsroom.articles = [
    createStory({ slug: 'c' }),
    createStory({ slug: 'b', source }),
    createStory({ slug: 'a', source }),
  ];
  expect((await getSourceIndexPage()).sources).toEqual([
    { label: 'Pharma Asia', href: '/sources/pharma-asia/', count: 2, description: 'A magazine.' },
    { label: 'Contract Pharma', href: '/sources/contractpharma/', count: 1, description: undefined },
  ]);
});

describe('the page of a source', () => {
  test('says which tags it writes about most', async () => {
    newsroom.articles = [['Suzhou', 'China'], ['China'], ['GenScript', 'China', 'Suzhou']].map(
      (tags, index) => createStory({ slug: `s${String(index)}`, tags }),
    );
    const [path] = await getSourcePaths();
    expect(path?.params).toEqual({ slug: 'contractpharma' });
    expect(path?.props.page.tags?.heading).toBe('Writes about');
    expect(path?.props.page.tags?.links.map(({ label }) => label)).toEqual(['China', 'Suzhou', 'GenScript']);
  });
});
