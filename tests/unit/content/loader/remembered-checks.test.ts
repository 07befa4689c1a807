import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContentFolder } from '../../../../src/content/loader/content-folder.ts';
import { forgetChecks, recallChecks, rememberChecks } from '../../../../src/content/loader/remembered-checks.ts';
import { createPng, createStoryFile, soundSettings, writeFiles, writeFolder } from './written-folder.ts';

describe('what was found about files', () => {
  async function writeMemory() {
    const memoryFile = join(await writeFolder({}), 'deep/memory.json');
    const checks = forgetChecks();
    checks.articles.set('a', { file: 'articles/a.md', issues: [], mentions: { tags: [] } });
    checks.pictures.set('b', { digest: 'c', width: 6, height: 4, hasAlpha: false });
    rememberChecks(memoryFile, checks);
    return { memoryFile, checks, text: await readFile(memoryFile, 'utf8') };
  }

  test('is remembered', async () => {
    const { memoryFile, checks } = await writeMemory();
    expect(recallChecks(memoryFile)).toEqual(checks);
  });

  test.for<[what: string, damage: (text: string) => string]>([
    ['cut off', (text) => text.slice(0, -10)],
    ['changed', (text) => text.replace('"width":6', '"width":7')],
    ['of other rules', (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))],
    ['emptied', () => ''],
    ['no memory at all', () => '{}'],
  ])('is forgotten where the memory is %s', async ([, damage]) => {
    const { memoryFile, text } = await writeMemory();
    await writeFile(memoryFile, damage(text));
    expect(recallChecks(memoryFile)).toEqual(forgetChecks());
  });

  test('is forgotten where the memory is lost', async () => {
    const { memoryFile } = await writeMemory();
    await rm(memoryFile);
    expect(recallChecks(memoryFile)).toEqual(forgetChecks());
  });

  test('need not be remembered: a place that cannot be written to does no harm', async () => {
    const { memoryFile, checks } = await writeMemory();
    expect(() => {
      rememberChecks(join(memoryFile, 'below-a-file.json'), checks);
    }).not.toThrow();
  });
});

describe('a content folder read with a memory', () => {
  test('is read as without, whatever has changed since', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/a.md': createStoryFile('A', '', '![A plant](./plant.png)'),
      'articles/b.md': createStoryFile('""'),
      'articles/c.md': createStoryFile('C', '', '![A plant](./plant.png)'),
      'articles/plant.png': await createPng(),
    });
    const memoryFile = join(await writeFolder({}), 'memory.json');
    const expectSame = async () => {
      const folder = await readContentFolder(directory, { memoryFile });
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
    const memoryFile = join(await writeFolder({}), 'memory.json');
    await readContentFolder(directory, { memoryFile });
    const checks = recallChecks(memoryFile);
    expect(checks.articles.size).toBe(1);
    for (const article of checks.articles.values()) if (article.article) article.article.body.words = 4711;
    rememberChecks(memoryFile, checks);
    const { articles } = await readContentFolder(directory, { memoryFile });
    expect(articles[0]?.article?.body.words).toBe(4711);
  });
});
