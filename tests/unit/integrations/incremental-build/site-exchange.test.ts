import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  exchangeSites,
  locatePlaces,
  preparePlaces,
  type SitePlaces,
} from '../../../../src/integrations/incremental-build/site-exchange.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

let places: SitePlaces;
beforeEach(async () => {
  places = locatePlaces(join(await createTemporaryFolder('exchange'), 'dist'));
});

async function writePage(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'index.html'), text);
}

function readPage(folder: string): Promise<string> {
  return readFile(join(folder, 'index.html'), 'utf8');
}

describe('a site that is whole', () => {
  test('is published where there was none', async () => {
    await preparePlaces(places);
    await writePage(places.next, 'first');
    await exchangeSites(places);
    expect(await readPage(places.published)).toBe('first');
    expect([places.next, places.previous, places.mark].filter(existsSync)).toEqual([]);
  });

  test('takes the place of the one before, which is kept beside it', async () => {
    await writePage(places.published, 'first');
    await preparePlaces(places);
    await writePage(places.next, 'second');
    await exchangeSites(places);
    expect(await readPage(places.published)).toBe('second');
    expect(await readPage(places.previous)).toBe('first');
    expect(existsSync(places.mark)).toBe(false);
  });

  test('keeps the clone that is published from', async () => {
    await writePage(join(places.published, '.git'), 'clone');
    await preparePlaces(places);
    await writePage(places.next, 'second');
    await exchangeSites(places);
    expect(await readPage(join(places.published, '.git'))).toBe('clone');
  });
});

describe('after a build that was killed', () => {
  test('while it put its site together, nothing of that is left', async () => {
    await writePage(places.published, 'first');
    await writePage(places.next, 'half');
    await preparePlaces(places);
    expect(await readPage(places.published)).toBe('first');
    expect(existsSync(join(places.next, 'index.html'))).toBe(false);
  });

  test('between the two steps of the exchange, the site before is back', async () => {
    await writePage(places.published, 'first');
    await preparePlaces(places);
    await writePage(places.next, 'second');
    await writeFile(places.mark, '');
    await rename(places.published, places.previous);
    await preparePlaces(places);
    expect(await readPage(places.published)).toBe('first');
    expect(existsSync(places.mark)).toBe(false);
  });

  test('behind the exchange, the new site stays', async () => {
    await writePage(places.published, 'second');
    await writePage(places.previous, 'first');
    await writeFile(places.mark, '');
    await preparePlaces(places);
    expect(await readPage(places.published)).toBe('second');
    expect(existsSync(places.mark)).toBe(false);
  });

  test('a site that was taken away by hand does not return', async () => {
    await writePage(places.previous, 'first');
    await preparePlaces(places);
    expect(existsSync(places.published)).toBe(false);
  });
});
