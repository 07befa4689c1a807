import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Issue } from '../../src/content/checks/issue.ts';
import { readContentFolder } from '../../src/content/loader/content-folder.ts';
import { Answers } from '../../src/writing/browser/answers.ts';
import type { PublishedNewsroom } from '../../src/writing/newsroom.ts';
import { StoryCheck } from '../../src/writing/story-check.ts';
import { copyNewsroom } from '../support/copied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { listRoutePaths, loadNewsroom, renderSite } from '../support/rendered-site.ts';

const now = fixture.epoch * 1000;
let content: string;
let newsroom: PublishedNewsroom;

beforeAll(async () => {
  content = await copyNewsroom([]);
  await appendFile(join(content, 'site.yaml'), '\nrepository: en-cphi/newsroom\n');
  await loadNewsroom({ content, epoch: fixture.epoch });
  const { getPublishedNewsroom } = await import('../../src/page-props/write.ts');
  const published = await getPublishedNewsroom();
  if (!published) throw new Error('The newsroom has no page to write on.');
  newsroom = published;
});

describe('the page to write on', () => {
  test('is there where the site has a repository, and search engines are told not to list it', async () => {
    const site = await renderSite({ content, epoch: fixture.epoch });
    const page = site.page('/write/');
    expect(page.root.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    const editor = page.root.querySelector('.write');
    expect(['owner', 'name', 'branch'].map((name) => editor?.getAttribute(`data-${name}`))).toEqual([
      'en-cphi',
      'newsroom',
      'main',
    ]);
    expect(page.root.querySelector('noscript')?.innerHTML).toContain(
      'https://github.com/en-cphi/newsroom/blob/main/docs/editing.md',
    );
  });

  test('is linked from nowhere, and in no list of addresses', async () => {
    const site = await renderSite({ content, epoch: fixture.epoch });
    const naming = site.files.filter(
      (file) =>
        !file.startsWith('write/') &&
        /\.(?:html|xml|txt|json|opml)$/.test(file) &&
        site.read(file).includes('/write/'),
    );
    expect(naming).toEqual([]);
  });

  test('is not there without a repository, nor is what its script reads', async () => {
    const site = await renderSite({ content: fixture.content, epoch: fixture.epoch });
    expect(site.files.filter((file) => file.startsWith('write/'))).toEqual([]);
  });

  test('names the branch that site.yaml names', async () => {
    const other = await copyNewsroom([]);
    await appendFile(join(other, 'site.yaml'), '\nrepository: en-cphi/newsroom\nbranch: release/2\n');
    const site = await renderSite({ content: other, epoch: fixture.epoch });
    expect(site.page('/write/').root.querySelector('.write')?.getAttribute('data-branch')).toBe('release/2');
  });
});

describe('what the page knows of the site', () => {
  test('is what readers can see: no draft, and no story that is not due', () => {
    expect(newsroom.stories.map(({ slug }) => slug).sort()).toEqual(
      [
        'plant-in-suzhou',
        'earlier-story',
        '基因治疗',
        'another-system',
        'short-01',
        'short-02',
        'short-03',
      ].sort(),
    );
    expect(JSON.stringify(newsroom)).not.toMatch(/draft|not-yet-due/);
  });

  test('is of a story what others are compared with', () => {
    expect(newsroom.stories.find(({ slug }) => slug === 'plant-in-suzhou')).toMatchObject({
      file: 'articles/2026/2026-05-20-plant-in-suzhou.md',
      source: 'contractpharma',
      pictures: ['articles/2026/plant.png'],
    });
  });
});

describe('the page finds in a story what `check:content` finds', () => {
  // What the bytes of a picture show is found when the site is built.
  const ofBytes = new Set(['image-size', 'image-script', 'image-motion', 'image-name', 'image-file']);
  const select = (issues: readonly Issue[]) =>
    issues.filter(({ rule }) => !ofBytes.has(rule)).map((issue) => JSON.stringify(issue));

  const broken = globSync('tests/fixtures/broken/articles/2026/2026-*.md').filter(
    // Bytes that are no text cannot be typed.
    (file) => !file.includes('latin1'),
  );
  const published = globSync('tests/fixtures/newsroom/articles/**/*.md');

  test('has stories to compare', () => {
    expect([broken.length > 30, published.length]).toEqual([true, 9]);
  });

  test.for([...broken, ...published].sort())('%s', async (path) => {
    const file = path.replace(/^.*?(?=articles\/)/, '');
    const text = await readFile(path, 'utf8');
    const folder = await copyNewsroom([]);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    // Drafts and stories to come are not known to the page.
    for (const hidden of ['2026-05-30-draft.md', '2026-06-02-not-yet-due.md'])
      await writeFile(join(folder, 'articles/2026', hidden), '');
    await cp(path, join(folder, file));
    const { issues } = await readContentFolder(folder, { now });
    const others = newsroom.stories.filter((story) => story.file !== file);
    const check = new StoryCheck({ ...newsroom, stories: others });
    expect(select(check.check(file, text, { now }).issues)).toEqual(
      select(issues.filter((issue) => issue.file === file)),
    );
  });
});

test('a published story opens without a finding, and is written as it was', async () => {
  const answers = new Answers(newsroom);
  for (const { file } of newsroom.stories) {
    const text = await readFile(join(content, file), 'utf8');
    const form = answers.open(text);
    if (!form) throw new Error(`${file} cannot be opened.`);
    const checked = await answers.check({ form, base: { file, text }, pictures: [] }, now);
    expect([checked.file, checked.text, checked.issues]).toEqual([file, text, []]);
  }
});

test('every route has its paths', async () => {
  expect((await listRoutePaths({ content, epoch: fixture.epoch })).size).toBeGreaterThan(10);
});
