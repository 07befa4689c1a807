import { EventEmitter } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { describe, expect, test, vi } from 'vitest';
import { handoverModule } from '../../../../src/content/loader/content-handover.ts';
import { ContentError, createNewsroomLoaders } from '../../../../src/content/loader/newsroom-loaders.ts';
import { liveContent } from '../../../../src/content/loader/live-content.ts';
import { createPng, createStoryFile, soundSettings, writeFiles, writeFolder } from './written-folder.ts';

interface Entry {
  id: string;
  data: Record<string, unknown>;
  digest?: string;
}

/** What Astro hands to a loader, as far as these loaders use it. */
class Collection {
  entries = new Map<string, Entry>();
  /** The ids that were parsed since this was emptied. */
  parsed: string[] = [];
  messages: string[] = [];

  get context(): LoaderContext {
    return this.createContext(undefined);
  }

  createContext(watcher: unknown): LoaderContext {
    const { entries, parsed, messages } = this;
    return {
      collection: 'some',
      watcher,
      logger: {
        warn: (message: string) => messages.push(message),
        error: (message: string) => messages.push(message),
      },
      parseData: ({ id, data }: Entry) => {
        parsed.push(id);
        return Promise.resolve(data);
      },
      store: {
        keys: () => [...entries.keys()],
        entries: () => [...entries],
        get: (id: string) => entries.get(id),
        set: (entry: Entry) => entries.set(entry.id, entry),
        delete: (id: string) => entries.delete(id),
        clear: () => {
          entries.clear();
        },
      },
    } as unknown as LoaderContext;
  }
}

/** What the code of pages finds of an article beside its front matter. */
async function findFacts(id: string): Promise<unknown> {
  const module = (await import(`data:text/javascript,${handoverModule}`)) as {
    default: Map<string, Map<string, { rendered: { metadata: { facts: unknown } } }>>;
  };
  return module.default.get('some')?.get(id)?.rendered.metadata.facts;
}

/** The articles of a folder, loaded again each time as a new build loads them. */
class ArticleBuilds {
  readonly collection = new Collection();
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** The ids that this build parsed, and all that are there after it. */
  async build(): Promise<{ parsed: string[]; ids: string[] }> {
    this.collection.parsed.length = 0;
    await createNewsroomLoaders(this.directory).articles.load(this.collection.context);
    return { parsed: [...this.collection.parsed], ids: [...this.collection.entries.keys()].sort() };
  }
}

