import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findBundle, keepBundle } from '../../../../src/integrations/incremental-build/bundle.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const facts = {
  siteUrl: 'https://example.org/news/',
  pageKinds: { 'home@_@astro': { styles: [{ sheet: { type: 'inline' as const, content: 'p {}' } }] } },
  scripts: ['focusSearch()'],
};

let bundles: string;
let compiled: { program: string; entry: string; assets: string };

beforeEach(async () => {
  const folder = await createTemporaryFolder('bundle');
  bundles = join(folder, 'code');
  compiled = { program: join(folder, '.prerender'), entry: 'entry.mjs', assets: join(folder, '_astro') };
  await mkdir(join(compiled.program, 'chunks'), { recursive: true });
  await mkdir(compiled.assets);
  await writeFile(join(compiled.program, 'entry.mjs'), "export { app } from './chunks/app.mjs';");
  await writeFile(join(compiled.program, 'chunks/app.mjs'), "export const app = 'first';");
  await writeFile(join(compiled.assets, 'search.js'), 'start();');
});

const keep = (code: string, isForced = false) => keepBundle(code, compiled, facts, isForced, bundles);

/** What the program of a bundle exports. */
const readApp = async (code: string) => {
  const { entry = '' } = findBundle(code, bundles) ?? {};
  return ((await import(entry)) as { app: string }).app;
};

describe('compiled code', () => {
  test('is kept by the digest of the code, with all that later builds need of it', async () => {
    keep('one');
    // Astro removes what it has compiled.
    for (const folder of [compiled.program, compiled.assets]) await rm(folder, { recursive: true });
    const bundle = findBundle('one', bundles);
    expect(bundle).toMatchObject({ code: 'one', ...facts });
    expect(await readdir(bundle?.assets ?? '', { recursive: true })).toEqual(['_astro', '_astro/search.js']);
    expect(await readApp('one')).toBe('first');
    expect(findBundle('two', bundles)).toBeUndefined();
  });

  test.for(['program/entry.mjs', 'program/chunks/app.mjs', 'assets/_astro/search.js', 'bundle.json'])(
    'is none where %s is damaged, and is kept anew',
    async (file) => {
      keep('one');
      const path = join(bundles, 'one', file);
      const whole = await readFile(path, 'utf8');
      await writeFile(path, whole.slice(0, -1));
      expect(findBundle('one', bundles)).toBeUndefined();
      keep('one');
      expect(await readFile(path, 'utf8')).toBe(whole);
    },
  );

  test('is none where a file is missing, or was added', async () => {
    keep('one');
    await writeFile(join(bundles, 'one/program/chunks/other.mjs'), '');
    expect(findBundle('one', bundles)).toBeUndefined();
    keep('two');
    await rm(join(bundles, 'two/program/chunks/app.mjs'));
    expect(findBundle('two', bundles)).toBeUndefined();
  });

  test('stays where another build has kept the same, unless that is forced', async () => {
    keep('one');
    await writeFile(join(compiled.program, 'chunks/app.mjs'), "export const app = 'second';");
    const read = () => readFile(join(bundles, 'one/program/chunks/app.mjs'), 'utf8');
    keep('one');
    expect(await read()).toContain('first');
    keep('one', true);
    expect(await read()).toContain('second');
    expect(await readdir(bundles)).toEqual(['one']);
  });

  test('goes a day after its last use', async () => {
    for (const code of ['unused', 'used']) keep(code);
    await mkdir(join(bundles, 'killed'));
    const longAgo = new Date('2026-01-01');
    for (const file of ['unused/used', 'used/used', 'killed']) {
      await utimes(join(bundles, file), longAgo, longAgo);
    }
    findBundle('used', bundles);
    keep('new');
    expect((await readdir(bundles)).sort()).toEqual(['new', 'used']);
  });
});
