import { describe, expect, test } from 'vitest';
import { readBody } from '../../../../src/content/checks/body.ts';
import { findLetterForms } from '../../../../src/content/checks/letter-forms.ts';
import { applyEdits } from '../../../support/edits.ts';

/** The mended text is there where the check carries the changes itself. */
type Case = [
  what: string,
  markdown: string,
  offset: number,
  rule: string,
  message: string,
  fix: string,
  mended?: string,
];

const lost = (name: string) =>
  `this line is not shown: it gives ${name} an address, and no link is written ${name}`;
const quotation = 'the > makes a quotation of this line, and is not shown';
const orQuotation = '; for a quotation begin with its mark, > “…”';
const signedNumber = 'the sign before the number makes a list of this line';
const stray = 'a star is shown: there are not as many before the words as behind them';
const strayFix = 'write as many stars on both sides; to show one write \\*';
const inParagraph = (sign: string) => `${sign} of this line, in the middle of a paragraph`;
const code = 'the spaces or the tab at the beginning of the line make it code';
const codeFix = 'take them out; if it is code, write a line ``` above it and one below it';
const row = 'the line becomes a row of the table above it';
const brokenList = 'a new list begins here, and breaks the one above it';
const heading = 'the sign of a heading is shown, because no ordinary space is behind it';
const list = 'the sign of a list is shown, and its lines run together';
const listFix = 'begin each line with a hyphen and a space: - First';
const numbers = 'the numbers of a list are shown in one paragraph, and its lines run together';
const table = 'the lines of a table are shown as they are';
const tableFix = (columns: number) =>
  `write |${'---|'.repeat(columns)} right below the first line, and give each row as many cells; to show a bar write \\|`;
const tabs = 'these lines have tabs, as from a spreadsheet, and run together';
const misplaced = (kind: string) =>
  `the ${kind} is shown as it is written: [ ] ( ) must be those of an English keyboard, with nothing between ] and (`;
const endless = (kind: string) =>
  `the ${kind} is shown as it is written, because its address has a space in it, or no end`;
const noAddress = (source: string) => `${source} is shown as it is, because no line says where it leads`;
const stars = 'the stars are shown, because a letter or a digit is next to one';

describe('text that no page shows', () => {
  test.for<Case>([
    [
      'a definition',
      'a\n\n[Merck]: Darmstadt',
      3,
      'body-lost',
      lost('[Merck]'),
      'to show it, write \\[Merck]: Darmstadt',
    ],
    [
      'a second definition',
      '[a]\n\n[a]: /b/\n[A]: /c/',
      14,
      'body-lost',
      lost('[A]'),
      'to show it, write \\[A]: /c/',
    ],
    [
      'a note',
      'a\n\n[^3]: The figures.',
      3,
      'body-lost',
      'the note [^3] is not shown, because nothing in the text refers to it',
      'write [^3] behind the words that it belongs to',
    ],
    [
      'a note that only itself refers to',
      'a\n\n[^1]: The figures [^1].',
      3,
      'body-lost',
      'the note [^1] is not shown, because nothing in the text refers to it',
      'write [^1] behind the words that it belongs to',
    ],
    [
      'a second note of a name',
      'a[^1]\n\n[^1]: b\n\n[^1]: c',
      16,
      'body-lost',
      'a note [^1] stands above, so this one is not shown',
      'give it another name',
    ],
    [
      'a cell',
      '| A | B |\n|---|---|\n| 12 | of | 20 |',
      30,
      'body-lost',
      'the row has 3 cells and the table 2 columns: “20” is not shown',
      'give the first two lines of the table as many cells; write a | within a cell as \\|',
    ],
    [
      'words behind the mark of code',
      '```js of ours\na\n```',
      0,
      'body-lost',
      '“of ours” behind the ``` is not shown',
      'write the text on the lines below the ```',
    ],
  ])('%s', expectFinding);
});

