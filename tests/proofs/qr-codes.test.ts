import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { drawCode } from '../../src/images/qr-code.ts';
import { locateArticle } from '../../src/lib/addresses.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const absence = inject('missingPrograms').zbarimg;

beforeEach(({ skip }) => {
  skip(absence !== undefined, absence);
});

/** What a scanner reads in a drawing of the size in which pages show it. */
async function scan(svg: string): Promise<string> {
  const file = join(await createTemporaryFolder('code'), 'code.png');
  await sharp(Buffer.from(svg)).resize(360).png().toFile(file);
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
    encoding: 'utf8',
  }).trimEnd();
}

describe('a scanner', () => {
  test('reads the address of each story in its code', async () => {
    const site = await openFixtureSite('varied');
    const codes = site.files.filter((file) => /^articles\/.*\/code\.svg$/.test(file));
    const pages = site.files.filter((file) => /^articles\/.*\/index\.html$/.test(file));
    expect(codes.length).toBeGreaterThan(70);
    expect(pages.length).toBeGreaterThanOrEqual(codes.length);
    for (const code of codes.filter((_, index) => index % 5 === 0)) {
      const [, slug = ''] = /^articles\/(.*)\/code\.svg$/.exec(code) ?? [];
      expect(await scan(site.read(code))).toBe(locateArticle('https://fixture.example/', slug));
    }
  });

  test('reads any address', async () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    const slug = fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join('-'));
    const addresses = fc.sample(fc.oneof(slug, fc.constantFrom('药明康德', '基因治疗')), {
      numRuns: 40,
      seed: 1,
    });
    for (const address of addresses.map((name) => locateArticle('https://www.en-cphi.cn/', name))) {
      expect(await scan(drawCode(address))).toBe(address);
    }
  });
});
