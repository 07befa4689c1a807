import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginSite, type NextSite } from '../../../../src/integrations/incremental-build/next-site.ts';
import {
  listMadeFiles,
  planPublication,
} from '../../../../src/integrations/incremental-build/publication.ts';
import { openPreviousSite } from '../../../../src/integrations/incremental-build/previous-site.ts';
import { locateStaged } from '../../../../src/integrations/incremental-build/site-files.ts';
import { locatePlaces, type SitePlaces } from '../../../../src/integrations/incremental-build/site-places.ts';
import { writeJsonLines } from '../../../../src/lib/json-lines-cache.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

type Files = Readonly<Record<string, string>>;

let places: SitePlaces;
beforeEach(async () => {
  places = locatePlaces(join(await createTemporaryFolder('publication'), 'dist'));
});

function begin(allowsRemovals = false): NextSite {
  return beginSite(places, { code: 'code' }, { allowsRemovals });
}

/** Builds a site, each file under a key that its text is. */
function build(files: Files, allowsRemovals = false): number {
  const site = begin(allowsRemovals);
  for (const [path, text] of Object.entries(files)) {
    if (!site.assembly.reuse(path, text))
      site.assembly.put(path, text, [{ path, content: Buffer.from(text) }]);
  }
  return site.publish();
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** All files of the published folder, and its empty folders. */
async function readPublished(): Promise<Files> {
  const entries = await readdir(places.published, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(places.published.length + 1);
    if (entry.isFile()) files[name] = await readFile(path, 'utf8');
    else if ((await readdir(path)).length === 0) files[`${name}/`] = '';
  }
  return files;
}

const first = {
  'index.html': 'one',
  'tags/a/index.html': 'a',
  'tags/b/index.html': 'b',
  'permalinks.txt': '/',
};
const second = {
  'index.html': 'two',
  'tags/a/index.html': 'a',
  'tags/c/index.html': 'c',
  'permalinks.txt': '/',
};

describe('a site', () => {
  test('is published where there was none, and leaves nothing else beside it', async () => {
    expect(build(first)).toBe(0);
    expect(await readPublished()).toEqual(first);
    expect(await readdir(places.work)).toEqual(['record.json']);
  });

  test('becomes the next one: what is gone is removed with its folder, and what is the same is not touched', async () => {
    build(first);
    const before = await stat(join(places.published, 'tags/a/index.html'));
    expect(build(second)).toBe(1);
    expect(await readPublished()).toEqual(second);
    const after = await stat(join(places.published, 'tags/a/index.html'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test('keeps the time of a file that was made again with the same bytes', async () => {
    build(first);
    const before = await stat(join(places.published, 'index.html'));
    const site = begin();
    for (const [path, text] of Object.entries(first)) {
      site.assembly.put(path, 'another key', [{ path, content: Buffer.from(text) }]);
    }
    site.publish();
    expect((await stat(join(places.published, 'index.html'))).mtimeMs).toBe(before.mtimeMs);
    expect(build(second)).toBe(1);
  });

  test.for<[what: string, next: Files]>([
    ['a file becomes a folder', { 'a/b.txt': 'deep' }],
    ['a folder becomes a file', { tags: 'a file' }],
  ])('changes where %s', async ([, next]) => {
    build({ a: 'a file', 'tags/a/index.html': 'a' });
    build(next);
    expect(await readPublished()).toEqual(next);
  });
});

describe('what no build has made', () => {
  test('stays: a clone, a name for a host, a file among pages', async () => {
    const foreign = { '.git/config': 'clone', CNAME: 'example.org', 'tags/a/notes.txt': 'mine' };
    await writeFiles(places.published, foreign);
    build(first);
    build({ 'index.html': 'two' });
    expect(await readPublished()).toEqual({ 'index.html': 'two', ...foreign });
  });

  test.for<[what: string, foreign: Files]>([
    ['a file', { 'index.html': 'mine' }],
    ['a file where a folder must be', { tags: 'mine' }],
    ['a folder with a file in it', { 'tags/a/index.html/mine.txt': 'mine' }],
  ])('in the way of a page stops the build, which changes nothing: %s', async ([, foreign]) => {
    await writeFiles(places.published, foreign);
    expect(() => build(first)).toThrow(
      /^Nothing was published: no build has made these[^]+ {2}.*dist[^]+Move them away, and build again\.$/,
    );
    expect(await readPublished()).toEqual(foreign);
  });

  test('is in nobody’s way if it has the bytes of the page', async () => {
    await writeFiles(places.published, { 'index.html': 'one' });
    build(first);
    expect(await readPublished()).toEqual(first);
  });
});

describe('a build that would take many addresses away', () => {
  /** A site of some stories, with a page that is in no ledger for each. */
  const listStories = (count: number, more: Files = {}): Files => ({
    ...{ 'index.html': 'home', 'rss.xml': 'feed', 'permalinks.txt': '/', ...more },
    ...Object.fromEntries(
      Array.from({ length: count * 2 }, (_, index): [string, string] => {
        const folder = `articles/${String(index >> 1).padStart(3, '0')}`;
        return index % 2 === 0 ? [`${folder}/index.html`, 'story'] : [`${folder}/code.svg`, 'drawing'];
      }),
    ),
  });

  test.for<[before: number, after: number]>([
    [12, 1],
    [200, 179],
    [107, 96],
    [1000, 0],
  ])('stops, and the site stays whole: of %i stories %i are left', async ([before, after]) => {
    build(listStories(before));
    expect(() => build(listStories(after))).toThrow(/^Nothing was published: \d+ of the \d+ addresses/);
    expect(await readPublished()).toEqual(listStories(before));
    expect(build(listStories(after), true)).toBe(2 * (before - after));
    expect(await readPublished()).toEqual(listStories(after));
  });

  test.for<[before: number, after: number]>([
    [11, 1],
    [200, 180],
    [108, 97],
    [0, 100],
  ])('goes on where they are few, or a small part: of %i stories %i are left', async ([before, after]) => {
    build(listStories(before));
    build(listStories(after));
    expect(await readPublished()).toEqual(listStories(after));
  });

  test('says which, and how to go on', () => {
    build(listStories(12, { '标签/index.html': 'no address of the site', 'tags/标签/rss.xml': 'feed' }));
    expect(() => build(listStories(0))).toThrow(
      [
        'Nothing was published: 13 of the 15 addresses of the published site would be gone.',
        ...Array.from({ length: 10 }, (_, index) => `  /articles/${String(index).padStart(3, '0')}/`),
        '  … and 3 more',
        'Is the content whole, and is it that of this site? If so, publish without them: npm run build -- --allow-removals',
        'If it is another site, build it into a folder of its own: npm run build -- --outDir FOLDER',
      ].join('\n'),
    );
  });

  test('is none where each former address leads on', async () => {
    build(listStories(20));
    const moved = Object.fromEntries(Object.keys(listStories(20)).map((path) => [path, 'leads on']));
    build(moved);
    expect(await readPublished()).toEqual(moved);
  });

  test('stops without the record of the site too, and without a ledger that can be read', async () => {
    build(listStories(20));
    await rm(places.work, { recursive: true });
    await writeFile(join(places.published, 'permalinks.txt'), '');
    expect(() => build(listStories(2))).toThrow(/^Nothing was published: 18 of the 22 addresses/);
  });
});

describe('a site without its record', () => {
  test('is known by its ledger: its pages are replaced and removed, and what is no page stays', async () => {
    build({ ...first, _headers: 'h' });
    await writeFiles(places.published, { CNAME: 'example.org' });
    await rm(places.work, { recursive: true });
    build(second);
    expect(await readPublished()).toEqual({ ...second, CNAME: 'example.org' });
  });

  test.for(['record', 'journal'] as const)(
    'gets a new one where a folder is in the place of its %s',
    async (name) => {
      build(first);
      await rm(places[name], { force: true });
      await mkdir(join(places[name], 'deep'), { recursive: true });
      build(second);
      expect(await readPublished()).toEqual(second);
      expect((await stat(places.record)).isFile()).toBe(true);
    },
  );

  test('and without a ledger is somebody else’s', async () => {
    build({ 'index.html': 'one' });
    await rm(places.work, { recursive: true });
    expect(() => build({ 'index.html': 'two' })).toThrow('Move them away');
  });
});

test('a record of another site counts for no more than that the site is ours', async () => {
  build(first);
  const record = await readFile(places.record);
  build({ ...second, 'permalinks.txt': '/tags/c/' });
  await writeFiles(places.published, { CNAME: 'example.org' });
  await writeFile(places.record, record);
  const third = { ...first, 'tags/c/index.html': 'new c' };
  build(third);
  expect(await readPublished()).toEqual({ ...third, CNAME: 'example.org' });
});

test('of a folder that only builds write into all is ours, with a record or without', async () => {
  await writeFiles(places.published, { 'records/1.json': 'old', 'records/2.json': 'old' });
  const site = beginSite(places, { code: 'code' }, { ownsFolder: true });
  site.assembly.put('1', '1', [{ path: 'records/1.json', content: Buffer.from('new') }]);
  expect(site.publish()).toBe(1);
  expect(await readPublished()).toEqual({ 'records/1.json': 'new' });
});

describe('a folder that is a link', () => {
  test('stays one', async () => {
    const elsewhere = await createTemporaryFolder('elsewhere');
    await symlink(elsewhere, places.published);
    build(first);
    build(second);
    expect(await readPublished()).toEqual(second);
    expect(await readFile(join(elsewhere, 'index.html'), 'utf8')).toBe('two');
  });
});

describe('after a build that was killed', () => {
  test('while it made files, nothing of them is left, and the site is as it was', async () => {
    build(first);
    begin().assembly.put('x', 'x', [{ path: 'x.txt', content: Buffer.from('half') }]);
    build(first);
    expect(await readPublished()).toEqual(first);
    expect(existsSync(places.next)).toBe(false);
  });

  test.for([0, 1, 2, 3, 4])(
    'after %i steps of the publication, the next build first does the rest',
    async (steps) => {
      build(first);
      stageSecond();
      const done = [
        () =>
          rename(locateStaged(places.next, 'tags/c/index.html'), join(places.published, 'tags/c/index.html')),
        () => rename(locateStaged(places.next, 'index.html'), join(places.published, 'index.html')),
        () => rm(join(places.published, 'tags/b'), { recursive: true }),
        () => rename(`${places.record}.next`, places.record),
      ];
      await mkdir(join(places.published, 'tags/c'));
      for (const step of done.slice(0, steps)) await step();
      const site = begin();
      expect(await readPublished()).toEqual(second);
      expect(Object.entries(second).filter(([path, text]) => !site.assembly.reuse(path, text))).toEqual([]);
      expect(site.publish()).toBe(0);
      expect(await readPublished()).toEqual(second);
    },
  );

  /** Leaves what a build does that is killed as soon as its journal is written. */
  function stageSecond(): void {
    const site = begin();
    for (const [path, text] of Object.entries(second)) {
      if (!site.assembly.reuse(path, text))
        site.assembly.put(path, text, [{ path, content: Buffer.from(text) }]);
    }
    const previous = openPreviousSite(places.published, places.record, { code: 'code' });
    const plan = planPublication(
      site.assembly.digests,
      previous,
      listMadeFiles(previous, () => true),
    );
    expect(plan).toEqual({ renewed: ['index.html', 'tags/c/index.html'], removed: ['tags/b/index.html'] });
    writeJsonLines(`${places.record}.next`, 'site record 2', site.assembly.describe('code'));
    writeJsonLines(places.journal, 'journal 1', [plan]);
  }
});

test('a site is published in an order in which every address of a list answers', () => {
  const files = [
    ...['_astro/a.js', 'articles/b/index.html', 'favicon.svg', 'index.html', 'pictures/a.avif'],
    ...['rss.xml', 'search/0123/index/a', 'search/indexes.json', 'tags/c/index.html'],
  ];
  const previous = openPreviousSite(places.published, places.record, { code: 'code' });
  const plan = planPublication(new Map(files.map((file) => [file, ''])), previous, []);
  expect(plan.renewed).toEqual([
    ...['_astro/a.js', 'favicon.svg', 'pictures/a.avif', 'search/0123/index/a'],
    'articles/b/index.html',
    ...['index.html', 'rss.xml', 'search/indexes.json', 'tags/c/index.html'],
  ]);
});

test.skipIf(process.getuid?.() === 0)(
  'a site is not changed where its record cannot be written',
  async () => {
    build(first);
    const site = begin();
    site.assembly.put('index.html', 'two', [{ path: 'index.html', content: Buffer.from('two') }]);
    await chmod(places.work, 0o555);
    expect(() => site.publish()).toThrow('so nothing was published');
    await chmod(places.work, 0o755);
    expect(await readPublished()).toEqual(first);
  },
);
