import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { lintXml } from '../support/xml.ts';

const absence = inject('missingPrograms').xmllint;

beforeEach(({ skip }) => {
  skip(absence !== undefined, absence);
});

describe('xmllint', () => {
  test.for([
    ['nothing in a feed that is well-formed', '<rss version="2.0"><channel/></rss>', /^$/],
    ['an element left open', '<rss><channel></rss>', /mismatch/],
    ['a bare ampersand', '<title>R&D</title>', /EntityRef/],
    ['a character that XML forbids', '<title>\u0008</title>', /PCDATA invalid Char value 8/],
    ['a prefix that is not bound', '<atom:link/>', /Namespace prefix atom/],
  ] as const)('complains of %s', async ([, text, expected]) => {
    const file = join(await createTemporaryFolder('xml'), 'feed.xml');
    await writeFile(file, text);
    expect(await lintXml([file])).toMatch(expected);
  });
});

describe('the feeds', () => {
  test('and all other XML files of a site are well-formed', async () => {
    const site = await openFixtureSite('varied');
    const files = site.files.filter((file) => /\.(xml|opml)$/.test(file));
    expect(files).toEqual(
      expect.arrayContaining([
        'rss.xml',
        'feeds.opml',
        'sitemap.xml',
        'tags/china/rss.xml',
        'sources/contractpharma/rss.xml',
      ]),
    );
    expect(await lintXml(files.map((file) => join(site.directory, file)))).toBe('');
  });
});
