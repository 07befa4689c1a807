import type { Nodes } from 'mdast';
import { isPlainHtml, plainElements, removeComments } from '../markdown/safe-html.ts';
import type { Finding } from './issue.ts';

export function findUnsafeHtml(html: string, offset: number): Finding[] {
  if (isPlainHtml(html)) return [];
  return [
    {
      rule: 'body-html',
      offset,
      message: `HTML is not allowed here: ${html.split('\n', 1)[0]?.slice(0, 60) ?? ''}`,
      fix: 'say it in Markdown (docs/editing.md shows how); to show a < as it is, write &lt;',
    },
  ];
}

/** Finds elements that are not closed where they are opened: they would style the rest of the page. */
export function findUnclosedElements(node: Nodes): Finding[] {
  if (!('children' in node)) return [];
  const holdsBlocks = ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(node.type);
  const groups = holdsBlocks ? node.children.map((child) => [child]) : [node.children];
  return groups.flatMap((group: readonly Nodes[]) => {
    const tags = group
      .filter((member) => member.type === 'html')
      .flatMap(({ value, position }) =>
        [...removeComments(value).matchAll(/<(\/?)([a-z]+)\b([^>]*)>/gi)].map(
          ([, closing, name = '', attributes = '']) => ({
            name: name.toLowerCase(),
            isClosing: closing === '/',
            // {@link findUnsafeHtml} reports a tag with attributes.
            isRefused: /\w/.test(attributes),
            offset: position?.start.offset ?? 0,
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