describe('blocks that are not meant', () => {
  test.for<Case>([
    ['a comparison', '>95% pure', 0, 'body-layout', quotation, `write \\>95% pure${orQuotation}`],
    [
      'a comparison with a space',
      '> 5.5 % more',
      0,
      'body-layout',
      quotation,
      `write \\> 5.5 % more${orQuotation}`,
    ],
    [
      'a comparison in a paragraph',
      'purity of\n>=95% by',
      10,
      'body-layout',
      quotation,
      `write \\>=95% by${orQuotation}`,
    ],
    [
      'a quotation in a paragraph',
      'sold by\n> Merck',
      8,
      'body-layout',
      inParagraph('the > makes a quotation'),
      'write \\> Merck, or leave an empty line above the quotation',
    ],
    [
      'a line below a quotation',
      '> Words.\nMore.',
      9,
      'body-layout',
      'the line belongs to the quotation above it',
      'leave an empty line above it, or write > More.',
    ],
    [
      'a line below a list',
      '- a\n- b\nMore.',
      8,
      'body-layout',
      'the line belongs to the item of the list above it',
      'leave an empty line above it, or begin it with 2 spaces',
    ],
    [
      'a temperature in a paragraph',
      'stored at\n- 5 °C or less',
      10,
      'body-layout',
      signedNumber,
      'write \\- 5 °C or less',
    ],
    [
      'a number in a paragraph',
      'it ranks\n1. in China',
      9,
      'body-layout',
      inParagraph('the sign at its beginning makes a list'),
      'write 1\\. in China, or leave an empty line above the list',
    ],
    [
      'a year',
      '2019. It was good.',
      0,
      'body-layout',
      '2019. at the beginning of a line makes a list',
      'write 2019\\.',
    ],
    [
      'a number that a page would change',
      '1. a\n2. b\n5. c',
      10,
      'body-layout',
      'the item is shown as number 3, not 5',
      'number the items one by one; for a number without a list write 5\\.',
    ],
    [
      'a comparison of days',
      '> 3 months of therapy',
      0,
      'body-layout',
      quotation,
      `write \\> 3 months of therapy${orQuotation}`,
    ],
    [
      'a comparison of money',
      '- >US$5 million',
      2,
      'body-layout',
      quotation,
      `write \\>US$5 million${orQuotation}`,
    ],
    ['a temperature', '- 5 °C', 0, 'body-layout', signedNumber, 'write \\- 5 °C'],
    [
      'two temperatures',
      'stored at\n- 20 °C or\n- 80 °C',
      10,
      'body-layout',
      inParagraph('the sign at its beginning makes a list'),
      'write \\- 20 °C or, or leave an empty line above the list',
    ],
    [
      'a sum',
      'a\n+ b\n+ c',
      2,
      'body-layout',
      inParagraph('the sign at its beginning makes a list'),
      'write \\+ b, or leave an empty line above the list',
    ],
    [
      'an item without its space',
      '- a\n-Second',
      4,
      'body-layout',
      'the line belongs to the item of the list above it',
      'for an item of the list write - Second',
    ],
    [
      'strong text in strong text',
      '**A **and** B** agree',
      0,
      'body-layout',
      'the text from this ** to the next but one is set off as a whole',
      'write <strong> and </strong> around each part that is to be set off',
    ],
    [
      'italics that pair across words',
      '*mec*A and Δ*lac*',
      0,
      'body-layout',
      'the text from this * to the next but one is set off as a whole',
      'write <em> and </em> around each part that is to be set off',
    ],
    [
      'two grave accents',
      'Merck`s and GenScript`s',
      5,
      'body-layout',
      'the text between two ` is shown as code, without them',
      'write ’ for an apostrophe',
    ],
    ['a star too few', '**文字*', 0, 'body-layout', stray, strayFix],
    ['a star too many', 'the *words** of it', 11, 'body-layout', stray, strayFix],
    ['four spaces', 'a\n\n    b', 3, 'body-layout', code, codeFix],
    ['a tab', '\tb', 0, 'body-layout', code, codeFix],
    [
      'code without an end',
      '```\na\n\nb',
      0,
      'body-layout',
      'all text from here on is code',
      'write a line ``` where the code ends',
    ],
    [
      'a line above hyphens',
      'Capacity: 60,000 L\n---',
      0,
      'body-layout',
      'the hyphens on the line below make a heading of this line',
      'write ## Capacity: 60,000 L for a heading, or leave an empty line above the hyphens for a rule',
    ],
    [
      'the end of a heading',
      '## In C #',
      8,
      'body-layout',
      'the # at the end is not shown',
      'write it as \\#',
    ],
    [
      'a line below a table',
      '| A |\n|---|\n| 1 |\nMore.',
      18,
      'body-layout',
      row,
      'leave an empty line between the table and the text',
    ],
    [
      'a list within a list',
      '1. One\n  - a\n  - b\n2. Two',
      9,
      'body-layout',
      brokenList,
      'write 3 spaces before it, so that it belongs to the item above:    - a',
    ],
    [
      'items with two signs',
      '- a\n* b',
      4,
      'body-layout',
      brokenList,
      'begin each item of a list with the same sign; leave an empty line between two lists',
    ],
  ])('%s', expectFinding);
});

