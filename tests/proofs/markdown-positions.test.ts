import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parsePrepared } from '../../src/content/markdown/satteri-parser.ts';
import { examples } from './markdown-specification/examples.ts';

const reference = unified().use(remarkParse).use(remarkGfm);

/** What the specifications have no examples of. */
const others = [
  { name: 'footnotes', markdown: 'a[^1] 药[^注] c[^1]\n\n[^1]: One.\n[^注]: 说明 *x*.\n\n    More.' },
  { name: 'emoji', markdown: '👩‍🔬 **x** 🇨🇳 *y* 𠮷 [a](b) 𠮷 <b>c</b>' },
  { name: 'Chinese', markdown: '| 公司 | 省 |\n|---|---|\n| **药明** 🎉 | [江苏](b) |' },
  { name: 'Windows line ends', markdown: 'a\r\nb\r\n\r\n- c\r\n- *d*\r\n' },
];

/** Of one address remark does not know the place, and in the other it finds a second one. */
const misread = ['CommonMark 606', 'GFM 634'];
const read = [...examples, ...others].filter(({ name }) => !misread.includes(name));

test.for(read)('every node of $name has the place that remark gives it', ({ markdown }) => {
  expect(simplify(parsePrepared(markdown, false))).toEqual(simplify(reference.parse(markdown)));
});

/** A tree without what is empty, so that an absent field and an empty one count as equal. */
function simplify(node: Nodes): Record<string, unknown> {
  const fields = Object.entries(node).filter(
    ([name, value]) => name !== 'data' && value !== null && value !== undefined,
  );
  return {
    ...Object.fromEntries(fields),
    ...('children' in node ? { children: node.children.map(simplify) } : {}),
  };
}
