import { getRssString } from '@astrojs/rss';
import type { Article } from '../content/articles.ts';
import { createGuid } from '../content/guid.ts';
import { absoluteAddress, addresses, basePath, locateArticle } from '../lib/addresses.ts';
import { escapeXml, removeForbiddenCharacters } from '../lib/xml.ts';
import { dateChange, dateItem, type Feed, type FeedItemContent } from './feed.ts';

/** The time after which feed readers should look for news, in minutes. */
const timeToLive = 60;

/**
 * Writes RSS 2.0. @astrojs/rss accepts a guid that is no link, and elements beyond its own, only as XML, which
 * it parses: it would turn a text of digits into a number.
 *
 * @param contents of the articles, in their order.
 */
export async function formatRss(feed: Feed, contents: readonly FeedItemContent[]): Promise<string> {
  const { description, page, articles, site } = feed;
  const title = breakMarkup(removeForbiddenCharacters(feed.title));
  const texts = createVerbatimTexts();
  const xml = await getRssString({
    title,
    description: removeForbiddenCharacters(description),
    site: absoluteAddress(site.url, page),
    stylesheet: addresses.feedStylesheet(basePath(site.url)),
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      fh: 'http://purl.org/syndication/history/1.0',
    },
    customData: formatChannelElements({ ...feed, title }, texts.protect),
    items: articles.map((article, index) => formatItem(article, feed, contents[index], texts.protect)),
  });
  return texts.restore(xml);
}

type Protect = (text: string) => string;

function formatChannelElements(
  { title, address, page, hubs, history, site }: Feed,
  protect: Protect,
): string {
  const { current, previous, next } = history ?? {};
  const links: [relation: string, address: string | undefined][] = [
    ['self', address],
    ['current', current],
    ['prev-archive', previous],
    ['next-archive', next],
  ];
  const locate = (path: string) => protect(absoluteAddress(site.url, path));
  const icon = locate(addresses.feedIcon(basePath(site.url)));
  return [
    `<language>${protect(site.language)}</language>`,
    `<ttl>${String(timeToLive)}</ttl>`,
    `<image><url>${icon}</url><title>${protect(title)}</title><link>${locate(page)}</link></image>`,
    ...links.map(([relation, path]) =>
      path === undefined
        ? ''
        : `<atom:link rel="${relation}" type="application/rss+xml" href="${locate(path)}"/>`,
    ),
    ...hubs.map((hub) => `<atom:link rel="hub" href="${protect(hub)}"/>`),
    current === undefined ? '' : '<fh:archive/>',
  ].join('');
}

function formatItem(
  article: Article,
  { site }: Feed,
  content: FeedItemContent | undefined,
  protect: Protect,
) {
  const { authors, source } = article;
  const changed = dateChange(article);
  return {
    title: breakMarkup(removeForbiddenCharacters(article.title)),
    link: locateArticle(site.url, article.slug),
    description: escapeMarkup(removeForbiddenCharacters(article.description)),
    pubDate: new Date(dateItem(article.published)),
    content: content?.html,
    categories: article.tags.map(({ label }) => removeForbiddenCharacters(label)),
    source:
      source.feed === undefined
        ? undefined
        : { url: source.feed, title: removeForbiddenCharacters(source.name) },
    enclosure: content?.enclosure && {
      url: content.enclosure.address,
      length: content.enclosure.length,
      type: content.enclosure.type,
    },
    customData: [
      `<guid isPermaLink="false">${protect(createGuid(article, site.guidPrefix))}</guid>`,
      ...authors.map(({ name }) => `<dc:creator>${protect(name)}</dc:creator>`),
      changed === undefined ? '' : `<atom:updated>${protect(changed)}</atom:updated>`,
    ].join(''),
  };
}

/**
 * Plain text for an element that some feed readers parse as HTML and others show as it is. A word joiner (U+2060),
 * which shows nothing, keeps `Vmax<Km` from being a tag and `&lt;` from being an entity, so that both show the same.
 */
function breakMarkup(text: string): string {
  return text.replace(/<(?=[a-z/!?])|&(?=#?\w+;)/gi, '$&\u2060');
}

/**
 * Plain text for an element that feed readers parse as HTML. Only characters that would start a tag or an
 * entity are escaped, so that a browser shows readable text when it applies the feed's style sheet.
 */
function escapeMarkup(text: string): string {
  return text.replace(/&(?=#|[a-z]{2})/gi, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;');
}

/**
 * Keeps texts from being parsed: a placeholder replaces each until the XML is written. It contains a character
 * that XML forbids, so no text of a feed can contain it.
 */
function createVerbatimTexts() {
  const texts: string[] = [];
  return {
    protect: (text: string) => `\uffff${String(texts.push(text) - 1)}\uffff`,
    restore: (xml: string) =>
      xml.replace(/\uffff(\d+)\uffff/g, (_, index) => escapeXml(texts[Number(index)] ?? '')),
  };
}
