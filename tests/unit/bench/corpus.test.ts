import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEpoch, Corpus, countDaysOf } from '../../../bench/corpus.ts';
import { readContentFolder } from '../../../src/content/loader/content-folder.ts';

let corpus: Corpus;
let files: Map<string, string>;
beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'corpus-'));
  corpus = await Corpus.create(directory, { articles: 60, seed: 3, signal: new AbortController().signal });
  files = await readFiles();
});
afterAll(async () => {
  await rm(corpus.directory, { recursive: true });
});

async function readFiles(): Promise<Map<string, string>> {
  const names = (await readdir(corpus.directory, { recursive: true }))
    .filter((name) => /\.\w+$/.test(name))
    .sort();
  const texts = names.map((name) => readFile(join(corpus.directory, name), 'utf8'));
  return new Map((await Promise.all(texts)).map((text, index) => [names[index] ?? '', text]));
}

/** The stories oldest first, and what the check has to say of the folder. */
async function check() {
  const { articles, issues, tags } = await readContentFolder(corpus.directory, { now: buildEpoch * 1000 });
  const stories = articles.map(({ file, article }) => ({ file, date: article?.frontMatter.date ?? '' }));
  return { issues, tags, stories: stories.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

test('has as many valid stories as were asked for', async () => {
  const { issues, stories } = await check();
  expect([issues, stories.length]).toEqual([[], 60]);
  const texts = [...files].filter(([name]) => name.endsWith('.md')).map(([, text]) => text);
  expect(corpus.facts).toMatchObject({
    articles: 60,
    seed: 3,
    days: 1096,
    bytes: Buffer.byteLength(texts.join('')),
  });
  expect(corpus.facts.words).toBeGreaterThan(60 * 300);
});

test.for([
  [12, 1096],
  [21_920, 1096],
  [100_000, 5000],
])('%d stories are spread over %d days', ([articles = 0, days]) => {
  expect(countDaysOf(articles)).toBe(days);
});

describe('a change:', () => {
  test.for<[name: string, change: () => Promise<void>, stories: number]>([
    ['edit of the newest story', () => corpus.edit(1), 60],
    ['edit of an old story', () => corpus.edit(0.5), 60],
    ['added story', () => corpus.add(), 61],
    ['removed story', () => corpus.remove(), 59],
    ['renamed tag', () => corpus.renameTag(), 60],
  ])('%s touches one file, leaves the stories valid, and can be undone', async ([, change, count]) => {
    await change();
    const changed = await readFiles();
    const names = new Set([...files.keys(), ...changed.keys()]);
    expect([...names].filter((name) => files.get(name) !== changed.get(name))).toHaveLength(1);
    const { issues, stories } = await check();
    expect([issues, stories.length]).toEqual([[], count]);

    await corpus.restore();
    expect(await readFiles()).toEqual(files);
  });

  test('an edit of the newest story changes its title and its text', async () => {
    const { stories } = await check();
    await corpus.edit(1);
    const text = (await readFiles()).get(stories.at(-1)?.file ?? '');
    expect(text).toMatch(/^title: "?Corrected /m);
    expect(text).toMatch(/\n---\n\nCorrected: \S/);
    await corpus.restore();
  });

  test('the added story is the newest', async () => {
    const before = await check();
    await corpus.add();
    const after = await check();
    expect(after.stories.slice(0, -1)).toEqual(before.stories);
    await corpus.restore();
  });

  test('the renamed tag has its former name as an alias', async () => {
    await corpus.renameTag();
    const renamed = (await check()).tags.filter(({ label }) => label.endsWith(' Group'));
    expect(renamed).toHaveLength(1);
    expect(renamed[0]?.aliases?.[0]).toBe(renamed[0]?.label.replace(/ Group$/, ''));
    await corpus.restore();
  });
});