describe('marks that a page would show', () => {
  test.for<Case>([
    ['a heading', '##New plant', 0, 'body-mark', heading, 'write ## New plant', '## New plant'],
    ['a heading with a wide space', '##\u00a0New', 0, 'body-mark', heading, 'write ## New', '## New'],
    ['a heading of wide signs', '＃＃ 新工厂', 0, 'body-mark', heading, 'write ## 新工厂', '## 新工厂'],
    [
      'a quotation of a wide sign',
      '＞ 引用',
      0,
      'body-mark',
      'the sign of a quotation is shown, because it is a full-width one',
      'write > 引用',
      '> 引用',
    ],
    ['bullets', '•\tFirst\r\n•\tSecond', 0, 'body-mark', list, listFix, '- First\r\n- Second'],
    ['bullets of Word', '\uf0b7 First\n\uf0b7 Second', 0, 'body-mark', list, listFix, '- First\n- Second'],
    [
      'bullets below a text',
      'Two:\n· First\n· Second',
      5,
      'body-mark',
      list,
      listFix,
      'Two:\n- First\n- Second',
    ],
    [
      'a dash',
      '– First',
      0,
      'body-mark',
      'the dash at the beginning of the line makes no list',
      'for a list write - First; for the name below a quotation write — in place of –',
    ],
    ['dashes', 'Two:\n– First\n– Second', 5, 'body-mark', list, listFix],
    ['hyphens without a space', '-First\n-Second', 0, 'body-mark', list, listFix, '- First\n- Second'],
    [
      'numbers without a space',
      '1.First\n2.Second',
      0,
      'body-mark',
      numbers,
      'begin each line with number, point and space: 1. First',
      '1. First\n2. Second',
    ],
    [
      'Chinese numbers',
      '1、第一\n2、第二',
      0,
      'body-mark',
      numbers,
      'begin each line with number, point and space: 1. 第一',
      '1. 第一\n2. 第二',
    ],
    [
      'a table with tabs',
      'A\tB|C\r\n1\t2\t3\r\n',
      0,
      'body-mark',
      tabs,
      'make a table of them: | A | B\\|C |  | and below it |---|---|---|, then a line for each row',
      '| A | B\\|C |  |\r\n|---|---|---|\r\n| 1 | 2 | 3 |\r\n',
    ],
    [
      'Chinese bullets',
      '·第一\n·第二',
      0,
      'body-mark',
      list,
      'begin each line with a hyphen and a space: - 第一',
      '- 第一\n- 第二',
    ],
    [
      'numbers in brackets',
      '（1）筛选\n（2）放大',
      0,
      'body-mark',
      numbers,
      'begin each line with number, point and space: 1. 筛选',
      '1. 筛选\n2. 放大',
    ],
    [
      'Chinese numbers of paragraphs',
      '一、甲\n二、乙',
      0,
      'body-mark',
      numbers,
      'begin each line with number, point and space, as in “1. First”; or leave an empty line between them',
    ],
    [
      'wide numbers',
      '１．第一\n２．第二',
      0,
      'body-mark',
      numbers,
      'begin each line with number, point and space: 1. 第一',
      '1. 第一\n2. 第二',
    ],
    ['a table without its second line', '| A | B |\n| 1 | 2 |', 0, 'body-mark', table, tableFix(2)],
    [
      'a table with a shorter one',
      '| A | B | C |\n|---|---|\n| 1 | 2 | 3 |',
      0,
      'body-mark',
      table,
      tableFix(3),
    ],
    ['a table with dashes', '| A | B |\n|——|——|\n| 1 | 2 |', 0, 'body-mark', table, tableFix(2)],
    [
      'a picture with brackets in its name',
      '![A plant](./screenshot (2).png)',
      0,
      'body-mark',
      endless('picture'),
      'write ![A plant](<./screenshot (2).png>)',
    ],
    [
      'a link with a space in its address',
      '[r](https://example.com/my report.pdf)',
      0,
      'body-mark',
      endless('link'),
      'write [r](https://example.com/my%20report.pdf)',
    ],
    [
      'a link with wide brackets',
      '见[报告]（https://example.com/）。',
      1,
      'body-mark',
      misplaced('link'),
      'write [报告](https://example.com/)',
      '见[报告](https://example.com/)。',
    ],
    [
      'a link with a space in the middle',
      '[the report] (/tags/china/) of it',
      0,
      'body-mark',
      misplaced('link'),
      'write [the report](/tags/china/)',
      '[the report](/tags/china/) of it',
    ],
    [
      'a link of wide signs',
      '［报告］（https://example.com/）后',
      0,
      'body-mark',
      misplaced('link'),
      'write [报告](https://example.com/)',
      '[报告](https://example.com/)后',
    ],
    [
      'a link with a wide end',
      '[报告](https://example.com/）后',
      0,
      'body-mark',
      endless('link'),
      'write [报告](https://example.com/)',
    ],
    [
      'a picture with a title',
      '![A](./a b.png "The plant")',
      0,
      'body-mark',
      endless('picture'),
      'write ![A](<./a b.png> "The plant")',
    ],
    [
      'underscores beside Chinese',
      '_“公司”_的',
      0,
      'body-mark',
      'the underscores are shown, because a letter or a sign is next to one',
      'write <em>“公司”</em>, or \\_“公司”\\_ to show them',
    ],
    [
      'a link by a name',
      '[the story][nope]',
      0,
      'body-mark',
      noAddress('[the story][nope]'),
      'write the address behind the words: [the story](https://…)',
    ],
    [
      'a picture without a file',
      '![A plant]',
      0,
      'body-mark',
      noAddress('![A plant]'),
      'write the address behind the words: ![A plant](./picture.jpg)',
    ],
    [
      'a note that is not there',
      'A fact[^2].',
      6,
      'body-mark',
      '[^2] is shown as it is, because there is no note of that name',
      'write the note in a paragraph of its own: [^2]: …',
    ],
    [
      'bold with a space at its end',
      'A **bold **text',
      2,
      'body-mark',
      '** is shown as it is',
      'write <strong>bold</strong>; to show the signs write \\*\\*',
    ],
    [
      'bold with spaces',
      '** bold **',
      0,
      'body-mark',
      '** is shown as it is',
      'write <strong>bold</strong>; to show the signs write \\*\\*',
    ],
    [
      'bold with a space as an entity',
      '**100&nbsp;**yuan',
      0,
      'body-mark',
      '** is shown as it is',
      'write <strong>100&nbsp;</strong>; to show the signs write \\*\\*',
    ],
    [
      'bold without an end',
      'p**<0.001',
      1,
      'body-mark',
      '** is shown as it is',
      'write ** on both sides of the words, without a space; to show it write \\*\\*',
    ],
    [
      'bold of wide signs',
      '＊＊粗体＊＊的',
      0,
      'body-mark',
      '＊＊ is shown: these are full-width signs',
      'write **粗体**',
      '**粗体**的',
    ],
    [
      'a letter set off within a word',
      '*A*ntibody',
      0,
      'body-mark',
      stars,
      'write <em>A</em>, or \\*A\\* to show the stars',
    ],
    [
      'a number set off in Chinese',
      '增长*50%*以上',
      2,
      'body-mark',
      stars,
      'write <em>50%</em>, or \\*50%\\* to show the stars',
    ],
    [
      'code without an end',
      'It`s',
      2,
      'body-mark',
      'the ` is shown, because no other one closes it',
      'write ` where the code ends too; for an apostrophe write ’',
    ],
    [
      'an entity that is none',
      '100 &nbps; yuan',
      4,
      'body-mark',
      '&nbps; is shown as it is: there is no such sign',
      'write the sign itself',
    ],
    [
      'a divided word',
      'manu-\nfacturing',
      3,
      'body-mark',
      'a word is divided at the end of the line, and is shown with a space behind the hyphen',
      'write the whole word on one line',
    ],
    ['in a quotation', '> a\n> ##b', 6, 'body-mark', heading, 'write ## b'],
    [
      'in a cell',
      '| a **b |\n|---|\n| c |',
      4,
      'body-mark',
      '** is shown as it is',
      'write ** on both sides of the words, without a space; to show it write \\*\\*',
    ],
  ])('%s', expectFinding);
});