describe('the articles of a build', () => {
  const twoStories = {
    ...soundSettings,
    'articles/a.md': createStoryFile('A'),
    'articles/b.md': createStoryFile('B'),
  };

  test('are kept without their text, and handed over with what the check found in it', async () => {
    const builds = new ArticleBuilds(
      await writeFolder({
        ...soundSettings,
        'articles/2019/2019-03-20-a.md': createStoryFile(
          'A',
          'author: Li Hua',
          'Opening.\n\n## Plans\n\n![Plant](./plant.png)',
        ),
        'articles/2019/plant.png': await createPng(),
      }),
    );
    await builds.build();
    const entry = builds.collection.entries.get('a');
    expect(entry?.data).toEqual({
      title: 'A',
      date: '2019-03-20',
      source: 'contractpharma',
      tags: ['China'],
      author: 'Li Hua',
    });
    expect(await findFacts('a')).toEqual({
      file: 'articles/2019/2019-03-20-a.md',
      digest: expect.any(String) as string,
      opening: 'Opening.',
      words: 2,
      headings: [{ depth: 2, text: 'Plans', id: 'plans' }],
      pictures: [expect.objectContaining({ written: './plant.png', width: 6 })],
    });
    expect(JSON.stringify([entry, await findFacts('a')])).not.toContain('![Plant]');
  });

  test('are parsed once as long as their files stay', async () => {
    const builds = new ArticleBuilds(await writeFolder(twoStories));
    expect(await builds.build()).toEqual({ parsed: ['a', 'b'], ids: ['a', 'b'] });
    expect(await builds.build()).toEqual({ parsed: [], ids: ['a', 'b'] });
  });

  test('are parsed again where a file changes', async () => {
    const builds = new ArticleBuilds(await writeFolder(twoStories));
    await builds.build();
    await writeFiles(builds.directory, { 'articles/b.md': createStoryFile('B, corrected') });
    expect(await builds.build()).toEqual({ parsed: ['b'], ids: ['a', 'b'] });
    expect(builds.collection.entries.get('b')?.data).toMatchObject({ title: 'B, corrected' });
  });

  test('are parsed again where a file moves', async () => {
    const builds = new ArticleBuilds(await writeFolder(twoStories));
    await builds.build();
    await rename(join(builds.directory, 'articles/b.md'), join(builds.directory, 'articles/2019-03-20-b.md'));
    expect(await builds.build()).toEqual({ parsed: ['b'], ids: ['a', 'b'] });
    expect(await findFacts('b')).toMatchObject({
      file: 'articles/2019-03-20-b.md',
    });
  });

  test('leave with their files', async () => {
    const builds = new ArticleBuilds(await writeFolder(twoStories));
    await builds.build();
    await rm(join(builds.directory, 'articles/a.md'));
    expect(await builds.build()).toEqual({ parsed: [], ids: ['b'] });
  });

  test('are parsed again where what is kept of one was damaged', async () => {
    const builds = new ArticleBuilds(await writeFolder(twoStories));
    await builds.build();
    const kept = builds.collection.entries.get('b');
    if (kept) kept.data = { ...kept.data, title: 'Whbt was this' };
    expect((await builds.build()).parsed).toEqual(['b']);
    expect(builds.collection.entries.get('b')?.data.title).toBe('B');
    expect((await builds.build()).parsed).toEqual([]);
  });
});

