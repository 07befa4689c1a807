import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJsonFeed, parseOpml, parseRssFeed, type RssFeed } from 'feedsmith';
import { parse } from 'node-html-parser';
import RssParser from 'rss-parser';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createArticle } from '../../tools/sample-content/article.ts';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site } from '../support/site.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

interface ReadFeed {
  file: string;
  xml: string;
  smith: RssFeed.Feed<string>;
}

/** At the former addresses of a contributor and of a tag. */
const formerFeeds = ['contributors/lee-way/rss.xml', 'tags/gene-therapies/rss.xml'];

let site: Site;
let feeds: ReadFeed[];
beforeAll(async () => {
  site = await renderSite(fixture);
  feeds = readFeeds(site);
});

function readFeeds(of: Site): ReadFeed[] {
  return of.files
    .filter((file) => file.endsWith('rss.xml'))
    .map((file) => ({ file, xml: of.read(file), smith: parseRssFeed(of.read(file)) }));
}

/** Each item's own XML, by its guid. */
function itemsOf(xml: string): Map<string, string> {
  return new Map(
    [...xml.matchAll(/<item>.*?<\/item>/gs)].map(([item]) => [
      /<guid[^>]*>(.*?)</.exec(item)?.[1] ?? '',
      item,
    ]),
  );
}

const contentsOf = ({ smith }: ReadFeed) => (smith.items ?? []).map(({ content }) => content?.encoded ?? '');

