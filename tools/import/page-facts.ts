import type { Element, Nodes, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { splitTags } from '../new/tags.ts';
import type { Found } from './found-article.ts';

export interface PageFacts {
  base?: string | undefined;
  address?: string | undefined;
  siteName?: string | undefined;
  title?: Found<string> | undefined;
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  source?: Found<string> | undefined;
}

const dateNames =
  'article:published_time og:published_time datepublished publishdate pubdate dc.date.issued dcterms.issued dc.date date';

/** @param siteName of the site that articles are imported into; its old pages have the name in their titles. */
export function readPageFacts(page: Root, siteName: string | undefined): PageFacts {
  const metas = new Map<string, string[]>();
  for (const meta of selectAll('meta[content]', page)) {
    const names = ['property', 'name', 'itemProp'].map((attribute) => readAttribute(meta, attribute));
    const name = names.find((written) => written !== undefined)?.toLowerCase() ?? '';
    metas.set(name, [...(metas.get(name) ?? []), foldSpace(readAttribute(meta, 'content') ?? '')]);
  }
  const readMeta = (names: string): Found<string> | undefined => {
    const name = names.split(' ').find((known) => metas.get(known)?.[0]) ?? '';
    return name === '' ? undefined : { value: metas.get(name)?.[0] ?? '', from: `<meta ${name}>` };
  };
  const data = readStructuredData(page);
  const comments = page.children.map((node) => (node.type === 'comment' ? node.value : ''));
  const address = [
    readAttribute(select('link[rel~=canonical i]', page), 'href'),
    readMeta('og:url')?.value,
    // Browsers write it into the file when they save a page.
    /saved from url=\(\d+\)(\S+)/.exec(comments.join('\n'))?.[1],
  ].find((written) => /^https?:\/\//i.test(written ?? '') && URL.canParse(written ?? ''));
  const base = URL.parse(readAttribute(select('base', page), 'href') ?? '', address)?.href;
  const ownName = readMeta('og:site_name')?.value;
  const tags = [
    { value: metas.get('article:tag')?.flatMap(splitTags) ?? [], from: '<meta property="article:tag">' },
    { value: selectAll('a[rel~=tag i]', page).map(readTag).filter(Boolean), from: '<a rel="tag">' },
    // Keywords for search engines; readers usually see other tags.
    { value: splitTags(readMeta('keywords')?.value ?? ''), from: '<meta name="keywords">' },
  ];
  return {
    base: base?.startsWith('http') === true ? base : address,
    address,
    siteName: ownName,
    title: readMeta('og:title twitter:title') ?? readTitle(page, [siteName, ownName]),
    date: readMeta(dateNames) ?? data.date,
    tags: tags.find(({ value }) => value.length > 0),
    source: readMeta('source article:source') ?? data.source,
  };
}

/** The trimmed text of an attribute; undefined if it is absent or empty. */
export function readAttribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.properties[name];
  const text = (Array.isArray(value) ? value.join(' ') : String(value ?? '')).trim();
  return text === '' || typeof value === 'boolean' ? undefined : text;
}

export function readTag(element: Element): string {
  return foldSpace(toString(element)).replace(/^#\s*/, '');
}

/** Removes the name of the site from a title such as `Article | Site`. */
function readTitle(page: Root, siteNames: readonly (string | undefined)[]): Found<string> | undefined {
  const element = select('title', page);
  const title = element ? foldSpace(toString(element)) : '';
  const [, article = '', site = ''] = /^(.+?)\s+(?:[|–—·_»-]|::)\s+([^|–—·_»]{1,40})$/u.exec(title) ?? [];
  const isSite = siteNames.some((name) => name !== undefined && createSlug(name) === createSlug(site));
  const value = article !== '' && (isSite || article.length > site.length) ? article : title;
  return value === '' ? undefined : { value, from: '<title>' };
}

/** The first `<time>`, or one that is marked as the day of publication. */
export function readTime(node: Nodes): Found<string> | undefined {
  const time =
    select('time[itemprop~=datePublished], time[pubdate], time.published', node) ?? select('time', node);
  const value = time && (readAttribute(time, 'dateTime') ?? foldSpace(toString(time)));
  return value ? { value, from: '<time>' } : undefined;
}

/** The schema.org data about the article, from scripts. */
function readStructuredData(page: Root): Pick<PageFacts, 'date' | 'source'> {
  const items = selectAll('script[type="application/ld+json"]', page).flatMap((script) => {
    try {
      const data = [JSON.parse(toString(script)) as JsonItem | JsonItem[]].flat();
      return data.flatMap((item) => [item, ...(item['@graph'] ?? [])]);
    } catch {
      return [];
    }
  });
  const article = items.find((item) => /Article|BlogPosting|Report/.test(String(item['@type'])));
  const cite = (value: unknown) =>
    typeof value === 'string' ? { value, from: '<script type="application/ld+json">' } : undefined;
  return { date: cite(article?.datePublished), source: cite(article?.publisher?.name) };
}

/** The expected properties; pages may differ from schema.org. */
interface JsonItem {
  '@type'?: unknown;
  '@graph'?: JsonItem[];
  datePublished?: unknown;
  publisher?: { name?: unknown };
}
