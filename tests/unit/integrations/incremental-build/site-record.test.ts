import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  readSiteRecord,
  writeSiteRecord,
  type SiteRecord,
} from '../../../../src/integrations/incremental-build/site-record.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const record: SiteRecord = new Map([
  ['/a', { key: 'k', files: [{ path: 'a/index.html', digest: 'd', state: [1, 2.5, 3.25, 4] }] }],
  ['/search/records/1.json', { key: 'l', material: 'm', files: [] }],
]);

let file: string;
beforeEach(async () => {
  file = join(await createTemporaryFolder('record'), 'record.json');
  writeSiteRecord(file, 'code', record);
});

describe('the record of a site', () => {
  test('is read as it was written', () => {
    expect(readSiteRecord(file, 'code')).toEqual(record);
  });

  test('is empty where it is of other code', () => {
    expect(readSiteRecord(file, 'other code')).toEqual(new Map());
  });

  test('is empty where there is none', async () => {
    await rm(file);
    expect(readSiteRecord(file, 'code')).toEqual(new Map());
  });

  test('is empty wherever a byte of it is another one, or it ends early', async () => {
    const bytes = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        await writeFile(file, damaged);
        expect(readSiteRecord(file, 'code')).toEqual(new Map());
        await writeFile(file, bytes.subarray(0, at));
        expect(readSiteRecord(file, 'code')).toEqual(new Map());
      }),
    );
  });

  test('that cannot be written fails nothing', () => {
    const nowhere = join(file, 'no folder', 'record.json');
    writeSiteRecord(nowhere, 'code', record);
    expect(readSiteRecord(nowhere, 'code')).toEqual(new Map());
  });
});