/** The files of all feeds, by name. */
function feedFiles(of: Site): Map<string, string> {
  return new Map(
    of.files
      .filter((file) => /(^|\/)(rss\.xml|feed\.json|feeds\.opml)$|^feeds\/archive\//.test(file))
      .map((file) => [file, of.read(file)]),
  );
}

async function copyFixture(): Promise<string> {
  const content = await createTemporaryFolder('content');
  await cp(fixture.content, content, { recursive: true });
  return content;
}

async function replaceIn(file: string, written: string, instead: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(written);
  await writeFile(file, text.replace(written, instead));
}

describe('the feeds of a site', () => {
  test('are one of everything, and one for each tag, source and contributor that has stories', () => {
    const subjects = site.pages
      .map(({ address }) => address)
      .filter((address) => /^\/(tags|sources|contributors)\/[^/]+\/$/.test(address))
      .map((address) => `${address.slice(1)}rss.xml`);
    expect(subjects.length).toBeGreaterThan(8);
    const former = feeds.map(({ file }) => file).filter((file) => !['rss.xml', ...subjects].includes(file));
    expect(former).toEqual(formerFeeds);
    expect(feeds.map(({ file }) => file)).toEqual(expect.arrayContaining(['rss.xml', ...subjects]));
  });

  test('are none for what only drafts, stories of tomorrow or nobody have', () => {
    const names = ['draftonly', 'futureonly', 'biosimilars', 'unused'];
    expect(site.files.filter((file) => names.some((name) => file.includes(name)))).toEqual([]);
  });

  test('hold the stories of their page, newest first, the same to two parsers', async () => {
    for (const { file, smith, xml } of feeds) {
      if (formerFeeds.includes(file)) continue;
      const links = (smith.items ?? []).map(({ link = '' }) => new URL(link).pathname);
      const page = site.page(`/${decodeURI(file).replace('rss.xml', '')}`);
      const shown = page.root
        .querySelectorAll('main a[href^="/articles/"]')
        .map((link) => link.getAttribute('href') ?? '');
      expect(links, file).toEqual([...new Set(shown)]);

      const other = await new RssParser().parseString(xml);
      expect(other.title, file).toBe(smith.title);
      expect(
        other.items.map(({ title, guid }) => [title, guid]),
        file,
      ).toEqual((smith.items ?? []).map(({ title, guid }) => [title, guid?.value]));
    }
  });

  test('say where they are, which page shows the same, and what to call the channel', () => {
    for (const { file, smith } of feeds) {
      const current = file.replace('gene-therapies', 'gene-therapy').replace('lee-way', 'li-wei');
      const page = new URL(current.replace('rss.xml', ''), 'https://fixture.example/').href;
      expect(smith.atom?.links, file).toEqual([
        {
          rel: 'self',
          href: new URL(file, 'https://fixture.example/').href,
          type: 'application/rss+xml',
        },
        // A feed at a former address is left to be asked for.
        ...(file === current ? [{ rel: 'hub', href: 'https://hub.fixture.example/' }] : []),
      ]);
      expect(smith.link, file).toBe(page);
      expect(smith.image, file).toEqual({
        url: 'https://fixture.example/feed-icon.png',
        title: smith.title,
        link: page,
      });
      expect(smith, file).toMatchObject({ language: 'en', ttl: 60 });
    }
    expect(new Set(feeds.map(({ smith }) => smith.title)).size).toBe(feeds.length - formerFeeds.length);
    expect(site.files).toContain('feed-icon.png');
  });

  test('have one and the same item of a story wherever it stands', () => {
    const known = new Map<string, string>();
    for (const { xml } of feeds) {
      for (const [guid, item] of itemsOf(xml)) {
        expect(item).toBe(known.get(guid) ?? item);
        known.set(guid, item);
      }
    }
    expect(known.size).toBe(7);
  });

  test('go on at the former address of a tag', () => {
    expect(site.read('tags/gene-therapies/rss.xml').replace('gene-therapies', 'gene-therapy')).toBe(
      site.read('tags/gene-therapy/rss.xml').replace(/<atom:link rel="hub"[^>]*>/, ''),
    );
    expect(site.read('_redirects')).toContain(
      '/tags/gene-therapies/rss.xml /tags/gene-therapy/rss.xml 301\n',
    );
  });
});

describe('an item', () => {
  test('has the description before the full text', () => {
    for (const { xml } of feeds) {
      for (const item of itemsOf(xml).values()) {
        expect(item.indexOf('<description>')).toBeGreaterThan(0);
        expect(item.indexOf('<description>')).toBeLessThan(item.indexOf('<content:encoded>'));
      }
    }
  });

  test('has addresses with scheme and host alone, and what they name on the site is there', () => {
    for (const html of feeds.flatMap(contentsOf)) {
      const addresses = parse(html)
        .querySelectorAll('[href], [src], [srcset], [poster]')
        .flatMap(({ attributes: { href, src, srcset, poster } }) => [href, src, srcset, poster])
        .filter((address) => address !== undefined);
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses) {
        expect(address).toMatch(/^https?:\/\//);
        const { host, pathname, hash } = new URL(address);
        if (host !== 'fixture.example') continue;
        expect(site.serves(pathname), address).toBe(true);
        if (hash) expect(site.page(decodeURI(pathname)).root.querySelector(hash), address).not.toBeNull();
      }
    }
  });

  test('has no part that acts, no trace of how it was built, and nothing of the page around it', () => {
    for (const html of feeds.flatMap(contentsOf)) {
      expect(html).not.toMatch(
        /__ASTRO|<(script|style|iframe|form|input|nav)|\s(on\w+|data-[\w-]+|class|id|style)=/,
      );
      expect(html).not.toContain('Register for Next Fair 2026');
    }
  });

  test('has the picture as enclosure, of the type that its name says', () => {
    const [item] = feeds.find(({ file }) => file === 'rss.xml')?.smith.items ?? [];
    const [enclosure, ...others] = item?.enclosures ?? [];
    expect(others).toEqual([]);
    const { pathname } = new URL(enclosure?.url ?? '');
    expect(site.serves(pathname)).toBe(true);
    expect(enclosure?.type).toBe(pathname.endsWith('.png') ? 'image/png' : 'image/jpeg');
    expect(item?.content?.encoded).toContain(`<img src="${enclosure?.url ?? ''}"`);
  });
});

describe('feed.json', () => {
  test('holds what rss.xml holds', () => {
    const feed = parseJsonFeed(site.read('feed.json'));
    const main = feeds.find(({ file }) => file === 'rss.xml');
    expect(feed).toMatchObject({
      title: main?.smith.title,
      home_page_url: 'https://fixture.example/',
      feed_url: 'https://fixture.example/feed.json',
      language: 'en',
      hubs: [{ type: 'WebSub', url: 'https://hub.fixture.example/' }],
    });
    expect(feed.items?.map(({ id, url, title, content_html }) => [id, url, title, content_html])).toEqual(
      main?.smith.items?.map(({ guid, link, title, content }) => [
        guid?.value,
        link,
        // RSS alone needs word joiners to keep a title from being read as HTML.
        title?.replaceAll('\u2060', ''),
        content?.encoded,
      ]),
    );
    expect(feed.items?.[0]).toMatchObject({
      date_published: '2026-05-20T11:00:00Z',
      date_modified: '2026-05-22T09:30:00+08:00',
      external_url: 'https://www.contractpharma.com/suzhou',
      attachments: [{ size_in_bytes: main?.smith.items?.[0]?.enclosures?.[0]?.length }],
    });
  });
});

describe('feeds.opml', () => {
  test('lists every feed in use, with its page', () => {
    const { body } = parseOpml(site.read('feeds.opml'));
    const outlines = (body?.outlines ?? []).flatMap((group) => group.outlines ?? []);
    expect(outlines.map(({ xmlUrl = '' }) => decodeURI(new URL(xmlUrl).pathname.slice(1))).sort()).toEqual(
      feeds
        .map(({ file }) => file)
        .filter((file) => !formerFeeds.includes(file))
        .sort(),
    );
    for (const { htmlUrl, xmlUrl, type } of outlines) {
      expect([`${htmlUrl ?? ''}rss.xml`, type]).toEqual([xmlUrl, 'rss']);
    }
  });
});

describe('the pages', () => {
  test('lead to the main feed, those of a tag, a source or a contributor to its own first', () => {
    for (const { address, root } of [...site.pages, ...site.movedPages]) {
      const links = root
        .querySelectorAll('link[rel=alternate][type="application/rss+xml"]')
        .map((link) => link.getAttribute('href'));
      const present = address.replace('/gene-therapies/', '/gene-therapy/').replace('/lee-way/', '/li-wei/');
      const [, subject] = /^(\/(?:tags|sources|contributors)\/[^/]+\/)/.exec(present) ?? [];
      expect(links, address).toEqual(subject ? [`${encodeURI(subject)}rss.xml`, '/rss.xml'] : ['/rss.xml']);
      const json = root.querySelectorAll('link[rel=alternate][type="application/feed+json"]');
      expect(
        json.map((link) => link.getAttribute('href')),
        address,
      ).toEqual(['/feed.json']);
    }
  });
});

describe('the bytes of the feeds', () => {
  test('depend on nothing but the content: neither time zone, clock nor folder', async () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const other = await renderSite({ content: await copyFixture(), epoch: fixture.epoch + 3600 });
    expect(feedFiles(other)).toEqual(feedFiles(site));
  });

  test('change with a tag taken from a story in that tag’s feed and that story’s item alone', async () => {
    const content = await copyFixture();
    await replaceIn(
      join(content, 'articles/2026/2026-05-20-plant-in-suzhou.md'),
      'tags: [gene therapy, china, GenScript]',
      'tags: [gene therapy, GenScript]',
    );
    const changed = new Map(
      readFeeds(await renderSite({ content, epoch: fixture.epoch })).map(({ file, xml }) => [file, xml]),
    );
    const guid = 'tag:fixture.example,2020:articles/suzhou-plant';
    for (const { file, xml } of feeds) {
      const before = itemsOf(xml);
      const after = itemsOf(changed.get(file) ?? '');
      if (file === 'tags/china/rss.xml') expect(after.has(guid)).toBe(false);
      else expect([...after.keys()], file).toEqual([...before.keys()]);
      before.delete(guid);
      after.delete(guid);
      expect(after, file).toEqual(before);
      if (!xml.includes(guid)) expect(changed.get(file), file).toBe(xml);
    }
  });

  test('keep every guid when stories are edited and renamed and the site moves', async () => {
    const content = await copyFixture();
    const articles = join(content, 'articles/2025');
    await replaceIn(
      join(articles, '2025-04-02-short-02.md'),
      'date: 2025-04-02',
      'date: 2025-04-02\nupdated: 2026-05-31',
    );
    await replaceIn(
      join(articles, '2025-04-01-short-01.md'),
      'tags: [China]',
      'tags: [China]\naliases: [short-01]',
    );
    await rename(join(articles, '2025-04-01-short-01.md'), join(articles, '2025-04-01-renamed.md'));
    const moved = readFeeds(
      await renderSite({ content, epoch: fixture.epoch, siteUrl: 'https://moved.example/news/' }),
    );
    expect(moved.map(({ file, xml }) => [file, [...itemsOf(xml).keys()]])).toEqual(
      feeds.map(({ file, xml }) => [file, [...itemsOf(xml).keys()]]),
    );
    for (const { file, xml } of moved) {
      expect(
        xml.match(/(?<!hub\.)fixture\.example(?!,2020:)|https:\/\/moved\.example\/(?!news\/)/g),
        file,
      ).toBeNull();
    }
    const edited = moved
      .find(({ file }) => file === 'rss.xml')
      ?.smith.items?.find(({ guid }) => guid?.value?.endsWith('short-02'));
    expect(edited).toMatchObject({
      pubDate: 'Wed, 02 Apr 2025 11:00:00 GMT',
      atom: { updated: '2026-05-31T11:00:00Z' },
    });
  });
});

