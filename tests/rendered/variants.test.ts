import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { textOf } from '../support/site.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { writeNewsroom } from '../support/written-newsroom.ts';

describe('the event call by the build’s clock', () => {
  test.for([
    ['April 2019', '2019-04-15T00:00:00Z', ['Register as visitor to CPhI China 2019']],
    [
      'the last second of its last day in Shanghai',
      '2019-06-20T15:59:59Z',
      ['Register as visitor to CPhI China 2019'],
    ],
    ['the second after', '2019-06-20T16:00:00Z', []],
    ['July 2019', '2019-07-15T00:00:00Z', []],
  ] as const)('in %s', async ([, now, calls]) => {
    const site = await renderSite({ content: 'content', epoch: Date.parse(now) / 1000 });
    expect(site.page('/').root.querySelectorAll('.event-call-link').map(textOf)).toEqual(calls);
  });

  test('today', async () => {
    const site = await renderSite({ content: 'content' });
    expect(site.page('/').root.querySelectorAll('.event-call')).toEqual([]);
  });
});

describe('a story that is not yet due', () => {
  test('appears in the second it is due', async () => {
    const due = Date.parse('2026-06-02T00:00:00+08:00') / 1000;
    const before = await renderSite({ content: fixture.content, epoch: due - 1 });
    const after = await renderSite({ content: fixture.content, epoch: due });
    expect(before.has('/articles/not-yet-due/')).toBe(false);
    expect(before.has('/tags/futureonly/')).toBe(false);
    expect(after.has('/articles/not-yet-due/')).toBe(true);
    expect(after.has('/tags/futureonly/')).toBe(true);
  });
});

describe('an update that is not yet due', () => {
  test('is in no file until its second, and then in the page, the feeds and the sitemaps', async () => {
    const content = await writeNewsroom({
      stories: [{ slug: 'edited', date: '2026-05-20', more: { updated: '2031-06-02' } }],
    });
    const due = Date.parse('2031-06-02T00:00:00+08:00') / 1000;
    const before = await renderSite({ content, epoch: due - 1 });
    const texts = before.files.filter((file) => /\.(html|xml|json|txt|opml)$/.test(file));
    expect(texts.filter((file) => before.read(file).includes('2031'))).toEqual([]);

    const after = await renderSite({ content, epoch: due });
    const changed = texts.filter((file) => after.read(file).includes('2031-06-02'));
    expect(changed).toEqual(
      expect.arrayContaining([
        ...['articles/edited/index.html', 'feed.json', 'rss.xml', 'tags/alone/rss.xml'],
        ...['sitemap.xml', 'sitemaps/lists.xml', 'sitemaps/stories-1.xml'],
      ]),
    );
  });
});

describe('a list of stories', () => {
  test.for([
    [1, 1, []],
    [30, 30, []],
    [59, 59, []],
    [60, 30, [1]],
    [95, 35, [2, 1]],
  ] as const)('%i stories: %i on the front, pages %j', async ([count, onFront, numbers]) => {
    const content = await createTemporaryFolder('stories');
    await writeSampleContent(content, { articles: count, newest: '2025-06-30', hasPictures: false });
    const site = await renderSite({ content });

    const titles = (address: string) =>
      site
        .page(address)
        .root.querySelectorAll('main section > article h2, .story-briefs h2, .story-row-title')
        .map(textOf);
    expect(titles('/')).toHaveLength(onFront);
    expect(
      site.pages
        .map(({ address }) => address)
        .filter((address) => address.startsWith('/page/'))
        .sort(),
    ).toEqual(numbers.map((number) => `/page/${String(number)}/`).sort());

    const all = ['/', ...numbers.map((number) => `/page/${String(number)}/`)].flatMap(titles);
    expect(all).toHaveLength(count);
    expect(new Set(all).size).toBe(count);
  });
});

describe('a site under a path', () => {
  test('keeps every address below it', async () => {
    const site = await renderSite({
      ...fixture,
      siteUrl: 'https://example.org/news',
    });
    for (const { address, root } of site.pages) {
      const addresses = root
        .querySelectorAll('[href], [src]')
        .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
        .filter((written) => /^\/|^\w+:\/\/example\.org/.test(written));
      expect(addresses.length, address).toBeGreaterThan(5);
      expect(
        addresses.filter((written) => !/^((https|webcal):\/\/example\.org)?\/news\//.test(written)),
        address,
      ).toEqual([]);
      const unserved = addresses
        .map((written) => new URL(written, 'https://example.org').pathname)
        .filter((path) => !site.serves(path.slice('/news'.length)));
      expect(unserved, address).toEqual([]);
    }
    for (const file of [
      'rss.xml',
      'sitemap.xml',
      'sitemaps/lists.xml',
      'sitemaps/stories-1.xml',
      'robots.txt',
    ]) {
      expect(site.read(file).match(/https:\/\/example\.org\/(?!news\/)/g), file).toBeNull();
    }
    expect(site.read('_redirects.nginx').split('\n')[1]).toBe(
      '"/news/articles/suzhou-plant/" "/news/articles/plant-in-suzhou/";',
    );
  });
});

describe('a site whose address is written in another way', () => {
  test.for<[written: string, address: string]>([
    ['https://example.org//', 'https://example.org/'],
    ['HTTPS://Example.ORG:443', 'https://example.org/'],
    ['https://example.org//news//', 'https://example.org/news/'],
    ['https://example.org/en/../%6Eews', 'https://example.org/news/'],
    ['http://例子.中国:80/新闻', 'http://xn--fsqu00a.xn--fiqs8s/%E6%96%B0%E9%97%BB/'],
  ])('%s is the site of %s, and leads to no other host', async ([siteUrl, address]) => {
    const site = await renderSite({ ...fixture, siteUrl });
    const same = await renderSite({ ...fixture, siteUrl: address });
    expect(site.files).toEqual(same.files);
    const { origin, pathname } = new URL(address);
    const texts = site.files.filter((file) => /\.(html|xml|json|opml|txt)$|^_/.test(file));
    expect(texts.length).toBeGreaterThan(50);
    for (const file of texts) {
      const text = site.read(file);
      expect(text === same.read(file), file).toBe(true);
      const paths = [...text.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map(([, path]) => path ?? '');
      expect(paths.filter((path) => !path.startsWith(pathname) || path.startsWith('//'))).toEqual([]);
      expect(
        text.split(origin).filter((after) => after.startsWith('//')),
        file,
      ).toEqual([]);
    }
  });
});

describe('a site without contacts, and with nobody to tell of changes', () => {
  test('has nothing of them in its footer, feeds and files', async () => {
    const content = await createTemporaryFolder('quiet');
    await cp(fixture.content, content, { recursive: true });
    const settings = await readFile(join(content, 'site.yaml'), 'utf8');
    await writeFile(join(content, 'site.yaml'), settings.slice(0, settings.indexOf('contributorCall:')));
    const site = await renderSite({ content, epoch: fixture.epoch });

    const footer = site.page('/').root.querySelector('footer.site-footer');
    expect(footer?.querySelectorAll('h2').map(textOf)).toEqual(['Follow us']);
    expect(footer?.querySelectorAll('a').map(textOf)).toEqual(['RSS feed', 'All feeds']);
    expect(footer?.querySelectorAll('img, dl, dt, dd')).toEqual([]);
    expect(site.files).not.toContain('wechat.svg');
    expect(site.files.filter((file) => file.endsWith('.txt'))).toEqual(['permalinks.txt', 'robots.txt']);
    expect(site.read('rss.xml')).not.toContain('rel="hub"');
    expect(site.read('feed.json')).not.toContain('"hubs"');
  });
});
