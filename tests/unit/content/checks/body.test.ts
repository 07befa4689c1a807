import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../../src/content/checks/body.ts';
import { formatPageBody, renderMarkdown } from '../../../../src/content/markdown/html.ts';

describe('the opening of a body', () => {
  test.for<[what: string, markdown: string, opening: string]>([
    ['is its first paragraph', 'One\ntwo.\n\nThree.', 'One two.'],
    [
      'is plain text',
      '*One* [two](/a/) `three` <b>four</b>  \nfive[^1].\n\n[^1]: six',
      'One two three four five.',
    ],
    ['has its quotation marks set', '"One" -- it\'s', '“One” – it’s'],
    ['has its lines parted by spaces', 'One<br>two\\\nthree<BR/>four.', 'One two three four.'],
    ['comes after headings, lists and pictures', '## A\n\n- b\n\n![c](d.jpg)\n\nOne.', 'One.'],
    ['is a list where there is no paragraph', '## A\n\n- b\n- *c*\n\n![d](e.jpg)', 'b c'],
    ['is a quotation where there is no paragraph', '> b', 'b'],
    ['is a table where there is no paragraph', '| a | b |\n|---|---|\n| 1 | 2 |\n\n- c', 'a b 1 2'],
    ['is what a picture shows where there are no words', '![a  plant](b.jpg) ![c](d.jpg)', 'a plant'],
    ['is a heading where there is nothing else, and no footnote', '## A[^1]\n\n[^1]: b', 'A'],
    ['is empty without a text', '', ''],
    [
      'keeps the meaning of what is raised and lowered',
      '10<sup>6</sup> *CO<sub>2</sub>*\n将在\n苏州',
      '10⁶ CO₂ 将在苏州',
    ],
    ['begins behind rules', '---\n\na: b\n\n---\n\nOne.', 'a: b'],
  ])('%s', ([, markdown, opening]) => {
    expect(readBody(markdown, 0).facts.opening).toBe(opening);
  });
});

describe('the words of a body', () => {
  test.for<[what: string, markdown: string, words: number]>([
    ['in English', 'One two, three-four — it’s 5.5%.', 5],
    ['with accents', 'Café Zürich', 2],
    [
      'in headings, lists, quotations and tables',
      '## One\n\n- two\n\n> three\n\n| four | five |\n|---|---|\n| six | seven |',
      7,
    ],
    ['in Chinese, three for five characters', '药明康德在苏州建设新厂', 7],
    ['in Chinese and English', '药明 WuXi 康德 AppTec', 4],
    ['in Japanese', 'ワクチンを作る', 4],
    ['in Korean', '백신 공장', 2],
    [
      'without notes, words of pictures and HTML',
      'One <b>two</b>[^1] ![three](four.jpg)\n\n[^1]: five six',
      2,
    ],
    ['of nothing', '— 🧬 !', 0],
  ])('%s', ([, markdown, words]) => {
    expect(readBody(markdown, 0).facts.words).toBe(words);
  });
});

describe('the headings of a body', () => {
  test('are listed with depth, text and id', () => {
    expect(readBody('## A *field*\n\ntext\n\n#### B\n\nC\n---', 0).facts.headings).toEqual([
      { depth: 2, text: 'A field', id: 'a-field' },
      { depth: 4, text: 'B', id: 'b' },
      { depth: 2, text: 'C', id: 'c' },
    ]);
  });

  test('have the ids that the page has', async () => {
    const piece = fc.constantFrom(
      'A',
      'a 2',
      '*b*',
      '`c`',
      '[d](/e/)',
      '![f](g.jpg)',
      '<b>h</b>',
      '10<sup>6</sup>',
      'CO<sub>2</sub>',
      '5~7*8',
      '药',
      '🧬',
      '"i"',
      '&amp;',
      'j[^1]',
      'https://k.example',
      '~~l~~',
    );
    const heading = fc
      .tuple(
        fc.constantFrom('## ', '### ', '> ## ', '- #### '),
        fc.array(piece, { minLength: 1, maxLength: 4 }),
      )
      .map(([start, pieces]) => start + pieces.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(heading, { maxLength: 6 }), async (headings) => {
        const markdown = [...headings, 'k[^1]', '[^1]: note'].join('\n\n');
        const { facts } = readBody(markdown, 0);
        const html = await renderMarkdown(markdown, 'https://www.en-cphi.cn/');
        const ids = parse(html)
          .querySelectorAll('h2, h3, h4')
          .map(({ id }) => id);
        expect([...facts.headings.map(({ id }) => id), 'footnote-label']).toEqual(ids);
      }),
    );
  });
});

