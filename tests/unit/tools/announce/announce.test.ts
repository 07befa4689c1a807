import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Permalink } from '../../../../src/discovery/permalinks.ts';
import { formatPermalinks } from '../../../../src/discovery/permalinks.ts';
import { formatSitemap, formatSitemapIndex } from '../../../../src/discovery/sitemap.ts';
import type { SiteSettings } from '../../../../src/content/schema/site.ts';
import { recordRequests, type RecordingServer, type Reply } from '../../../support/recording-server.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';
import { runCommand } from '../../../support/command-run.ts';
import { plainSite } from '../../made-up-newsroom.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What `fetch:ledger` writes of a site that was not published. */
const noLedger = '# 0 addresses\n';

const [one, two] = ['0123456789abcdef', 'fedcba9876543210'];

let folder: string;
let server: RecordingServer;
/** How a path is answered, one reply after the other, the last one ever after; else 200. */
let replies: Record<string, Reply[]>;

beforeEach(async () => {
  folder = await createTemporaryFolder('announce');
  replies = {};
  server = await recordRequests((path, earlier) => {
    const of = replies[path] ?? [];
    return of[earlier] ?? of.at(-1) ?? { status: 200 };
  });
});
afterEach(() => server.close());

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** Writes the settings of a site that tells the server, unless it is to tell others. */
async function writeSettings(settings: Partial<SiteSettings> = {}): Promise<void> {
  const announce = {
    indexNow: { key: 'a-key-of-ours', endpoint: `${server.url}/indexnow` },
    hubs: [`${server.url}/hub`],
  };
  await write('content/site.yaml', stringify({ ...plainSite, announce, ...settings }));
}

interface BuildSketch {
  permalinks: Permalink[];
  /** What may be indexed, path-absolute. */
  listed?: string[];
  siteUrl?: string;
}

/** Writes a build as far as the command reads it, its sitemap an index of two. */
async function writeBuild({ permalinks, listed, siteUrl = plainSite.url }: BuildSketch): Promise<void> {
  const base = new URL(siteUrl).pathname;
  const pages = (
    listed ?? permalinks.map(({ address }) => address).filter((address) => address.endsWith('/'))
  ).map((address) => ({ address }));
  await write('dist/permalinks.txt', formatPermalinks(permalinks));
  await write(
    'dist/sitemap.xml',
    formatSitemapIndex(
      ['lists', 'stories-1'].map((name) => ({ address: `${base}sitemaps/${name}.xml` })),
      siteUrl,
    ),
  );
  await write('dist/sitemaps/lists.xml', formatSitemap(pages.slice(0, 1), siteUrl));
  await write('dist/sitemaps/stories-1.xml', formatSitemap(pages.slice(1), siteUrl));
}

/** Runs the command; `{folder}` and `{server}` stand for where things are. */
async function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const places = args.map((arg) => arg.replace('{folder}', folder).replace('{server}', server.url));
  return runCommand('announce/announce.ts', places, join(folder, 'content'), { SITE_URL: '', ...env });
}

async function announce(published: string, args: string[] = [], env?: NodeJS.ProcessEnv) {
  await write('before.txt', published || noLedger);
  const all = ['--since', '{folder}/before.txt', '--dist', '{folder}/dist', '--pause', '0.01', ...args];
  return run(all, env);
}

/** What the search engine was told of, request by request. */
const toldEngines = () =>
  server.requests
    .filter(({ line }) => line === 'POST /indexnow')
    .map(({ body }) => (JSON.parse(body) as { urlList: string[] }).urlList);

const toldHub = (path = '/hub') =>
  server.requests
    .filter(({ line }) => line === `POST ${path}`)
    .map(({ body }) => new URLSearchParams(body).get('hub.url'));

const home = { address: '/', digest: two };
const story = (slug: string, digest: string): Permalink => ({
  address: `/articles/${slug}/`,
  guid: `guid-${slug}`,
  digest,
});

