import { parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import type { Element } from 'hast';
import type { Browser } from 'playwright-core';
import { markdownToHtml } from 'satteri';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { renderFeedBody } from '../../src/feeds/body.ts';
import { markdownFeatures } from '../../src/content/markdown/html.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { BuiltSite } from '../support/built-site.ts';
import { textOf as textOfElement } from '../support/site.ts';
import { launchBrowser } from '../support/chromium.ts';
import { openInFrames, touchEverything, watchForHarm } from '../support/harm-watch.ts';
import {
  elementsOfFeed,
  elementsOfPage,
  findElements,
  findHarm,
  findHarmInPage,
  textOf,
} from '../support/harmful-html.ts';
import {
  hostileNoon,
  removeRefused,
  writeHostileNewsroom,
  type HostileNewsroom,
} from '../support/hostile-newsroom.ts';
import { hostileBodies, titleOf } from '../support/hostile-texts.ts';
import { listIndexFolders, readIndexedStories } from '../support/search-index.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { createStory } from '../unit/made-up-newsroom.ts';

let newsroom: HostileNewsroom;
/** Each body as its page and its feed show it, whether or not the check lets it through. */
let bodies: { title: string; page: string; feed: string }[];
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  newsroom = await writeHostileNewsroom();
  bodies = await renderBodies(newsroom);
  await removeRefused(newsroom);
  site = await BuiltSite.build({ content: newsroom.directory, epoch: hostileNoon / 1000 });
  server = await serveFolder(site.directory);
  browser = await launchBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function renderBodies({ directory, folder, texts }: HostileNewsroom): Promise<typeof bodies> {
  vi.stubEnv('CONTENT_DIR', directory);
  vi.resetModules();
  const { readMarkdown } = await import('../../src/content/queries/article-markdown.ts');
  const { renderBody } = await import('../../src/page-props/article-body.ts');
  const siteUrl = 'https://fixture.example/';
  const pictures = new Map(folder.articles.map((article) => [article.file, article.pictures]));
  const ofBodies = texts.filter(({ hostile }) => hostile.place === 'body');
  return Promise.all(
    ofBodies.map(async ({ title, file = '' }) => {
      const body = { file, digest: file, words: 1, headings: [], pictures: pictures.get(file) ?? [] };
      const story = createStory({ slug: 'a-story', body });
      return {
        title,
        page: await renderBody(body, { siteUrl, followsPicture: false }),
        feed: await renderFeedBody(story, readMarkdown(body), siteUrl),
      };
    }),
  );
}

/** What the check lets through, by category or place: words, and addresses that lead where a link may lead. */
const letThrough: Record<string, string[]> = {
  'script elements': ['put together by plain elements', 'put together by a comment'],
  'event handlers': [
    'a picture that loads',
    'behind slashes',
    'behind a line break',
    'behind a quotation mark',
    'in backticks of a template',
  ],
  'addresses of pictures': [
    'words that end the attribute',
    'words in entities that end the attribute',
    'words in code that end the attribute',
    'a title that ends the attribute',
    'HTML as words',
  ],
  'breaking out of Markdown': [
    'the name of a code’s language',
    'tags as the name of a code’s language',
    'a class as the name of a code’s language',
    'the end of code',
    'the end of code within a line',
    'the end of indented code',
    'the title of a link',
    'the title of a link in entities',
    'the address of a link',
    'an address as its own words',
    'a bare address',
    'a mail address',
    'the name of a footnote',
    'a tag over two paragraphs',
    'backslashes before the brackets',
  ],
  'confusing parsers': ['a comment of an old browser', 'an attribute that never ends'],
  'clobbering the document': [
    'a heading named as a global',
    'a heading named as an id of the page',
    'a heading named as a prototype',
    'a footnote named as an id of the page',
  ],
  encodings: [
    'entities',
    'decimal entities',
    'hexadecimal entities without end',
    'entities of entities',
    'percent signs',
    'percent signs twice',
    'UTF-7',
    'wide brackets',
    'brackets of other signs',
    'a long s',
    'escapes of JavaScript',
    'a line separator in the tag',
    'text from right to left by entity',
  ],
  'breaking out of feeds': ['the end of CDATA in entities', 'an element of XHTML in code'],
  title: [
    'script',
    'the end of the title',
    'the end of a script',
    'a comment that a script cannot end',
    'the end of a string in a script',
    'the end of an attribute',
    'the end of an attribute in other marks',
    'the end of CDATA',
    'the end of XML’s element',
    'entities',
    'an entity of XML',
    'a template',
    'Markdown',
    'a formula of a spreadsheet',
  ],
  description: [
    'a picture that fails',
    'the end of an attribute',
    'entities',
    'the end of CDATA',
    'HTML of plain elements',
  ],
  author: ['script', 'the end of a string in a script', 'an address'],
  tag: ['script', 'the end of an attribute', 'a path', 'an address'],
  imageAlt: ['the end of an attribute', 'the end of an element'],
  imageCredit: ['a picture that fails', 'a link'],
  original: ['the end of an attribute', 'a tag', 'a fragment that runs'],
  'site.name': ['script'],
  'site.tagline': ['the end of an attribute'],
  'site.description': ['a comment that a script cannot end'],
  'site.contributorCall.heading': ['a picture that fails'],
  'site.contributorCall.text': ['script'],
  'site.follow.name': ['script', 'the end of an attribute'],
  'site.follow.url': ['the end of an attribute'],
  'site.announce.hubs': ['the end of an attribute'],
  'sources.name': ['script', 'the end of an attribute', 'the end of CDATA'],
  'sources.description': ['a picture that fails'],
  'sources.url': ['the end of an attribute'],
  'sources.feed': ['the end of an attribute'],
  'tags.label': ['script', 'the end of an attribute'],
  'tags.description': ['a picture that fails'],
  'tags.url': ['the end of an attribute'],
  'events.name': ['script'],
  'events.call': ['a picture that fails'],
  'events.venue': ['the end of an attribute'],
  'events.url': ['the end of an attribute'],
};

describe('the check', () => {
  test('lets nothing through but words, and addresses that lead where a link may lead', () => {
    const passed = newsroom.texts.filter((text) => newsroom.rulesOf(text).length === 0);
    const groups = Object.groupBy(passed, ({ title }) => title.split(': ', 1)[0] ?? '');
    const names = Object.entries(groups).map(([group, texts = []]) => [
      group,
      texts.map(({ hostile }) => hostile.name),
    ]);
    expect(Object.fromEntries(names)).toEqual(letThrough);
  });
});

describe('whatever the check says of a body', () => {
  test('nothing harmful of it is left for its page', () => {
    expect(
      findLeft(bodies.map(({ title, page }) => ({ title, harm: findHarm(page, elementsOfPage) }))),
    ).toEqual([]);
  });

  test('nothing harmful of it is left for feeds', () => {
    expect(
      findLeft(bodies.map(({ title, feed }) => ({ title, harm: findHarm(feed, elementsOfFeed) }))),
    ).toEqual([]);
  });

  test(
    'nothing of it runs, or asks another host for anything, in Chromium',
    { timeout: 120_000 },
    async () => {
      const documents = bodies.map(({ title, page, feed }) => ({
        name: title,
        html: createDocument(`${page}<hr>${feed}`),
      }));
      expect(await openDocuments(documents)).toEqual([]);
    },
  );

  test('much of it would run, or ask, if Markdown were rendered as it is', { timeout: 120_000 }, async () => {
    const documents = hostileBodies.map((text) => ({
      name: titleOf(text),
      html: createDocument(markdownToHtml(text.text, { features: markdownFeatures }).html),
    }));
    const harm = await openDocuments(documents);
    const noticed = documents
      .map(({ name }) => name)
      .filter((name) => harm.some((what) => what.startsWith(`${name}: `)));
    expect(noticed.length).toBeGreaterThan(80);
    const quiet = new Set(hostileBodies.map(({ category }) => category));
    for (const name of noticed) quiet.delete(name.split(': ', 1)[0] ?? '');
    // What these are after, no script does.
    expect([...quiet]).toEqual(['clobbering the document']);
  });
});

function createDocument(body: string): string {
  return `<!doctype html><title>A story</title><main>${body}</main>`;
}

async function openDocuments(documents: readonly { name: string; html: string }[]): Promise<string[]> {
  const context = await browser.newContext({ bypassCSP: true });
  try {
    const { harm } = await watchForHarm(context, [new URL(server.url).host, 'fixture.example']);
    await openInFrames(await context.newPage(), `${server.url}robots.txt`, documents);
    return harm;
  } finally {
    await context.close();
  }
}

function findLeft(found: readonly { title: string; harm: readonly string[] }[]): string[] {
  return found.flatMap(({ title, harm }) => harm.map((what) => `${title}: ${what}`));
}

describe('a site of all that the check lets through', () => {
  let pages: ReadPage[];
  let fixturePages: ReadPage[];
  beforeAll(async () => {
    pages = readPages(site);
    fixturePages = readPages(await openFixtureSite('varied'));
  });

  test('has a page of every such story', () => {
    const passed = newsroom.texts.filter(
      (text) => text.file !== undefined && newsroom.rulesOf(text).length === 0,
    );
    const addresses = passed.map(({ file = '' }) =>
      file.replace(/^.*\d{4}-\d{2}-\d{2}-(.*)\.md$/, '/articles/$1/'),
    );
    expect(addresses.filter((address) => !site.has(address))).toEqual([]);
  });

  test('has no handler, no style of an element and no unsafe address in any page', () => {
    const found = pages.map(({ address, elements }) => ({ title: address, harm: findHarmInPage(elements) }));
    expect(findLeft(found)).toEqual([]);
  });

  test('has no element that the fixture’s pages have not', () => {
    const namesOf = (read: readonly ReadPage[]) =>
      new Set(read.flatMap(({ elements }) => elements.map(({ tagName }) => tagName)));
    const known = namesOf(fixturePages).union(new Set(Object.keys(elementsOfPage)));
    expect([...namesOf(pages).difference(known)]).toEqual([]);
  });

  test('has no script that the fixture has not, and data that is whole', () => {
    const scriptsOf = (read: readonly ReadPage[]) =>
      read.flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'script'));
    const isData = ({ properties }: Element) => properties.type === 'application/ld+json';
    const nameOf = (script: Element) => `${String(script.properties.src)} ${textOf(script)}`;
    const known = new Set(scriptsOf(fixturePages).map(nameOf));
    const scripts = scriptsOf(pages).filter((script) => !isData(script));
    expect(scripts.map(nameOf).filter((name) => !known.has(name))).toEqual([]);
    const data = scriptsOf(pages).filter(isData);
    expect(data.length).toBeGreaterThan(100);
    for (const element of data) expect(JSON.parse(textOf(element))).toHaveProperty('@graph');
  });

  test('says of every link to another site that it gets no hold of the page', () => {
    const links = pages.flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'a'));
    const outside = links.filter(({ properties }) =>
      /^https?:(?!\/\/fixture\.example\/)/.test(String(properties.href)),
    );
    const relations = new Set(outside.map(({ properties }) => [properties.rel].flat().join(' ')));
    expect([...relations].sort()).toEqual(['noopener', 'sponsored noopener']);
    expect(
      new Set(
        links
          .filter((link) => !outside.includes(link))
          .map(({ properties }) => [properties.rel].flat().join(' ')),
      ),
    ).not.toContain('noopener');
  });

  test('says of a call that somebody pays for that it is an advertisement, to readers and to search engines', async () => {
    for (const { address, root } of site.pages) {
      const call = root.querySelector('.event-call');
      expect(textOfElement(call), address).toMatch(/^Advertisement Fair /);
      expect(call?.querySelector('a')?.getAttribute('rel'), address).toBe('sponsored noopener');
    }
    for (const { html } of (await openFixtureSite('varied')).pages) {
      expect(html).not.toMatch(/Advertisement|sponsored/);
    }
  });

  test('has only plain elements and safe addresses in its feeds', () => {
    const feeds = site.files.filter((file) => file.endsWith('rss.xml') || file.startsWith('feeds/archive/'));
    expect(feeds.length).toBeGreaterThan(10);
    const found = feeds.flatMap((file) => {
      const { items = [], ...channel } = parseRssFeed(site.read(file));
      return [
        { title: file, harm: findUnsafeAddresses(channel) },
        ...items.flatMap(({ content, ...item }) => [
          { title: `${file} ${item.title ?? ''}`, harm: findHarm(content?.encoded ?? '', elementsOfFeed) },
          { title: `${file} description`, harm: findHarm(item.description ?? '', {}) },
          { title: `${file} item`, harm: findUnsafeAddresses(item) },
        ]),
      ];
    });
    expect(findLeft(found)).toEqual([]);
  });

  test('has only plain elements and safe addresses in JSON Feed and OPML', () => {
    const { items = [], ...feed } = parseJsonFeed(site.read('feed.json'));
    const harm = items.flatMap(({ content_html, ...item }) => [
      ...findHarm(content_html ?? '', elementsOfFeed),
      ...findUnsafeAddresses(item),
    ]);
    const opml = parseOpml(site.read('feeds.opml'));
    expect([...harm, ...findUnsafeAddresses(feed), ...findUnsafeAddresses(opml)]).toEqual([]);
    expect(items).toHaveLength(50);
    expect(JSON.stringify(opml)).toContain('Label <script>alert(1)</script>');
  });

  test('is found by its words, which are kept as they are', () => {
    const stories = listIndexFolders(site.directory).flatMap(readIndexedStories);
    const titles = stories.map(({ meta }) => meta.title);
    expect(titles).toContain('<script>alert(1)</script>');
    expect(stories.filter(({ url }) => !/^\/?articles\/[^:<>"]+\/$/.test(url))).toEqual([]);
  });

  test('publishes no drawing that an editor made, and redirects to nowhere else', () => {
    expect(site.files.filter((file) => file.endsWith('.svg'))).toEqual(['favicon.svg', 'wechat.svg']);
    const targets = site
      .read('_redirects')
      .split('\n')
      .filter((line) => !/^(\/[\w%./-]+ \/[\w%./-]+ 301!?)?$/.test(line));
    expect(targets).toEqual([]);
  });

  test('runs nothing in Chromium and asks no other host for anything', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const { harm } = await watchForHarm(context, [new URL(server.url).host, 'fixture.example']);
    const queue = [
      ...pages.map(({ address }) => address),
      ...hostileBodies
        .slice(0, 20)
        .map(({ text }) => `/search/?q=${encodeURIComponent(text)}&tag=${encodeURIComponent(text)}`),
    ];
    const leadsOn = new Set(site.movedPages.map(({ address }) => address));
    const opened: string[] = [];
    const work = async () => {
      const page = await context.newPage();
      for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
        await page.goto(new URL(encodeURI(decodeURI(address)), server.url).href);
        if (!leadsOn.has(address)) await touchEverything(page.mainFrame());
        opened.push(address);
      }
    };
    await Promise.all([work(), work(), work()]);
    await context.close();
    expect(opened.length).toBe(pages.length + 20);
    expect(harm).toEqual([]);
  });
});

interface ReadPage {
  address: string;
  elements: Element[];
}

function readPages(of: BuiltSite): ReadPage[] {
  return [...of.pages, ...of.movedPages].map(({ address, html }) => ({
    address,
    elements: findElements(html),
  }));
}

/** The addresses among the values of a feed that have a scheme which runs or reads something. */
function findUnsafeAddresses(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (typeof inner !== 'string') return findUnsafeAddresses(inner);
    const isAddress = /(url|link|href|image|icon|id|docs)$/i.test(key);
    return isAddress && !/^(https?:\/\/|tag:)/.test(inner) ? [`${key}: ${inner}`] : [];
  });
}
