import { storyLimits } from '../../src/content/schema/story-limits.ts';

/** Signs that mean something to Markdown, and what is written with them. */
const signs = [
  ...['*', '*a ', ' *a', '*a_', '**a* ', 'a**', '*a* ', '_a ', ' _a', '__a__ ', '药**“a”**', '药*'],
  ...[
    '[',
    ']',
    '[]',
    '](',
    '[a](',
    '[a](b "',
    '[a](<b',
    '[a](/b) ',
    '![',
    '![a](./b.png) ',
    '[a][b] ',
    '[^1]',
    '[^',
    '［a］（',
  ],
  ...[
    '<',
    '<a x="',
    '<a x="\n\n',
    '<!--',
    '<!--\n\n',
    '<!-- a --> ',
    '<!--a--!>',
    '<b>',
    '</b>',
    '<b>a</b> ',
    '<b>a\n\n',
    '<sup>',
    '<sup>a',
    '<sup>\n\n',
    '<sub><sup>',
    '<?',
    '<![CDATA[',
    '<https://',
    '<div>\n\n',
  ],
  ...[
    '`',
    '` ',
    '`a` ',
    '```\n',
    '```a\n\n',
    '>',
    '> ',
    '>\n',
    '> a\n\n',
    '> a\nb\n\n',
    '|',
    '|a',
    '|a|b|\n',
    '|-',
    '|a|\n|-|\n',
    'a\n',
  ],
  ...['"', '" ', '"a" ', '"a"\n', '"This is said," she said. ', "'", "a' ", " 'a", '"药" ', '“', '"a"\n\n'],
  ...[
    '~',
    '~~a ',
    ' ~~a',
    '5~7 ',
    '$',
    '#',
    '# ',
    '#\n',
    '## a\n\n',
    '## a # ',
    '-',
    '- ',
    '-\n',
    '- a\n',
    '- a\n\n',
    '- a\nb\n',
    '+ ',
    '1) ',
    '1. a\n',
    '1.a\n',
    '– a\n',
    '***\n',
    'a\n---\n',
    'a\n===\n',
    '=',
    '-- ',
    '... ',
    '.',
    '!',
    ':',
    '(',
    ')',
    '（',
  ],
  ...[
    ' ',
    'a  ',
    ' \n',
    '\u00a0',
    '\u3000a',
    '\t',
    'a\t',
    'a\tb\n',
    '\ta\n',
    '\n',
    '\r',
    '\r\n',
    'a\\\n',
    'a  \n',
    '药\n',
    'co-\nop ',
  ],
  ...[
    '&',
    '&a',
    '&amp; ',
    '&#1',
    '\\',
    '\\*',
    '\\~',
    '[a]: /b\n',
    '[a]: ',
    '[a]:\n',
    '[^1]: a\n\n',
    '[^1]: ',
    'a[^1] ',
  ],
  ...[
    'http://',
    'www.',
    'www.a.b ',
    'https://e.org/药 ',
    '@',
    'a@',
    'a@b.c ',
    'a.',
    'e\u0301',
    'e\u0301\n',
    'ﬁ',
    '😀',
    '\u200d',
    '\u0001',
    '• a\n',
    'o\ta\n',
    '①a\n',
    '＃ a\n',
    '＊＊a',
    '\uf0b7 a\n',
    '[click here](https://e.org)\n\n',
    'a',
  ],
];