describe('the pictures of a body', () => {
  test('are listed by name and place, the one from a reference too', () => {
    const markdown = '药 ![a](./a.jpg)\n\n![b](<./b c.jpg>) ![d][e] ![a](./a%20b.jpg)\n\n[e]: ./e.png';
    expect(readBody(markdown, 100).facts.pictures).toEqual([
      { written: './a.jpg', offset: 102 },
      { written: './b c.jpg', offset: 100 + markdown.indexOf('![b]') },
      { written: './e.png', offset: 100 + markdown.indexOf('![d]') },
      { written: './a b.jpg', offset: 100 + markdown.lastIndexOf('![a]') },
    ]);
  });

  test('have the names by which the page asks for them', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', ' ', '%', '%20', '%41', '%e4', '%bc', '#', '?', '药', 'ü', '&', '.', '+'),
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(name, async (written) => {
        const markdown = `![a](<./${written}.jpg>)`;
        const drawn: string[] = [];
        formatPageBody(await renderMarkdown(markdown, 'https://www.en-cphi.cn/'), (picture) => {
          drawn.push(picture);
          return undefined;
        });
        expect(readBody(markdown, 0).facts.pictures.map((picture) => picture.written)).toEqual(drawn);
      }),
    );
  });
});

describe('what a body may hold', () => {
  test.for<[what: string, markdown: string]>([
    ['headings from the second level', '## A\n\n### B'],
    [
      'tables, tasks, notes and code',
      '| a |\n|---|\n| b |\n\n- [x] c\n\nd[^1]\n\n[^1]: e\n\n```html\n<script>\n```',
    ],
    ['links to other sites', 'A [b](https://example.com/), <https://example.com/> and www.example.com.'],
    ['links to this site', 'A [b](/tags/china/), [c](#d) and [e](/).'],
    [
      'links to the files of stories',
      'A [b](2019-03-20-a-story.md), [c](../2018/old.md#d) and [e][f].\n\n[f]: new.md',
    ],
    ['links to a mailbox or a telephone', '[a](mailto:a@example.com) [b](tel:+8612345678) a@example.com'],
    ['a picture by reference', '![A plant][p]\n\n[p]: ./plant.jpg'],
    ['plain elements without attributes', 'H<sub>2</sub>O<br>a<br/><B>b</B> <kbd>c</kbd>'],
    ['headings that come up again by more than one level', '## A\n\n### B\n\n#### C\n\n## D\n\n### E'],
    ['links whose words begin as empty ones do', '[Here be dragons](/a/), [this year’s report](/b/)'],
    ['a link around a picture', '[![A plant](./plant.jpg)](/a/) [![A plant][p]](/a/)\n\n[p]: ./plant.jpg'],
    ['comments', 'a <!-- b --> c\n\n<!--\n<script>d</script>\n-->\n\ne'],
    ['signs that only look like HTML', 'a < b > c, a <3 b, 5<6'],
    ['HTML as code or escaped', '`<div>` &lt;div&gt; \\<div>'],
  ])('%s', ([, markdown]) => {
    expect(readBody(markdown, 0).findings).toEqual([]);
  });
});

