import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openPreviousSite } from '../../../../src/integrations/incremental-build/previous-site.ts';
import { SiteAssembly } from '../../../../src/integrations/incremental-build/site-assembly.ts';
import { writeJsonLines } from '../../../../src/lib/json-lines-cache.ts';
import { compareFolders } from '../../../support/folder-differences.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await createTemporaryFolder('assembly');
});

/** Begins a site, which may reuse what another one has. */
async function begin(name: string, previous = 'none'): Promise<SiteAssembly> {
  await mkdir(join(folder, name));
  return new SiteAssembly(
    join(folder, name),
    openPreviousSite(join(folder, previous), join(folder, `${previous}.json`), 'code'),
  );
}

function put(assembly: SiteAssembly, name: string, key: string, path: string, text: string): void {
  assembly.put(name, key, [{ path, content: Buffer.from(text) }]);
}

async function finish(name: string, assembly: SiteAssembly): Promise<void> {
  await assembly.complete();
  writeJsonLines(join(folder, `${name}.json`), 'code', assembly.describe());
}

describe('a site that is put together', () => {
  test('has what was made and what was reused, and no more', async () => {
    const first = await begin('first');
    put(first, '/a', '1', 'a/index.html', 'a');
    put(first, '/b', '1', 'b/index.html', 'b');
    put(first, '/gone', '1', 'gone/index.html', 'gone');
    await finish('first', first);

    const second = await begin('second', 'first');
    expect(second.reuse('/a', '1')?.map(({ path }) => path)).toEqual(['a/index.html']);
    expect(second.reuse('/b', '2')).toBeUndefined();
    put(second, '/b', '2', 'b/index.html', 'new b');
    expect(second.counts).toEqual({ made: 1, reused: 1 });
    await second.complete();
    expect((await readdir(join(folder, 'second'))).sort()).toEqual(['a', 'b']);
    expect(readFileSync(join(folder, 'second/a/index.html'), 'utf8')).toBe('a');
    expect(readFileSync(join(folder, 'second/b/index.html'), 'utf8')).toBe('new b');
    expect(readFileSync(join(folder, 'first/b/index.html'), 'utf8')).toBe('b');
  });

  test('can be reused in its turn, although its files are links', async () => {
    let previous = 'none';
    for (const name of ['first', 'second', 'third']) {
      const assembly = await begin(name, previous);
      if (previous === 'none') put(assembly, '/a', '1', 'a/index.html', 'a');
      else expect(assembly.reuse('/a', '1')).toBeDefined();
      await finish(name, assembly);
      previous = name;
    }
    expect(statSync(join(folder, 'third/a/index.html')).ino).toBe(
      statSync(join(folder, 'first/a/index.html')).ino,
    );
  });

  test('has a file once that several outputs share', async () => {
    const first = await begin('first');
    for (const name of ['/1', '/2']) put(first, name, name, 'engine.js', 'the same');
    await finish('first', first);
    const second = await begin('second', 'first');
    for (const name of ['/1', '/2']) expect(second.reuse(name, name)).toHaveLength(1);
    await second.complete();
    expect(await readdir(join(folder, 'second'))).toEqual(['engine.js']);
  });

  test('takes in a folder, however deep', async () => {
    const assembly = await begin('site');
    await mkdir(join(folder, 'public/icons'), { recursive: true });
    writeFileSync(join(folder, 'public/icons/a.svg'), '<svg/>');
    writeFileSync(join(folder, 'public/.well-known'), 'x');
    assembly.writeFolder(join(folder, 'public'));
    expect((await readdir(join(folder, 'site'), { recursive: true })).sort()).toEqual([
      '.well-known',
      'icons',
      'icons/a.svg',
    ]);
    expect([...assembly.describe()]).toEqual([]);
  });

  test('reuses many files as it does few', async () => {
    const first = await begin('first');
    const names = Array.from({ length: 2345 }, (_, index) => `${String(index % 50)}/${String(index)}.txt`);
    for (const name of names) put(first, name, '1', name, `The file ${name}`);
    await finish('first', first);
    const second = await begin('second', 'first');
    expect(names.filter((name) => second.reuse(name, '1') === undefined)).toEqual([]);
    await finish('second', second);
    expect(await compareFolders(join(folder, 'first'), join(folder, 'second'))).toEqual({
      files: 2345,
      differences: [],
    });
  });

  test('fails where a file cannot be reused', async () => {
    const first = await begin('first');
    const names = Array.from({ length: 1500 }, (_, index) => `${String(index)}.txt`);
    for (const name of names) put(first, name, '1', name, 'A file.');
    await finish('first', first);
    for (const [site, count] of [
      ['few', 10],
      ['many', 1500],
    ] as const) {
      const assembly = await begin(site, 'first');
      await rm(join(folder, 'first', `${String(count - 1)}.txt`));
      for (const name of names.slice(0, count)) assembly.reuse(name, '1');
      await expect(assembly.complete(), site).rejects.toThrow('ENOENT');
    }
  });

  test('lists its files in the order in which they were asked for', async () => {
    const first = await begin('first');
    put(first, '/b', '1', 'b.txt', 'b');
    await finish('first', first);
    const second = await begin('second', 'first');
    for (const name of ['/c', '/b', '/a']) second.reuse(name, '1');
    put(second, '/a', '1', 'a.txt', 'a');
    put(second, '/c', '1', 'c.txt', 'c');
    expect(second.listFiles().map(({ path }) => path)).toEqual(['c.txt', 'b.txt', 'a.txt']);
  });

  test('refuses two different files at one address', async () => {
    const assembly = await begin('site');
    put(assembly, '/a', '1', 'a.txt', 'one');
    expect(() => {
      put(assembly, '/b', '1', 'a.txt', 'another');
    }).toThrow('Two different files would be published as /a.txt: rename one of them.');
  });
});