const endless: [what: string, write: (number: number) => string][] = [
  ['headings', (number) => `## Heading ${String(number)}\n\n`],
  ['definitions', (number) => `[a${String(number)}]: /b\n`],
  ['used definitions', (number) => `[a${String(number)}]: /b\n\n[a${String(number)}]\n\n`],
  ['notes', (number) => `a[^${String(number)}]\n\n[^${String(number)}]: b\n\n`],
  ['a chain of notes', (number) => `[^${String(number)}]: b[^${String(number + 1)}]\n\n`],
  ['numbers', (number) => `${String(number + 1)}. a\n`],
  ['changing bullets', (number) => `${'-*+'.charAt(number % 3)} a\n`],
  ['nested lists', (number) => `${'  '.repeat(number)}- a\n`],
  ['nested quotations', (number) => `${'>'.repeat(number % 100)} a\n`],
  ['longer and longer code', (number) => `${'`'.repeat(number + 1)} `],
];

const once: [what: string, write: (size: number) => string][] = [
  ['spaces in a line', (size) => `a${' '.repeat(size)}b`],
  ['spaces in a heading', (size) => `## a${' '.repeat(size)}b`],
  ['a wide table', (size) => `|${'a|'.repeat(size / 4)}\n|${'-|'.repeat(size / 4)}\n`],
  [
    'a wide table of short rows',
    (size) => `|${'a|'.repeat(size / 6)}\n|${'-|'.repeat(size / 6)}\n${'|a\n'.repeat(size / 9)}`,
  ],
  ['surplus cells', (size) => `|a|\n|-|\n${'|a|b|c\n'.repeat(size / 8)}`],
  ['one entity', (size) => `&${'a'.repeat(size)};`],
  ['brackets of an address', (size) => `https://e.org/${')'.repeat(size)}`],
  ['accents', (size) => `a${'\u0301'.repeat(size / 2)}`],
];

const start = 'title: A\ndate: 2019-03-20\nsource: a\ntags: [a]\n';

/** Front matter with one value that is repeated. */
const values: [what: string, write: (repeat: (text: string) => string) => string][] = [
  ...['[', '{a: ', '- ', ': ', '? ', '"', "'", 'a: ', '\\'].map(
    (sign): [string, (repeat: (text: string) => string) => string] => [
      `title: ${sign}`,
      (repeat) => `title: ${repeat(sign)}`,
    ],
  ),
  ['nothing but hyphens', (repeat) => repeat('- ')],
  ['nothing but words', (repeat) => repeat('words and words\n')],
  ['keys without a space', (repeat) => `${start}${repeat('k:a\n')}`],
  ['a key that stands again', (repeat) => `${start}${repeat('title: a\n')}`],
  ['values in quotes with more behind', (repeat) => `${start}${repeat('k: "a" b\n')}`],
  ['anchors', (repeat) => `${start}${repeat('k: &a b\n')}`],
  ['aliases', (repeat) => `${start}x: &a b\n${repeat('k: *a\n')}`],
  ['comments', (repeat) => `${start}${repeat('#a\n')}`],
  ['comments in a list', (repeat) => `${start}x: [a, ${repeat('#a\n')}]`],
  ['values cut by #', (repeat) => `${start}${repeat('k: a #1\n')}`],
  ['indented keys', (repeat) => `title: a\n${repeat(' title: a\n')}`],
  ['tabs', (repeat) => repeat('\ttitle: a\n')],
  ['blank lines', (repeat) => `${start}${repeat('\n')}`],
  ['lines of hyphens', (repeat) => `${start}${repeat(' ---\n')}`],
  ['tags', (repeat) => `title: A\ndate: 2019-03-20\nsource: a\ntags: [${repeat('a, ')}]`],
  ['tags of a text', (repeat) => `title: A\ndate: 2019-03-20\nsource: a\ntags: ${repeat('a, ')}`],
  ['hashtags', (repeat) => `title: A\ndate: 2019-03-20\nsource: a\ntags: ${repeat('#a ')}`],
  ['Chinese commas', (repeat) => `title: A\ndate: 2019-03-20\nsource: a\ntags: [${repeat('a，')}]`],
  ['tags with commas', (repeat) => `title: A\ndate: 2019-03-20\nsource: a\ntags:\n${repeat('  - a, b\n')}`],
  ['folded Chinese', (repeat) => `${start}description: ${repeat('药\n  ')}`],
  ['folded words', (repeat) => `${start}description: ${repeat('a\n  ')}`],
  ['hidden characters', (repeat) => `${start}description: "${repeat('\\u202e')}"`],
  ...['Li Wei, ', 'Li and ', 'Aa ', 'A', ' ', '@', 'a.', 'senior ', 'Li (', 'Dr. ', '李伟 ', '李和'].map(
    (part): [string, (repeat: (text: string) => string) => string] => [
      `authors: ${part}`,
      (repeat) => `${start}author: A${repeat(part)}a`,
    ],
  ),
  ['a list of authors', (repeat) => `${start}author: [${repeat('Li Wei, ')}]`],
  ['aliases of a story', (repeat) => `${start}aliases: [${repeat('a_b, ')}]`],
  ['a long alias', (repeat) => `${start}aliases: [${repeat('a-')}]`],
  ['a long address', (repeat) => `${start}original: https://${repeat('a.')}org`],
  ['a long date', (repeat) => `title: A\ndate: ${repeat('2019 ')}\nsource: a\ntags: [a]`],
  ['a long key', (repeat) => `${repeat('k')}: a`],
];

const repeatTo = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length));

function number(write: (number: number) => string, size: number): string {
  let text = '';
  for (let count = 0; text.length < size; count += 1) text += write(count);
  return text;
}

/** As much of a sign as a paragraph and a text may have. */
function fillParagraphs(sign: string): string {
  const counts = Array.from(Map.groupBy(sign, (character) => character).values(), ({ length }) => length);
  const times = Math.floor(storyLimits.signsInParagraph / Math.max(...counts));
  const paragraphs = Math.floor(storyLimits.signs / storyLimits.signsInParagraph);
  return `${sign.repeat(times)}\n\n`.repeat(paragraphs);
}

/** Bodies of stories that cost a parser the most. */
export const worstBodies: readonly [what: string, write: (size: number) => string][] = [
  ...signs.map((sign): [string, (size: number) => string] => [
    JSON.stringify(sign),
    (size) => repeatTo(sign, size),
  ]),
  ...[...signs, '"a" *b* [c] <i> `d` ~e _f_ & \\g '].map((sign): [string, (size: number) => string] => [
    `paragraphs of ${JSON.stringify(sign)}`,
    (size) => fillParagraphs(sign).slice(0, size),
  ]),
  ...endless.map(([what, write]): [string, (size: number) => string] => [
    what,
    (size) => number(write, size),
  ]),
  ...once,
];

export const worstFrontMatters: readonly [what: string, write: (size: number) => string][] = [
  ...values.map(([what, write]): [string, (size: number) => string] => [
    what,
    (size) => write((text) => repeatTo(text, size)),
  ]),
  ['nested keys', (size) => number((depth) => `${' '.repeat(depth)}a:\n`, size)],
  ['nested lists', (size) => number((depth) => `${' '.repeat(depth)}-\n`, size)],
  ['keys', (size) => `${start}${number((count) => `k${String(count)}: a\n`, size)}`],
  [
    'anchors of anchors',
    (size) =>
      `${start}a0: &a0 [a]\n${number((count) => `a${String(count + 1)}: &a${String(count + 1)} [*a${String(count)}, *a${String(count)}]\n`, size)}`,
  ],
];

/** The bytes of a story. */
export function writeStory(body: string, frontMatter = start): Uint8Array {
  return new TextEncoder().encode(`---\n${frontMatter}\n---\n${body}`);
}