test('a note of wide signs is mended with its reference', () => {
  const written = 'x［^1］\n\n［^1］：说明';
  expect(applyEdits(written, (text) => readBody(text, 0).findings)).toBe('x[^1]\n\n[^1]: 说明');
});

describe('characters that entities make', () => {
  const invisible = (name: string) => `the invisible character ${name} stands here`;
  const fix = 'delete it, and type the text around it again if it comes back';
  test.for<Case>([
    ['of direction', 'a &#x202e;b', 0, 'file-characters', invisible('U+202E'), fix],
    ['of no width, in a link', '[a](https://b.cn/&#8203;)', 0, 'file-characters', invisible('U+200B'), fix],
    ['of no width, by name', 'a&ZeroWidthSpace;b', 0, 'file-characters', invisible('U+200B'), fix],
    ['that are controls, in a title', '[a](/b/ "c&#8;")', 0, 'file-characters', invisible('U+FFFD'), fix],
    ['that are half of one', 'a &#xd83d;', 0, 'file-characters', invisible('U+FFFD'), fix],
  ])('%s', expectFinding);
});

describe('letters in an unusual form', () => {
  test.for<[what: string, text: string, offset: number, mended: string, reason: string]>([
    [
      'an accent apart',
      'a\r\nCafe\u0301 Zu\u0308rich\r\nb',
      6,
      'a\r\nCafé Zürich\r\nb',
      'a letter and its accent stand apart',
    ],
    ['a ligature', 'the ﬁrst eﬀort', 4, 'the first effort', 'one sign stands for two letters'],
  ])('%s', ([, text, offset, mended, reason]) => {
    const findings = findLetterForms(text);
    expect(findings.map((finding) => [finding.rule, finding.offset, finding.message])).toEqual([
      ['file-letters', offset, `letters look right here and are not the usual ones: ${reason}`],
    ]);
    expect(applyEdits(text, findLetterForms)).toBe(mended);
  });

  test.for(['Café', '北京', '한국어', 'नमस्ते', 'x\u0305', '❤️', 'ＡＢＣ'])('is not %s', (text) => {
    expect(findLetterForms(text)).toEqual([]);
  });
});

