import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DiskCache } from '../../src/lib/disk-cache.ts';
import { normalizeSiteAddress } from '../../src/lib/site-address.ts';
import { compressSite } from '../../tools/compress/compression.ts';
import { slugSchema } from '../../src/content/schema/article.ts';
import {
  formatCaddyRedirects,
  formatNginxRedirects,
  formatRedirects,
  type Redirect,
} from '../../src/discovery/redirects.ts';
import { formatHostFiles } from '../../src/integrations/hosting/host-files.ts';
import { otherFiles } from '../../src/integrations/hosting/response-headers.ts';
import { addresses, basePath } from '../../src/lib/addresses.ts';
import { fixture } from '../support/fixture.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { BuiltSite } from '../support/built-site.ts';
import { matchRules, parseHeadersFile, readAsCloudflare, type HeaderRule } from '../support/headers-file.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';
import { nginxPlaces, startCaddy, startNginx, type Answer, type WebServer } from '../support/web-servers.ts';

/** The fixture, compressed, with files among it that nobody may be sent. */
let site: BuiltSite;
let rules: HeaderRule[];
beforeAll(async () => {
  const parent = await createTemporaryFolder('served');
  await writeFile(join(parent, 'secret.txt'), 'secret');
  const folder = join(parent, 'dist');
  await cp((await openFixtureSite('varied')).directory, folder, { recursive: true });
  await compressSite(folder, new DiskCache(await createTemporaryFolder('cache')));
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, '.git/config'), 'secret');
  await writeFile(join(folder, 'tags/.hidden'), 'secret');
  site = new BuiltSite(folder);
  rules = parseHeadersFile(site.read('_headers'));
});

/** The first file of the build whose name a pattern matches, as its address. */
function find(pattern: RegExp): string {
  const file = site.files.find((name) => pattern.test(name));
  if (file === undefined) throw new Error(`The build has no file ${String(pattern)}.`);
  return `/${file}`;
}

const page = 'text/html; charset=utf-8';
const feed = 'application/xml; charset=utf-8';
const unchanged = 'no-cache';
const forEver = 'public, max-age=31536000, immutable';
const [own, every] = ['same-origin', 'cross-origin'];

