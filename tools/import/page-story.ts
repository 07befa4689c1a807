import type { Element, Nodes, Parents, Root } from 'hast';
import { quoteStart, type LeftOut } from './found-story.ts';
import {
  elementsBelow,
  filterElements,
  findElement,
  findParent,
  nameWords,
  readAttribute,
  replaceElements,
  textBelow,
} from './hast-query.ts';

/** Never text of a page. */
const machinery = new Set([
  'script',
  'title',
  'style',
  'noscript',
  'template',
  'link',
  'meta',
  'svg',
  'canvas',
  'map',
]);
/** What stands on a page beside its story, in words. */
const furniture = new Map([
  ['nav', 'navigation'],
  ['aside', 'an aside'],
  ['footer', 'a footer'],
  ['form', 'a form'],
  ['button', 'a button'],
  ['input', 'a form'],
  ['select', 'a form'],
  ['textarea', 'a form'],
  ['dialog', 'a dialog'],
]);
const roles = new Map([
  ['navigation', 'navigation'],
  ['complementary', 'an aside'],
  ['banner', 'a header'],
  ['contentinfo', 'a footer'],
  ['search', 'a form'],
  ['dialog', 'a dialog'],
  ['alert', 'a dialog'],
]);
/** Words in `class` and `id` by which pages name what is no part of a story. */
const furnitureWords = new Map(
  (
    [
      [
        'buttons for sharing',
        'share shares sharing sharer social addthis sharethis addtoany bshare jiathis sns',
      ],
      ['navigation', 'breadcrumb breadcrumbs pagination pager prevnext'],
      ['links to other stories', 'related recommend recommended'],
      ['comments', 'comment comments disqus'],
      ['an advertisement', 'ad ads advert advertisement adsbygoogle sponsor sponsored banner'],
      ['a form', 'newsletter subscribe subscription'],
      ['an aside', 'sidebar'],
      ['a dialog', 'cookie cookies popup modal'],
    ] as const
  ).flatMap(([what, words]) => words.split(' ').map((word) => [word, what] as const)),
);

/** Takes out of a page what is no text: scripts, styles, comments and what is hidden. */
export function dropMachinery(tree: Root): void {
  dropComments(tree);
  const total = textLength(tree);
  replaceElements(tree, (element) =>
    machinery.has(element.tagName) || (isHidden(element) && textLength(element) < total / 2) ? [] : undefined,
  );
}

/**
 * Takes out what stands beside a story: navigation, footers, asides, forms, buttons for sharing.
 * A headline is never taken out, nor, where only a name speaks against it, what holds most of the text;
 * some pages are one great form.
 *
 * @returns what was taken out and had words in it.
 */
export function dropFurniture(tree: Root | Element): LeftOut[] {
  const total = textLength(tree);
  const leftOut: LeftOut[] = [];
  replaceElements(tree, (element) => {
    const furniture = nameFurniture(element);
    if (!furniture || hasHeadline(element)) return undefined;
    if (!furniture.isCertain && textLength(element) > total / 2) {
      if (element.tagName === 'form') element.tagName = 'div';
      return undefined;
    }
    const text = textBelow(element).trim();
    if (text !== '') leftOut.push({ from: 'the page', what: `${furniture.what}, ${quoteStart(text)}` });
    return [];
  });
  return leftOut;
}

/** The element that holds the story. */
export function findStoryElement(tree: Root): Element | undefined {
  const named =
    longest(
      filterElements(tree, (element) => /\barticleBody\b/.test(readAttribute(element, 'itemProp') ?? '')),
    ) ??
    longest(filterElements(tree, isArticle)) ??
    longest(
      filterElements(tree, ({ tagName, properties }) => tagName === 'main' || properties.role === 'main'),
    );
  return named ?? findDensest(tree);
}

/** How much of the text below a node is not inside links. */
function textLength(node: Nodes): number {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ').trim().length;
  if (node.type === 'element' && (node.tagName === 'a' || machinery.has(node.tagName))) return 0;
  return 'children' in node ? node.children.reduce((sum, child) => sum + textLength(child), 0) : 0;
}

function isArticle(element: Element): boolean {
  return element.tagName === 'article' || element.properties.role === 'article';
}

function longest(elements: readonly Element[]): Element | undefined {
  return elements
    .filter((element) => textLength(element) > 0)
    .reduce<Element | undefined>(
      (best, element) => (best && textLength(best) >= textLength(element) ? best : element),
      undefined,
    );
}

const containers = new Set('div section td body center form'.split(' '));

/**
 * Where nothing names the story: the element with the most text of its own, or the one around it
 * where the paragraphs are spread over several.
 */
function findDensest(tree: Root): Element | undefined {
  let best: Element | undefined;
  let most = 0;
  for (const element of elementsBelow(tree)) {
    const own = containers.has(element.tagName) ? ownText(element) : 0;
    if (own > most) [best, most] = [element, own];
  }
  while (best) {
    const around: Parents | undefined = findParent(tree, best);
    if (around?.type !== 'element') break;
    const inside = best;
    const beside = around.children.filter((child) => child !== inside);
    if (beside.reduce((sum, child) => sum + paragraphText(child), 0) < paragraphText(inside) * 0.3) break;
    best = around;
  }
  return best;
}

/** The text in an element that is in no container within it. */
function ownText(element: Element): number {
  return element.children
    .filter((child) => !findElement(child, ({ tagName }) => containers.has(tagName)))
    .filter((child) => child.type !== 'element' || !containers.has(child.tagName))
    .reduce((sum, child) => sum + textLength(child), 0);
}

/** The text of all paragraphs below a node. */
function paragraphText(node: Nodes): number {
  if (node.type !== 'element') return 0;
  if (node.tagName === 'p') return textLength(node);
  return node.children.reduce((sum, child) => sum + paragraphText(child), 0);
}

function nameFurniture(element: Element): { what: string; isCertain: boolean } | undefined {
  const { tagName } = element;
  const certain = furniture.get(tagName) ?? roles.get(readAttribute(element, 'role') ?? '');
  if (certain !== undefined) return { what: certain, isCertain: tagName !== 'form' };
  if (!/^(?:div|section|ul|ol|dl|span|table)$/.test(tagName)) return undefined;
  const [word] = [...nameWords(element)].filter((name) => furnitureWords.has(name));
  const what = word === undefined ? undefined : furnitureWords.get(word);
  return what === undefined ? undefined : { what, isCertain: false };
}

function hasHeadline(element: Element): boolean {
  return filterElements(element, (inner) => inner.tagName === 'h1' || isArticle(inner)).length > 0;
}

function isHidden(element: Element): boolean {
  const style = readAttribute(element, 'style') ?? '';
  return 'hidden' in element.properties || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function dropComments(node: Root | Element): void {
  node.children = (node.children as Root['children']).filter(
    (child) => child.type !== 'comment' && child.type !== 'doctype',
  );
  for (const child of node.children) if (child.type === 'element') dropComments(child);
}
