import type { Element, Nodes, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { splitTags } from '../new/tags.ts';
import type { Found } from './found-article.ts';

/** What a page says of itself outside the text that its readers see. */
export interface PageFacts {
  /** The address that relative ones are resolved against. */
  base?: string | undefined;
  /** The page’s own address. */
  address?: string | undefined;
  siteName?: string | undefined;
  title?: Found<string> | undefined;
  date?: Found<string> | undefined;
  /** Tags that readers see. */
  tags?: Found<string[]> | undefined;
  /** Tags for search engines alone, which are seldom those that readers see. */
  keywords?: Found<string[]> | undefined;
  source?: Found<string> | undefined;
}

const dateNames =
  'article:published_time og:published_time datepublished publishdate pubdate dc.date.issued dcterms.issued dc.date date';

/** @param siteName of the site that articles are imported into. Its own old pages have it in their titles. */
export function readPageFacts(page: Root, siteName: string | undefined): PageFacts {
  const metas = new Map<string, string[]>();
  for (const meta of selectAll('meta[content]', page)) {
    const name = ['property', 'name', 'itemProp'].map((key) => readAttribute(meta, key)).find(Boolean);
    const content = readAttribute(meta, 'content');
    const key = name?.toLowerCase();
    if (key !== undefined && content !== undefined) metas.set(key, [...(metas.get(key) ?? []), content]);
  }
  const readMeta = (names: string): Found<string> | undefined => {
    const name = names.split(' ').find((candidate) => metas.has(candidate));
    return name === undefined
      ? undefined
      : { value: foldSpace(metas.get(name)?.[0] ?? ''), from: `<meta ${name}>` };
  };
  const data = readStructuredData(page);
  const address = [
    readAttribute(select('link[rel~=canonical i]', page), 'href'),
    metas.get('og:url')?.[0],
    readSavedAddress(page),
  ].find(isWebAddress);
  const ownName = metas.get('og:site_name')?.[0];
  const tags = metas.get('article:tag')?.flatMap(splitTags);
  const keywords = splitTags(metas.get('keywords')?.[0] ?? '');
  return {
    base: resolve(readAttribute(select('base', page), 'href'), address) ?? address,
    address,
    siteName: ownName,
    title: readMeta('og:title twitter:title') ?? readTitle(page, [siteName, ownName]),
    date: readMeta(dateNames) ?? data.date,
    tags: tags ? { value: tags, from: '<meta property="article:tag">' } : readTagLinks(page),
    keywords: keywords.length === 0 ? undefined : { value: keywords, from: '<meta name="keywords">' },
    source: readMeta('source article:source') ?? data.source,
  };
}

/** An attribute as text, without white space at its ends; undefined where it is absent or empty. */
export function readAttribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.properties[name] ?? '';
  return (
    (Array.isArray(value) ? value.join(' ') : typeof value === 'boolean' ? '' : String(value)).trim() ||
    undefined
  );
}

/** Takes the name of the site off a title such as `Article | Site`. */
function readTitle(page: Root, siteNames: readonly (string | undefined)[]): Found<string> | undefined {
  const element = select('title', page);
  const title = element ? foldSpace(toString(element)) : '';
  if (title === '') return undefined;
  const [, article = '', site = ''] = /^(.+?)\s+(?:[|–—·_»-]|::)\s+([^|–—·_»]{1,40})$/u.exec(title) ?? [];
  const isSite = siteNames.some((name) => name !== undefined && createSlug(name) === createSlug(site));
  const isCut = article !== '' && (isSite || article.length > site.length);
  return { value: isCut ? article : title, from: '<title>' };
}

/** The first `<time>`, or one that is marked as the day of publication. */
export function readTime(node: Nodes): Found<string> | undefined {
  const marked = 'time[itemprop~=datePublished], time[pubdate], time.published';
  const time = select(marked, node) ?? select('time', node);
  const value = time && (readAttribute(time, 'dateTime') ?? foldSpace(toString(time)));
  return value ? { value, from: '<time>' } : undefined;
}

function readTagLinks(page: Root): Found<string[]> | undefined {
  const value = selectAll('a[rel~=tag i]', page)
    .map((link) => foldSpace(toString(link)).replace(/^#/, ''))
    .filter(Boolean);
  return value.length === 0 ? undefined : { value, from: '<a rel="tag">' };
}

/** What schema.org data in a script says of the article. */
function readStructuredData(page: Root): { date?: Found<string>; source?: Found<string> } {
  const from = '<script type="application/ld+json">';
  const items = selectAll('script[type="application/ld+json"]', page).flatMap((script) =>
    parseItems(toString(script)),
  );
  const article = items.find((item) => /Article|BlogPosting|Report/.test(String(item['@type'])));
  const date = article?.datePublished;
  const publisher = article?.publisher;
  const name =
    typeof publisher === 'object' && publisher !== null && 'name' in publisher ? publisher.name : undefined;
  return {
    ...(typeof date === 'string' ? { date: { value: date, from } } : {}),
    ...(typeof name === 'string' ? { source: { value: name, from } } : {}),
  };
}

/** The objects of a JSON text, those of a `@graph` too. */
function parseItems(text: string): Record<string, unknown>[] {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  try {
    const items = [JSON.parse(text) as unknown].flat().filter(isObject);
    return items.flatMap((item) => [item, ...[item['@graph']].flat().filter(isObject)]);
  } catch {
    return [];
  }
}

/** Browsers write the address of a page into the file when they save it. */
function readSavedAddress(page: Root): string | undefined {
  const comments = page.children.map((node) => (node.type === 'comment' ? node.value : ''));
  return /saved from url=\(\d+\)(\S+)/.exec(comments.join('\n'))?.[1];
}

function isWebAddress(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address);
}

function resolve(address: string | undefined, base: string | undefined): string | undefined {
  const href = address === undefined ? undefined : URL.parse(address, base)?.href;
  return isWebAddress(href) ? href : undefined;
}
