import { getRssString } from '@astrojs/rss';
import type { Feed, FeedItem, FeedItemContent } from './feed.ts';
import { escapeHtml } from '../lib/html.ts';

/** How often readers need look for news, in minutes. */
const timeToLive = 60;

/**
 * Writes RSS 2.0. What @astrojs/rss leaves open is closed here: guids of our own, and elements that it
 * takes as XML only, whose text it would read as numbers.
 *
 * @param contents of the items, in their order.
 */
export async function formatRss(feed: Feed, contents: readonly FeedItemContent[]): Promise<string> {
  const texts = createVerbatimTexts();
  const xml = await getRssString({
    title: feed.title,
    description: feed.description,
    site: feed.page,
    stylesheet: feed.stylesheet,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      fh: 'http://purl.org/syndication/history/1.0',
    },
    customData: formatChannelElements(feed, texts.hold),
    items: feed.items.map((item, index) => formatItem(item, contents[index], texts.hold)),
  });
  return texts.release(xml);
}

type TextHolder = (text: string) => string;

function formatChannelElements(
  { title, language, address, page, icon, hubs, history }: Feed,
  hold: TextHolder,
): string {
  const { current, previous, next } = history ?? {};
  const links: [relation: string, address: string | undefined][] = [
    ['self', address],
    ['current', current],
    ['prev-archive', previous],
    ['next-archive', next],
  ];
  return [
    `<language>${hold(language)}</language>`,
    `<ttl>${String(timeToLive)}</ttl>`,
    `<image><url>${hold(icon)}</url><title>${hold(title)}</title><link>${hold(page)}</link></image>`,
    ...links.map(([relation, href]) =>
      href === undefined
        ? ''
        : `<atom:link rel="${relation}" type="application/rss+xml" href="${hold(href)}"/>`,
    ),
    ...hubs.map((hub) => `<atom:link rel="hub" href="${hold(hub)}"/>`),
    current === undefined ? '' : '<fh:archive/>',
  ].join('');
}

function formatItem(item: FeedItem, content: FeedItemContent | undefined, hold: TextHolder) {
  const { guid, author, updated, source } = item;
  return {
    title: item.title,
    link: item.link,
    description: escapeMarkup(item.description),
    pubDate: new Date(item.published.epoch),
    content: content?.html,
    categories: item.tags,
    source: source.feed === undefined ? undefined : { url: source.feed, title: source.name },
    enclosure: content?.enclosure && {
      url: content.enclosure.address,
      length: content.enclosure.length,
      type: content.enclosure.type,
    },
    customData: [
      `<guid isPermaLink="false">${hold(guid)}</guid>`,
      author === undefined ? '' : `<dc:creator>${hold(author)}</dc:creator>`,
      updated ? `<atom:updated>${hold(updated.iso)}</atom:updated>` : '',
    ].join(''),
  };
}

/**
 * Plain text where a reader takes it for HTML. Only what would be read as a tag or an entity is escaped,
 * so that a browser that shows the feed by its stylesheet shows the words as they are.
 */
function escapeMarkup(text: string): string {
  return text.replace(/&(?=#|[a-z]{2})/gi, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;');
}

/**
 * Keeps texts from a second reading: what is held is stood for by a mark until the XML is written. The
 * mark is made of a character that XML forbids, so no text of a feed can hold it.
 */
function createVerbatimTexts() {
  const texts: string[] = [];
  return {
    hold: (text: string) => `\uffff${String(texts.push(text) - 1)}\uffff`,
    release: (xml: string) =>
      xml.replace(/\uffff(\d+)\uffff/g, (_, index) => escapeHtml(texts[Number(index)] ?? '')),
  };
}
