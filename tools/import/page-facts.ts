import { foldSpace } from '../../src/lib/text.ts';
import type { Element, Nodes, Root } from 'hast';
import { splitTags } from '../new/tags.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import type { Found } from './found-story.ts';
import { elementsBelow, findElement, readAttribute, textBelow } from './hast-query.ts';

/** What a page says of itself outside the text that its readers see. */
export interface PageFacts {
  /** The address that relative ones count from. */
  base?: string | undefined;
  /** The page’s own address. */
  address?: string | undefined;
  siteName?: string | undefined;
  title?: Found<string> | undefined;
  date?: Found<string> | undefined;
  tags?: Found<string[]> | undefined;
  source?: Found<string> | undefined;
}

const dateNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'publishdate',
  'pubdate',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'date',
];

/** @param siteName of the site that stories are brought into; its own old pages name it in their titles. */
export function readPageFacts(tree: Root, siteName: string | undefined): PageFacts {
  const metas = [...elementsBelow(tree)].filter(({ tagName }) => tagName === 'meta');
  const data = readStructuredData(tree);
  const readMeta = (...names: string[]) =>
    names.flatMap((name) => metas.filter((meta) => nameOfMeta(meta) === name).flatMap(readContent))[0];
  const address = [
    readAttribute(
      findElement(
        tree,
        (element) => element.tagName === 'link' && /\bcanonical\b/i.test(readAttribute(element, 'rel') ?? ''),
      ),
      'href',
    ),
    readMeta('og:url')?.value,
    readSavedAddress(tree),
  ].find(isWebAddress);
  const baseElement = findElement(tree, ({ tagName }) => tagName === 'base');
  const base = resolve(readAttribute(baseElement, 'href'), address);
  const ownName = readMeta('og:site_name')?.value;
  const articleTags = metas.filter((meta) => nameOfMeta(meta) === 'article:tag').flatMap(readContent);

  return {
    base: base ?? address,
    address,
    siteName: ownName,
    title: readTitle(tree, readMeta('og:title', 'twitter:title'), [siteName, ownName]),
    date: readMeta(...dateNames) ?? data.date,
    tags:
      articleTags.length > 0
        ? {
            value: articleTags.flatMap(({ value }) => splitTags(value)),
            from: '<meta property="article:tag">',
          }
        : readTagLinks(tree),
    source: readMeta('source', 'article:source') ?? data.source,
  };
}

/** Tags that a page gives to search engines alone, which are seldom those that its readers see. */
export function readKeywords(tree: Root): Found<string[]> | undefined {
  const meta = findElement(
    tree,
    (element) => element.tagName === 'meta' && nameOfMeta(element) === 'keywords',
  );
  const value = splitTags(readAttribute(meta, 'content') ?? '');
  return value.length === 0 ? undefined : { value, from: '<meta name="keywords">' };
}

function nameOfMeta(meta: Element): string {
  return (
    readAttribute(meta, 'property') ??
    readAttribute(meta, 'name') ??
    readAttribute(meta, 'itemProp') ??
    ''
  ).toLowerCase();
}

function readContent(meta: Element): Found<string>[] {
  const value = readAttribute(meta, 'content');
  return value === undefined ? [] : [{ value: foldSpace(value), from: `<meta ${nameOfMeta(meta)}>` }];
}

function readTitle(
  tree: Root,
  meta: Found<string> | undefined,
  siteNames: readonly (string | undefined)[],
): Found<string> | undefined {
  if (meta) return meta;
  const element = findElement(tree, ({ tagName }) => tagName === 'title');
  const title = element ? foldSpace(textBelow(element)) : '';
  return title === '' ? undefined : { value: cutSiteName(title, siteNames), from: '<title>' };
}

/** `Story | Site` names the story first. */
function cutSiteName(title: string, siteNames: readonly (string | undefined)[]): string {
  const [, story = '', site = ''] = /^(.+?)\s+(?:[|–—·_»-]|::)\s+([^|–—·_»]{1,40})$/u.exec(title) ?? [];
  const isSite = siteNames.some((name) => name !== undefined && createSlug(name) === createSlug(site));
  return story !== '' && (isSite || story.length > site.length) ? story : title;
}

/** The first `<time>`, one that says of itself that it is the day of publication before others. */
export function readTime(node: Nodes): Found<string> | undefined {
  const times = [...elementsBelow(node)].filter(({ tagName }) => tagName === 'time');
  const isPublication = (time: Element) =>
    /published|pubdate/i.test(
      [
        readAttribute(time, 'itemProp'),
        readAttribute(time, 'className'),
        'pubdate' in time.properties ? 'pubdate' : '',
      ].join(' '),
    );
  const time = times.find(isPublication) ?? times[0];
  const value = time && (readAttribute(time, 'dateTime') ?? foldSpace(textBelow(time)));
  return value ? { value, from: '<time>' } : undefined;
}

function readTagLinks(tree: Root): Found<string[]> | undefined {
  const links = [...elementsBelow(tree)].filter(
    (element) => element.tagName === 'a' && /\btag\b/i.test(readAttribute(element, 'rel') ?? ''),
  );
  const value = links.map((link) => foldSpace(textBelow(link)).replace(/^#/, '')).filter((tag) => tag !== '');
  return value.length === 0 ? undefined : { value, from: '<a rel="tag">' };
}

/** What schema.org data in a script says of the story. */
function readStructuredData(tree: Root): { date?: Found<string>; source?: Found<string> } {
  const from = '<script type="application/ld+json">';
  for (const script of elementsBelow(tree)) {
    if (script.tagName !== 'script' || readAttribute(script, 'type') !== 'application/ld+json') continue;
    const story = parseJson(textBelow(script)).find((item) =>
      /Article|BlogPosting|Report/.test(String(item['@type'])),
    );
    if (!story) continue;
    const { datePublished, publisher } = story;
    const name: unknown =
      typeof publisher === 'object' && publisher !== null && 'name' in publisher ? publisher.name : undefined;
    return {
      ...(typeof datePublished === 'string' ? { date: { value: datePublished, from } } : {}),
      ...(typeof name === 'string' ? { source: { value: name, from } } : {}),
    };
  }
  return {};
}

/** The objects of a JSON text, those of a `@graph` too. */
function parseJson(text: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(text);
    return [value].flat().flatMap((item: unknown) => {
      if (typeof item !== 'object' || item === null) return [];
      const graph: unknown = '@graph' in item ? item['@graph'] : [];
      return [item, ...(Array.isArray(graph) ? (graph as unknown[]) : [])].filter(
        (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
      );
    });
  } catch {
    return [];
  }
}

/** Browsers note in a saved page where it came from. */
function readSavedAddress(tree: Root): string | undefined {
  for (const node of tree.children) {
    const address = node.type === 'comment' ? /saved from url=\(\d+\)(\S+)/.exec(node.value)?.[1] : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}

function isWebAddress(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address);
}

function resolve(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  const { href } = new URL(address, base);
  return isWebAddress(href) ? href : undefined;
}
