import { parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import type { Element } from 'hast';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import {
  elementsOfFeed,
  elementsOfPage,
  findElements,
  findHarm,
  findHarmInPage,
  textOf,
} from '../support/harmful-html.ts';
import {
  removeRefused,
  renderBodies,
  writeHostileNewsroom,
  type HostileNewsroom,
  type RenderedBody,
} from '../support/hostile-newsroom.ts';
import { renderSite } from '../support/rendered-site.ts';
import { textOf as textOfElement, type Site } from '../support/site.ts';

// `tests/proofs/hostile-content.test.ts` opens the same in Chromium.

let newsroom: HostileNewsroom;
let bodies: RenderedBody[];
let site: Site;
let fixtureSite: Site;

beforeAll(async () => {
  newsroom = await writeHostileNewsroom();
  bodies = await renderBodies(newsroom);
  await removeRefused(newsroom);
  site = await renderSite({ content: newsroom.directory, epoch: fixture.epoch });
  fixtureSite = await renderSite(fixture);
});

/** What the check lets through, by category or place: words, and addresses that lead where a link may lead. */
const letThrough: Record<string, string[]> = {
  'script elements': ['put together by plain elements', 'put together by a comment'],
  'event handlers': ['a picture that loads', 'behind slashes', 'behind a quotation mark'],
  'addresses of pictures': [
    'words that end the attribute',
    'words in entities that end the attribute',
    'words in code that end the attribute',
    'a title that ends the attribute',
    'HTML as words',
  ],
  'breaking out of Markdown': [
    'the name of a code’s language',
    'a class as the name of a code’s language',
    'the end of code',
    'the end of code within a line',
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
  'events.tag': ['script', 'the end of an attribute'],
  'events.description': ['a picture that fails'],
  'events.address': ['the end of an attribute'],
  'events.organizer.name': ['script'],
  'events.organizer.url': ['the end of an attribute'],
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
});

function findLeft(found: readonly { title: string; harm: readonly string[] }[]): string[] {
  return found.flatMap(({ title, harm }) => harm.map((what) => `${title}: ${what}`));
}

describe('a site of all that the check lets through', () => {
  let pages: ReadPage[];
  let fixturePages: ReadPage[];
  beforeAll(() => {
    pages = readPages(site);
    fixturePages = readPages(fixtureSite);
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

  test('says of a call that somebody pays for that it is an advertisement, to readers and to search engines', () => {
    for (const { address, root } of site.pages) {
      // The event’s own page has no call beside its link.
      const call = root.querySelector('.event-call, .event-links');
      expect(textOfElement(call), address).toMatch(/^Advertisement (Fair|Register) /);
      const link = call?.querySelector('.event-call-link, .event-website');
      expect(link?.getAttribute('rel'), address).toBe('sponsored noopener');
    }
    for (const { html } of fixtureSite.pages) {
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

  test('publishes no drawing that an editor made, and redirects to nowhere else', () => {
    const drawings = site.files.filter(
      (file) => file.endsWith('.svg') && !/^articles\/[^/]+\/code\.svg$/.test(file),
    );
    expect(drawings).toEqual(['favicon.svg', 'wechat.svg']);
    const targets = site
      .read('_redirects')
      .split('\n')
      .filter((line) => !/^(\/[\w%./-]+ \/[\w%./-]+ 301!?)?$/.test(line));
    expect(targets).toEqual([]);
  });
});

interface ReadPage {
  address: string;
  elements: Element[];
}

function readPages(of: Site): ReadPage[] {
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
