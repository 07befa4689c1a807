import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    strong: '*',
    rule: '-',
    fence: '`',
    fences: true,
    listItemIndent: 'one',
    incrementListMarker: true,
  })
  .freeze();

/** Writes GitHub Flavored Markdown, without an empty line at its end. */
export function writeMarkdown(tree: Root): string {
  return writer.stringify(tree).trimEnd();
}
