import { EventEmitter } from 'node:events';
import { join, relative } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import collections from '../../../../src/content/loader/data-layer-content.ts';
import { loadedContent } from '../../../../src/content/loader/loaded-content.ts';
import { createNewsroomLoader } from '../../../../src/content/loader/newsroom-loader.ts';
import { createPng, createStoryFile, soundSettings, writeFiles, writeFolder } from './written-folder.ts';

beforeEach(() => {
  // As at the start of a process.
  loadedContent.digest = undefined;
});

function createWatcher() {
  return Object.assign(new EventEmitter(), { add: vi.fn() });
}

/** Loads a folder as Astro does: a build, or `astro dev` where there is a watcher. */
async function load(directory: string, watcher?: unknown) {
  /** What Astro's own store gets. */
  const stored: unknown[] = [];
  const messages: string[] = [];
  const report = (message: string) => messages.push(message);
  const loader = createNewsroomLoader(directory);
  const createContext = (collection: string) =>
    ({
      collection,
      watcher,
      config: { site: 'https://www.en-cphi.cn', base: '/' },
      logger: { warn: report, error: report },
      store: { clear: vi.fn(), set: (entry: unknown) => stored.push(entry) },
    }) as unknown as LoaderContext;
  const names = ['articles', 'sources', 'tags', 'events', 'site'];
  await Promise.all(names.map((name) => loader.load(createContext(name))));
  return { stored, messages };
}

/** The entries of a collection as `getCollection` returns them, in order. */
function getCollection(name: string) {
  return [...(collections.get(name)?.values() ?? [])];
}

function listData(name: string): unknown[] {
  return getCollection(name).map(({ data }) => data);
}

describe('the articles', () => {
  test('have their front matter, and what the check found in their bodies', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019/2019-03-20-a.md': createStoryFile(
        'A',
        'author: Li Hua',
        'Opening.\n\n## Plans\n\n![Plant](./plant.png)',
      ),
      'articles/2019/plant.png': await createPng(),
    });
    const { stored } = await load(directory);
    expect(getCollection('articles')).toEqual([
      {
        id: 'a',
        data: {
          title: 'A',
          date: '2019-03-20',
          source: 'contractpharma',
          tags: ['China'],
          author: ['Li Hua'],
        },
        rendered: {
          html: '',
          metadata: {
            facts: {
              file: 'articles/2019/2019-03-20-a.md',
              digest: expect.any(String) as string,
              opening: 'Opening.',
              words: 2,
              headings: [{ depth: 2, text: 'Plans', id: 'plans' }],
              pictures: [expect.objectContaining({ written: './plant.png', width: 6 })],
            },
          },
        },
      },
    ]);
    const filePath = relative('.', join(directory, 'articles/2019/2019-03-20-a.md'));
    expect(stored).toEqual([{ id: 'a', data: {}, filePath }]);
  });
});

describe('the settings', () => {
  test('are there by key, and lists in their order', async () => {
    const labels = Array.from({ length: 12 }, (_, index) => `T${String(index)}`);
    const tags = labels.map((label) => `- label: ${label}\n  kind: topic\n`);
    await load(await writeFolder({ ...soundSettings, 'tags.yaml': tags.join('') }));
    expect(listData('tags')).toMatchObject(labels.map((label) => ({ label })));
    expect(getCollection('sources')).toMatchObject([
      { id: 'contractpharma', data: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' } },
    ]);
    expect(getCollection('site')).toMatchObject([{ id: 'site', data: { timeZone: 'Asia/Shanghai' } }]);
    expect(getCollection('events')).toEqual([]);
  });
});

test('content with errors stops a build, with the whole report and nothing else', async () => {
  const before = getCollection('articles');
  const loading = load(
    await writeFolder({
      ...soundSettings,
      'tags.yaml': '- label: China\n',
      'articles/2019-03-20-a.md': createStoryFile('""'),
      'articles/2019-03-20-b.md': createStoryFile('B', '', '# B'),
      'articles/c.MD': createStoryFile('C'),
    }),
  );
  const error = await loading.catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    stack: '',
    message: `The content has mistakes, so nothing was published.

articles/2019-03-20-a.md:2:8  blank-value  title has no value
  fix: write one, or take the key out if it is optional

articles/2019-03-20-b.md:9:1  body-heading  a first-level heading stands in the text; the title is the only one a page has
  fix: begin the heading with ## instead of #, or take it out if it repeats the title; to show the # write \\#

articles/c.MD:1:1  file-extension  the name of this file ends in capitals, so the site would not show it
  fix: rename it to c.md

tags.yaml:1:3  missing-key  [1].kind is missing
  fix: add a line “kind: …”

4 errors, 0 warnings.`,
  });
  expect(getCollection('articles')).toEqual(before);
});

test('an address that is saved while the code is compiled stops a build', async () => {
  const directory = await writeFolder({
    ...soundSettings,
    'site.yaml': String(soundSettings['site.yaml']).replace('www.en-cphi.cn', 'news.example.org'),
  });
  await expect(load(directory)).rejects.toThrow(
    'The url in site.yaml has changed since the build began; build again.',
  );
});

test('only astro dev shows what is not public', async () => {
  await load(
    await writeFolder({ ...soundSettings, 'articles/2019-03-20-a.md': createStoryFile('In a build') }),
  );
  expect(loadedContent.showsUnpublished).toBe(false);
  const directory = await writeFolder({
    ...soundSettings,
    'articles/2019-03-20-a.md': createStoryFile('In astro dev'),
  });
  await load(directory, createWatcher());
  expect(loadedContent.showsUnpublished).toBe(true);
});

describe('while somebody writes', () => {
  async function watch(directory: string) {
    const watcher = createWatcher();
    const { messages } = await load(directory, watcher);
    const change = async (files: Record<string, string>) => {
      await writeFiles(directory, files);
      watcher.emit('all', 'change', join(directory, Object.keys(files)[0] ?? ''));
    };
    return { messages, watcher, change };
  }

  test('a sound change is shown', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': createStoryFile('A'),
    });
    const { watcher, change, messages } = await watch(directory);
    expect(watcher.add).toHaveBeenCalledExactlyOnceWith(directory);
    await change({ 'articles/2019-03-20-a.md': createStoryFile('A, corrected again') });
    await vi.waitFor(() => {
      expect(listData('articles')).toMatchObject([{ title: 'A, corrected again' }]);
    });
    expect(messages).toEqual([]);
  });

  test('an error is reported, and what was there stays', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': createStoryFile('A'),
    });
    const { change, messages } = await watch(directory);
    await change({ 'articles/2019-03-20-a.md': createStoryFile('""') });
    await vi.waitFor(() => {
      expect(messages.join()).toContain('articles/2019-03-20-a.md:2:8  blank-value  title has no value');
    });
    expect(listData('articles')).toMatchObject([{ title: 'A' }]);
    expect(loadedContent.errors).toMatchObject([{ file: 'articles/2019-03-20-a.md', line: 2, column: 8 }]);
  });

  test('an error from before is reported, and the sound stories are shown', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': createStoryFile('A'),
      'articles/2019-03-20-b.md': createStoryFile('""'),
      'articles/2019-03-20-c.md': createStoryFile('C').replace('contractpharma', 'nobody'),
      'articles/2018/2019-03-20-a.md': createStoryFile('Another A'),
    });
    const { messages } = await watch(directory);
    expect(listData('articles')).toMatchObject([{ title: 'Another A' }]);
    for (const rule of ['blank-value', 'source-unknown', 'slug-taken']) {
      expect(messages.join()).toContain(rule);
    }
  });
});
