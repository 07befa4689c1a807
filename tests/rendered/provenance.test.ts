import { appendFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRssFeed, type RssFeed } from 'feedsmith';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AddedStory } from '../support/copied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf, type SitePage } from '../support/site.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { compileLiterals } from '../support/typed-literals.ts';
import { writeNewsroom } from '../support/written-newsroom.ts';

let site: Site;
let syndicated: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
  syndicated = await renderSite({ content: await writeSyndicatedContent(), epoch: fixture.epoch });
});

/** The fixture, with a source of each policy and stories of the last days. */
async function writeSyndicatedContent(): Promise<string> {
  const content = await createTemporaryFolder('content');
  await cp(fixture.content, content, { recursive: true });
  await appendFile(
    join(content, 'sources.yaml'),
    ['verbatim', 'noindex', 'reprints', 'canonical']
      .flatMap((word, index) =>
        index % 2 === 0
          ? [`${word}:\n  name: ${word}\n  url: https://${word}.example`]
          : [`  policy: ${word}`],
      )
      .join('\n')
      .concat('\n'),
  );
  const stories: [slug: string, date: string, source: string, more: string][] = [
    ['hidden', '2026-06-01', 'verbatim', 'original: https://verbatim.example/1\naliases: [hidden-before]'],
    ['copied', '2026-06-01', 'reprints', 'original: https://reprints.example/1\naliases: [copied-before]'],
    ['fresh', '2026-05-30T12:00:01+08:00', 'newswire', 'description: "</script><!-- R&D \\u2028"'],
    ['stale', '2026-05-30T12:00:00+08:00', 'newswire', 'aliases: [stale-before]'],
  ];
  const folder = join(content, 'articles/2026');
  await mkdir(folder, { recursive: true });
  for (const [slug, date, source, more] of stories) {
    const frontMatter = `title: "${slug} </script> <!-- R&D"\ndate: ${date}\nsource: ${source}\ntags: [Policy]\n${more}`;
    await writeFile(join(folder, `${slug}.md`), `---\n${frontMatter}\n---\n\nThe text of ${slug}.\n`);
  }
  return content;
}

const metaOf = ({ root }: SitePage, name: string) =>
  root
    .querySelectorAll(`meta[name="${name}"], meta[property="${name}"]`)
    .map((meta) => meta.getAttribute('content'));

const canonicalsOf = ({ root }: SitePage) =>
  root.querySelectorAll('link[rel=canonical]').map((link) => link.getAttribute('href'));

interface Thing extends Record<string, unknown> {
  '@type': string;
}

/** What a page says in JSON-LD. */
function thingsOf({ root, address }: SitePage): Thing[] {
  const scripts = root.querySelectorAll('script[type="application/ld+json"]');
  expect(scripts.length, address).toBeLessThan(2);
  return scripts.flatMap((script) => (JSON.parse(script.textContent) as { '@graph': Thing[] })['@graph']);
}

const findThing = (page: SitePage, type: string) => thingsOf(page).find((thing) => thing['@type'] === type);

const articlesOf = (of: Site) => of.pages.filter(({ address }) => address.startsWith('/articles/'));

const sitemapsOf = (of: Site) =>
  of.files.filter((file) => file.startsWith('sitemaps/')).map((file) => of.read(file));

describe('a source’s policy', () => {
  test.for([
    ['fresh', 'https://fixture.example/articles/fresh/', 'max-image-preview:large', true],
    ['hidden', 'https://fixture.example/articles/hidden/', 'noindex', false],
    ['copied', 'https://reprints.example/1', 'max-image-preview:large', false],
  ] as const)('for %s: canonical %s, robots “%s”, in sitemaps: %s', ([slug, canonical, robots, isListed]) => {
    const page = syndicated.page(`/articles/${slug}/`);
    expect(canonicalsOf(page)).toEqual([canonical]);
    expect(metaOf(page, 'robots')).toEqual([robots]);
    const own = `<loc>https://fixture.example/articles/${slug}/</loc>`;
    expect(sitemapsOf(syndicated).some((sitemap) => sitemap.includes(own))).toBe(isListed);
  });

  test('keeps no story from the site’s own lists and feeds', () => {
    const addresses = ['hidden', 'copied', 'fresh'].map((slug) => `/articles/${slug}/`);
    for (const page of ['/', '/tags/policy/', '/archive/2026/06/', '/archive/2026/05/']) {
      const hrefs = syndicated
        .page(page)
        .root.querySelectorAll('main a')
        .map((link) => link.getAttribute('href'));
      const expected = page.includes('06')
        ? addresses.slice(0, 2)
        : page.includes('05')
          ? addresses.slice(2)
          : addresses;
      expect(hrefs, page).toEqual(expect.arrayContaining(expected));
    }
    for (const feed of ['rss.xml', 'tags/policy/rss.xml', 'feed.json']) {
      for (const address of addresses) expect(syndicated.read(feed), feed).toContain(address);
    }
  });

  test('blocks nothing in robots.txt', () => {
    expect(syndicated.read('robots.txt')).not.toContain('Disallow');
  });
});

