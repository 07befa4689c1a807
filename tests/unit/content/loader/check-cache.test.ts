import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContentFolder } from '../../../../src/content/loader/content-folder.ts';
import {
  createCheckCache,
  readCheckCache,
  writeCheckCache,
} from '../../../../src/content/loader/check-cache.ts';
import { createPng, createStoryFile, soundSettings, writeFiles, writeFolder } from './written-folder.ts';

describe('the check cache', () => {
  async function writeCache() {
    const cacheFile = join(await writeFolder({}), 'deep/cache.json');
    const cache = createCheckCache();
    cache.articles.set('a', { file: 'articles/a.md', issues: [], mentions: { tags: [] } });
    cache.pictures.set('b', { digest: 'c', width: 6, height: 4, hasAlpha: false });
    writeCheckCache(cacheFile, cache);
    return { cacheFile, cache, text: await readFile(cacheFile, 'utf8') };
  }

  test('is kept', async () => {
    const { cacheFile, cache } = await writeCache();
    expect(readCheckCache(cacheFile)).toEqual(cache);
  });

  test.for<[what: string, damage: (text: string) => string]>([
    ['cut off', (text) => text.slice(0, -10)],
    ['changed', (text) => text.replace('"width":6', '"width":7')],
    ['of other rules', (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
    ['emptied', () => ''],
    ['of another format', () => '{}'],
  ])('is empty where its file is %s', async ([, damage]) => {
    const { cacheFile, text } = await writeCache();
    await writeFile(cacheFile, damage(text));
    expect(readCheckCache(cacheFile)).toEqual(createCheckCache());
  });

  test('is empty where its file is lost', async () => {
    const { cacheFile } = await writeCache();
    await rm(cacheFile);
    expect(readCheckCache(cacheFile)).toEqual(createCheckCache());
  });

  test('does no harm where its file cannot be written', async () => {
    const { cacheFile, cache } = await writeCache();
    expect(() => {
      writeCheckCache(join(cacheFile, 'below-a-file.json'), cache);
    }).not.toThrow();
  });
});

describe('a content folder read with a cache', () => {
  test('is read as without, whatever has changed since', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/a.md': createStoryFile('A', '', '![A plant](./plant.png)'),
      'articles/b.md': createStoryFile('""'),
      'articles/c.md': createStoryFile('C', '', '![A plant](./plant.png)'),
      'articles/plant.png': await createPng(),
    });
    const cacheFile = join(await writeFolder({}), 'cache.json');
    const expectSame = async () => {
      const folder = await readContentFolder(directory, { cacheFile });
      expect(folder).toEqual(await readContentFolder(directory));
      return folder.issues.map(({ file, rule }) => `${file} ${rule}`);
    };

    expect(await expectSame()).toEqual(['articles/b.md blank-value']);
    expect(await expectSame()).toEqual(['articles/b.md blank-value']);

    await writeFiles(directory, {
      'articles/b.md': createStoryFile('B'),
      'articles/plant.png': 'no picture',
    });
    expect(await expectSame()).toEqual(['articles/a.md image-file', 'articles/c.md image-file']);

    await rm(join(directory, 'articles/plant.png'));
    await writeFiles(directory, { 'sources.yaml': '{}' });
    expect(await expectSame()).toEqual([
      'articles/a.md source-unknown',
      'articles/a.md image-file',
      'articles/b.md source-unknown',
      'articles/c.md source-unknown',
      'articles/c.md image-file',
    ]);
  });

  test('is not checked again where nothing has changed', async () => {
    const directory = await writeFolder({ ...soundSettings, 'articles/a.md': createStoryFile('A') });
    const cacheFile = join(await writeFolder({}), 'cache.json');
    await readContentFolder(directory, { cacheFile });
    const cache = readCheckCache(cacheFile);
    expect(cache.articles.size).toBe(1);
    for (const article of cache.articles.values()) if (article.article) article.article.body.words = 4711;
    writeCheckCache(cacheFile, cache);
    const { articles } = await readContentFolder(directory, { cacheFile });
    expect(articles[0]?.article?.body.words).toBe(4711);
  });
});