describe('npm run announce', () => {
  test('tells search engines of changed pages that may be indexed, and hubs of changed feeds', async () => {
    await writeSettings();
    await writeBuild({
      permalinks: [
        home,
        story('new', two),
        story('same', one),
        story('hidden', two),
        { address: '/articles/former/', guid: 'guid-new' },
        { address: '/rss.xml', digest: two },
        { address: '/feed.json', digest: two },
        { address: '/feeds.opml', digest: two },
        { address: '/tags/china/rss.xml', digest: one },
        { address: '/tags/prc/rss.xml' },
      ],
      listed: ['/', '/articles/new/', '/articles/same/'],
    });
    const before = [
      { ...home, digest: one },
      story('same', one),
      { address: '/rss.xml', digest: one },
      { address: '/feed.json', digest: one },
      { address: '/tags/china/rss.xml', digest: one },
    ];
    const { code, stdout, stderr } = await announce(formatPermalinks(before));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(server.requests.map(({ line, mediaType }) => [line, mediaType])).toEqual([
      ['POST /indexnow', 'application/json; charset=utf-8'],
      ['POST /hub', 'application/x-www-form-urlencoded'],
      ['POST /hub', 'application/x-www-form-urlencoded'],
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      host: 'www.en-cphi.cn',
      key: 'a-key-of-ours',
      keyLocation: 'https://www.en-cphi.cn/a-key-of-ours.txt',
      urlList: ['https://www.en-cphi.cn/', 'https://www.en-cphi.cn/articles/new/'],
    });
    expect(server.requests.slice(1).map(({ body }) => body)).toEqual([
      'hub.mode=publish&hub.url=https%3A%2F%2Fwww.en-cphi.cn%2Ffeed.json',
      'hub.mode=publish&hub.url=https%3A%2F%2Fwww.en-cphi.cn%2Frss.xml',
    ]);
    expect(stdout).toBe(
      [
        `IndexNow  ${server.url}/indexnow  2 addresses  sent`,
        `WebSub  ${server.url}/hub  https://www.en-cphi.cn/feed.json  sent`,
        `WebSub  ${server.url}/hub  https://www.en-cphi.cn/rss.xml  sent`,
        '3 requests sent, 0 failed.',
        '',
      ].join('\n'),
    );
  });

  test('tells of a site under a path by its own addresses, and finds its files', async () => {
    const siteUrl = 'https://example.org/news/';
    await writeSettings();
    await writeBuild({
      siteUrl,
      permalinks: [
        { address: '/news/', digest: one },
        { address: '/news/articles/new/', guid: 'guid-new', digest: one },
        { address: '/news/rss.xml', digest: one },
      ],
    });
    await announce(`/news/\t\t${one}\n/news/rss.xml\t\t${two}\n/news/tags/gone/\t\t${one}\n`, [], {
      SITE_URL: siteUrl,
    });
    expect(toldEngines()).toEqual([
      ['https://example.org/news/articles/new/', 'https://example.org/news/tags/gone/'],
    ]);
    expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
      host: 'example.org',
      keyLocation: 'https://example.org/news/a-key-of-ours.txt',
    });
    expect(toldHub()).toEqual(['https://example.org/news/rss.xml']);
  });

  test('follows a ledger at an address', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home, story('new', two)] });
    replies = { '/permalinks.txt': [{ status: 200, body: `/\t\t${two}\n` }] };
    const { code } = await run(['--since', '{server}/permalinks.txt', '--dist', '{folder}/dist']);
    expect(code).toBe(0);
    expect(toldEngines()).toEqual([['https://www.en-cphi.cn/articles/new/']]);
  });

  test('tells of 10,001 addresses in two requests', async () => {
    await writeSettings({
      announce: { indexNow: { key: 'a-key-of-ours', endpoint: `${server.url}/indexnow` } },
    });
    await writeBuild({
      permalinks: Array.from({ length: 10_001 }, (_, index) => story(`a-${String(index)}`, one)),
    });
    const { stdout } = await announce('');
    expect(toldEngines().map((addresses) => addresses.length)).toEqual([10_000, 1]);
    expect(new Set(toldEngines().flat()).size).toBe(10_001);
    expect(stdout.trim().split('\n')).toEqual([
      `IndexNow  ${server.url}/indexnow  10,000 addresses  sent`,
      `IndexNow  ${server.url}/indexnow  1 address  sent`,
      '2 requests sent, 0 failed.',
    ]);
  });

  test('never sends an address of another host, whatever ledger and sitemap say', async () => {
    await writeSettings();
    await writeBuild({
      permalinks: [
        home,
        { address: '//other.example/articles/a/', guid: 'a', digest: two },
        { address: '//other.example/rss.xml', digest: two },
      ],
      listed: ['/', 'https://other.example/articles/a/'],
    });
    await announce('');
    expect(toldEngines()).toEqual([['https://www.en-cphi.cn/']]);
    expect(toldHub()).toEqual([]);
  });

  test('reads a sitemap that is no index', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home, story('a', two)] });
    await write('dist/sitemap.xml', formatSitemap([home], plainSite.url));
    await announce('');
    expect(toldEngines()).toEqual([['https://www.en-cphi.cn/']]);
  });
});

