import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readContentFolder } from '../../src/content/loader/content-folder.ts';
import { runCommand } from '../support/command-run.ts';
import { copyNewsroom } from '../support/copied-newsroom.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { startGithubServer, type GithubServer } from '../support/github-server.ts';
import { VisitedSite, type Visit } from '../support/visits.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const token = 'github_pat_the-editors-own';
const repository = { owner: 'fixture', name: 'newsroom', branch: 'main' };
const patience = { timeout: 20_000 };

let github: GithubServer;
let site: VisitedSite;
let visit: Visit;
/** What the page must not do but in a test that makes GitHub answer with an error. */
let expected = /^$/;

beforeAll(async () => {
  const sources = await readFile('tests/fixtures/newsroom/sources.yaml');
  const file = 'articles/2026/2026-05-20-plant-in-suzhou.md';
  const story = await readFile(join('tests/fixtures/newsroom', file));
  github = await startGithubServer({
    repository,
    token,
    isSecure: true,
    files: { 'content/sources.yaml': sources, [`content/${file}`]: story },
  });
  const { directory } = await openFixtureSite('varied');
  const switches = [`--host-resolver-rules=MAP api.github.com 127.0.0.1:${String(github.port)}`];
  site = await VisitedSite.open(directory, {}, switches);
});

afterAll(async () => {
  await site.close();
  await github.close();
});

beforeEach(() => {
  expected = /^$/;
  github.requests.length = 0;
});

afterEach(async () => {
  const { requests, context } = visit;
  // Every request goes to the site or to GitHub, and the token is kept nowhere.
  expect(
    requests.filter((address) => !/^\/|^https:\/\/api\.github\.com\/|^data:|^blob:/.test(address)),
  ).toEqual([]);
  expect(JSON.stringify(await context.storageState({ indexedDB: true }))).not.toContain(token);
  expect(requests.join(' ')).not.toContain(token);
  expect((await site.endVisits()).filter((fault) => !expected.test(fault))).toEqual([]);
});

