import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openPreviousSite } from '../../../../src/integrations/incremental-build/previous-site.ts';
import { SiteAssembly } from '../../../../src/integrations/incremental-build/site-assembly.ts';
import { locateStaged } from '../../../../src/integrations/incremental-build/site-files.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let folder: string;
let assembly: SiteAssembly;
beforeEach(async () => {
  folder = await createTemporaryFolder('assembly');
  await mkdir(join(folder, 'next'));
  const none = openPreviousSite(join(folder, 'none'), join(folder, 'none.json'), { code: 'code' });
  assembly = new SiteAssembly(join(folder, 'next'), none);
});

const put = (name: string, path: string, text: string) =>
  assembly.put(name, 'key', [{ path, content: Buffer.from(text) }]);

describe('a site that is put together', () => {
  test('has a file once that several outputs share', async () => {
    put('/1', 'engine.js', 'the same');
    put('/2', 'engine.js', 'the same');
    expect(await readdir(join(folder, 'next'))).toHaveLength(1);
    expect([...assembly.digests.keys()]).toEqual(['engine.js']);
  });

  test('takes in a folder, however deep, and what its links lead to', async () => {
    for (const name of ['public/icons', 'elsewhere/deep'])
      await mkdir(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'elsewhere/deep/b.txt'), 'b');
    await symlink(join(folder, 'elsewhere'), join(folder, 'public/linked'));
    await symlink(join(folder, 'elsewhere/deep/b.txt'), join(folder, 'public/c.txt'));
    writeFileSync(join(folder, 'public/icons/a.svg'), '<svg/>');
    writeFileSync(join(folder, 'public/.well-known'), 'x');
    assembly.writeFolder(join(folder, 'public'));
    expect([...assembly.digests.keys()].sort()).toEqual([
      ...['.well-known', 'c.txt', 'icons/a.svg', 'linked/deep/b.txt'],
    ]);
    const staged = locateStaged(join(folder, 'next'), 'icons/a.svg');
    expect(readFileSync(staged, 'utf8')).toBe('<svg/>');
    expect(assembly.listFiles()).toEqual([]);
  });

  test('lists its files in the order in which they were asked for', () => {
    for (const name of ['/c', '/b', '/a']) assembly.reuse(name, 'key');
    for (const name of ['/a', '/b', '/c']) put(name, `${name}.txt`, name);
    expect(assembly.listFiles().map(({ path }) => path)).toEqual(['/c.txt', '/b.txt', '/a.txt']);
    expect(assembly.counts).toEqual({ made: 3, unchanged: 0 });
  });

  test('refuses two different files at one address', () => {
    put('/a', 'a.txt', 'one');
    expect(() => put('/b', 'a.txt', 'another')).toThrow(
      'Two different files would be published as /a.txt: rename one of them.',
    );
  });
});
