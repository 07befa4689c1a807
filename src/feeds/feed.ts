import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import type { Article, ArticleBody, LeadPicture, Source } from '../content/articles.ts';
import type { Moment } from '../lib/dates.ts';
import { createGuid } from '../content/guid.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';

/** How many stories a feed shows. */
export const feedLength = 50;

/**
 * A feed before it is written as RSS or JSON. Addresses have scheme and host; no text holds a character
 * that XML forbids.
 */
export interface Feed {
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  /** Where the feed itself is. */
  address: string;
  /** The page that shows the same stories. */
  page: string;
  /** The picture that stands for the site, 144 pixels wide and high. */
  icon: string;
  /** What shows the feed in a browser, path-absolute. */
  stylesheet: string;
  /** Who tells subscribers at once of a change (https://www.w3.org/TR/websub/). */
  hubs: readonly string[];
  /** Newest first. */
  items: FeedItem[];
  history?: FeedHistory | undefined;
}

/** Where the older items of a feed are (RFC 5005, section 4). */
export interface FeedHistory {
  /** The feed that readers subscribe to; absent in that feed itself. */
  current?: string | undefined;
  previous?: string | undefined;
  next?: string | undefined;
}

/** A story as every feed that has it shows it. */
export interface FeedItem {
  guid: string;
  link: string;
  title: string;
  description: string;
  /** The description that an editor wrote; absent where it was taken from the text. */
  standfirst?: string | undefined;
  published: Moment;
  updated?: Moment | undefined;
  author?: string | undefined;
  source: Source;
  /** The source's own text. */
  original?: string | undefined;
  /** Labels. */
  tags: string[];
  picture?: LeadPicture | undefined;
  body: ArticleBody;
}

/** What is made of an item when its feed is written. */
export interface FeedItemContent {
  html: string;
  enclosure?: Enclosure | undefined;
}

/** A file that goes with an item. */
export interface Enclosure {
  address: string;
  /** In bytes. */
  length: number;
  /** A media type. */
  type: string;
}

/** What a feed is of its own, besides what all feeds of the site share. */
export interface FeedSubject {
  title: string;
  description: string;
  /** Both path-absolute. */
  address: string;
  page: string;
  articles: readonly Article[];
  history?: FeedHistory | undefined;
}

/** What all feeds share of the site's settings. */
export interface FeedSite {
  url: string;
  language: string;
  guidPrefix: string;
  announce?: { hubs?: readonly string[] | undefined } | undefined;
}

export function createFeed(
  { title, description, address, page, articles, history }: FeedSubject,
  site: FeedSite,
): Feed {
  const base = basePath(site.url);
  return {
    title: removeForbiddenCharacters(title),
    description: removeForbiddenCharacters(description),
    language: site.language,
    address: absoluteAddress(site.url, address),
    page: absoluteAddress(site.url, page),
    icon: absoluteAddress(site.url, addresses.asset(base, 'feed-icon.png')),
    stylesheet: addresses.asset(base, 'feed.css'),
    // An archive document is not subscribed to, and stays as it is.
    hubs: history?.current === undefined ? (site.announce?.hubs ?? []) : [],
    items: articles.map((article) => createFeedItem(article, site)),
    history,
  };
}

interface CreatedItem {
  site: FeedSite;
  item: FeedItem;
}

const created = new WeakMap<Article, CreatedItem>();

/** A story is in many feeds; they share its item. */
function createFeedItem(article: Article, site: FeedSite): FeedItem {
  const known = created.get(article);
  if (known?.site === site) return known.item;
  const item = describeArticle(article, site);
  created.set(article, { site, item });
  return item;
}

function describeArticle(article: Article, site: FeedSite): FeedItem {
  const { standfirst, author, source } = article;
  return {
    guid: createGuid(article, site.guidPrefix),
    link: absoluteAddress(site.url, addresses.article(basePath(site.url), article.slug)),
    title: removeForbiddenCharacters(article.title),
    description: removeForbiddenCharacters(article.description),
    standfirst: standfirst && removeForbiddenCharacters(standfirst),
    published: article.published,
    updated: article.updated,
    author: author && removeForbiddenCharacters(author),
    source: { ...source, name: removeForbiddenCharacters(source.name) },
    original: article.original,
    tags: article.tags.map(({ label }) => removeForbiddenCharacters(label)),
    picture: article.picture,
    body: article.body,
  };
}
