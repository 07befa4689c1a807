import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from '../support/built-site.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { findComplaints, relaxedFeedRules, relaxedRules } from '../support/html-validate.ts';
import { listPageKinds } from '../support/page-kinds.ts';
import { formatReaderPage, writeEach, writeFeedTexts } from '../support/reader-pages.ts';

let site: BuiltSite;
let feedTexts: string[];
beforeAll(async () => {
  site = await openFixtureSite('varied');
  feedTexts = await writeFeedTexts(site);
});

const listFiles = (ending: RegExp) =>
  site.files.filter((file) => ending.test(file)).map((file) => join(site.directory, file));

describe('what is examined', () => {
  test.for(listPageKinds())('has pages of $route', ({ findPages }) => {
    expect(findPages(site)).not.toEqual([]);
  });

  test('has no page that comes of none or of two of these routes', () => {
    const kinds = listPageKinds();
    const wrong = [...site.pages, ...site.movedPages].filter(
      (page) => kinds.filter(({ findPages }) => findPages(site).includes(page)).length !== 1,
    );
    expect(wrong.map(({ address }) => address)).toEqual([]);
  });

  test('has drawings, styles of files and the texts of feeds', () => {
    expect(listFiles(/\.svg$/)).not.toEqual([]);
    expect(listFiles(/\.css$/)).not.toEqual([]);
    expect(feedTexts.length).toBeGreaterThan(20);
  });
});

describe('html-validate', () => {
  test('has no complaint of a page', async () => {
    const complaints = await findComplaints(listFiles(/\.html$/), relaxedRules);
    expect(complaints.map(({ sentence }) => sentence)).toEqual([]);
  });

  test('has no complaint of a story’s text in a feed', async () => {
    const complaints = await findComplaints(feedTexts, relaxedFeedRules);
    expect(complaints.map(({ sentence }) => sentence)).toEqual([]);
  });

  test('would have one by each rule that is relaxed', async () => {
    const rules = async (files: string[]) => [
      ...new Set((await findComplaints(files)).map(({ rule }) => rule)),
    ];
    expect((await rules(listFiles(/\.html$/))).sort()).toEqual(Object.keys(relaxedRules).sort());
    expect((await rules(feedTexts)).sort()).toEqual(Object.keys(relaxedFeedRules).sort());
  });

  test.for([
    ['an element left open', '<p><b>one</p>', 'close-order'],
    ['an end without a beginning', '<p>one</b></p>', 'close-order'],
    ['an id given twice', '<p id="a">one</p><p id="a">two</p>', 'no-dup-id'],
    ['a style of one element', '<p style="color: red">one</p>', 'no-inline-style'],
    ['a picture without words', '<p><img src="a.png"></p>', 'wcag/h37'],
  ] as const)('complains of %s', async ([, text, rule]) => {
    const complaints = await findComplaints(await writeEach([formatReaderPage(text)], 'html'), relaxedRules);
    expect(complaints.map((complaint) => complaint.rule)).toContain(rule);
  });
});
