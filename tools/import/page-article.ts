import type { Element, Nodes, Parents, Root, RootContent } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { foldSpace } from '../../src/lib/text.ts';
import { quoteStart } from './found-article.ts';
import { readAttribute } from './page-facts.ts';

const invisible = 'script, title, style, noscript, template, link, meta, svg, canvas, map';

/** The parts of a page outside its article, by element and role. */
const boilerplate: [what: string, selector: string][] = [
  ['navigation', 'nav, [role=navigation]'],
  ['an aside', 'aside, [role=complementary]'],
  ['a header', '[role=banner]'],
  ['a footer', 'footer, [role=contentinfo]'],
  ['a form', 'input, select, textarea, [role=search]'],
  ['a button', 'button'],
  ['a dialog', 'dialog, [role=dialog], [role=alert]'],
];
/** Parts of a page, with the words in `class` and `id` that name them. */
const boilerplateWords: [what: string, words: string][] = [
  ['buttons for sharing', 'share shares sharing sharer social addthis sharethis addtoany bshare jiathis sns'],
  ['navigation', 'breadcrumb breadcrumbs pagination pager prevnext'],
  ['links to other stories', 'related recommend recommended'],
  ['comments', 'comment comments disqus'],
  ['an advertisement', 'ad ads advert advertisement adsbygoogle sponsor sponsored banner'],
  ['a form', 'newsletter subscribe subscription'],
  ['an aside', 'sidebar'],
  ['a dialog', 'cookie cookies popup modal'],
];

/** Removes nodes from a tree, the inner ones first. */
export function removeNodes(parent: Parents, isUnwanted: (node: RootContent) => boolean): void {
  parent.children = (parent.children as RootContent[]).filter((child) => {
    if (child.type === 'element') removeNodes(child, isUnwanted);
    return !isUnwanted(child);
  });
}

/** Removes scripts, styles, comments, and hidden elements unless they contain most of the page. */
export function removeInvisible(page: Root): void {
  const unwanted = new Set(selectAll(invisible, page));
  removeNodes(page, (node) => node.type !== 'text' && (node.type !== 'element' || unwanted.has(node)));
  const total = textLength(page);
  removeNodes(page, (node) => {
    if (node.type !== 'element') return false;
    const style = readAttribute(node, 'style') ?? '';
    const isHidden = /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) || 'hidden' in node.properties;
    return isHidden && textLength(node) < total / 2;
  });
}

/**
 * Removes the parts around an article: navigation, footers, asides, forms, share buttons. Headlines stay. An
 * element with most of the text also stays, if only its name is a reason to remove it; some pages are one form.
 *
 * @returns the removed elements that contain words.
 */
export function removeBoilerplate(tree: Root | Element): string[] {
  const certain = new Map(
    boilerplate.flatMap(([what, selector]) => selectAll(selector, tree).map((element) => [element, what])),
  );
  const total = textLength(tree);
  const removed: string[] = [];
  removeNodes(tree, (node) => {
    if (node.type !== 'element') return false;
    const what = certain.get(node) ?? nameByWords(node);
    if (what === undefined || select('h1, article, [role=article]', node)) return false;
    if (!certain.has(node) && textLength(node) > total / 2) return false;
    const text = toString(node).trim();
    if (text !== '') removed.push(`the page: ${what}, ${quoteStart(text)}`);
    return true;
  });
  return removed;
}

function nameByWords(element: Element): string | undefined {
  if (element.tagName === 'form') return 'a form';
  if (!/^(?:div|section|ul|ol|dl|span|table)$/.test(element.tagName)) return undefined;
  const names = nameWords(element);
  return boilerplateWords.find(([, words]) => words.split(' ').some((word) => names.has(word)))?.[0];
}

/** The words of `class` and `id`, in lower case: `post-shareBar` gives `post`, `share` and `bar`. */
export function nameWords(element: Element): Set<string> {
  const names = [readAttribute(element, 'className'), readAttribute(element, 'id')].join(' ');
  const apart = names.replace(/([a-z])([A-Z])/g, '$1 $2');
  return new Set(apart.toLowerCase().split(/[^a-z0-9]+/));
}

export function findArticleElement(page: Root): Element | undefined {
  const named = ['[itemprop~=articleBody]', 'article, [role=article]', 'main, [role=main]'].map((selector) =>
    selectAll(selector, page)
      .filter((element) => textLength(element) > 0)
      .sort((a, b) => textLength(b) - textLength(a))
      .at(0),
  );
  return named.find((element) => element !== undefined) ?? findDensest(page);
}

const containers = ['div', 'section', 'td', 'body', 'center', 'form'];

/**
 * Finds the container with the most text of its own, or the one around it where the paragraphs are spread
 * over several.
 */
function findDensest(page: Root): Element | undefined {
  const parents = new Map<Nodes | undefined, Parents | undefined>();
  let densest: Element | undefined;
  let most = 0;
  visit(page, 'element', (element, _index, parent) => {
    parents.set(element, parent);
    const own = containers.includes(element.tagName) ? textLength(element, containers) : 0;
    if (own > most) [densest, most] = [element, own];
  });
  for (;;) {
    const around = parents.get(densest);
    if (!densest || around?.type !== 'element') return densest;
    const inside = paragraphLength(densest);
    if (paragraphLength(around) - inside < inside * 0.3) return densest;
    densest = around;
  }
}

function paragraphLength(element: Element): number {
  return selectAll('p', element).reduce((sum, paragraph) => sum + textLength(paragraph), 0);
}

/** The length of the text in a node, without links and excluded elements. */
function textLength(node: Nodes, apart: readonly string[] = []): number {
  let length = 0;
  visit(node, (inner) => {
    if (inner.type === 'text') length += foldSpace(inner.value).length;
    const isApart =
      inner.type === 'element' && inner !== node && (inner.tagName === 'a' || apart.includes(inner.tagName));
    return isApart ? SKIP : undefined;
  });
  return length;
}