describe('what a body may not hold', () => {
  const linkFix =
    'link to a whole https:// address, or to a page of this site by an address like /articles/…/';
  const htmlFix = 'say it in Markdown (docs/editing.md shows how); to show a < as it is, write &lt;';
  const noLink = (url: string) => `a link to “${url}” does not work on this site`;
  const wordsFix = 'make the words that name the thing the link: [the annual report](…)';
  const noWords = (words: string) => `a link that says “${words}” does not say where it leads`;
  const noHtml = (html: string) => `HTML is not allowed here: ${html}`;

  test.for<[what: string, markdown: string, offset: number, rule: string, message: string, fix: string]>([
    [
      'nothing',
      ' \n',
      0,
      'body-empty',
      'the story has no text',
      'write the story below the front matter, or mark it `draft: true` and keep a first line',
    ],
    [
      'a first-level heading',
      'a\n\n# b',
      3,
      'body-heading',
      'a first-level heading stands in the text; the title is the only one a page has',
      'begin the heading with ## instead of #, or take it out if it repeats the title; to show the # write \\#',
    ],
    [
      'a first-level heading, underlined',
      'a\n===',
      0,
      'body-heading',
      'a first-level heading stands in the text; the title is the only one a page has',
      'take the line of = out, and begin the heading with ##',
    ],
    [
      'a picture without words',
      '药 ![](./a.jpg)',
      2,
      'image-alt',
      'the picture has no words for those who cannot see it',
      'write what it shows between the brackets: ![a plant in Nanjing](./a.jpg)',
    ],
    [
      'a picture without words, by reference',
      '![ ][p]\n\n[p]: ./a.jpg',
      0,
      'image-alt',
      'the picture has no words for those who cannot see it',
      'write what it shows between the brackets: ![a plant in Nanjing](./a.jpg)',
    ],
    [
      'a script for a link',
      'a [b](javascript:alert(1))',
      2,
      'body-link',
      noLink('javascript:alert(1)'),
      linkFix,
    ],
    [
      'a script for a link, written with an entity',
      'a [b](java&#115;cript&colon;alert(1))',
      2,
      'body-link',
      noLink('javascript:alert(1)'),
      linkFix,
    ],
    ['a script for an autolink', 'a <javascript:b>', 2, 'body-link', noLink('javascript:b'), linkFix],
    [
      'a script for a reference',
      'a [b][c]\n\n[c]: javascript:d',
      2,
      'body-link',
      noLink('javascript:d'),
      linkFix,
    ],
    ['a link without scheme', 'a [b](www.example.com)', 2, 'body-link', noLink('www.example.com'), linkFix],
    [
      'a link that another scheme completes',
      'a [b](//example.com/)',
      2,
      'body-link',
      noLink('//example.com/'),
      linkFix,
    ],
    ['a link to a file on a disk', 'a [b](file:///c:/d)', 2, 'body-link', noLink('file:///c:/d'), linkFix],
    [
      'a link to a page beside the story',
      'a [b](other-story/)',
      2,
      'body-link',
      noLink('other-story/'),
      linkFix,
    ],
    ['a link to nothing', 'a [b]()', 2, 'body-link', noLink(''), linkFix],
    [
      'a heading two levels down',
      '## a\n\n#### b',
      6,
      'body-heading-skip',
      'the heading skips a level: #### where at most ### can follow',
      'begin it with ###',
    ],
    [
      'a first heading of the third level',
      'a\n\n### b',
      3,
      'body-heading-skip',
      'the heading skips a level: ### where at most ## can follow',
      'begin it with ##',
    ],
    [
      'a link that says nothing',
      'a [Click here](/b/)',
      2,
      'body-link-words',
      noWords('Click here'),
      wordsFix,
    ],
    [
      'a link that says nothing, marked',
      'a [**read more** ...](/b/)',
      2,
      'body-link-words',
      noWords('read more …'),
      wordsFix,
    ],
    [
      'a link that says nothing, by reference',
      'a [here][b]\n\n[b]: /c/',
      2,
      'body-link-words',
      noWords('here'),
      wordsFix,
    ],
    ['a link without words', 'a [](/b/)', 2, 'body-link-words', noWords(''), wordsFix],
    [
      'a block of HTML',
      'a\n\n<div class="b">\nc\n</div>',
      3,
      'body-html',
      noHtml('<div class="b">'),
      htmlFix,
    ],
    ['a script', 'a\n\n<script>b()</script>', 3, 'body-html', noHtml('<script>b()</script>'), htmlFix],
    [
      'a plain element with an attribute',
      'a <b onclick="c">d',
      2,
      'body-html',
      noHtml('<b onclick="c">'),
      htmlFix,
    ],
    [
      'a picture in HTML',
      'a <img src="https://example.com/b.png">',
      2,
      'body-html',
      noHtml('<img src="https://example.com/b.png">'),
      htmlFix,
    ],
    ['a comment that is never closed', 'a\n\n<!-- b', 3, 'body-html', noHtml('<!-- b'), htmlFix],
    [
      'a comment that browsers close early',
      'a\n\n<!--> <script>b()</script> -->',
      3,
      'body-html',
      noHtml('<!--> <script>b()</script> -->'),
      htmlFix,
    ],
    [
      'a comment that browsers close early, with a dash',
      'a\n\n<!---> <i>b</i> -->',
      3,
      'body-html',
      noHtml('<!---> <i>b</i> -->'),
      htmlFix,
    ],
    [
      'a comment that browsers close at an exclamation',
      'a\n\n<!-- b --!> <script>c()</script> -->',
      3,
      'body-html',
      noHtml('<!-- b --!> <script>c()</script> -->'),
      htmlFix,
    ],
    ['a declaration', 'a <!DOCTYPE html>', 2, 'body-html', noHtml('<!DOCTYPE html>'), htmlFix],
    ['an instruction', 'a <?php b ?>', 2, 'body-html', noHtml('<?php b ?>'), htmlFix],
    [
      'a long line of HTML, shortened',
      `a\n\n<div>${'b'.repeat(99)}</div>`,
      3,
      'body-html',
      noHtml(`<div>${'b'.repeat(55)}`),
      htmlFix,
    ],
  ])('%s', ([, markdown, offset, rule, message, fix]) => {
    expect(readBody(markdown, 1000).findings).toEqual([{ rule, offset: 1000 + offset, message, fix }]);
  });

  test('each mistake, in the order of the text', () => {
    const { findings } = readBody('# a\n\n![](b.jpg) [c](d:e)\n\n> <u>f</u>', 0);
    expect(findings.map(({ rule }) => rule)).toEqual([
      'body-heading',
      'image-alt',
      'body-link',
      'body-html',
      'body-html',
    ]);
  });
});