describe('the sitemap of lists', () => {
  const hidden = { source: 'verbatim' };
  const shown: AddedStory = { slug: 'shown', date: '2019-03-20', tags: ['China'] };
  const stories: AddedStory[] = [
    { slug: 'hidden', date: '2019-05-01', tags: ['China', 'Wuxi'], more: hidden },
    { slug: 'hidden-too', date: '2019-03-21', tags: ['Suzhou'], more: hidden },
  ];
  const indexes = ['', 'tags/', 'sources/', 'archive/', 'feeds/'];
  const lastChange = '2019-03-20T00:00:00+08:00';

  test.for<[what: string, stories: AddedStory[], lists: string[], lastModified: string | undefined]>([
    [
      'leaves out tags, sources and months whose stories are all hidden, and when those changed',
      [...stories, shown],
      [...indexes, 'tags/china/', 'sources/contractpharma/', 'archive/2019/03/'],
      lastChange,
    ],
    ['keeps the pages of everything where all stories are hidden', stories, indexes, undefined],
  ])('%s', async ([, written, lists, lastModified]) => {
    const source = { name: 'Verbatim', url: 'https://verbatim.example', policy: 'noindex' as const };
    const content = await writeNewsroom({ stories: written, sources: { verbatim: source } });
    const sitemap = (await renderSite({ content })).read('sitemaps/lists.xml');
    const entries = [...sitemap.matchAll(/<loc>(.*?)<\/loc>(?:<lastmod>(.*?)<\/lastmod>)?/g)].filter(
      // Their pages stand without stories too.
      ([, location]) => !/\/(contributors|events)\/$/.test(location ?? ''),
    );
    expect(entries.map(([, location, change]) => [location, change])).toEqual(
      lists.map((path) => [`https://www.en-cphi.cn/${path}`, lastModified]),
    );
  });
});

describe('a page at a former address', () => {
  test.for<[former: string, target: string, shown: Record<string, string>]>([
    [
      '/articles/stale-before/',
      '/articles/stale/',
      { 'og:title': 'stale </script> <!-- R&D', canonical: 'https://fixture.example/articles/stale/' },
    ],
    [
      '/articles/copied-before/',
      '/articles/copied/',
      { 'og:title': 'copied </script> <!-- R&D', canonical: 'https://reprints.example/1' },
    ],
    [
      '/articles/hidden-before/',
      '/articles/hidden/',
      { canonical: 'https://fixture.example/articles/hidden/', robots: 'noindex' },
    ],
    [
      '/tags/gene-therapies/',
      '/tags/gene-therapy/',
      {
        'og:title': 'Gene therapy: topic',
        'og:description': 'Stories on Gene therapy from China’s pharma industry.',
        canonical: 'https://fixture.example/tags/gene-therapy/',
      },
    ],
  ])('%s is shared as %s is', ([former, target, shown]) => {
    const describeHead = (page: SitePage): Record<string, string | undefined> => ({
      canonical: canonicalsOf(page)[0],
      robots: metaOf(page, 'robots')[0],
      ...Object.fromEntries(
        ['title', 'description', 'image', 'url', 'type'].map((name) => [
          `og:${name}`,
          metaOf(page, `og:${name}`)[0],
        ]),
      ),
    });
    const [page, ...others] = syndicated.movedPages.filter(({ address }) => address === former);
    expect(others).toEqual([]);
    const head = page && describeHead(page);
    expect(head).toEqual(describeHead(syndicated.page(target)));
    expect(head).toMatchObject({ ...shown, 'og:url': `https://fixture.example${target}` });
    const siteCard = metaOf(syndicated.page('/'), 'og:image')[0];
    expect(head?.['og:image'] === siteCard).toBe(target.startsWith('/tags/'));
  });
});

describe('every page', () => {
  test('has one canonical at most, and its own where no policy says otherwise, page 2 and all', () => {
    for (const page of syndicated.pages) {
      const expected =
        page.address === '/404.html'
          ? []
          : page.address === '/articles/copied/'
            ? ['https://reprints.example/1']
            : [new URL(page.address, 'https://fixture.example').href];
      expect(canonicalsOf(page), page.address).toEqual(expected);
    }
  });

  test('says to those who share it what it is', () => {
    for (const page of site.pages) {
      if (page.address === '/404.html') continue;
      expect(metaOf(page, 'og:url'), page.address).toEqual(canonicalsOf(page));
      expect(metaOf(page, 'og:site_name'), page.address).toEqual(['The Fixture']);
      expect(metaOf(page, 'og:description'), page.address).toEqual(metaOf(page, 'description'));
      expect(metaOf(page, 'og:type'), page.address).toEqual([
        page.address.startsWith('/articles/') ? 'article' : 'website',
      ]);
      expect(metaOf(page, 'og:title')[0], page.address).toBeTruthy();
    }
  });
});

