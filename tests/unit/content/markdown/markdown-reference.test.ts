import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { markdownToMdast } from 'satteri';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { markdownFeatures } from '../../../../src/content/markdown/dialect.ts';

// The site renders with Sätteri; remark with remark-gfm is the reference of what GFM means.

const reference = unified().use(remarkParse).use(remarkGfm);

function readWithSatteri(markdown: string): unknown {
  return simplify(markdownToMdast(markdown, { features: { ...markdownFeatures, smartPunctuation: false } }));
}

function readWithRemark(markdown: string): unknown {
  return simplify(reference.parse(markdown));
}

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

/** A tree on one line: types, and the text of those that have some. */
function outline(node: unknown): string {
  const { type, value, children = [] } = node as { type: string; value?: string; children?: unknown[] };
  if (value !== undefined) return `${type} ${JSON.stringify(value)}`;
  return `${type}(${children.map(outline).join(', ')})`;
}

describe('Sätteri reads as remark does, to the position of every node', () => {
  test.for<[what: string, markdown: string]>([
    ['paragraphs', 'One.\nTwo.\n\n\n\nThree.\n'],
    ['nothing', ''],
    ['blank lines', '  \n\n'],
    ['hard breaks', 'a  \nb\\\nc \nd  '],
    ['Windows line ends', 'a\r\nb\r\n\r\n- c\r\n- d\r\n'],
    ['tabs', '-\ta\n\n\tcode'],
    ['headings', '## A\n### B ##\n#### C #\n\nD\n==\n\nE\n---\n\n####### F\n\n#G'],
    ['a heading with braces', '## A {#id .class}'],
    ['rules', '---\n\n***\n\n_ _ _'],
    ['rules that look like front matter', '---\na: b\n---\n\n+++\nc = 1\n+++'],
    ['emphasis', '*a* _b_ **c** __d__ ***e*** *a **b** c*'],
    ['emphasis within words', 'a_b_c a*b*c snake_case_word __init__ 5*3*2'],
    ['Chinese emphasis', '**药明**是 *苏州* 中_文_字'],
    [
      'Chinese emphasis beside punctuation',
      '**中文。**是 “**中文**”。*（a）*b **「药」**企业 他说**“好”**了',
    ],
    ['emphasis beside dashes', '**CAR-T,**next **a**—b'],
    ['strikethrough', '~~a~~ ~b~ ~~~c~~~ a~~b~~c ~~d **e** f~~'],
    ['code', '`a` ``b`c`` ` `` `'],
    ['code blocks', '```js title\na\n```\n\n    b\n\n~~~\nc\n~~~\n\n```\nunclosed'],
    ['quotations', '> a\n> > b\nlazy\n>\n> - c\n>   d'],
    ['lists', '- a\n- b\n  - c\n    - d\n- e\n\n* f\n+ g'],
    ['numbered lists', '3. a\n4. b\n   1. c\n\n1) d\n\ntext\n2. e'],
    ['loose lists', '- a\n\n- b\n\n  c\n\n      code\n\n1. d\n\n   ```\n   e\n   ```'],
    ['task lists', '- [ ] a\n- [x] b\n- [X] c\n- [y] d\n- [ ]\n\n1. [x] e'],
    ['tables', '| a | b |\n|---|--:|\n| 1 | 2 |'],
    ['tables without edges, aligned', 'a|b|c\n:-|:-:|-:\n1|2|3\n4'],
    ['tables with escaped bars', '| a \\| b | `c \\| d` |\n|---|---|\n| **x** | [y](z) |'],
    ['tables with too many and empty cells', '|a|\n|-|\n|1|2|3|\n\n| a | b |\n|---|---|\n|  | x |\n'],
    ['tables beside text and in lists', 'text\n| a |\n|---|\n| 1 |\ntext\n\n- | b |\n  |---|\n  | 2 |'],
    ['tables in Chinese', '| 公司 | 省 |\n|---|---|\n| 药明 🎉 | 江苏 |'],
    ['what is no table', '| a | b |\n|---|\n| 1 |'],
    ['links', '[a](b) [a](<b c>) [a](b "t") [a](b \'t\') [a](b (t)) [a\nb](c) []()'],
    ['references', '[a][b] [b][] [b] [B] [药]\n\n[b]: /x "t"\n[b]: /y\n[药]: /z'],
    ['references to nothing', '[a][b] [c] ![d]'],
    ['pictures', '![a](b.jpg) ![a *b*](c "t") ![r] [![d](e)](f)\n\n[r]: ./p.jpg'],
    ['autolinks', '<https://a.b/c?d=e&f> <x@y.zz> <mailto:a@b.cc>'],
    ['bare addresses', 'https://example.com/a. www.example.com/(b) http://a.b/c_d_e mail me@example.com, x'],
    [
      'bare addresses in brackets',
      '(https://example.com/a(b)c) https://example.com/?a&amp; www.example.com...',
    ],
    ['bare addresses beside Chinese', '见https://example.com/中文，后 见 https://example.com/路径。 好'],
    ['bare addresses with underscores', 'www.a_b.com www.example.com_x a.b-c_d@a.b a.b-c_d@a.b-'],
    ['addresses of other kinds', 'ftp://a.b/c mailto:a@b.cc xmpp:a@b.cc'],
    ['footnotes', 'a[^1] b[^note] c[^1]\n\n[^1]: One.\n[^note]: Two *x*.\n\n    More.'],
    ['footnotes in Chinese', '药[^注]\n\n[^注]: 说明'],
    ['what is no footnote', 'a[^1] ^[b]'],
    ['entities', '&amp; &copy; &#35; &#x1F600; &nbsp;x &notanentity; &lt;b&gt;'],
    ['escapes', '\\* \\_ \\# \\[x\\] \\~ \\| \\药'],
    ['HTML', '<b>x</b> a <!-- c --> b<br/>\n\n<div>\n*x*\n</div>\n\n<!-- d\ne -->\n\n*y*'],
    ['emoji', '👩‍🔬 **x** 🇨🇳 *y* 𠮷 [a](b) 𠮷'],
    ['spaces of other kinds', 'a\u00a0b\u3000c'],
    [
      'signs that other dialects read',
      '$5 $$x$$ H~2~O x^2^ [[x]] "a" \'b\' a--b ...\n\n:::note\nx\n:::\n\nterm\n: definition',
    ],
  ])('%s', ([, markdown]) => {
    expect(readWithSatteri(markdown)).toEqual(readWithRemark(markdown));
  });
});

