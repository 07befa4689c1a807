import { readFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import { afterAll, describe, expect, test } from 'vitest';
import { prepareMarkdown } from '../../../../src/content/markdown/dialect.ts';
import { renderMarkdown } from '../../../../src/content/markdown/html.ts';
import { parsePrepared as parseByRemark } from '../../../../src/content/markdown/remark/parser.ts';
import { parsePrepared as parseBySatteri } from '../../../../src/content/markdown/satteri-parser.ts';
import { startBrowserModules } from '../../../support/browser-modules.ts';
import { readHtml } from '../../../support/html-document.ts';
import { examples } from '../../../support/markdown-examples.ts';
import { stories } from '../../../support/mutated-stories.ts';

/** What the specifications have no examples of. */
const others: readonly (readonly [name: string, markdown: string])[] = [
  ['footnotes', 'a[^1] 药[^注] c[^1]\n\n[^1]: One.\n[^注]: 说明 *x*.\n\n    More.'],
  ['a footnote in the words of a link', '[a[^1]b](c) ![a[^1]b](c) [d](e)\n\n[^1]: One.'],
  ['emoji', '👩‍🔬 **x** 🇨🇳 *y* 𠮷 [a](b) 𠮷 <b>c</b>'],
  ['emoji beside marks', 'a😀**b** c**😀**d 😀*e* "😀" \'😀\' 😀"f" 𠮷"g"'],
  ['emoji beside marks and Braille', '⠁ 😀**b** c'],
  ['Chinese', '| 公司 | 省 |\n|---|---|\n| **药明** 🎉 | [江苏](b) |'],
  ['Windows line ends', 'a\r\nb\r\n\r\n- c\r\n- *d*\r\n'],
  ['stars beside escaped stars', String.raw`\**b** \***c* _*d**`],
  ['tasks', '- [ ] *a*\n- [x] "b"\n- [x]\tc\n\n1. [ ] `d`\n2. [ ] www.a.example'],
  ['bare addresses', '：www.a.example。 (https://b.example/c) [www.d.example/&amp;e 😀www.f.example www.g'],
  ['bare addresses that end a sentence', '：http://a.example/(b)). [http://c.example/d?!) e'],
  ['mail', '：a@b.example /d@e.example mailto:f@g.example'],
  ['quotation marks', `"a 'b' c" "d" 'e'`],
  ['quotation marks that stay open', `"a "b 'c\n\n"d 'e`],
  ['quotation marks that nothing opens', `a" b' ) " ' c`],
  ['apostrophes', `it's the '90s rock 'n' roll, the firms' (the firm)'s`],
  ['inches and feet', `24" x 36" 5'10" 24"x36"`],
  ['quotation marks at the edges of lines', '"a\nb" "\nc\n"d" \'e\n\'f\''],
  ['quotation marks beside emphasis', `"*a*" *"b"* **"c** d" *'e* f' _"g_" "_h_"`],
  ['quotation marks in and around links', `"[a](b)" ["c](d) e" [f "g" h](i "j 'k'")`],
  ['quotation marks in and around struck text', `~~"a~~ b" *c*\n\n*c* ~~"a~~ b"\n\n[~~"a~~ b"](c)`],
  ['quotation marks in and around pictures', `"![a "b](c) d" ![e "f" 'g'](h "i")`],
  ['quotation marks beside code and HTML', '"`a`" "<b>c</b>" <b>"d"</b> `"e"` <i title="f">'],
  ['quotation marks beside Chinese', `药明"康德"药，"明" 他说："好"。'康'德`],
  ['quotation marks in headings', `# "a"\n\n"b"\n---\n\n## 'c' ##`],
  ['quotation marks in quotations and lists', `> "a"\n>"b"\n\n- "c\n  d"\n- 'e'`],
  ['quotation marks in tables', `| "a" |b"|"c| \\|"d" |\n|-|-|-|-|\n|"e"|'f'|"|'|`],
  ['quotation marks in notes', `a[^1]"b"\n\n[^1]: "c" 'd'\n[^2]:"e"`],
  ['escaped and named quotation marks', String.raw`\"a" &quot;b" \'c' "&quot;d"`],
  ['dashes', 'a-b -- c--d --- e---f ---- g----- h------ i------- j-------- k'],
  ['escaped dashes', String.raw`\-- -\- \--- a\---b`],
  ['ellipses', 'a... b.... c..... d...... .. \\... e...f'],
  [
    'signs in addresses and code',
    '<https://a.example/b--c...> https://a.example/"d--e" `f--g...` [h](i--j "k--l")',
  ],
  ['signs in HTML', '<b title="a--b">\n\n<div title="c...">\n'],
  ['the info of code', '```js a "b"\n"c"\n```\n\n``` js \u3000\n```\n\n    "d"'],
];

const texts = [
  ...examples.map(({ name, markdown }) => [name, markdown] as const),
  ...others.map(([name, markdown]) => [name, prepareMarkdown(markdown)] as const),
];

describe.for([
  ['with typographic punctuation', true],
  ['without it', false],
] as const)('remark makes the tree of Sätteri, places included, %s', ([, smartPunctuation]) => {
  test.for(texts)('%s', ([, markdown]) => {
    expect(simplify(parseByRemark(markdown, smartPunctuation))).toEqual(
      simplify(parseBySatteri(markdown, smartPunctuation)),
    );
  });
});

test('typographic punctuation is asked for by default', () => {
  expect(parseByRemark('"a"')).toEqual(parseByRemark('"a"', true));
  expect(parseByRemark('"a"')).not.toEqual(parseByRemark('"a"', false));
});

describe('the browser renders the document that Node does', () => {
  const browser = startBrowserModules();
  afterAll(() => browser.stop());

  const bodies = stories.map(
    ({ file, text }) => [file, text.replace(/^---\r?\n[^]*?\n---[^\n]*\r?\n/, '')] as const,
  );
  const guides = ['docs/editing.md', 'README.md'].map((path) => [path, readFileSync(path, 'utf8')] as const);

  test.for([
    ['of the specifications', examples.map(({ name, markdown }) => [name, markdown] as const)],
    ['of other texts', others],
    ['of stories', bodies],
    ['of guides', guides],
  ] as const)('%s', async ([, rendered]) => {
    const siteUrl = 'https://www.en-cphi.cn/';
    const theirs = await browser.render(
      rendered.map(([, markdown]) => markdown),
      siteUrl,
    );
    const ours = await Promise.all(rendered.map(([, markdown]) => renderMarkdown(markdown, siteUrl)));
    expect(rendered.map(([name], index) => [name, readHtml(theirs[index] ?? '')])).toEqual(
      rendered.map(([name], index) => [name, readHtml(ours[index] ?? '')]),
    );
  });
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