describe('a story that is shared', () => {
  test('says when, on what, and with which picture', () => {
    const page = site.page('/articles/plant-in-suzhou/');
    expect(metaOf(page, 'og:title')).toEqual(['A plant in Suzhou doubles its capacity']);
    expect(metaOf(page, 'article:published_time')).toEqual(['2026-05-20T00:00:00+08:00']);
    expect(metaOf(page, 'article:modified_time')).toEqual(['2026-05-22T09:30:00+08:00']);
    expect(metaOf(page, 'article:tag')).toEqual(['Gene therapy', 'China', 'GenScript']);
    expect(metaOf(page, 'twitter:card')).toEqual(['summary_large_image']);
    const image = metaOf(page, 'og:image').join();
    expect(image).toMatch(/^https:\/\/fixture\.example\//);
    expect(site.serves(new URL(image).pathname)).toBe(true);
    for (const name of ['og:image:width', 'og:image:height', 'og:image:alt'])
      expect(metaOf(page, name)[0]).toBeTruthy();
  });

  test('has no time of change where it was never updated', () => {
    expect(metaOf(site.page('/articles/earlier-story/'), 'article:modified_time')).toEqual([]);
  });
});

describe('JSON-LD', () => {
  test('of each story is a NewsArticle by its type, its headline that of the page', async () => {
    const pages = [...articlesOf(site), ...articlesOf(syndicated)];
    const stories = pages.map((page) => findThing(page, 'NewsArticle'));
    expect(stories.map((story) => story?.headline)).toEqual(
      pages.map(({ root }) => textOf(root.querySelector('h1'))),
    );
    expect(await compileLiterals('NewsArticle', stories)).toEqual([]);
  });

  test('is refused by its type where it is wrong', async () => {
    const story = findThing(site.page('/articles/plant-in-suzhou/'), 'NewsArticle');
    expect(await compileLiterals('NewsArticle', [{ ...story, headlined: 'x' }])).toHaveLength(1);
  });

  test('credits the source, and names as author whom the editor named, else the source', () => {
    expect(findThing(site.page('/articles/plant-in-suzhou/'), 'NewsArticle')).toMatchObject({
      author: [{ '@type': 'Person', name: 'Li Wei', url: 'https://fixture.example/contributors/li-wei/' }],
      creditText: 'Contract Pharma',
      isBasedOn: 'https://www.contractpharma.com/suzhou',
    });
    const other = findThing(site.page('/articles/earlier-story/'), 'NewsArticle');
    expect(other).toMatchObject({ author: { '@type': 'Organization', name: 'News & Wire' } });
    expect(other).not.toHaveProperty('isBasedOn');
  });

  test('of other pages says what they are', () => {
    const types = (address: string) => thingsOf(site.page(address)).map((thing) => thing['@type']);
    expect(types('/')).toEqual(['WebSite', 'Organization']);
    expect(types('/articles/plant-in-suzhou/')).toEqual(['NewsArticle', 'BreadcrumbList']);
    expect(types('/tags/china/')).toEqual(['CollectionPage', 'BreadcrumbList']);
    expect(types('/sources/contractpharma/')).toEqual(['CollectionPage', 'BreadcrumbList']);
    expect(types('/events/next-fair-2026/')).toEqual(['Event', 'BreadcrumbList']);
  });
});

describe('one instant', () => {
  /** A day without a time is 11:00 UTC in feeds. */
  const inFeeds = (iso: string) => iso.replace(/T00:00:00.*/, 'T11:00:00Z');

  test('is told alike by the page, its head, JSON-LD, feed and sitemap', () => {
    const feed: RssFeed.Feed<string> = parseRssFeed(syndicated.read('rss.xml'));
    const sitemap = syndicated.read('sitemaps/stories-1.xml');
    const pages = articlesOf(syndicated);
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      const [published = '', updated = published] = page.root
        .querySelectorAll('article time')
        .map((time) => time.getAttribute('datetime') ?? '');
      const story = findThing(page, 'NewsArticle');
      expect(story?.datePublished, page.address).toBe(published);
      expect(story?.dateModified, page.address).toBe(updated);
      expect(metaOf(page, 'article:published_time'), page.address).toEqual([published]);

      const link = new URL(page.address, 'https://fixture.example').href;
      const item = feed.items?.find((candidate) => candidate.link === link);
      expect(Date.parse(item?.pubDate ?? ''), page.address).toBe(Date.parse(inFeeds(published)));
      expect(item?.atom?.updated ?? inFeeds(published), page.address).toBe(inFeeds(updated));
      const [, lastModified] = new RegExp(`<loc>${link}</loc><lastmod>(.*?)<`).exec(sitemap) ?? [];
      if (!/hidden|copied/.test(page.address)) expect(lastModified, page.address).toBe(updated);
    }
  });
});

describe('the news sitemap', () => {
  test('holds the indexed stories of the last 48 hours, to the second', () => {
    const locations = [...syndicated.read('sitemaps/news.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(
      ([, at]) => at,
    );
    expect(locations).toEqual(['https://fixture.example/articles/fresh/']);
  });

  test('gives titles as they are', () => {
    expect(syndicated.read('sitemaps/news.xml')).toContain(
      '<news:title>fresh &lt;/script&gt; &lt;!-- R&amp;D</news:title>',
    );
  });
});
