import type { Nodes } from 'mdast';
import type { Finding } from './issue.ts';
import { walkNodes } from './markdown-nodes.ts';

/** Elements that only set words off; they stand without attributes. */
const plainElements = new Set([
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'small',
  'strong',
  'sub',
  'sup',
  'wbr',
]);

/** A comment that ends for browsers where it ends for Markdown: to them `<!-->`, `<!--->` and `--!>` are ends too. */
const comment = /<!--(?!-?>)(?:(?!--!>)[\s\S])*?-->/g;

/** Finds HTML that is none of the plain elements. */
export function findUnsafeHtml(html: string, offset: number): Finding[] {
  const remainder = html
    .replace(comment, '')
    .replace(/<\/?([a-z]+)\s*\/?>/gi, (tag, name: string) =>
      plainElements.has(name.toLowerCase()) ? '' : tag,
    );
  if (!/<[a-z/!?]/i.test(remainder)) return [];
  return [
    {
      rule: 'body-html',
      offset,
      message: `HTML is not allowed here: ${html.split('\n', 1)[0]?.slice(0, 60) ?? ''}`,
      fix: 'say it in Markdown (docs/editing.md shows how); to show a < as it is, write &lt;',
    },
  ];
}

/** An element that its own paragraph does not close would set the rest of the page in its style. */
export function findUnclosedElements(node: Nodes, start: number): Finding[] {
  if (!('children' in node)) return [];
  const holdsPhrases = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  const groups = holdsPhrases ? [[...walkNodes(node)]] : node.children.map((child) => [child]);
  return groups.flatMap((group) => {
    const tags = group
      .filter((member) => member.type === 'html')
      .flatMap(({ value, position }) =>
        [...value.replace(comment, '').matchAll(/<(\/?)([a-z]+)\b([^>]*)>/gi)].map(
          ([, closing, name = '', attributes = '']) => ({
            name: name.toLowerCase(),
            isClosing: closing === '/',
            // One with attributes is refused as it is.
            isRefused: /\w/.test(attributes),
            offset: start + (position?.start.offset ?? 0),
          }),
        ),
      )
      .filter(({ name }) => plainElements.has(name) && name !== 'br' && name !== 'wbr');

    const open: typeof tags = [];
    const stray = tags.filter((tag) => {
      if (!tag.isClosing) open.push(tag);
      else if (open.at(-1)?.name === tag.name) open.pop();
      else return true;
      return false;
    });
    return [...stray, ...open.filter(({ isRefused }) => !isRefused)].map(({ name, isClosing, offset }) => ({
      rule: 'body-html',
      offset,
      message: isClosing ? `</${name}> closes nothing here` : `<${name}> is not closed in its paragraph`,
      fix: isClosing ? 'take it out, or write the opening tag before it' : `write </${name}> where it ends`,
    }));
  });
}