describe('a site of more stories than a feed shows', () => {
  /** The main feed and what it leads to, as a reader follows it. */
  function followArchive(of: Site): { address: string; guids: string[]; current: string | undefined }[] {
    const documents = [];
    let address: string | undefined = 'https://fixture.example/rss.xml';
    while (address !== undefined) {
      const feed: RssFeed.Feed<string> = parseRssFeed(of.read(new URL(address).pathname.slice(1)));
      const links = new Map<string | undefined, string | undefined>(
        feed.atom?.links?.map(({ rel, href }) => [rel, href]),
      );
      expect(links.get('self')).toBe(address);
      documents.push({
        address,
        guids: (feed.items ?? []).map(({ guid }) => guid?.value ?? ''),
        current: links.get('current'),
      });
      address = links.get('prev-archive');
    }
    return documents;
  }

  test('keeps the older ones in documents that stay as they are', async () => {
    const content = await createTemporaryFolder('content');
    const announce = { hubs: ['https://hub.fixture.example/'] };
    const options = {
      newest: '2026-05-31',
      days: 200,
      site: { url: 'https://fixture.example/', announce },
    };
    await writeSampleContent(content, { articles: 170, hasPictures: false, ...options });
    const days = Array.from({ length: 170 }, (_, index) => createArticle(index, options).day).sort();
    // The newest stories are not due yet at first.
    const due = (count: number) => Date.parse(`${days[count - 1] ?? ''}T23:59:00+08:00`) / 1000;
    const before = await renderSite({ content, epoch: due(120) });
    const after = await renderSite({ content, epoch: due(170) });

    const documents = followArchive(after);
    expect(documents.map(({ address, guids }) => [new URL(address).pathname, guids.length])).toEqual([
      ['/rss.xml', 50],
      ['/feeds/archive/4.xml', 20],
      ['/feeds/archive/3.xml', 50],
      ['/feeds/archive/2.xml', 50],
      ['/feeds/archive/1.xml', 50],
    ]);
    expect(new Set(documents.flatMap(({ guids }) => guids)).size).toBe(170);
    expect(documents.map(({ current }) => current)).toEqual([
      undefined,
      ...Array.from({ length: 4 }, () => 'https://fixture.example/rss.xml'),
    ]);
    expect(after.files.filter((file) => file.startsWith('feeds/archive/'))).toHaveLength(4);

    for (const full of ['feeds/archive/1.xml', 'feeds/archive/2.xml']) {
      expect(before.read(full)).toBe(after.read(full));
      expect(after.read(full)).toContain('<fh:archive/>');
      expect(after.read(full)).not.toContain('rel="hub"');
    }
    expect(before.files).not.toContain('feeds/archive/4.xml');
    expect(after.read('rss.xml')).not.toContain('<fh:archive/>');
    expect(after.read('rss.xml')).toContain('rel="hub"');
    const tagFeeds = after.files.filter((file) => /^(tags|sources)\/.*rss\.xml$/.test(file));
    expect(tagFeeds.filter((file) => after.read(file).includes('prev-archive'))).toEqual([]);
    expect(Math.max(...tagFeeds.map((file) => itemsOf(after.read(file)).size))).toBe(50);
  });
});