describe('Sätteri and remark differ', () => {
  test.for<[what: string, markdown: string, satteri: string, remark: string]>([
    [
      'after emphasis an emoji follows: remark sees half a character, Sätteri the whole symbol',
      '_a_🎉',
      'root(paragraph(emphasis(text "a"), text "🎉"))',
      'root(paragraph(text "_a_🎉"))',
    ],
    [
      'emphasis of an emoji amid a word: the same',
      'a**🎉**',
      'root(paragraph(text "a**🎉**"))',
      'root(paragraph(text "a", strong(text "🎉")))',
    ],
    [
      'a bare address behind an emoji: the same',
      '🎉www.example.com',
      'root(paragraph(text "🎉", link(text "www.example.com")))',
      'root(paragraph(text "🎉www.example.com"))',
    ],
    [
      'an empty task with HTML on the next line',
      '- [ ]   \n<b>',
      'root(list(listItem(paragraph(html "<b>"))))',
      'root(list(listItem(paragraph(text "[ ]"))), html "<b>")',
    ],
  ])('%s', ([, markdown, satteri, remark]) => {
    expect(outline(readWithSatteri(markdown))).toBe(satteri);
    expect(outline(readWithRemark(markdown))).toBe(remark);
  });

  test('where remark loses the place of a bare address behind a bracket', () => {
    const [satteri, remark] = [readWithSatteri('[a@b.cc'), readWithRemark('[a@b.cc')];
    expect(outline(satteri)).toBe(outline(remark));
    expect(JSON.stringify(satteri).match(/"offset"/g)).toHaveLength(10);
    expect(JSON.stringify(remark).match(/"offset"/g)).toHaveLength(4);
  });
});