describe('a dry run', () => {
  test('prints every request and sends none', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home, { address: '/rss.xml', digest: two }] });
    const dry = await announce('', ['--dry-run']);
    expect(dry.code).toBe(0);
    expect(server.requests).toEqual([]);

    await announce('');
    expect(server.requests).toHaveLength(2);
    const requests = server.requests.map(
      ({ line, mediaType, body }) =>
        `${line.replace(' ', ` ${server.url}`)}\nContent-Type: ${String(mediaType)}\n\n${body}\n`,
    );
    expect(dry.stdout).toBe(requests.join('\n'));
  });

  test('is not mistaken for a real one where npm keeps the flag', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    const { code, stderr } = await announce('', [], { npm_config_dry_run: 'true' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^npm has kept --dry-run to itself\. Write two hyphens .*\n$/);
    expect(server.requests).toEqual([]);
  });
});

describe('an announcement', () => {
  const failure = (status: number, headers: Record<string, string> = {}): Reply => ({ status, headers });

  test.for<[what: string, replies: Reply[], tries: number, report: string]>([
    ['that is accepted', [{ status: 202 }], 1, 'sent'],
    ['that fails twice', [failure(500), failure(503), { status: 200 }], 3, 'sent after 3 tries'],
    ['that fails for good', [failure(500)], 3, 'failed after 3 tries: it answers 500'],
    ['that is refused', [failure(400), { status: 200 }], 1, 'failed: it answers 400'],
    [
      'that is refused at the second try',
      [failure(502), failure(403)],
      2,
      'failed after 2 tries: it answers 403',
    ],
    ['that is nowhere', [failure(404)], 1, 'failed: it answers 404'],
    [
      'that is redirected',
      [failure(301, { Location: '/elsewhere' })],
      1,
      'failed: it answers 301 and leads to /elsewhere',
    ],
    ['that gets no answer', ['silence'], 3, 'failed after 3 tries: it does not answer within 1 s'],
    ['that gets no answer at first', ['silence', { status: 200 }], 2, 'sent after 2 tries'],
    ['that comes too often', [failure(429), { status: 200 }], 2, 'sent after 2 tries'],
    [
      'that is to wait for an hour',
      [failure(429, { 'Retry-After': '3600' })],
      1,
      'failed: it answers 429 and asks for 3600 s of patience',
    ],
    [
      'that is to wait until a moment',
      [
        failure(503, {
          'Retry-After': 'Wed, 20 Mar 2019 01:00:00 GMT',
          Date: 'Wed, 20 Mar 2019 00:00:00 GMT',
        }),
      ],
      1,
      'failed: it answers 503 and asks for 3600 s of patience',
    ],
  ])('%s: %j', async ([, given, tries, report]) => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    replies = { '/indexnow': given };
    // Where there is an answer, a busy machine may take its time.
    const { code, stdout, stderr } = await announce('', given.includes('silence') ? ['--timeout', '1'] : []);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(server.requests.map(({ line }) => line)).toEqual(Array(tries).fill('POST /indexnow'));
    expect(stdout).toBe(
      `IndexNow  ${server.url}/indexnow  1 address  ${report}\n${report.startsWith('sent') ? '1 request sent, 0' : '0 requests sent, 1'} failed.\n`,
    );
  });

  test('to a host that is not there is tried three times, and fails', async () => {
    const { url } = server;
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    await server.close();
    const { code, stdout } = await announce('');
    expect(code).toBe(0);
    expect(stdout).toBe(
      `IndexNow  ${url}/indexnow  1 address  failed after 3 tries: it cannot be reached (ECONNREFUSED)\n0 requests sent, 1 failed.\n`,
    );
  });

  test('is repeated after pauses that grow', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    replies = { '/indexnow': [failure(500)] };
    await announce('', ['--pause', '0.1']);
    const [first = 0, second = 0, third = 0] = server.requests.map(({ time }) => time);
    expect(second - first).toBeGreaterThanOrEqual(90);
    expect(third - second).toBeGreaterThanOrEqual(290);
  });

  test('is repeated no sooner than is asked for', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    replies = { '/indexnow': [failure(429, { 'Retry-After': '1' }), { status: 200 }] };
    const { stdout } = await announce('');
    const [first = 0, second = 0] = server.requests.map(({ time }) => time);
    expect(second - first).toBeGreaterThanOrEqual(990);
    expect(stdout).toMatch(/  sent after 2 tries\n/);
  });

  test('that fails holds up no other service, and its own is left alone from then on', async () => {
    await writeSettings({
      announce: {
        indexNow: { key: 'a-key-of-ours', endpoint: `${server.url}/indexnow` },
        hubs: [`${server.url}/down`, `${server.url}/hub`],
      },
    });
    await writeBuild({
      permalinks: [home, { address: '/feed.json', digest: two }, { address: '/rss.xml', digest: two }],
    });
    replies = { '/indexnow': [failure(403)], '/down': [failure(500)] };
    const { code, stdout } = await announce('');
    expect(code).toBe(0);
    const feeds = ['feed.json', 'rss.xml'].map((file) => `https://www.en-cphi.cn/${file}`);
    expect(toldHub('/down')).toEqual(Array(3).fill(feeds[0]));
    expect(toldHub()).toEqual(feeds);
    expect(stdout.trim().split('\n')).toEqual([
      `IndexNow  ${server.url}/indexnow  1 address  failed: it answers 403`,
      `WebSub  ${server.url}/down  ${feeds[0] ?? ''}  failed after 3 tries: it answers 500`,
      `WebSub  ${server.url}/down  ${feeds[1] ?? ''}  failed: not tried after the failure above`,
      `WebSub  ${server.url}/hub  ${feeds[0] ?? ''}  sent`,
      `WebSub  ${server.url}/hub  ${feeds[1] ?? ''}  sent`,
      '2 requests sent, 3 failed.',
    ]);
  });
});

