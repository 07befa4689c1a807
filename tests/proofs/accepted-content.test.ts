import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { BuiltSite } from '../support/built-site.ts';
import { anyNewsroom, writeAcceptedNewsroom } from '../support/any-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { lintXml } from '../support/xml.ts';

/** `ACCEPTED_CONTENT_RUNS=2000 npx vitest run --project proofs accepted-content` takes about an hour. */
const numRuns = Number(process.env.ACCEPTED_CONTENT_RUNS ?? 12);
const now = fixture.epoch * 1000;

test(
  'whatever the check accepts is built, with its pages, and with feeds that can be read',
  async () => {
    let built = 0;
    await fc.assert(
      fc.asyncProperty(anyNewsroom, async (files) => {
        const newsroom = await writeAcceptedNewsroom(files, now);
        if (!newsroom) return;
        built += 1;
        const site = await BuiltSite.build({ content: newsroom.directory, epoch: fixture.epoch });
        const due = newsroom.folder.articles.filter(
          ({ article }) => Number(article?.frontMatter.date.slice(0, 4)) < 2027,
        );
        for (const { article } of due)
          expect(site.files).toContain(`articles/${article?.slug ?? ''}/index.html`);
        const xml = site.files.filter((file) => /\.(xml|opml)$/.test(file));
        if (!inject('missingPrograms').xmllint) {
          expect(await lintXml(xml.map((file) => join(site.directory, file)))).toBe('');
        }
        for (const file of site.files.filter((name) => name.endsWith('.json')))
          expect(JSON.parse(readFileSync(join(site.directory, file), 'utf8'))).toBeDefined();
        await rm(site.directory, { recursive: true });
        await rm(newsroom.directory, { recursive: true });
      }),
      { numRuns, endOnFailure: true },
    );
    expect(built).toBeGreaterThan(numRuns / 2);
  },
  numRuns * 20_000,
);
