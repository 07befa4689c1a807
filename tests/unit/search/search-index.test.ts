import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { IndexDirectory, WordFile } from '../../../src/search/index-files.ts';
import { createSearchRecord } from '../../../src/search/record.ts';
import { createSearchIndex, type SearchIndex } from '../../../src/search/search-index.ts';
import { createStories } from '../made-up-newsroom.ts';

function createIndex(count: number): SearchIndex {
  const articles = createStories(count, (index) => ({ tags: ['China'], title: `Line ${String(index)}` }))
    .reverse()
    .map((article) => ({
      article,
      record: createSearchRecord(article, 'The __proto__ and the vaccine.', new Map()),
    }));
  return createSearchIndex(articles);
}

const read = ({ content }: { content: Uint8Array }): unknown =>
  JSON.parse(gunzipSync(content).toString('utf8'));

describe('a search index', () => {
  test('is of files named by their content, the directory first', () => {
    const index = createIndex(3);
    for (const { path } of index) expect(path).toMatch(/^search\/files\/[0-9a-f]{12}\.bin$/);
    const { articles, choices, words, vocabulary } = read(index[0]) as IndexDirectory;
    const named = [...articles.map(([file]) => file), ...words.map(([, file]) => file), vocabulary];
    expect(named.sort()).toEqual(
      index
        .slice(1)
        .map(({ path }) => path.split('/').at(-1))
        .sort(),
    );
    expect(choices).toEqual({
      tag: [{ value: 'china', label: 'China' }],
      source: [{ value: 'contractpharma', label: 'Contract Pharma' }],
      year: [{ value: '2019', label: '2019' }],
    });
  });

  test('is the same bytes for the same stories', () => {
    expect(createIndex(20)).toEqual(createIndex(20));
  });

  test('says of each word in which articles it is, and where', () => {
    const [directory, ...others] = createIndex(2);
    const { words } = read(directory) as IndexDirectory;
    const files = words.flatMap(([, name]) => others.filter(({ path }) => path.endsWith(name)));
    const found = new Map(files.flatMap((file) => read(file) as WordFile));
    // In the text behind the title, the source and the tag, each with a gap.
    expect(found.get('the')).toEqual([
      [0, 65, 3],
      [1, 65, 3],
    ]);
    expect(found.get('vaccine')).toEqual([
      [0, 69],
      [1, 69],
    ]);
    expect(found.get('proto')).toHaveLength(2);
  });

  test('leaves the files of old stories as they are where a new one comes', () => {
    const [, ...before] = createIndex(10);
    const after = new Set(createIndex(11).map(({ path }) => path));
    const records = before.slice(0, 10);
    expect(records.filter(({ path }) => !after.has(path)).length).toBeLessThanOrEqual(10);
  });
});