describe('all announcements together are bounded', () => {
  test('in time: nothing is waited for, or begun, beyond it', async () => {
    await writeSettings({ announce: { hubs: [`${server.url}/one`, `${server.url}/two`] } });
    await writeBuild({ permalinks: [home, { address: '/rss.xml', digest: two }] });
    replies = { '/one': ['silence'] };
    const start = performance.now();
    const { code, stdout, stderr } = await announce('', ['--timeout', '60', '--within', '1']);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(toldHub('/two')).toEqual([]);
    expect(stdout).toMatch(
      /  failed: it does not answer within [\d.]+ s\n0 requests sent, 1 failed, 1 left out: too many, or out of time\.\n$/,
    );
  });

  test('in time: a pause that would be longer is not made', async () => {
    await writeSettings({ announce: { hubs: [`${server.url}/hub`] } });
    await writeBuild({ permalinks: [home, { address: '/rss.xml', digest: two }] });
    replies = { '/hub': [{ status: 503 }] };
    const { stdout } = await announce('', ['--pause', '60', '--within', '30']);
    expect(stdout).toMatch(/  failed: it answers 503\n0 requests sent, 1 failed\.\n$/);
  });

  test('in number', async () => {
    await writeSettings({ announce: { hubs: [`${server.url}/hub`] } });
    await writeBuild({
      permalinks: Array.from({ length: 1002 }, (_, index) => ({
        address: `/tags/a-${String(index)}/rss.xml`,
        digest: two,
      })),
      listed: ['/'],
    });
    const { stdout } = await announce('');
    expect(toldHub()).toHaveLength(1000);
    expect(stdout).toMatch(/\n1,000 requests sent, 0 failed, 2 left out: too many, or out of time\.\n$/);
  });

  test('in what is read of an answer', async () => {
    await writeSettings({ announce: { hubs: [`${server.url}/hub`] } });
    await writeBuild({ permalinks: [home, { address: '/rss.xml', digest: two }] });
    replies = { '/hub': [{ status: 200, body: 'Told. '.repeat(10_000_000) }] };
    expect((await announce('')).stdout).toMatch(/\n1 request sent, 0 failed\.\n$/);
  });
});

