import type { Element, Root } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { CONTINUE, EXIT, visit } from 'unist-util-visit';
import { saysNothing } from '../../src/content/checks/body.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { splitTags } from '../../src/writing/tag-lists.ts';
import { readAttribute } from '../../src/writing/reading/html-tree.ts';
import type { StoryFacts } from '../../src/writing/reading/story.ts';
import { nameWords } from './page-parts.ts';
import { readTagLine } from '../../src/writing/reading/story-head.ts';

const dateNames =
  'article:published_time og:published_time datepublished publishdate pubdate dc.date.issued dcterms.issued dc.date date';

/** @param ownName of the site that stories are imported into; its old pages have the name in their titles. */
export function readPageFacts(page: Root, ownName: string | undefined): StoryFacts {
  const metas = new Map<string, string[]>();
  for (const meta of selectAll('meta[content]', page)) {
    const names = ['property', 'name', 'itemProp'].map((attribute) => readAttribute(meta, attribute));
    const name = names.find((written) => written !== undefined)?.toLowerCase() ?? '';
    metas.set(name, [...(metas.get(name) ?? []), foldSpace(readAttribute(meta, 'content') ?? '')]);
  }
  const readMeta = (names: string) =>
    names
      .split(' ')
      .flatMap((name) => metas.get(name) ?? [])
      .find(Boolean);
  const data = selectAll('script[type="application/ld+json"]', page).map(toString).join('\n');
  const comments = page.children.map((node) => (node.type === 'comment' ? node.value : ''));
  const address = [
    readAttribute(select('link[rel~=canonical i]', page), 'href'),
    readMeta('og:url'),
    // Browsers write it into the file when they save a page.
    /saved from url=\(\d+\)(\S+)/.exec(comments.join('\n'))?.[1],
  ].find((written) => /^https?:\/\//i.test(written ?? '') && URL.canParse(written ?? ''));
  const base = URL.parse(readAttribute(select('base', page), 'href') ?? '', address)?.href;
  const siteName = readMeta('og:site_name');
  const time =
    select('time[itemprop~=datePublished], time[pubdate], time.published', page) ??
    select('article time, main time', page) ??
    select('time', page);
  const tags = [
    metas.get('article:tag')?.flatMap(splitTags) ?? [],
    selectAll('a[rel~=tag i]', page).map(readTag),
    readTagList(page),
    // Keywords for search engines; readers usually see other tags.
    splitTags(readMeta('keywords') ?? ''),
  ];
  return {
    title: readTitle(page, readMeta('og:title twitter:title'), [ownName, siteName]),
    date:
      readMeta(dateNames) ??
      /"datePublished"\s*:\s*"([^"]+)"/.exec(data)?.[1] ??
      (time && (readAttribute(time, 'dateTime') ?? textOf(time))),
    tags: tags.find((list) => list.some(Boolean))?.filter(Boolean) ?? [],
    source: readMeta('source article:source'),
    siteName,
    address,
    base: base?.startsWith('http') === true ? base : address,
  };
}

function textOf(element: Element | undefined): string {
  return element ? foldSpace(toString(element)) : '';
}

function readTag(element: Element): string {
  return textOf(element).replace(/^#\s*/, '');
}

/** Takes the tags out of a list that the page names a list of tags. */
function readTagList(page: Root): string[] {
  let tags: string[] = [];
  visit(page, 'element', (element) => {
    const isNamed = nameWords(element).some((word) => /^(?:tags?|taglist)$/.test(word));
    if (!isNamed || textOf(element).length >= 400) return CONTINUE;
    const links = selectAll('a', element);
    const items = (links.length > 0 ? links : selectAll('li', element)).map(readTag).filter(Boolean);
    tags = items.length > 0 ? items : readTagLine(textOf(element));
    if (tags.length === 0) return CONTINUE;
    element.children = [];
    return EXIT;
  });
  return tags;
}

/** The title without the name of the site: the headline that the page’s title contains, or what it says itself. */
function readTitle(
  page: Root,
  declared: string | undefined,
  siteNames: readonly (string | undefined)[],
): string | undefined {
  const isSite = (text: string) => siteNames.some((name) => createSlug(name ?? '') === createSlug(text));
  const wholes = [declared ?? '', textOf(select('title', page))].filter(
    (text) => !isSite(text) && text !== '',
  );
  const findHeadline = (name: string, leastShare: number) =>
    selectAll(name, page)
      .map((element) => textOf(element).replace(/\s*[¶#]$/, ''))
      .filter((text) => createSlug(text) !== '' && !isSite(text) && !saysNothing(text))
      .filter((text) => {
        // A short headline inside a long title is a part of it.
        const isPart = (whole: string) =>
          createSlug(whole).includes(createSlug(text)) && text.length > whole.length * leastShare;
        return wholes.length === 0 || wholes.some(isPart);
      })
      .sort((a, b) => b.length - a.length)
      .at(0);
  // Some pages have the name of the site in the first heading, and the headline in the second.
  const headline = findHeadline('h1', 0.3) ?? (wholes.length > 0 ? findHeadline('h2', 0.6) : undefined);
  if (headline !== undefined) return headline;
  const [whole = ''] = wholes;
  const [, article = '', site = ''] = /^(.+)\s+(?:[|–—·_»-]|::)\s+([^|–—·_»]{1,40})$/u.exec(whole) ?? [];
  const title = article !== '' && (isSite(site) || article.length > site.length) ? article : whole;
  return title === '' ? undefined : title;
}
