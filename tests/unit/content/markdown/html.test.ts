import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { formatPageBody, renderMarkdown } from '../../../../src/content/markdown/html.ts';

async function render(
  markdown: string,
  {
    siteUrl = 'https://www.en-cphi.cn/',
    drawPicture = () => undefined,
  }: { siteUrl?: string; drawPicture?: Parameters<typeof formatPageBody>[1] } = {},
): Promise<string> {
  return formatPageBody(await renderMarkdown(markdown, siteUrl), drawPicture).trim();
}

describe('a story’s body as HTML', () => {
  test.for<[what: string, markdown: string, html: string]>([
    ['paragraphs', 'One\ntwo.\n\nThree.', '<p>One\ntwo.</p>\n<p>Three.</p>'],
    ['a hard break', 'One  \ntwo\\\nthree', '<p>One<br>\ntwo<br>\nthree</p>'],
    ['emphasis', '*a* __b__ ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>'],
    [
      'Chinese emphasis',
      '**药明康德**在 *苏州*',
      '<p lang="zh"><strong>药明康德</strong>在 <em>苏州</em></p>',
    ],
    ['curly quotation marks', `"It's" 'so'`, '<p>“It’s” ‘so’</p>'],
    ['dashes and an ellipsis', 'a -- b --- c...', '<p>a – b — c…</p>'],
    ['no curls in code', '`"a" -- ...`', '<p><code>"a" -- ...</code></p>'],
    ['a nested list', '- a\n  1. b\n', '<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>'],
    ['a quotation', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['code', '```js\na < b\n```', '<pre><code class="language-js">a &lt; b\n</code></pre>'],
    ['entities', '&lt;b&gt; &amp; &copy; R&D', '<p>&lt;b&gt; &amp; © R&amp;D</p>'],
    ['an allowed element', 'H<sub>2</sub>O', '<p>H<sub>2</sub>O</p>'],
    [
      'a bare address',
      'see www.example.com.',
      '<p>see <a href="http://www.example.com" rel="noopener">www.example.com</a>.</p>',
    ],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p>\n<hr>\n<p>b</p>'],
    ['rules around its first lines', '---\n\na: b\n\n---', '<hr>\n<p>a: b</p>\n<hr>'],
    ['plus signs around its first lines', '+++\na = 1\n+++', '<p>+++\na = 1\n+++</p>'],
    ['emphasis beside an emoji', '_a_🎉 **b**🎉', '<p><em>a</em>🎉 <strong>b</strong>🎉</p>'],
    ['braces behind a heading', '## A {#id}', '<h2 id="a-id">A {#id}</h2>'],
    ['signs of formulas and wikis', '$5 $$x$$ x^2^ [[x]] ==y==', '<p>$5 $$x$$ x^2^ [[x]] ==y==</p>'],
    ['signs of directives', ':::note\nx\n:::', '<p>:::note\nx\n:::</p>'],
    ['signs of definitions', 'term\n: definition', '<p>term\n: definition</p>'],
    ['nothing', '', ''],
  ])('has %s', async ([, markdown, html]) => {
    expect(await render(markdown)).toBe(html);
  });

  test('lets a wide table scroll by itself, within the keyboard’s reach', async () => {
    const table = parse(await render('| a | b |\n|---|--:|\n| 1 | 2 |')).firstChild;
    expect(table?.toString()).toMatch(
      /^<div class="table-scroll" [^>]*aria-label="Table" tabindex="0"><table>/,
    );
  });

  test('sets the cells of a table by their columns, without a style attribute', async () => {
    const cells = parse(await render('| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |'))
      .querySelectorAll('th, td')
      .map((cell) => cell.toString());
    expect(cells).toEqual([
      '<th>a</th>',
      '<th>b</th>',
      '<th class="cell-center">c</th>',
      '<th class="cell-right">d</th>',
      '<td>1</td>',
      '<td>2</td>',
      '<td class="cell-center">3</td>',
      '<td class="cell-right">4</td>',
    ]);
  });

  test('says in words whether a task is done', async () => {
    const boxes = parse(await render('- [x] a\n- [ ] b')).querySelectorAll('input');
    expect(boxes.map((box) => [box.getAttribute('aria-label'), box.hasAttribute('checked')])).toEqual([
      ['Done', true],
      ['To do', false],
    ]);
  });

  test('leads from a footnote’s number to its text and back', async () => {
    const html = parse(await render('a[^1]\n\n[^1]: Note.'));
    const [reference, back] = html.querySelectorAll('a');
    expect(html.querySelector(reference?.getAttribute('href') ?? '')?.text).toContain('Note.');
    expect(html.querySelector(back?.getAttribute('href') ?? '')?.text).toBe('1');
    // Without U+FE0E phones draw the arrow as an emoji.
    expect(back?.text).toBe('↩\ufe0e');
  });
});

describe('the headings of a body', () => {
  test.for<[what: string, markdown: string, ids: string[]]>([
    ['have ids', '## A field\n\n### B', ['a-field', 'b']],
    ['have each its own', '## A\n\n## A\n\n> ## A', ['a', 'a-2', 'a-3']],
    ['have ids of their text alone', '## *a* `b` [c](d) ![e](f) <b>g</b>', ['a-b-c-g']],
    ['have ids without the numbers of footnotes', '## A[^1]\n\n[^1]: x', ['a', 'footnote-label']],
    [
      'leave the footnotes their id',
      '## Footnote label\n\na[^1]\n\n[^1]: x',
      ['footnote-label-2', 'footnote-label'],
    ],
  ])('%s', async ([, markdown, ids]) => {
    const headings = parse(await render(markdown)).querySelectorAll('h2, h3');
    expect(headings.map((heading) => heading.id)).toEqual(ids);
  });
});

describe('Chinese in a body', () => {
  test.for<[what: string, markdown: string, marked: string[]]>([
    ['a paragraph', '苏州的新厂。\n\nA plant.', ['苏州的新厂。']],
    ['a heading', '## 新厂\n\n## A plant', ['新厂']],
    ['an item of a list', '- 苏州\n- Suzhou', ['苏州']],
    ['an item of paragraphs', '- 苏州\n\n  Suzhou\n\n- Wuxi', ['苏州']],
    ['a cell', '| 地点 | Litres |\n|---|---|\n| 苏州 | 60 |', ['地点', '苏州']],
    ['a quotation', '> 我们为未来而建。\n\nA plant.', ['我们为未来而建。']],
  ])('is marked in %s, and there alone', async ([, markdown, marked]) => {
    const elements = parse(await render(markdown)).querySelectorAll('[lang]');
    expect(elements.map((element) => element.getAttribute('lang'))).toEqual(marked.map(() => 'zh'));
    expect(elements.map(({ text }) => text.trim())).toEqual(marked);
  });

  test('is not marked where it is a name in a sentence of another language', async () => {
    expect(await render('GenScript (金斯瑞) opens a plant.')).toBe(
      '<p>GenScript (金斯瑞) opens a plant.</p>',
    );
  });
});

describe('the links and pictures of a body', () => {
  test.for<[what: string, markdown: string, href: string, rel: string | undefined]>([
    ['another story’s file', '[a](./2026-05-19-b.md#c)', '/news/articles/b/#c', undefined],
    ['a page of the site, by reference', '[a][b]\n\n[b]: /tags/', '/news/tags/', undefined],
    ['a part of the page', '[a](#b)', '#b', undefined],
    ['a mail program', '<a@example.com>', 'mailto:a@example.com', undefined],
    ['the site by its whole address', '<https://example.org/news/>', 'https://example.org/news/', undefined],
    ['another site', '[a](https://example.com/)', 'https://example.com/', 'noopener'],
    ['another site, in capitals', '[a](HTTPS://EXAMPLE.COM/)', 'HTTPS://EXAMPLE.COM/', 'noopener'],
    ['another site, by its bare address', 'www.example.com', 'http://www.example.com', 'noopener'],
    [
      'a host that begins alike',
      '<https://example.org.evil.example/>',
      'https://example.org.evil.example/',
      'noopener',
    ],
  ])('a link to %s leads there, and says whether that is elsewhere', async ([, markdown, href, rel]) => {
    const link = parse(await render(markdown, { siteUrl: 'https://example.org/news/' })).querySelector('a');
    expect([link?.getAttribute('href'), link?.getAttribute('rel')]).toEqual([href, rel]);
  });

  test.for<[what: string, markdown: string, written: string, alt: string]>([
    ['plain', '![A plant](./plant.jpg)', './plant.jpg', 'A plant'],
    ['with a space', '![A plant](<./a plant.jpg>)', './a plant.jpg', 'A plant'],
    ['with a space, encoded', '![A plant](./a%20plant.jpg)', './a plant.jpg', 'A plant'],
    ['with a percent sign', '![A plant](./100%.jpg)', './100%.jpg', 'A plant'],
    ['in Chinese', '![工厂](./工厂.jpg)', './工厂.jpg', '工厂'],
    ['by reference', '![A plant][p]\n\n[p]: ./plant.jpg', './plant.jpg', 'A plant'],
    ['with marked words', '![A *big* "plant"](./plant.jpg)', './plant.jpg', 'A big “plant”'],
    ['without words', '![](./plant.jpg)', './plant.jpg', ''],
  ])('a picture %s is drawn by its name and words', async ([, markdown, written, alt]) => {
    const drawn: [string, string][] = [];
    const html = await render(markdown, {
      drawPicture: (...picture) => {
        drawn.push(picture);
        return '<picture></picture>';
      },
    });
    expect(drawn).toEqual([[written, alt]]);
    expect(html).toBe('<p><picture></picture></p>');
  });

  test('a picture that nobody draws is left out', async () => {
    expect(await render('![A plant](./plant.jpg) *here*')).toBe('<p> <em>here</em></p>');
  });

  test.for<[what: string, markdown: string]>([
    ['script', '[a](javascript:alert(1))'],
    ['script in capitals', '[a](JaVaScRiPt:alert(1))'],
    ['script behind an entity', '[a](&#106;avascript:alert(1))'],
    ['script behind a line break', '[a](java&#10;script:alert(1))'],
    ['data', '[a](data:text/html,<b>)'],
    ['a file', '[a](file:///etc/passwd)'],
    ['another host by its name alone', '[a](//example.com/)'],
    ['script by reference', '[a]\n\n[a]: javascript:alert(1)'],
    ['a host that is none', '[a](http://[x)'],
  ])('a link to %s leads nowhere', async ([, markdown]) => {
    expect(await render(markdown)).toBe('<p><a>a</a></p>');
  });
});

describe('HTML in a body', () => {
  test.for<[what: string, markdown: string, html: string]>([
    ['plain elements', 'H<sub>2</sub>O<br/>a<wbr>b', '<p>H<sub>2</sub>O<br/>a<wbr>b</p>'],
    ['no comment', 'a <!-- note to self --> b', '<p>a  b</p>'],
    ['no comment that a browser ends early', '<!--> <img src=x onerror=alert(1)> -->', ''],
    ['no attribute', 'a <b onclick="alert(1)">b</b>', '<p>a b</b></p>'],
    ['no script', '<script>alert(1)</script>', ''],
    ['no style', '<style>p{}</style>', ''],
    ['no frame', '<iframe src="https://example.com"></iframe>', ''],
    ['no picture', 'a <img src=x onerror=alert(1)>', '<p>a </p>'],
    [
      'no class of the site’s',
      '```x&#32;skip-link\na\n```',
      '<pre><code class="language-x">a\n</code></pre>',
    ],
    ['no drawing', '<svg/onload=alert(1)>', '<p>&lt;svg/onload=alert(1)&gt;</p>'],
  ])('has %s', async ([, markdown, html]) => {
    expect(await render(markdown)).toBe(html);
  });
});