describe('nobody is told, and nothing fails', () => {
  test.for<[what: string, announce: SiteSettings['announce'], before: string, output: string]>([
    [
      'where site.yaml names nobody',
      undefined,
      '',
      'site.yaml names nobody to tell, in a part “announce”.\n',
    ],
    [
      'where site.yaml names no hub',
      { hubs: [] },
      '',
      'site.yaml names nobody to tell, in a part “announce”.\n',
    ],
    [
      'where nothing has changed',
      { indexNow: { key: 'a-key-of-ours', endpoint: 'http://127.0.0.1:9/' } },
      `/\t\t${two}\n`,
      'Nothing has changed that anybody is to be told of.\n',
    ],
  ])('%s', async ([, settings, before, output]) => {
    await writeSettings({ announce: settings });
    await writeBuild({ permalinks: [home] });
    expect(await announce(before)).toEqual({ code: 0, stdout: output, stderr: '' });
  });

  test('where the ledger’s address answers an error', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    replies = { '/gone.txt': [{ status: 404 }] };
    const { code, stdout, stderr } = await run(['--since', '{server}/gone.txt', '--dist', '{folder}/dist']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`${server.url}/gone.txt answers 404. Nobody is told of anything.\n`);
    expect(server.requests.map(({ line }) => line)).toEqual(['GET /gone.txt']);
  });

  test('where the ledger’s host is not there', async () => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    await server.close();
    const { code, stdout } = await run(['--since', '{server}/a.txt', '--dist', '{folder}/dist']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `${server.url}/a.txt cannot be reached (ECONNREFUSED). Nobody is told of anything.\n`,
    );
  });
});

describe('a wrong call ends with 2 and one line', () => {
  const since = ['--since', '{folder}/before.txt'];
  const dist = ['--dist', '{folder}/dist'];

  test.for<[what: string, args: string[], output: RegExp]>([
    ['nothing to compare with', dist, /^--since FILE-or-URL is missing/],
    ['a flag without value', [...dist, '--since'], /--since/],
    ['an unknown flag', [...since, ...dist, '--dryrun'], /--dryrun/],
    ['a stray word', [...since, ...dist, 'now'], /^“now” belongs to no flag/],
    ['a ledger that is not there', ['--since', '{folder}/none.txt', ...dist], /none\.txt cannot be read/],
    [
      'a file that is no ledger',
      ['--since', '{folder}/page.html', ...dist],
      /page\.html is no permalinks\.txt/,
    ],
    [
      'a file that is empty',
      ['--since', '{folder}/empty.txt', ...dist],
      /empty\.txt is empty: even a ledger/,
    ],
    ['an end in words', [...since, ...dist, '--within', 'a day'], /^--within is “a day”/],
    [
      'no build',
      [...since, '--dist', '{folder}/none'],
      /none\/permalinks\.txt cannot be read \(no such file or directory \(ENOENT\)\); run npm run build/,
    ],
    ['a pause in words', [...since, ...dist, '--pause', 'long'], /^--pause is “long”/],
    ['a time-out below nothing', [...since, ...dist, '--timeout=-1'], /^--timeout is “-1”/],
  ])('for %s', async ([, args, output]) => {
    await writeSettings();
    await writeBuild({ permalinks: [home] });
    await write('before.txt', noLedger);
    await write('empty.txt', '');
    await write('page.html', '<!doctype html>\n<title>Not found</title>\n');
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(output);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(server.requests).toEqual([]);
  });

  test.for<[what: string, prepare: () => Promise<void>, env: NodeJS.ProcessEnv, output: RegExp]>([
    [
      'settings with mistakes',
      () => write('content/site.yaml', 'name: 1\n'),
      {},
      /site\.yaml cannot be used/,
    ],
    [
      'a build for another address',
      () => writeSettings(),
      { SITE_URL: 'https://staging.example/' },
      /was not built for https:\/\/staging\.example\/: .* SITE_URL/,
    ],
    ['an address that is none', () => writeSettings(), { SITE_URL: 'staging' }, /^SITE_URL is “staging”/],
  ])('for %s', async ([, prepare, env, output]) => {
    await prepare();
    await writeBuild({ permalinks: [home] });
    const { code, stderr } = await announce('', [], env);
    expect(code).toBe(2);
    expect(stderr).toMatch(output);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(server.requests).toEqual([]);
  });
});