describe('text that needs no care', () => {
  test.for([
    '5~7 mg at 100~200 yuan, ~5, a~b~c, 5~~7',
    '尺寸：长*宽*高，5*6*7 cm',
    '*HLA-A*02:01* and *mec*',
    '***a*** and **b**\\* and \\***c**',
    '“We are proud.”\n– Li Wei, CEO',
    '> “2019 was good.”',
    '研究显示[1][2]，效果好。',
    'Tel: 1234 | Fax: 5678\nEmail: a@b.cn | Web: www.b.cn',
    '- 5 mg tablets\n- 10 mg tablets',
    'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c',
    'HLA-A*02:01 and HLA-B*07:02, CYP2D6 *4/*10, 5*(3+2)*4, 2**10 and 3**4',
    '*Data on file. p<0.05, *p<0.01',
    'snake_case_name, Name: ____, 5 * 7 * 9, x_1 and x_2',
    '-5 °C\n-7 °C',
    '– 5 °C to –10 °C',
    '“Words.”\n— Li Wei, chairman',
    '#1 in China, C#, F# and #pharma',
    'Hello [sic] [1] (see below) [x]（含附件）',
    'A | B | C',
    '✓ Approved',
    'R&D; AT&T; Q&A; &copy; 100&nbsp;yuan &#x4e0a;',
    'pre-\nand post-approval, Sino-\nAmerican',
    'x < 5 and y > 3, 5>3, a -> b, a => b',
    '3. Third\n4. Fourth',
    '1. One\n1. Two',
    'Of these:\n- one',
    'Two\n- one\n- two',
    '- one\n  more\n- two\n\n  more\n  - three',
    '> One\n> two\n>\n> - three',
    '| A | B |\n|---|---|\n| 1 | |\n| 2 |',
    '| A \\| B |\n|---|\n| **1** |',
    '`**` and `[a][b]` and \\*\\* and \\[a][b] and \\`',
    '```\n## a\n**b\n| c |\n```',
    '~~~\n5~7 a*b\n~~~',
    'a\n\n---\n\nb\n\n***',
    '[a]\n\n[a]: https://example.com/ "title"',
    'A fact[^1], twice[^1].\n\n[^1]: By the report.\n\n    And more.',
    '**CO<sub>2</sub>**, *10<sup>6</sup>*, [CO<sub>2</sub> capture](https://example.com/), **<b>x</b>**',
    '## CO<sub>2</sub>\n\n| *10<sup>6</sup>* |\n|---|\n| **x<sub>2</sub>** |',
    '公司**“质量第一”**的方针，增长**50%**以上，**中文。**后，**再来。**好',
  ])('%j', (markdown) => {
    expect(readBody(markdown, 0).findings).toEqual([]);
  });
});

function expectFinding([, markdown, offset, rule, message, fix, mended]: Case): void {
  const findings = readBody(markdown, 100).findings;
  expect(findings.map((finding) => ({ ...finding, edit: undefined }))).toEqual([
    { rule, offset: 100 + offset, message, fix },
  ]);
  if (mended === undefined) expect(findings[0]?.edit).toBeUndefined();
  else {
    expect(applyEdits(markdown, (text) => readBody(text, 0).findings)).toBe(mended);
    expect(readBody(mended, 0).findings).toEqual([]);
  }
}
