import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { createSlug } from '../../../../src/lib/slugs.ts';
import { readContentFolder, type ContentFolder } from '../../../../src/content/loader/content-folder.ts';
import {
  createArticle,
  type ArticleOptions,
  type SampleArticle,
} from '../../../../tools/sample-content/article.ts';
import {
  writeSampleContent,
  type SampleContentOptions,
} from '../../../../tools/sample-content/sample-content.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const newest = '2026-05-31';
/** The first moment of the newest day, at which nothing may lie ahead. */
const now = Date.parse(`${newest}T00:00:00+08:00`);

const listArticles = (count: number, options: Partial<ArticleOptions> = {}) =>
  Array.from({ length: count }, (_, index) => createArticle(index, { newest, ...options }));

async function writeContent(options: Partial<SampleContentOptions>): Promise<string> {
  const folder = await createTemporaryFolder('samples');
  await writeSampleContent(folder, { articles: 300, newest, ...options });
  return folder;
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.sort().map((file) => readFile(file, 'latin1')));
  return new Map(files.map((file, index) => [file.slice(folder.length + 1), texts[index] ?? '']));
}

describe('300 sample articles', () => {
  let folder: string;
  let content: ContentFolder;
  let articles: SampleArticle[];
  beforeAll(async () => {
    folder = await writeContent({});
    content = await readContentFolder(folder, { now });
    articles = listArticles(300);
  });

  test('have nothing that the check finds fault with, pictures included', () => {
    expect(content.issues).toEqual([]);
    expect(content.articles).toHaveLength(300);
    expect(content.articles.flatMap(({ pictures }) => pictures).length).toBeGreaterThan(100);
  });

  test('say that they are samples: the site by its name, every article by its source and at its end', () => {
    expect(content.site?.name).toContain('Sample');
    expect(Object.values(content.sources).filter(({ name }) => !name.includes('Sample'))).toEqual([]);
    expect(articles.filter(({ text }) => !/\n\n\*This is a sample story: [^\n]+\*\n$/.test(text))).toEqual(
      [],
    );
  });

  test('credit every picture as a sample', () => {
    const credits = articles.flatMap(({ frontMatter: { image, imageCredit } }) =>
      image === undefined ? [] : [imageCredit],
    );
    expect(new Set(credits)).toEqual(new Set(['Sample drawing']));
  });

  test('have pictures of several formats', () => {
    const files = content.articles.flatMap(({ pictures }) => pictures.map(({ file }) => file));
    expect(new Set(files.map((file) => file.split('.').at(-1)))).toEqual(new Set(['jpg', 'png', 'webp']));
  });

  test.for<[what: string, pattern: RegExp, least: number]>([
    ['a table', /^\| --- /m, 30],
    ['a quotation set apart', /^> /m, 40],
    ['something said', /“[^”]+,” said /, 100],
    ['a list', /^- /m, 15],
    ['a numbered list', /^1\. /m, 5],
    ['a footnote', /^\[\^1\]: /m, 20],
    ['three headings and more', /(^##.*\n[\s\S]*?){3}/m, 100],
    ['smaller headings', /^### /m, 50],
    ['no heading', /^(?![\s\S]*\n## )/, 50],
    ['a picture in the text', /^!\[/m, 20],
    ['a picture at the top', /^image: /m, 80],
    ['Chinese in the title', /^title: .*\p{Script=Han}/mu, 15],
    ['a title in Chinese alone', /^title: [^a-z]*\p{Script=Han}[^a-z]*$/mu, 3],
    ['Chinese in the text', /\n---\n[\s\S]*\p{Script=Han}/u, 20],
    ['an author', /^author:/m, 80],
    ['an original', /^original: /m, 80],
    ['an update', /^updated: /m, 15],
    ['a description', /^description: /m, 70],
    ['a former address', /^aliases:/m, 3],
    ['a time of day', /^date: .*T.*\+08:00$/m, 30],
    ['a link to another article', /\]\([./]+(\d{4}\/)?\d{4}-\d{2}-\d{2}-/, 8],
    ['a long title', /^title: .{100}/m, 5],
  ])('have %s, some of them', ([, pattern, least]) => {
    const count = articles.filter(({ text }) => pattern.test(text)).length;
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThan(300);
  });

  test('are of very different lengths', () => {
    const words = content.articles.map(({ article }) => article?.body.words ?? 0);
    expect(Math.min(...words)).toBeLessThan(150);
    expect(Math.max(...words)).toBeGreaterThan(1400);
  });

  test('come from several sources, several years, and on many topics', () => {
    const years = new Set(articles.map(({ day }) => day.slice(0, 4)));
    expect([...years].sort()).toEqual(['2023', '2024', '2025', '2026']);
    const sources = new Set(articles.map(({ frontMatter: { source } }) => source));
    expect(sources).toEqual(new Set(Object.keys(content.sources)));
    const tags = articles.flatMap(({ frontMatter }) => frontMatter.tags.map(createSlug));
    expect(new Set(tags).size).toBeGreaterThan(150);
  });

  test('have sources of every policy, and the first of them most often', () => {
    const policies = Object.values(content.sources).map(({ policy }) => policy);
    expect(new Set(policies)).toEqual(new Set([undefined, 'canonical', 'noindex']));
    const [first] = Object.keys(content.sources);
    const count = articles.filter(({ frontMatter: { source } }) => source === first).length;
    expect(count).toBeGreaterThan(120);
  });

  test('have a vocabulary that says what its tags are', () => {
    expect(content.tags.filter(({ description }) => description === undefined)).toEqual([]);
    const companies = content.tags.filter(({ kind }) => kind === 'company');
    expect(companies.length).toBeGreaterThan(300);
    expect(companies.filter(({ url, description }) => !url || !description?.startsWith('Made-up'))).toEqual(
      [],
    );
  });

  test('have a fair that lies ahead', () => {
    expect(
      content.events
        .map(({ ends }) => ends)
        .sort()
        .at(0)
        ?.localeCompare(newest),
    ).toBe(1);
  });

  test('are the same when they are written again', async () => {
    expect(await readFiles(await writeContent({}))).toEqual(await readFiles(folder));
  });

  test('are 299 and one more', async () => {
    const fewer = await readFiles(await writeContent({ articles: 299 }));
    const more = await readFiles(folder);
    const added = [...more.keys()].filter((file) => !fewer.has(file));
    expect(added).toEqual([articles[299]?.file]);
    for (const [file, text] of fewer) expect(more.get(file), file).toBe(text);
  });
});

test('however many there are, the check finds no fault with them', async () => {
  for (const count of [1, 2, 12]) {
    const { issues, articles } = await readContentFolder(await writeContent({ articles: count }), { now });
    expect(issues).toEqual([]);
    expect(articles).toHaveLength(count);
  }
});

test('with any seed the check finds no fault with them, and they are others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const folder = await writeContent({ seed, hasPictures: false });
      const { issues, articles } = await readContentFolder(folder, { now });
      expect(issues).toEqual([]);
      expect(articles).toHaveLength(300);
      const titles = new Set(listArticles(300, { seed }).map(({ title }) => title));
      const ofNext = listArticles(300, { seed: seed + 1 }).filter(({ title }) => titles.has(title));
      expect(ofNext.length).toBeLessThan(5);
    }),
    { numRuns: 1 },
  );
});

test('without pictures there are none', async () => {
  const folder = await writeContent({ articles: 60, hasPictures: false });
  const { articles } = await readContentFolder(folder, { now });
  expect(articles.flatMap(({ pictures }) => pictures)).toEqual([]);
  expect([...(await readFiles(folder)).keys()].filter((file) => !/\.(md|yaml)$/.test(file))).toEqual([]);
});

test('what is said about the site stands in site.yaml', async () => {
  const folder = await writeContent({ articles: 1, site: { url: 'https://bench.example/news/' } });
  const settings: unknown = parse(await readFile(join(folder, 'site.yaml'), 'utf8'));
  expect(settings).toMatchObject({ url: 'https://bench.example/news/', language: 'en' });
});

describe('10,000 sample articles', () => {
  let articles: SampleArticle[];
  beforeAll(() => {
    articles = listArticles(10_000);
  });

  test('have 600 tags, some often and most now and then', () => {
    const counts = new Map<string, number>();
    for (const tag of articles.flatMap(({ frontMatter }) => frontMatter.tags)) {
      counts.set(createSlug(tag), (counts.get(createSlug(tag)) ?? 0) + 1);
    }
    expect(counts.size).toBe(600);
    expect(counts.get('china')).toBeGreaterThan(2000);
    const sorted = [...counts.values()].sort((a, b) => a - b);
    expect(sorted[300]).toBeLessThan(50);
  });

  test('have a first paragraph each that hardly another one has', () => {
    const openings = articles.map(({ text }) => text.split('\n---\n')[1]?.trim().split('\n')[0]);
    expect(new Set(openings).size).toBeGreaterThan(9990);
  });

  test('have names that every file system takes', () => {
    const lengths = articles.map(({ file }) => Buffer.byteLength(file.split('/').at(-1) ?? ''));
    expect(Math.max(...lengths)).toBeLessThan(200);
  });

  test('have about 560 words each', () => {
    const words = articles.map(({ text }) => (text.split('\n---\n')[1] ?? '').split(/\s+/).length);
    const average = words.reduce((sum, count) => sum + count, 0) / words.length;
    expect(average).toBeGreaterThan(540);
    expect(average).toBeLessThan(580);
  });
});

describe('the days of sample articles', () => {
  test('are those asked for, and as many in one part of them as in another', () => {
    const days = listArticles(1000, { newest: '2026-01-31', days: 31 }).map(({ day }) => day);
    const counts = new Map<string, number>();
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(
      Array.from({ length: 31 }, (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}`),
    );
    expect(Math.min(...counts.values())).toBeGreaterThan(28);
    expect(Math.max(...counts.values())).toBeLessThan(37);
  });

  test('stay as they are the day after, apart from the oldest, which come again as the newest', () => {
    const today = listArticles(300);
    const tomorrow = listArticles(300, { newest: '2026-06-01' });
    const moved = tomorrow.filter(({ file }, index) => file !== today[index]?.file);
    expect(moved.length).toBeLessThan(3);
    expect(moved.filter(({ day }) => day !== '2026-06-01')).toEqual([]);
    const texts = new Set(today.map(({ text }) => text));
    expect(tomorrow.filter(({ text }) => !texts.has(text)).length).toBeLessThan(30);
  });
});
