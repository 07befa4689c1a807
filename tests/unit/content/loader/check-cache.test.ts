import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CheckCache } from '../../../../src/content/loader/check-cache.ts';
import { readContentFolder } from '../../../../src/content/loader/content-folder.ts';
import { createPng, createStoryFile, soundSettings, writeFolder } from './written-folder.ts';

/** Reads a folder as a command does. */
async function read(directory: string, cacheFile: string) {
  const cache = new CheckCache(cacheFile);
  const folder = await readContentFolder(directory, { cache });
  cache.save();
  return folder;
}

async function locateCacheFile(): Promise<string> {
  return join(await writeFolder({}), 'deep/cache.json');
}

describe('the check cache', () => {
  async function writeCache() {
    const cacheFile = await locateCacheFile();
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': createStoryFile('A', '', '![A plant](./plant.png)'),
      'articles/plant.png': await createPng(),
    });
    await read(directory, cacheFile);
    return cacheFile;
  }

  const count = (cacheFile: string) => {
    const { articles, pictures } = new CheckCache(cacheFile);
    return [articles.results.size, pictures.results.size];
  };

  test('is kept between runs', async () => {
    expect(count(await writeCache())).toEqual([1, 1]);
  });

  test.for<[what: string, damage: (text: string) => string]>([
    ['cut off', (text) => text.slice(0, -10)],
    ['changed', (text) => text.replace('"width":6', '"width":7')],
    ['of other rules', (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
    ['emptied', () => ''],
    ['of another format', () => '{}'],
  ])('is empty where its file is %s', async ([, damage]) => {
    const cacheFile = await writeCache();
    await writeFile(cacheFile, damage(await readFile(cacheFile, 'utf8')));
    expect(count(cacheFile)).toEqual([0, 0]);
  });

  test('is empty where its file is lost', async () => {
    const cacheFile = await writeCache();
    await rm(cacheFile);
    expect(count(cacheFile)).toEqual([0, 0]);
  });

  test('does no harm where its file cannot be written', async () => {
    const belowFile = join(await writeCache(), 'below-a-file.json');
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': createStoryFile('A'),
    });
    expect((await read(directory, belowFile)).issues).toEqual([]);
  });
});

test('an article is not checked again where nothing has changed since an earlier run', async () => {
  const directory = await writeFolder({ ...soundSettings, 'articles/2019-03-20-a.md': createStoryFile('A') });
  const cacheFile = await locateCacheFile();
  await read(directory, cacheFile);
  const cache = new CheckCache(cacheFile);
  for (const { article } of cache.articles.results.values()) if (article) article.body.words = 4711;
  cache.articles.isChanged = true;
  cache.save();
  const { articles } = await read(directory, cacheFile);
  expect(articles[0]?.article?.body.words).toBe(4711);
});