/** What a kind of file is sent with: an address, its media type, how it is kept, who may embed it, who may read it. */
const kinds: [
  kind: string,
  () => string,
  type: RegExp | string,
  kept: string,
  embedded: string,
  read?: '*',
][] = [
  ['the front page', () => '/', page, unchanged, own],
  ['a story', () => '/articles/plant-in-suzhou/', page, unchanged, own],
  ['a story of a Chinese name', () => encodeURI('/articles/基因治疗/'), page, unchanged, own],
  ['a tag', () => '/tags/china/', page, unchanged, own],
  ['the search', () => '/search/', page, unchanged, own],
  ['the feed of everything', () => '/rss.xml', feed, unchanged, every, '*'],
  ['the feed of a tag', () => '/tags/china/rss.xml', feed, unchanged, every, '*'],
  ['the feed of a Chinese tag', () => encodeURI('/tags/上海/rss.xml'), feed, unchanged, every, '*'],
  ['the feed of a source', () => '/sources/newswire/rss.xml', feed, unchanged, every, '*'],
  ['the JSON feed', () => '/feed.json', 'application/feed+json; charset=utf-8', unchanged, every, '*'],
  ['the OPML file', () => '/feeds.opml', 'text/x-opml; charset=utf-8', unchanged, every, '*'],
  ['the calendar', () => '/events.ics', 'text/calendar; charset=utf-8', unchanged, every, '*'],
  [
    'the calendar of an event',
    () => '/events/next-fair-2026/event.ics',
    'text/calendar; charset=utf-8',
    unchanged,
    every,
    '*',
  ],
  ['the page of an event', () => '/events/next-fair-2026/', page, unchanged, own],
  ['the style of feeds', () => '/feed.css', 'text/css; charset=utf-8', unchanged, own],
  ['the icon of feeds', () => '/feed-icon.png', 'image/png', unchanged, every],
  ['the icon', () => '/favicon.ico', /^image\/(x-icon|vnd\.microsoft\.icon)$/, unchanged, every],
  ['the drawn icon', () => '/favicon.svg', /^image\/svg\+xml/, unchanged, every],
  ['a QR code', () => '/wechat.svg', /^image\/svg\+xml/, unchanged, own],
  ['a picture as AVIF', () => find(/^pictures\/[^/]+\.avif$/), 'image/avif', forEver, every],
  ['a picture as WebP', () => find(/^pictures\/[^/]+\.webp$/), 'image/webp', forEver, every],
  ['a picture as JPEG', () => find(/^pictures\/[^/]+\.jpg$/), 'image/jpeg', forEver, every],
  ['a social card', () => find(/^pictures\/share\//), 'image/png', forEver, every],
  ['a bundle of scripts', () => find(/^_astro\/.*\.js$/), /^(text|application)\/javascript/, forEver, own],
  [
    'a file of a search index',
    () => find(/^search\/files\//),
    /^(application\/octet-stream|null)$/,
    forEver,
    own,
  ],
  ['the list of indexes', () => '/search/indexes.json', /^application\/json/, unchanged, own],
  ['the sitemap', () => '/sitemap.xml', /^(text|application)\/xml/, unchanged, own],
  ['a part of the sitemap', () => '/sitemaps/news.xml', /^(text|application)\/xml/, unchanged, own],
  ['robots.txt', () => '/robots.txt', 'text/plain; charset=utf-8', unchanged, own],
  ['the ledger', () => '/permalinks.txt', 'text/plain; charset=utf-8', unchanged, own],
];

const headerNames = [
  'Content-Security-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
  'Cache-Control',
  'Cross-Origin-Resource-Policy',
  'Access-Control-Allow-Origin',
];

/** Expects each header once, as `_headers` has it for an address, and none that it has not. */
function expectHeaders({ status, valuesOf }: Answer, address: string, from = rules): void {
  const matched = matchRules(from, address, readAsCloudflare).flatMap(({ headers }) => headers);
  const headers = new Map([...Object.entries(otherFiles.headers), ...matched]);
  // Only of a file is the media type its own.
  const type = [200, 206].includes(status) && headers.has('Content-Type') ? ['Content-Type'] : [];
  const names = [...headerNames, ...type];
  expect(names.map((name) => [name, ...valuesOf(name)])).toEqual(
    names.map((name) => [name, ...(headers.has(name) ? [headers.get(name)] : [])]),
  );
}

const [jpeg, part, beyond] = [
  () => find(/^pictures\/[^/]+\.jpg$/),
  { Range: 'bytes=0-9' },
  { Range: 'bytes=99999999-' },
];
const [same, other] = [{ 'If-None-Match': '*' }, { 'If-Match': '"other"' }];
const folder = encodeURI('/articles/基因治疗');
const longestName = 'a'.repeat(255);

/** What servers answer to requests that only read. */
const readings: [status: number, what: string, () => string, asking?: Record<string, string>][] = [
  [200, 'a page', () => '/'],
  [200, 'a feed', () => '/rss.xml'],
  [200, 'a picture', jpeg],
  [206, 'a part of a page', () => '/', part],
  [206, 'a part of a feed', () => '/rss.xml', part],
  [206, 'a part of a picture', jpeg, part],
  [301, 'a former address of a story', () => '/articles/suzhou-plant/'],
  [301, 'a former address of a feed', () => '/tags/gene-therapies/rss.xml'],
  [301, 'a folder', () => '/articles/plant-in-suzhou'],
  [301, 'a folder of a Chinese name', () => folder],
  [304, 'a page that is known', () => '/', same],
  [304, 'a feed that is known', () => '/rss.xml', same],
  [304, 'a picture that is known', jpeg, same],
  [404, 'a page that is not there', () => '/articles/nowhere/'],
  [404, 'a feed that is not there', () => '/tags/nothing/rss.xml'],
  [404, 'a picture that is not there', () => '/pictures/0123456789abcdef-480.avif'],
  [404, 'a folder without a page', () => '/pictures/'],
  [404, 'a file with a slash', () => '/rss.xml/'],
  [404, 'a name of the greatest length', () => `/${longestName}`],
  [404, 'a longer name', () => `/${longestName}a/`],
  [404, 'a longer name of Chinese letters', () => `/articles/${encodeURI('长'.repeat(86))}/`],
  [404, 'a long path', () => `/${'a/'.repeat(3000)}`],
  [412, 'another page than was expected', () => '/', other],
  [412, 'another feed than was expected', () => '/rss.xml', other],
  [416, 'what is beyond the end of a page', () => '/', beyond],
  [416, 'what is beyond the end of a feed', () => '/rss.xml', beyond],
  [416, 'what is beyond the end of a picture', jpeg, beyond],
  [416, 'what is beyond the end of an icon', () => '/favicon.ico', beyond],
];

/** No redirect loses it, and no server reads it. */
const query = '?a=1&b=%20/{env.HOME}$1';

interface Server {
  name: string;
  /** Without one of these there is none. */
  programs: readonly string[];
  start: (site: string, below?: string) => Promise<WebServer>;
  /** What it says to paths that no file can have. */
  refusals: [address: string, status: number][];
}

const servers: Server[] = [
  {
    name: 'nginx',
    programs: [nginxPlaces.program, nginxPlaces.brotli, 'openssl'],
    start: startNginx,
    refusals: [
      ['/%00', 400],
      ['/%zz', 400],
    ],
  },
  // It refuses `/%zz` before it has read its configuration.
  { name: 'Caddy', programs: ['caddy', 'openssl'], start: startCaddy, refusals: [['/%00', 404]] },
];

const missing = inject('missingPrograms');
const isMissing = (program: string) => missing[program] !== undefined;

describe.for(servers)('$name', ({ programs, start, refusals }) => {
  const absence = programs.map((program) => missing[program]).find((sentence) => sentence !== undefined);

  describe.skipIf(absence !== undefined)(absence ?? 'with the configuration of deploy/', () => {
    let server: WebServer;
    beforeAll(async () => {
      server = await start(site.directory);
    });
    afterAll(() => server.stop());

    test.for(kinds)('sends %s as it is, with its headers', async ([, locate, type, kept, embedded, read]) => {
      const address = locate();
      const answer = await server.ask(address);
      const { status, headers, body } = answer;
      const file = decodeURI(address).replace(/^\/|(?<=\/)$/, '') || 'index.html';
      const path = join(site.directory, file.endsWith('/') ? `${file}index.html` : file);
      expect(status).toBe(200);
      expect(body.equals(await readFile(path))).toBe(true);
      expect(headers['content-type'] ?? 'null').toMatch(
        typeof type === 'string' ? new RegExp(`^${RegExp.escape(type)}$`) : type,
      );
      expect(headers['cache-control']).toBe(kept);
      expect(headers['cross-origin-resource-policy']).toBe(embedded);
      expect(headers['access-control-allow-origin']).toBe(read);
      expect(headers['x-frame-options']).toBeUndefined();
      expect(headers.server ?? '').not.toMatch(/\d/);
      expectHeaders(answer, address);
    });

    test.for(readings)('answers %i to %s, with each header once', async ([status, , locate, asking]) => {
      const address = locate();
      for (const method of ['GET', 'HEAD'])
        for (const rest of ['', query]) {
          const answer = await server.ask(address + rest, asking, method);
          expect(answer.status, `${method} ${rest}`).toBe(status);
          expectHeaders(answer, status === 404 ? '/404.html' : address);
        }
    });

    test.for(refusals)('answers %s with %i', async ([address, status]) => {
      const answer = await server.ask(address);
      expect(answer.status).toBe(status);
      expectHeaders(answer, address);
    });

    test.for<[encoding: string, ending: string]>([
      ['br', 'br'],
      ['gzip', 'gz'],
    ])(
      'sends the copies by %s that are there, and says that there are others',
      async ([encoding, ending]) => {
        const offer = { 'Accept-Encoding': encoding };
        for (const address of [
          '/',
          '/rss.xml',
          '/feed.json',
          '/feeds.opml',
          '/events.ics',
          '/wechat.svg',
          find(/^_astro\//),
        ]) {
          const file = address === '/' ? '/index.html' : address;
          const { status, headers, body } = await server.ask(address, offer);
          expect([status, headers['content-encoding']], address).toEqual([200, encoding]);
          expect(body.equals(await readFile(join(site.directory, `${file}.${ending}`))), address).toBe(true);
          expect(headers.vary, address).toMatch(/^accept-encoding$/i);
          expect((await server.ask(address)).headers.vary, address).toMatch(/^accept-encoding$/i);
        }
        const picture = await server.ask(find(/\.avif$/), offer);
        expect([picture.headers['content-encoding'], picture.headers.vary]).toEqual([undefined, undefined]);
      },
    );

    test('prefers brotli where both are offered, and sends the file where none is', async () => {
      const both = await server.ask('/', { 'Accept-Encoding': 'gzip, deflate, br' });
      expect(both.headers['content-encoding']).toBe('br');
      expect(
        (await server.ask('/', { 'Accept-Encoding': 'zstd' })).headers['content-encoding'],
      ).toBeUndefined();
    });

    test.for(['/', '/rss.xml', '/feed.json', '/feeds.opml', '/search/indexes.json'])(
      '%s, asked for again, is only said to be the same',
      async (address) => {
        for (const offer of ['', 'br', 'gzip']) {
          const { headers } = await server.ask(address, { 'Accept-Encoding': offer });
          const etag = headers.etag ?? '';
          expect(etag).toMatch(/^"[^"]+"$/);
          const again = await server.ask(address, { 'Accept-Encoding': offer, 'If-None-Match': etag });
          expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
          expectHeaders(again, address);
          const other = await server.ask(address, { 'Accept-Encoding': offer, 'If-None-Match': '"other"' });
          expect(other.status).toBe(200);
          const dated = await server.ask(address, { 'If-Modified-Since': headers['last-modified'] ?? '' });
          expect(dated.status).toBe(304);
        }
      },
    );

    test('a copy has another ETag than its file', async () => {
      const etags = await Promise.all(
        ['', 'br', 'gzip'].map(
          async (offer) => (await server.ask('/', { 'Accept-Encoding': offer })).headers.etag,
        ),
      );
      expect(new Set(etags).size).toBe(3);
    });

    test.for<[what: string, () => string]>([
      ['where nothing is', () => '/articles/nowhere/'],
      ['a picture that is gone', () => '/pictures/0123456789abcdef-480.avif'],
      ['a feed that never was', () => '/tags/nothing/rss.xml'],
      ['a folder without a page', () => '/pictures/'],
      ['the folder of scripts', () => '/_astro/'],
      ['a dot file', () => '/.git/config'],
      ['a dot file further down', () => '/tags/.hidden'],
      ['an encoded dot file', () => '/%2egit/config'],
      ['the headers', () => '/_headers'],
      ['the redirects', () => '/_redirects'],
      ['the redirects of nginx', () => '/_redirects.nginx'],
      ['the redirects of Caddy', () => '/_redirects.caddy'],
      ['the policy', () => '/_policy.nginx'],
      ['a compressed copy by its name', () => '/index.html.br'],
      ['a compressed script by its name', () => `${find(/^_astro\/.*\.js$/)}.gz`],
    ])('%s is not found, and the page says so', async ([, locate]) => {
      const answer = await server.ask(locate());
      const { status, headers, body } = answer;
      expect(status).toBe(404);
      expect(body.equals(await readFile(join(site.directory, '404.html')))).toBe(true);
      expect([headers['content-type'], headers.vary]).toEqual([page, 'Accept-Encoding']);
      expectHeaders(answer, '/404.html');
    });

    test.for(['/../secret.txt', '/..%2fsecret.txt', '/tags/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt'])(
      '%s leads nowhere outside the site',
      async (address) => {
        const { status, body } = await server.ask(address);
        expect([400, 404]).toContain(status);
        expect(body.toString()).not.toContain('secret');
      },
    );

    test.for([
      ['/articles/suzhou-plant/', '/articles/plant-in-suzhou/'],
      ['/tags/gene-therapies/', '/tags/gene-therapy/'],
      ['/tags/gene-therapies/rss.xml', '/tags/gene-therapy/rss.xml'],
      ['/articles/plant-in-suzhou', '/articles/plant-in-suzhou/'],
      [folder, `${folder}/`],
    ] as const)('%s leads on for good, with any query', async ([former, target]) => {
      for (const rest of ['', query]) {
        const { status, headers } = await server.ask(former + rest);
        expect([status, headers.location]).toEqual([301, target + rest]);
      }
    });

    test.for([
      '//other.example/../articles/plant-in-suzhou',
      '//other.example/%2e%2e/articles/plant-in-suzhou',
      '/%5cother.example/../articles/plant-in-suzhou',
      '///other.example/../articles/plant-in-suzhou',
    ])('%s leads to no other host', async (address) => {
      const { status, headers } = await server.ask(address);
      const { href } = new URL(headers.location ?? '', 'https://localhost');
      expect([status, href]).toEqual([301, 'https://localhost/articles/plant-in-suzhou/']);
    });

    test('a part of a file can be had, and nothing beyond its end', async () => {
      const address = find(/\.jpg$/);
      const file = await readFile(join(site.directory, address));
      const part = await server.ask(address, { Range: 'bytes=100-199' });
      expect([part.status, part.headers['content-range']]).toEqual([
        206,
        `bytes 100-199/${String(file.length)}`,
      ]);
      expect(part.body.equals(file.subarray(100, 200))).toBe(true);
      expect(part.headers['cache-control']).toBe(forEver);
      const beyond = await server.ask(address, { Range: `bytes=${String(file.length)}-` });
      expect([beyond.status, beyond.headers['content-range']]).toEqual([
        416,
        `bytes */${String(file.length)}`,
      ]);
    });

    test('HEAD says what GET does, without the file', async () => {
      for (const address of ['/', '/rss.xml', find(/\.avif$/)]) {
        const [head, get] = await Promise.all([server.ask(address, {}, 'HEAD'), server.ask(address)]);
        expect([head.status, head.body.length]).toEqual([200, 0]);
        const lasting = (headers: typeof head.headers) => ({ ...headers, date: '' });
        expect(lasting(head.headers)).toEqual(lasting(get.headers));
      }
    });

    test.for(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
      for (const address of ['/', '/rss.xml', '/articles/nowhere/', '/articles/suzhou-plant/']) {
        const answer = await server.ask(address, {}, method);
        expect([answer.status, answer.valuesOf('Allow')], address).toEqual([405, ['GET, HEAD']]);
        expectHeaders(answer, address);
      }
    });

    test('serves a site below a path, as the comments say', async () => {
      const lower = await openLowerSite();
      const below = await start(dirname(lower.directory), '/news');
      const from = parseHeadersFile(lower.read('_headers'));
      for (const [address, status, location] of [
        ['/news/', 200],
        ['/news/rss.xml', 200],
        ['/news/favicon.ico', 200],
        [`/news${jpeg()}`, 200],
        ['/news', 301, '/news/'],
        ['/news/articles/plant-in-suzhou', 301, '/news/articles/plant-in-suzhou/'],
        ['/news/articles/suzhou-plant/', 301, '/news/articles/plant-in-suzhou/'],
        ['/', 404],
        ['/news/articles/nowhere/', 404],
        ['/news/_headers', 404],
      ] as const) {
        const answer = await below.ask(address);
        expect([answer.status, answer.headers.location], address).toEqual([status, location]);
        expectHeaders(answer, status === 404 ? '/news/404.html' : (location ?? address), from);
        if (status === 404) expect(answer.body.toString(), address).toBe(lower.read('404.html'));
      }
      await below.stop();
    });

    test('leads on from addresses of every sign that an editor may write', async () => {
      const folder = await createTemporaryFolder('redirects');
      const redirects = listRedirects();
      const files = [
        ...formatHostFiles({ scripts: new Set(), styles: new Set() }, 'https://localhost/'),
        { path: '_redirects.nginx', content: formatNginxRedirects(redirects) },
        { path: '_redirects.caddy', content: formatCaddyRedirects(redirects) },
      ];
      for (const { path, content } of files) await writeFile(join(folder, path), content);
      const other = await start(folder);
      const asked = redirects.slice(0, 600);
      expect(asked.length).toBe(600);
      for (const { address, target } of asked) {
        const { status, headers } = await other.ask(`${address}${query}`);
        expect([status, headers.location], address).toEqual([301, `${target}${query}`]);
      }
      await other.stop();
    });

    test.skipIf(isMissing('wrk'))(
      missing.wrk ?? 'bears ten seconds of all the requests that fit in, without an error',
      async () => {
        const script = join(await createTemporaryFolder('wrk'), 'addresses.lua');
        const addresses = kinds.map(([, locate]) => locate());
        await writeFile(script, writeLoad([...addresses, '/articles/suzhou-plant/']));
        const { stdout } = await promisify(execFile)(
          'wrk',
          ['--threads', '2', '--connections', '32', '--duration', '10s', '--script', script, server.origin],
          { timeout: 30_000 },
        );
        expect(Number(/(\d+) requests in/.exec(stdout)?.[1])).toBeGreaterThan(1000);
        expect(stdout).not.toMatch(/Socket errors|Non-2xx or 3xx/);
      },
    );
  });
});

let lowerSite: Promise<BuiltSite> | undefined;
/** The same site below a path, in a folder of that name. */
function openLowerSite(): Promise<BuiltSite> {
  return (lowerSite ??= buildLowerSite());
}

async function buildLowerSite(): Promise<BuiltSite> {
  const outDir = join(await createTemporaryFolder('below'), 'news');
  const content = await copyVariedNewsroom();
  return BuiltSite.build({ content, epoch: fixture.epoch, siteUrl: 'https://localhost/news/', outDir });
}

/** Former addresses below paths of all signs that a site’s address may have, of all letters that an alias may have. */
function listRedirects(): Redirect[] {
  const signs = Array.from({ length: 0x60 }, (_, index) => String.fromCharCode(0x20 + index));
  const texts = [
    ...signs,
    ...[
      '$uri',
      '${uri}',
      '{path}',
      '{$HOME}',
      '{env.HOME}',
      '~^/',
      '%24uri',
      '"; return 403; "',
      '# x',
      '\\"',
    ],
    ...['新闻', 'e\u0301', '\u2028', '\u0085', '🧬', 'É'],
    ...fc.sample(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), { seed: 22, numRuns: 400 }),
  ];
  const bases = texts
    .flatMap(
      (text, index) =>
        normalizeSiteAddress(`https://localhost/${String(index)}-${encodeURIComponent(text)}`) ?? [],
    )
    .map(basePath);
  const slugs = ['CAR-T', '基因-治疗', 'हिन्दी', 'cafe\u0301', 'ǅ', 'a'.repeat(240), '长'.repeat(80)];
  const locate = (base: string, slug: string) => ({
    address: addresses.article(base, slugSchema.parse(slug)),
    target: addresses.article(base, 'the-story'),
  });
  return [
    ...bases.map((base) => locate(base, 'former')),
    ...slugs.map((slug) => locate('/', slug)),
    ...slugs.map((slug) => locate(`/${'a'.repeat(198)}/`, slug)),
    ...Array.from({ length: 5000 }, (_, number) => locate('/', `${'长'.repeat(78)}-${String(number)}`)),
  ];
}

test('no redirect is a pattern, or more than one line, to other hosts', () => {
  const lines = formatRedirects(listRedirects()).trimEnd().split('\n');
  expect(lines.filter((line) => !/^\/[!-~]+ \/[!-~]+ 301!?$/.test(line) || /[*:#"\\${}]/.test(line))).toEqual(
    [],
  );
  expect(lines.length).toBeGreaterThan(10_000);
});

/** A script for wrk that asks for one address after the other, as browsers ask. */
function writeLoad(addresses: readonly string[]): string {
  const list = addresses.map((address) => JSON.stringify(address)).join(', ');
  return [
    `local addresses = { ${list} }`,
    'local position = 0',
    'function request()',
    '  position = position % #addresses + 1',
    '  return wrk.format("GET", addresses[position], { ["Accept-Encoding"] = "gzip, br" })',
    'end',
  ].join('\n');
}