describe('the settings of a build', () => {
  test('are kept by key, and lists in their order', async () => {
    const tags = Array.from({ length: 12 }, (_, index) => `- label: T${String(index)}\n  kind: topic\n`).join(
      '',
    );
    const loaders = createNewsroomLoaders(await writeFolder({ ...soundSettings, 'tags.yaml': tags }));
    const load = async (name: keyof typeof loaders) => {
      const collection = new Collection();
      await loaders[name].load(collection.context);
      return [...collection.entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    };
    expect((await load('tags')).map(({ data }) => data.label)).toEqual(
      Array.from({ length: 12 }, (_, index) => `T${String(index)}`),
    );
    expect(await load('sources')).toMatchObject([
      { id: 'contractpharma', data: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' } },
    ]);
    expect(await load('site')).toMatchObject([{ id: 'site', data: { timeZone: 'Asia/Shanghai' } }]);
    expect(await load('events')).toEqual([]);
  });

  test('are left alone while they are as they were, and else all put there anew, in their order', async () => {
    const tags = ['A', 'B', 'C'].map((label) => `- label: ${label}\n  kind: topic\n`);
    const directory = await writeFolder({ ...soundSettings, 'tags.yaml': tags.join('') });
    const collection = new Collection();
    const load = async () => {
      collection.parsed.length = 0;
      await createNewsroomLoaders(directory).tags.load(collection.context);
      return collection.parsed.length;
    };
    expect([await load(), await load()]).toEqual([3, 0]);
    const kept = collection.entries.get('000001');
    if (kept) kept.data = { ...kept.data, label: 'b' };
    expect([await load(), await load()]).toEqual([3, 0]);
    expect([...collection.entries.values()].map(({ data }) => data.label)).toEqual(['A', 'B', 'C']);
  });

  test('leave with their lines', async () => {
    const directory = await writeFolder(soundSettings);
    const collection = new Collection();
    await createNewsroomLoaders(directory).tags.load(collection.context);
    await writeFiles(directory, { 'tags.yaml': '[]' });
    await createNewsroomLoaders(directory).tags.load(collection.context);
    expect(collection.entries.size).toBe(0);
  });
});

describe('content with mistakes', () => {
  const broken = {
    ...soundSettings,
    'tags.yaml': '- label: China\n',
    'articles/a.md': createStoryFile('""'),
    'articles/b.md': createStoryFile('B', '', '# B'),
    'articles/c.MD': createStoryFile('C'),
  };

  test.for(['articles', 'sources', 'tags', 'events', 'site'] as const)(
    'stops a build at the %s, with the whole report and nothing else',
    async (name) => {
      const collection = new Collection();
      const loading = createNewsroomLoaders(await writeFolder(broken))[name].load(collection.context);
      await expect(loading).rejects.toThrow(ContentError);
      const error = await loading.catch((reason: unknown) => reason as ContentError);
      expect(error?.message).toBe(`The content has mistakes, so nothing was published.

articles/a.md:2:8  blank-value  title has no value
  fix: write one, or take the key out if it is optional

articles/b.md:9:1  body-heading  a first-level heading stands in the text; the title is the only one a page has
  fix: begin the heading with ## instead of #, or take it out if it repeats the title

articles/c.MD:1:1  file-extension  this is neither a story (.md) nor a picture (.jpg, .png, .webp, .avif, .gif, .svg), so the site would not show it
  fix: rename it to c.md

tags.yaml:1:3  missing-key  [1].kind is missing
  fix: add a line “kind: …”

4 errors, 0 warnings.`);
      expect(error).toMatchObject({ name: 'ContentError', stack: '' });
      expect(collection.entries.size).toBe(0);
    },
  );
});

describe('while somebody writes', () => {
  /** Loads a folder as `astro dev` does. */
  async function watch(directory: string) {
    const collection = new Collection();
    const watcher = Object.assign(new EventEmitter(), { add: vi.fn() });
    const loaders = createNewsroomLoaders(directory);
    await loaders.articles.load(collection.createContext(watcher));
    const change = async (files: Record<string, string>) => {
      await writeFiles(directory, files);
      watcher.emit('all', 'change', join(directory, Object.keys(files)[0] ?? ''));
    };
    const titles = () => liveContent.content.articles.map(({ frontMatter }) => frontMatter.title);
    return { collection, watcher, change, titles };
  }

  test('a sound change is shown', async () => {
    const directory = await writeFolder({ ...soundSettings, 'articles/a.md': createStoryFile('A') });
    const { watcher, change, titles, collection } = await watch(directory);
    expect(watcher.add).toHaveBeenCalledWith(directory);
    await change({ 'articles/a.md': createStoryFile('A, corrected') });
    await vi.waitFor(() => {
      expect(titles()).toEqual(['A, corrected']);
    });
    expect(collection.messages).toEqual([]);
  });

  test('a mistake is reported, and what was there stays', async () => {
    const directory = await writeFolder({ ...soundSettings, 'articles/a.md': createStoryFile('A') });
    const { change, titles, collection } = await watch(directory);
    await change({ 'articles/a.md': createStoryFile('""') });
    await vi.waitFor(() => {
      expect(collection.messages.join()).toContain('articles/a.md:2:8  blank-value  title has no value');
    });
    expect(titles()).toEqual(['A']);
  });

  test('a mistake from before is reported, and the sound stories are shown', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/a.md': createStoryFile('A'),
      'articles/b.md': createStoryFile('""'),
      'articles/c.md': createStoryFile('C').replace('contractpharma', 'nobody'),
      'articles/2019/a.md': createStoryFile('Another A'),
    });
    const { titles, collection } = await watch(directory);
    expect(titles()).toEqual(['Another A']);
    for (const rule of ['blank-value', 'source-unknown', 'slug-taken']) {
      expect(collection.messages.join()).toContain(rule);
    }
  });
});
