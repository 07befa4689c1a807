import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DiskCache } from '../../src/lib/disk-cache.ts';
import { compressSite } from '../../tools/compress/compression.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { BuiltSite } from '../support/built-site.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { nginxPlaces, startCaddy, startNginx, type WebServer } from '../support/web-servers.ts';

/** The fixture, compressed, with files among it that nobody may be sent. */
let site: BuiltSite;
beforeAll(async () => {
  const parent = await createTemporaryFolder('served');
  await writeFile(join(parent, 'secret.txt'), 'secret');
  const folder = join(parent, 'site');
  await cp((await openFixtureSite('varied')).directory, folder, { recursive: true });
  await compressSite(folder, new DiskCache(await createTemporaryFolder('cache')));
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, '.git/config'), 'secret');
  await writeFile(join(folder, 'tags/.hidden'), 'secret');
  site = new BuiltSite(folder);
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

interface Server {
  name: string;
  /** Without one of these there is none. */
  programs: readonly string[];
  start: (site: string) => Promise<WebServer>;
  /** How it sends a reader to the address of a folder. */
  folderRedirect: number;
}

const servers: Server[] = [
  {
    name: 'nginx',
    programs: [nginxPlaces.program, nginxPlaces.brotli, 'openssl'],
    start: startNginx,
    folderRedirect: 301,
  },
  { name: 'Caddy', programs: ['caddy', 'openssl'], start: startCaddy, folderRedirect: 308 },
];

const missing = inject('missingPrograms');
const isMissing = (program: string) => missing[program] !== undefined;

describe.for(servers)('$name', ({ programs, start, folderRedirect }) => {
  const absence = programs.map((program) => missing[program]).find((sentence) => sentence !== undefined);

  describe.skipIf(absence !== undefined)(absence ?? 'with the configuration of deploy/', () => {
    let server: WebServer;
    beforeAll(async () => {
      server = await start(site.directory);
    });
    afterAll(() => server.stop());

    /** What every answer has, whatever it is. */
    async function expectCommonHeaders(headers: Readonly<Record<string, string | undefined>>) {
      const rules = (await readFile(join(site.directory, '_headers'), 'utf8')).split('\n\n')[0] ?? '';
      const expected = [...rules.matchAll(/^ {2}([^:]+): (.*)$/gm)].map(([, name = '', value]) => [
        name.toLowerCase(),
        value,
      ]);
      expect(expected.map(([name]) => name)).toEqual([
        'content-security-policy',
        'strict-transport-security',
        'x-content-type-options',
        'referrer-policy',
        'permissions-policy',
        'cross-origin-opener-policy',
      ]);
      expect(headers).toMatchObject(Object.fromEntries(expected) as Record<string, string>);
    }

    test.for(kinds)('sends %s as it is, with its headers', async ([, locate, type, kept, embedded, read]) => {
      const address = locate();
      const { status, headers, body } = await server.ask(address);
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
      await expectCommonHeaders(headers);
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
          expect(again.headers['cache-control']).toBe(unchanged);
          await expectCommonHeaders(again.headers);
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
      const { status, headers, body } = await server.ask(locate());
      expect(status).toBe(404);
      expect(body.equals(await readFile(join(site.directory, '404.html')))).toBe(true);
      expect([headers['content-type'], headers['cache-control']]).toEqual([page, unchanged]);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      await expectCommonHeaders(headers);
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
    ] as const)('%s leads on for good', async ([former, target]) => {
      const { status, headers } = await server.ask(former);
      expect([status, headers.location]).toEqual([301, target]);
      await expectCommonHeaders(headers);
    });

    test('the address of a folder leads to that of its page', async () => {
      const { status, headers } = await server.ask('/articles/plant-in-suzhou');
      expect([status, headers.location]).toEqual([folderRedirect, '/articles/plant-in-suzhou/']);
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
        const { status, headers } = await server.ask(address, {}, method);
        expect([status, headers.allow], address).toEqual([405, 'GET, HEAD']);
        await expectCommonHeaders(headers);
      }
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
