import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import RssParser from 'rss-parser';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { findLanguage } from '../../src/lib/language.ts';
import { BuiltSite } from '../support/built-site.ts';
import { findComplaints, relaxedFeedRules, relaxedRules } from '../support/html-validate.ts';
import { isExplained, nuExceptions, runChecker, type NuMessage } from '../support/nu-html-checker.ts';
import { listPageKinds } from '../support/page-kinds.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';

const absence = inject('missingPrograms').java;

/** The fixture at the root of its host, and one with many more stories under a path. */
let sites: BuiltSite[];
let feedTexts: string[];
beforeAll(async () => {
  const varied = await BuiltSite.build({
    content: await copyVariedNewsroom(),
    siteUrl: 'https://example.org/news/',
    epoch: Date.parse('2026-06-01T12:00:00+08:00') / 1000,
  });
  sites = [new BuiltSite(inject('fixtureSite')), varied];
  feedTexts = await writeFeedTexts();
});

const listFiles = (ending: RegExp) =>
  sites.flatMap(({ directory, files }) =>
    files.filter((file) => ending.test(file)).map((file) => join(directory, file)),
  );

/** Writes each text into a file of its own, and says where. */
async function writeEach(texts: Iterable<string>, ending: 'html' | 'css'): Promise<string[]> {
  const folder = await createTemporaryFolder('markup');
  return Promise.all(
    [...new Set(texts)].map(async (text) => {
      const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const file = join(folder, `${name}.${ending}`);
      await writeFile(file, text);
      return file;
    }),
  );
}

/** The text of every story as feeds have it, in pages as feed readers would make them. */
async function writeFeedTexts(): Promise<string[]> {
  const texts: string[] = [];
  for (const site of sites) {
    const { items } = JSON.parse(site.read('feed.json')) as { items: { content_html: string }[] };
    texts.push(...items.map(({ content_html }) => content_html));
    for (const file of site.files.filter((name) => /(rss|archive\/\d+)\.xml$/.test(name))) {
      const feed = await new RssParser<object, { 'content:encoded': string }>().parseString(site.read(file));
      texts.push(...feed.items.map((item) => item['content:encoded']));
    }
  }
  return writeEach(texts.map(formatReaderPage), 'html');
}

function formatReaderPage(text: string): string {
  const head = '<head><title>A reader</title></head>';
  return `<!DOCTYPE html>\n<html lang="${findLanguage(text) ?? 'en'}">${head}<body><h1>A reader</h1>\n${text}\n</body></html>\n`;
}

describe('what is examined', () => {
  test.for(listPageKinds())('has pages of $route', ({ findPages }) => {
    expect(sites.flatMap(findPages)).not.toEqual([]);
  });

  test('has no page that comes of none or of two of these routes', () => {
    const kinds = listPageKinds();
    const wrong = sites.flatMap((site) =>
      [...site.pages, ...site.movedPages]
        .filter((page) => kinds.filter(({ findPages }) => findPages(site).includes(page)).length !== 1)
        .map(({ address }) => address),
    );
    expect(wrong).toEqual([]);
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

describe('the Nu Html Checker', () => {
  beforeEach(({ skip }) => {
    skip(absence !== undefined, absence);
  });

  test('says nothing that is not explained, and each explanation is needed', async () => {
    const styles = await writeEach(readStyles(), 'css');
    const messages = await runChecker([...listFiles(/\.(html|css|svg)$/), ...styles, ...feedTexts]);
    const unexplained = messages.filter(
      (message) => !nuExceptions.some((exception) => isExplained(message, exception)),
    );
    expect(unexplained.map(describeMessage)).toEqual([]);
    const idle = nuExceptions.filter(
      (exception) => !messages.some((message) => isExplained(message, exception)),
    );
    expect(idle).toEqual([]);
  });

  test('complains of what is wrong in each kind of file', async () => {
    const page = await writeEach([formatReaderPage('<p align="right">one</p>')], 'html');
    const style = await writeEach(['p { colour: red }'], 'css');
    const drawing = join(await createTemporaryFolder('markup'), 'drawing.svg');
    await writeFile(drawing, '<svg xmlns="http://www.w3.org/2000/svg"><rect heigth="1"/></svg>');
    const messages = await runChecker([...page, ...style, drawing]);
    expect(messages.map(({ url, message }) => `${/\w+$/.exec(url)?.[0] ?? ''}: ${message}`)).toEqual([
      'html: The “align” attribute on the “p” element is obsolete. Use CSS instead.',
      "css: CSS: “colour”: Property “colour” doesn't exist.",
      'svg: Attribute “heigth” not allowed on element “rect” at this point.',
    ]);
  });
});

/** The text of every `<style>`. */
function readStyles(): string[] {
  return sites
    .flatMap(({ pages, movedPages }) => [...pages, ...movedPages])
    .flatMap(({ root }) => root.querySelectorAll('style').map((style) => style.textContent));
}

function describeMessage({ url, type, subType = type, message, extract = '' }: NuMessage): string {
  return `${url}: ${subType}: ${message} ${JSON.stringify(extract)}`;
}