async function open(address = '/write/', options: BrowserContextOptions = {}): Promise<Page> {
  visit = await site.visit(address, {
    ignoreHTTPSErrors: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  await visit.page.locator('.write-columns').waitFor();
  return visit.page;
}

const field = (page: Page, name: string) => page.locator(`.write [name=${name}]`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const summaryOf = (page: Page) => page.locator('.write-summary').textContent();
const resultOf = (page: Page) => page.locator('.write-result').innerText();
const issuesOf = (page: Page) => page.locator('.write-issue').allInnerTexts();

const text = `Anhua opens a plant in Suzhou

contractpharma March 20, 2019
Tag: gene therapies, China

Anhua Biologics has opened a plant for antibodies in Suzhou, its second one in the province.

The first products leave it in autumn; 120 people work there.`;

/** Copies as another program does, in another window. */
async function copy(types: Readonly<Record<string, string>>): Promise<void> {
  const other = await visit.context.newPage();
  await other.setContent('<p>x</p>');
  await other.evaluate((parts) => {
    document.addEventListener('copy', (event) => {
      for (const [type, part] of Object.entries(parts)) event.clipboardData?.setData(type, part);
      event.preventDefault();
    });
  }, types);
  await other.keyboard.press('ControlOrMeta+C');
  await other.close();
}

async function paste(page: Page, types: Readonly<Record<string, string>>): Promise<void> {
  await copy(types);
  await page.bringToFront();
  await field(page, 'paste').fill('');
  await field(page, 'paste').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect.poll(() => field(page, 'body').inputValue(), patience).not.toBe('');
}

/** Waits until the check has seen what is in the fields. */
async function settle(page: Page): Promise<void> {
  await expect.poll(() => summaryOf(page), patience).toMatch(/^Ready to send|error/);
  await page.waitForTimeout(150);
}

/** The issues of a file as `check:content` finds them in a copy of the fixture’s content folder. */
async function checkFile(path: string, bytes: Buffer, others: Record<string, Buffer> = {}) {
  const folder = await copyNewsroom([]);
  for (const [name, content] of Object.entries({ ...others, [path]: bytes })) {
    const file = join(folder, name.replace(/^content\//, ''));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const { issues } = await readContentFolder(folder);
  return issues.filter(({ file }) => `content/${file}` === path);
}

async function findSentFiles(): Promise<Record<string, Buffer>> {
  const base = await github.readBranch('main');
  const sent = await github.readBranch(github.pullRequests.at(-1)?.head ?? '');
  return Object.fromEntries(Object.entries(sent).filter(([path, bytes]) => !base[path]?.equals(bytes)));
}

describe('a pasted text', () => {
  test('is taken apart, checked and shown', async () => {
    const page = await open();
    await expect.poll(() => summaryOf(page), patience).toBe('Nothing is written yet.');
    await paste(page, { 'text/plain': `${text}\n\nFollow Us:\nTwitter` });
    await settle(page);
    expect(await summaryOf(page)).toBe('Ready to send.');
    expect(await field(page, 'title').inputValue()).toBe('Anhua opens a plant in Suzhou');
    expect(await field(page, 'day').inputValue()).toBe('2019-03-20');
    expect(await field(page, 'source').inputValue()).toBe('contractpharma');
    expect(await field(page, 'tags').inputValue()).toBe('Gene therapy, China');
    const preview = page.frameLocator('iframe');
    await expect
      .poll(() => preview.locator('h1').innerText(), patience)
      .toBe('Anhua opens a plant in Suzhou');
    expect(await preview.locator('.article-body p').allInnerTexts()).toEqual(text.split('\n\n').slice(2));
    expect(await preview.locator('.story-facts').innerText()).toContain('20 March 2019');
    expect(await preview.locator('.story-footer li').allInnerTexts()).toEqual(['Gene therapy', 'China']);

    // What was left out can be put back.
    expect(await page.locator('.write-note-list li').first().innerText()).toBe(
      'Left out: Follow Us: Put it back',
    );
    await page.getByRole('button', { name: 'Put it back: Twitter' }).click();
    expect(await field(page, 'body').inputValue()).toMatch(/work there\.\n\nTwitter$/);

    // So can what stood in the fields before.
    expect(await button(page, 'Put back what was in the fields').count()).toBe(0);
    await paste(page, { 'text/plain': 'Another story\n\nIt has one line.' });
    await expect.poll(() => field(page, 'body').inputValue(), patience).toBe('It has one line.');
    await button(page, 'Put back what was in the fields').click();
    expect(await field(page, 'body').inputValue()).toMatch(/work there\.\n\nTwitter$/);
  });

  test('of a mail is a draft, without the lines of the mail', async () => {
    const page = await open();
    const mail = 'From: desk@example.com\nSubject: Fwd: A plant\nDate: 20 March 2019\n\nDear Julia,\n\n';
    await paste(page, { 'text/plain': `${mail}${text}\n\nBest regards,\nLi Wen` });
    expect(await field(page, 'draft').isChecked()).toBe(true);
    expect(await field(page, 'body').inputValue()).toBe(text.split('\n\n').slice(2).join('\n\n'));
  });

  test('of Word and of Google Docs keeps its headings, lists and what is bold', async () => {
    const page = await open();
    const word = `<html><body><!--StartFragment--><p class=MsoNormal>contractpharma March 20, 2019</p>
      <p class=MsoNormal style='color:red' onclick="x()">Tag: China</p><style>p {}</style><p class=MsoNormal>Anhua has <b>opened</b> a plant.<o:p></o:p></p>
      <h2>What is made</h2><p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>one line</p>
      <p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>two lines</p><!--EndFragment--></body></html>`;
    await paste(page, { 'text/plain': 'x', 'text/html': word });
    await expect
      .poll(() => field(page, 'body').inputValue(), patience)
      .toBe('Anhua has **opened** a plant.\n\n## What is made\n\n- one line\n- two lines');
    const docs = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Beihai </span><span style="font-weight:700">closes</span><span style="font-style:italic"> one</span>.</p></b>`;
    await paste(page, { 'text/plain': 'x', 'text/html': docs });
    await expect.poll(() => field(page, 'body').inputValue(), patience).toBe('Beihai **closes** *one*.');
  });

  test('of a page of the old site gives a file that the check takes as it is', async () => {
    const page = await open();
    const old = await visit.context.newPage();
    await old.setContent(await readFile('tests/fixtures/import/contract-pharma-page.html', 'utf8'));
    const story = await old.evaluate(
      () => document.querySelector('article, main')?.outerHTML ?? document.body.innerHTML,
    );
    await old.close();
    await paste(page, { 'text/plain': 'x', 'text/html': story });
    for (const [name, value] of Object.entries({ title: 'A page of the old site', tags: 'China' })) {
      if ((await field(page, name).inputValue()) === '') await field(page, name).fill(value);
    }
    if ((await field(page, 'source').inputValue()) === '')
      await field(page, 'source').selectOption('contractpharma');
    await settle(page);
    expect(await issuesOf(page)).toEqual([]);
    await field(page, 'token').fill(token);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain('The story has been sent.');
    const [path = ''] = Object.keys(await findSentFiles());
    const bytes = (await findSentFiles())[path] ?? Buffer.from('');
    expect((await checkFile(path, bytes)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('while a story is written', () => {
  test('findings are those of the command, a click leads to each, and one button mends it', async () => {
    const page = await open();
    await paste(page, { 'text/plain': text });
    const written =
      'First.\n\nA **bold**word and [here](https://example.com/).\n\n* * *\n\n## A\n\n#### B\n\nText （1）.';
    await field(page, 'body').fill(written);
    await field(page, 'tags').fill('China, Gene terapy');
    await settle(page);
    const shown = await issuesOf(page);
    const download = page.waitForEvent('download');
    await button(page, 'Download the file').click();
    const bytes = await readFile(await (await download).path());
    const path = 'content/articles/2019/2019-03-20-anhua-opens-a-plant-in-suzhou.md';
    const found = await checkFile(path, bytes);
    const first = (words: string) => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
    expect(shown.map((words) => words.split('\n').filter(Boolean).slice(1, 3))).toEqual(
      found.map(({ message, fix }) => [`${first(message)}.`, first(fix)]),
    );
    expect(found.length).toBeGreaterThan(2);

    await page.locator('.write-issue-place', { hasText: 'Text, line 3' }).first().click();
    const place = await field(page, 'body').evaluate((body: HTMLTextAreaElement) => body.selectionStart);
    expect(written.slice(0, place).split('\n').length).toBe(3);
    await page.locator('.write-issue-place', { hasText: 'Tags' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('tags');

    const mend = page.locator('.write-issue', { hasText: 'Mend it' });
    const count = await mend.count();
    if (count > 0) {
      await mend
        .first()
        .getByRole('button', { name: /^Mend it/ })
        .click();
      await expect.poll(() => mend.count(), patience).toBeLessThan(count);
    }
  });

  test('tags are completed from the vocabulary, with the keyboard alone', async () => {
    const page = await open();
    await field(page, 'tags').focus();
    await page.keyboard.type('gene thera');
    await expect
      .poll(() => page.locator('.write-suggestions button').allInnerTexts(), patience)
      .toEqual(['Gene therapy']);
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page, 'tags').inputValue(), patience).toBe('Gene therapy, ');
    await page.keyboard.type('chi');
    await expect
      .poll(() => page.locator('.write-suggestions button').allInnerTexts(), patience)
      .toEqual(['China']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await field(page, 'tags').inputValue()).toBe('Gene therapy, China, ');
  });

  test('characters that have names are shown', async () => {
    const page = await open();
    await field(page, 'body').fill('&amp; &alpha;');
    await expect
      .poll(() => page.frameLocator('iframe').locator('.article-body').innerText(), patience)
      .toBe('& α');
  });

  test('what an input method composes is no text until it is chosen', async () => {
    const page = await open();
    await field(page, 'title').focus();
    const session = await visit.context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'yaowen', selectionStart: 6, selectionEnd: 6 });
    await page.waitForTimeout(300);
    expect(await page.frameLocator('iframe').locator('h1').innerText()).toBe('');
    await session.send('Input.insertText', { text: '药闻' });
    await expect.poll(() => page.frameLocator('iframe').locator('h1').innerText(), patience).toBe('药闻');
    expect(await field(page, 'title').inputValue()).toBe('药闻');
  });

  test('all of it survives a reload and a closed window', async () => {
    const page = await open();
    await paste(page, { 'text/plain': `${text}\n\nFollow Us:\nTwitter` });
    await field(page, 'author').fill('Li Wen');
    await field(page, 'source').selectOption('+');
    await field(page, 'sourceName').fill('Bio Wire');
    await page.reload();
    await page.locator('.write-columns').waitFor();
    expect(await field(page, 'author').inputValue()).toBe('Li Wen');
    expect(await field(page, 'sourceName').inputValue()).toBe('Bio Wire');
    expect(await page.locator('.write-note-list li').count()).toBe(2);
    await page.close();
    visit.page = await visit.context.newPage();
    await visit.page.goto('/write/');
    await expect.poll(() => field(visit.page, 'author').inputValue(), patience).toBe('Li Wen');
    expect(await field(visit.page, 'body').inputValue()).toBe(text.split('\n\n').slice(2).join('\n\n'));
  });

  test('the day is that of the site, whatever zone the browser is in', async () => {
    const page = await open('/write/', { timezoneId: 'America/Los_Angeles' });
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format();
    expect(await field(page, 'day').inputValue()).toBe(day);
    await field(page, 'title').fill('A plant');
    await field(page, 'day').fill('2026-05-01');
    await field(page, 'time').fill('00:30');
    await field(page, 'body').fill('Text.');
    const download = page.waitForEvent('download');
    await button(page, 'Download the file').click();
    expect((await download).suggestedFilename()).toBe('2026-05-01-a-plant.md');
    expect(await readFile(await (await download).path(), 'utf8')).toContain(
      'date: 2026-05-01T00:30:00+08:00\n',
    );
  });

  test.for([
    ['360', { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true }],
    ['1440', { viewport: { width: 1440, height: 900 } }],
    ['1440, dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  ] as const)('the page is accessible and not wider than its window of %s pixels', async ([, options]) => {
    // The site’s own policy keeps axe out.
    const page = await open('/write/', { ...options, bypassCSP: true });
    await paste(page, { 'text/plain': `${text}\n\nFollow Us:\nTwitter` });
    await field(page, 'body').fill('A [here](https://example.com/).');
    await field(page, 'source').selectOption('+');
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.addScriptTag({ path: axePath });
    const { violations } = await page.evaluate<AxeResults>('axe.run(document, { iframes: false })');
    expect(violations).toEqual([]);
  });
});

describe('a story is sent', () => {
  const frontMatter = {
    title: 'Sent from the page',
    tags: 'gene therapies, China',
    day: '2026-05-03',
    time: '09:30',
  };

  async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries({ ...frontMatter, body: 'It has arrived.', ...values }))
      await field(page, name).fill(value);
    await field(page, 'source').selectOption('contractpharma');
    await field(page, 'token').fill(token);
    await settle(page);
  }

  async function send(page: Page, words = 'The story has been sent.'): Promise<void> {
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain(words);
  }

  const calls = () =>
    github.requests.map(({ method, path }) => `${method} ${path.replace(/write(?:%2F|\/)[^&?]*/, 'BRANCH')}`);
  const api = '/repos/fixture/newsroom';

  test('in four calls, as the very file that `npm run new` makes', async () => {
    const page = await open();
    const placeholder =
      'Write the story here. The first paragraph says what happened; lists and search engines show it.';
    await fill(page, { body: placeholder, description: 'It: opens.' });
    await field(page, 'draft').check();
    await settle(page);
    await send(page);
    const path = 'content/articles/2026/2026-05-03-sent-from-the-page.md';
    expect(calls()).toEqual([
      `GET ${api}/git/ref/heads/main`,
      `POST ${api}/git/refs`,
      `PUT ${api}/contents/${path}`,
      `POST ${api}/pulls`,
    ]);
    const sent = await findSentFiles();
    expect(Object.keys(sent)).toEqual([path]);

    const folder = await copyNewsroom([]);
    const flags = { title: frontMatter.title, source: 'contractpharma', date: '2026-05-03T09:30+08:00' };
    const given = Object.entries({ ...flags, tags: frontMatter.tags, description: 'It: opens.' });
    await runCommand(
      'new/new-article.ts',
      given.flatMap(([flag, value]) => [`--${flag}`, value]),
      folder,
    );
    expect(sent[path]?.toString()).toBe(await readFile(join(folder, path.replace('content/', '')), 'utf8'));
    const link = page.getByRole('link', { name: 'See it at GitHub' });
    expect(await link.getAttribute('href')).toBe(github.pullRequests.at(-1)?.html_url);
  });

  test('with a picture in five calls, which has nothing in it that the camera wrote', async () => {
    const page = await open();
    const photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#a52' } })
      .withExif({ IFD0: { Artist: 'The owner of the camera' } })
      .jpeg()
      .toBuffer();
    await fill(page, { title: 'With a picture' });
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Choose a picture').click();
    await (await chooser).setFiles({ name: 'Halle Süd.JPG', mimeType: 'image/jpeg', buffer: photo });
    await expect.poll(() => field(page, 'image').inputValue(), patience).toBe('./halle-sud.jpg');
    await field(page, 'imageAlt').fill('A hall');
    await settle(page);
    await expect
      .poll(() => page.frameLocator('iframe').locator('figure img').getAttribute('alt'), patience)
      .toBe('A hall');
    await page.reload();
    await page.locator('.write-columns').waitFor();
    await field(page, 'token').fill(token);
    await settle(page);
    await send(page);
    expect(calls()).toHaveLength(5);
    const sent = await findSentFiles();
    expect(Object.keys(sent).sort()).toEqual([
      'content/articles/2026/2026-05-03-with-a-picture.md',
      'content/articles/2026/halle-sud.jpg',
    ]);
    const { exif, width, height, format } = await sharp(
      sent['content/articles/2026/halle-sud.jpg'],
    ).metadata();
    expect({ exif, width, height, format }).toEqual({
      exif: undefined,
      width: 2400,
      height: 1200,
      format: 'jpeg',
    });
  });

  test('with a new source, whose lines go along', async () => {
    const page = await open();
    await fill(page, { title: 'From a new source' });
    await field(page, 'source').selectOption('+');
    await field(page, 'sourceName').fill('Bio Wire');
    await field(page, 'sourceUrl').fill('https://biowire.example/');
    await expect
      .poll(() => page.locator('.write-source-key').innerText(), patience)
      .toBe('It comes with the story, as “bio-wire”.');
    await settle(page);
    await send(page);
    const sent = await findSentFiles();
    const before = (await github.readBranch('main'))['content/sources.yaml']?.toString() ?? '';
    expect(sent['content/sources.yaml']?.toString()).toBe(
      `${before}bio-wire:\n  name: Bio Wire\n  url: https://biowire.example/\n`,
    );
    expect(sent['content/articles/2026/2026-05-03-from-a-new-source.md']?.toString()).toContain(
      'source: bio-wire\n',
    );
  });

  test.for<
    [
      what: string,
      fault: Parameters<GithubServer['failNext']>[0]['how'],
      at: [method: string, path: RegExp],
      words: string,
    ]
  >([
    [
      'a token that is not accepted',
      { status: 401, body: { message: 'Bad credentials' } },
      ['GET', /git\/ref/],
      'token',
    ],
    [
      'a token that may not write',
      { status: 403, body: { message: 'Resource not accessible' } },
      ['POST', /git\/refs/],
      'token',
    ],
    [
      'a refusal',
      { status: 422, body: { message: 'Validation Failed' } },
      ['POST', /pulls/],
      'Validation Failed',
    ],
    ['a server that fails', { status: 502, body: {} }, ['PUT', /contents/], 'GitHub'],
    ['an answer that is lost', 'lost', ['PUT', /contents/], 'GitHub'],
    ['a line that breaks', 'dropped', ['POST', /pulls/], 'GitHub'],
  ])('at the second try where the first met %s', async ([what, how, [method, path], words]) => {
    expected = /Failed to load resource/;
    const page = await open();
    await fill(page, { title: `Second try: ${what}` });
    github.failNext({ method, path, how });
    await send(page, words);
    expect(await resultOf(page)).toContain('What you have written is still here.');
    expect(await field(page, 'body').inputValue()).toBe('It has arrived.');
    const count = (await github.listBranches()).length;
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toMatch(/See it at GitHub/);
    expect((await github.listBranches()).length - count).toBeLessThanOrEqual(
      method === 'GET' || path.source === 'git\\/refs' ? 1 : 0,
    );
    const ours = github.pullRequests.filter(({ title }) => title === `Second try: ${what}`);
    expect(ours).toHaveLength(1);
  });

  test('not without a token, and not while the check finds errors', async () => {
    const page = await open();
    await fill(page, { title: 'Not sent', tags: '' });
    await send(page, 'The check finds 1 error.');
    await field(page, 'tags').fill('China');
    await field(page, 'token').fill('');
    await settle(page);
    await send(page, 'takes your token');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('token');
    expect(github.requests).toEqual([]);
  });
});

describe('a published story is corrected', () => {
  const path = 'content/articles/2026/2026-05-20-plant-in-suzhou.md';

  async function openPublished(): Promise<Page> {
    expected = /Failed to load resource/;
    visit = await site.visit('/write/?story=plant-in-suzhou', { ignoreHTTPSErrors: true });
    const { page } = visit;
    // The repository is not public, so it takes the token to read it.
    await expect
      .poll(() => page.locator('.write-status').innerText(), patience)
      .toContain('could not be opened');
    await field(page, 'token').fill(token);
    await button(page, 'Open the story').click();
    await field(page, 'title').waitFor();
    return page;
  }

  test('in the fields, and only its changed line changes', async () => {
    const page = await openPublished();
    const before = (await github.readBranch('main'))[path]?.toString() ?? '';
    const title = await field(page, 'title').inputValue();
    expect(before).toContain(title);
    await settle(page);
    expect(await issuesOf(page)).toEqual([]);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain('Nothing has been changed.');
    await field(page, 'title').fill(`${title}, at last`);
    await settle(page);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain('The story has been sent.');
    const sent = await findSentFiles();
    expect(Object.keys(sent)).toEqual([path]);
    // The correction stays until somebody opens the story anew.
    await page.reload();
    await expect.poll(() => page.locator('.write-status').innerText(), patience).toContain('you have sent');
    await field(page, 'token').fill(token);
    await button(page, 'Open the published text anew').click();
    await expect.poll(() => field(page, 'title').inputValue(), patience).toBe(title);

    const lines = before.split('\n');
    const changed = (sent[path]?.toString() ?? '').split('\n').filter((line, index) => line !== lines[index]);
    expect(changed).toEqual([expect.stringContaining(', at last')]);
  });

  test('while somebody else changes it: both texts are shown, and neither is lost', async () => {
    const page = await openPublished();
    const body = await field(page, 'body').inputValue();
    await field(page, 'body').fill(`${body}\n\nMine.`);
    await settle(page);
    const before = (await github.readBranch('main'))[path]?.toString() ?? '';
    await github.commitToBase({ [path]: `${before}\nTheirs.\n` });
    await button(page, 'Send it').click();
    await page.locator('.write-conflict').waitFor();
    expect(await page.getByLabel('Their text').inputValue()).toContain('Theirs.');
    expect(await field(page, 'body').inputValue()).toContain('Mine.');

    await button(page, 'Take theirs into the fields').click();
    await expect.poll(() => field(page, 'body').inputValue(), patience).toContain('Theirs.');
    expect(await page.getByLabel('Your text').inputValue()).toContain('Mine.');
    await page.reload();
    await page.getByLabel('Your text').waitFor();
    await field(page, 'body').fill(`${await field(page, 'body').inputValue()}\n\nMine.`);
    await field(page, 'token').fill(token);
    await settle(page);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toMatch(/See it at GitHub/);
    expect((await findSentFiles())[path]?.toString()).toMatch(/Theirs\.\n\nMine\.\n$/);
  });

  test('not where there is none of that name', async () => {
    visit = await site.visit('/write/?story=nothing', { ignoreHTTPSErrors: true });
    await expect
      .poll(() => visit.page.locator('.write-status').innerText(), patience)
      .toContain('There is no published story “nothing”.');
  });
});

describe('a story goes on at GitHub', () => {
  test.for([
    [3_200, true],
    [20_000, false],
  ] as const)('with %i letters of text in the address: %s', async ([length, hasText]) => {
    const page = await open();
    await paste(page, { 'text/plain': text });
    await field(page, 'body').fill('It has arrived. '.repeat(length / 16));
    await settle(page);
    await visit.context.route('https://github.com/**', (route) => route.fulfill({ body: 'GitHub' }));
    const popup = visit.context.waitForEvent('page');
    await button(page, 'Go on at GitHub').click();
    const address = new URL((await popup).url());
    expect(address.pathname).toBe('/fixture/newsroom/new/main');
    expect(address.searchParams.get('filename')).toBe(
      'content/articles/2019/2019-03-20-anhua-opens-a-plant-in-suzhou.md',
    );
    expect(address.searchParams.get('value')?.includes('It has arrived.') ?? false).toBe(hasText);
    expect(await resultOf(page)).toContain(hasText ? 'with the story in it' : 'It is in the clipboard');
    if (!hasText)
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('It has arrived.');
  });
});

describe('whoever is in a hurry', () => {
  const second = text.replace('Anhua opens a plant in Suzhou', 'Beihai closes one');

  async function sendPasted(page: Page, words: string): Promise<void> {
    await paste(page, { 'text/plain': words });
    await settle(page);
    await field(page, 'token').fill(token);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toMatch(/See it at GitHub/);
  }

  test('sends a second story as another one, and changes the first by putting it back', async () => {
    expected = /Failed to load resource/;
    const page = await open();
    await sendPasted(page, text.replace('in Suzhou', 'in Wuxi'));
    const first = github.pullRequests.at(-1);
    await sendPasted(page, second);
    expect(github.pullRequests.at(-1)).toMatchObject({ title: 'Beihai closes one' });
    expect(Object.keys(await findSentFiles())).toEqual([
      'content/articles/2019/2019-03-20-beihai-closes-one.md',
    ]);
    await button(page, 'Put back what was in the fields').click();
    expect(await field(page, 'title').inputValue()).toBe('Anhua opens a plant in Wuxi');
    const count = github.pullRequests.length;
    await field(page, 'author').fill('Li Wen');
    await settle(page);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain('now it is as you sent it');
    expect(github.pullRequests).toHaveLength(count);
    const sent = await github.readBranch(first?.head ?? '');
    expect(sent['content/articles/2019/2019-03-20-anhua-opens-a-plant-in-wuxi.md']?.toString()).toContain(
      'author: Li Wen',
    );
  });

  test('renames a story that is sent by its title, and takes back what is no part of it', async () => {
    expected = /Failed to load resource/;
    const page = await open();
    await paste(page, { 'text/plain': text.replace('in Suzhou', 'in Xian') });
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Add a picture to the text').click();
    const drawing = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#a528' } })
      .webp()
      .toBuffer();
    await (await chooser).setFiles({ name: 'plan.webp', mimeType: 'image/webp', buffer: drawing });
    await expect.poll(() => field(page, 'body').inputValue(), patience).toContain('![](./plan.png)');
    // A name without ./ is the same picture.
    const body = (await field(page, 'body').inputValue()).replace('![](./plan.png)', '![A plan](plan.png)');
    await field(page, 'body').fill(body);
    await field(page, 'token').fill(token);
    await settle(page);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toMatch(/See it at GitHub/);
    expect(Object.keys(await findSentFiles()).sort()).toEqual([
      'content/articles/2019/2019-03-20-anhua-opens-a-plant-in-xian.md',
      'content/articles/2019/plan.png',
    ]);
    await field(page, 'title').fill('Anhua opens a plant in Nanjing');
    await field(page, 'body').fill(text.split('\n\n').slice(2).join('\n\n'));
    await settle(page);
    await expect
      .poll(() => page.locator('.write-file').innerText(), patience)
      .toContain('changed since it was sent');
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain('now it is as you sent it');
    expect(Object.keys(await findSentFiles())).toEqual([
      'content/articles/2019/2019-03-20-anhua-opens-a-plant-in-nanjing.md',
    ]);
  });

  test('mends nothing where the text has moved on', async () => {
    const page = await open();
    await paste(page, { 'text/plain': text });
    await field(page, 'body').fill('See [words] (https://a.example/) for more.');
    await settle(page);
    await page.getByRole('button', { name: /^Mend it/ }).evaluate((mend: HTMLButtonElement) => {
      const body = document.querySelector<HTMLTextAreaElement>('.write [name=body]');
      if (body) body.value = `Typed before. ${body.value}`;
      body?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      mend.click();
    });
    await page.waitForTimeout(500);
    expect(await field(page, 'body').inputValue()).toBe(
      'Typed before. See [words] (https://a.example/) for more.',
    );
    await page.getByRole('button', { name: /^Mend it/ }).dblclick();
    await expect
      .poll(() => field(page, 'body').inputValue(), patience)
      .toBe('Typed before. See [words](https://a.example/) for more.');
  });

  test('does not write over what another window writes', async () => {
    const page = await open();
    const other = await visit.context.newPage();
    await other.goto('/write/');
    await other.locator('.write-columns').waitFor();
    await field(page, 'title').fill('Written in the first window');
    await expect.poll(() => other.locator('.write-status').innerText(), patience).toContain('another window');
    expect(await field(other, 'title').isDisabled()).toBe(true);
    await page.reload();
    await expect.poll(() => field(page, 'title').inputValue(), patience).toBe('Written in the first window');
  });

  test('keeps the text where the store of the browser is damaged', async () => {
    const page = await open();
    await field(page, 'title').fill('Kept');
    await page.evaluate(() => {
      localStorage.setItem('/write/#pictures', '{');
    });
    await page.reload();
    await expect.poll(() => field(page, 'title').inputValue(), patience).toBe('Kept');
    await page.evaluate(() => {
      localStorage.setItem('/write/', '{');
    });
    await page.reload();
    await page.locator('.write-columns').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('/write/#unreadable'))).toBe('{');
  });

  test.for<[what: string, values: Readonly<Record<string, string>>, told: string]>([
    ['a title without letters', { title: '!!!' }, 'the title has no letter and no digit'],
    [
      'the name of another story',
      { title: 'Plant in Suzhou', day: '2026-05-20' },
      'there is a story with this day and title already',
    ],
    ['quotations in quotations', { body: `${'>'.repeat(200)} deep` }, 'more than 100 deep'],
    ['no text', { body: '' }, 'the story has no text'],
  ])('is told of %s', async ([, values, told]) => {
    const page = await open();
    await paste(page, { 'text/plain': text });
    for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
    await expect
      .poll(async () => (await issuesOf(page)).join('\n').toLowerCase(), patience)
      .toContain(told.toLowerCase());
    await field(page, 'token').fill(token);
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).not.toBe('');
    expect(github.requests).toEqual([]);
  });

  test('names the file by the title at the second try, where the first made nothing', async () => {
    expected = /Failed to load resource/;
    const page = await open();
    await paste(page, { 'text/plain': text.replace('in Suzhou', 'in Wron') });
    await settle(page);
    await field(page, 'token').fill('github_pat_wrong');
    await button(page, 'Send it').click();
    await expect.poll(() => resultOf(page), patience).toContain('token');
    await sendPasted(page, text.replace('in Suzhou', 'in Wuhan'));
    expect(Object.keys(await findSentFiles())).toEqual([
      'content/articles/2019/2019-03-20-anhua-opens-a-plant-in-wuhan.md',
    ]);
  });
});
