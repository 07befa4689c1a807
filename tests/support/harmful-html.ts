import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** The properties that each element may have, by their names in hast; an element that is not listed may not be there. */
export type AllowedElements = Readonly<Record<string, readonly string[]>>;

const plain = 'abbr b br cite code del em i ins kbd mark q s small strong sub sup wbr'.split(' ');
const ofMarkdown = 'blockquote h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul'.split(
  ' ',
);
const bare = Object.fromEntries([...plain, ...ofMarkdown].map((name) => [name, []]));
const heading = ['id', 'lang'];

/** What there is in a story’s body on its page. */
export const elementsOfPage: AllowedElements = {
  ...bare,
  a: [
    ...['href', 'rel', 'title', 'id', 'className', 'ariaLabel', 'ariaDescribedBy'],
    ...['dataFootnoteRef', 'dataFootnoteBackref'],
  ],
  code: ['className'],
  div: ['className', 'role', 'ariaLabel', 'tabIndex'],
  h2: [...heading, 'className'],
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  img: ['src', 'srcSet', 'sizes', 'width', 'height', 'alt', 'lang', 'loading', 'decoding', 'fetchPriority'],
  input: ['type', 'checked', 'disabled', 'ariaLabel'],
  li: ['id', 'className', 'lang'],
  ol: ['start', 'className'],
  p: ['lang'],
  picture: [],
  section: ['dataFootnotes', 'className'],
  source: ['type', 'srcSet', 'sizes'],
  td: ['className', 'lang'],
  th: ['className', 'lang'],
  ul: ['className'],
};

/** What there is of a story in a feed. */
export const elementsOfFeed: AllowedElements = {
  ...bare,
  a: ['href', 'rel', 'title'],
  img: ['src', 'width', 'height', 'alt'],
  ol: ['start'],
  td: ['align'],
  th: ['align'],
};

const classes =
  /^(footnotes|sr-only|data-footnote-backref|table-scroll|cell-(center|right)|task-list-item|contains-task-list|language-[\w+#.-]+)$/;

/** Attributes whose value a browser fetches or goes to, by their names in hast. */
const addressProperties = new Set([
  ...['action', 'background', 'cite', 'codeBase', 'data', 'dynSrc', 'formAction', 'href', 'icon'],
  ...['itemId', 'longDesc', 'lowSrc', 'manifest', 'ping', 'poster', 'profile', 'src', 'srcDoc', 'srcSet'],
  ...['useMap', 'xLinkHref', 'xmlBase'],
]);

/**
 * What must not be in a text that stands within a page or a feed, as a browser reads it: elements and
 * attributes that are not listed, addresses that run or load something, ids and classes of the page around
 * it, and whatever would swallow what follows it. Nothing where the text is harmless.
 */
export function findHarm(html: string, allowed: AllowedElements): string[] {
  const tree = fromHtml(`<!doctype html><body><main>${html}</main><footer>After.</footer>`);
  const harm: string[] = [];
  let hasFooter = false;
  for (const { node, ancestors } of walk(tree)) {
    if (node.type === 'comment') harm.push('a comment');
    if (node.type !== 'element') continue;
    const { tagName, properties } = node;
    const isWithin = ancestors.some((ancestor) => ancestor.tagName === 'main');
    if (tagName === 'footer' && !isWithin && textOf(node) === 'After.') hasFooter = true;
    // An element that is open at the end of a paragraph goes on to the page’s end, and may do no more.
    else if (['html', 'head', 'body', 'main', 'footer'].includes(tagName) && !isWithin) {
      if (Object.keys(properties).length > 0) harm.push(`attributes on <${tagName}>`);
    } else if (!Object.hasOwn(allowed, tagName)) harm.push(`<${tagName}>`);
    else harm.push(...findHarmfulProperties(node, allowed[tagName] ?? []));
  }
  return hasFooter ? harm : [...harm, 'what follows is swallowed'];
}

function findHarmfulProperties({ tagName, properties }: Element, allowed: readonly string[]): string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    const isRight =
      allowed.includes(name) &&
      (!addressProperties.has(name) || isHarmlessAddress(name, text)) &&
      (name !== 'className' || text.split(' ').every((word) => classes.test(word))) &&
      (name !== 'id' || /^(user-content-fn(ref)?-|[^_]+$)/.test(text)) &&
      (name !== 'rel' || text === 'noopener');
    return isRight ? [] : [`${name}="${text}" on <${tagName}>`];
  });
}

/** Whether an address leads somewhere or shows a file of the site, and does nothing else. */
function isHarmlessAddress(name: string, text: string): boolean {
  if (['src', 'srcSet'].includes(name)) return /^(https:\/\/[\w.-]+)?\/pictures\/[\w./ ,-]+$/.test(text);
  if (name !== 'href') return false;
  const own = 'https://own.example';
  const url = URL.parse(text, own);
  if (!url) return false;
  if (/^[#/]/.test(text)) return url.origin === own;
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) && /^[a-z]+:/i.test(text);
}

/**
 * What must not be in any page of the site, whoever has written it: attributes that are handlers or styles,
 * and addresses with a scheme that runs or reads something.
 */
export function findHarmInPage(elements: readonly Element[]): string[] {
  return elements.flatMap(({ tagName, properties }) => {
    return Object.entries(properties).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value.join(' ') : String(value);
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
      const isRight =
        !/^on/i.test(name) &&
        !['style', 'srcDoc', 'ping', 'formAction', 'background'].includes(name) &&
        !(
          addressProperties.has(name) &&
          scheme !== undefined &&
          !['http', 'https', 'mailto', 'tel', 'webcal'].includes(scheme)
        );
      return isRight ? [] : [`${name}="${text}" on <${tagName}>`];
    });
  });
}

/** The elements of a page, as a browser reads it. */
export function findElements(html: string): Element[] {
  return [...walk(fromHtml(html))].flatMap(({ node }) => (node.type === 'element' ? [node] : []));
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

interface Place {
  node: Nodes;
  ancestors: readonly Element[];
}

function* walk(node: Nodes, ancestors: readonly Element[] = []): Generator<Place> {
  yield { node, ancestors };
  const below = node.type === 'element' ? [...ancestors, node] : ancestors;
  if ('children' in node) for (const child of node.children) yield* walk(child, below);
  if (node.type === 'element' && node.content) yield* walk(node.content, below);
}
