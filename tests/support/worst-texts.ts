/** Makes a text of about this many characters. */
export type TextMaker = (size: number) => string;

const repeat =
  (part: string): TextMaker =>
  (size) =>
    part.repeat(Math.max(1, Math.floor(size / part.length)));

/** Repeats a part that has the number of its repetition in it. */
const count =
  (part: (number: number) => string): TextMaker =>
  (size) =>
    Array.from({ length: Math.max(1, Math.floor(size / part(1000).length)) }, (_, index) => part(index)).join('');

/** Lines of which each is indented further than the one above. */
const nest =
  (line: string, step: string): TextMaker =>
  (size) => {
    const depth = Math.ceil(Math.sqrt((2 * size) / step.length));
    return Array.from({ length: depth }, (_, level) => `${step.repeat(level)}${line}\n`).join('');
  };

const named = (parts: readonly string[]) =>
  parts.map((part): [name: string, make: TextMaker] => [JSON.stringify(part), repeat(part)]);

/** What can stand in the text of a story. */
export const bodies: readonly (readonly [name: string, make: TextMaker])[] = [
  ...named([
    ...'*_[]<>`|"\'~$#-+=&\\!(){}:.^\t \n\r中é\u0301',
    'a',
    'a ',
    'word word word.\n\n',
    '](',
    '[a](',
    '![',
    '[a](b "',
    "[a](b '",
    '[a](b) ',
    '![a](b) ',
    '[a](/articles/b/) ',
    '[a] ',
    '[a][b] ',
    '[^a] ',
    '[^a]: b\n\n',
    '<a x="',
    '<a ',
    '</',
    '<b>',
    '<b>a</b> ',
    '<sup>',
    '<sup>1',
    '<!--',
    '<!-- a --> ',
    '<!',
    '<?',
    '<![CDATA[',
    '<div>\n',
    '**a ',
    '*a**',
    '*a _b ',
    '**a** ',
    '_a ',
    '~~a ',
    '~a ',
    'a*b',
    '1**',
    '`a',
    '`a` ',
    '``a`',
    '```\n',
    '~~~\n',
    '"a ',
    '"A sentence that somebody said," he said. ',
    '“a” ',
    "it's ",
    '-- ',
    '... ',
    '> ',
    '>',
    '> a\n',
    '- ',
    '- a\n',
    '* a\n\n',
    '1. ',
    '1. a\n',
    '- [ ] a\n',
    '|a',
    '| a | b |\n',
    '|a|\n|-|\n',
    '|-',
    'a | b\n--- | ---\n1 | 2\n\n',
    '# a\n',
    '## a\n\n',
    '##### a\n\n',
    'a\n=\n',
    'a\n-\n',
    '---\n',
    '&amp;',
    '&a',
    '&#',
    '\\a',
    '\\\\',
    '\\*',
    '\\~',
    'http://',
    'https://a.b/c ',
    'www.a.b ',
    'a@b.c ',
    'a@',
    '中"a"',
    '中**a。**',
    '中*',
    '中\n',
    '  \n',
    ' a\n',
    '    a\n',
    '\t\n',
    '•  a\n',
    '\uf0b7 a\n',
    'e\u0301 ',
    'ﬁ ',
    '\u200b',
    '$a$ ',
    '1 000 ',
    'a<',
    ': ',
    'a: b\n',
    '\u3000',
    '<br>',
    '[a]: b\n',
    '[]()',
    '[here](https://a.b) ',
  ]),
  ['definitions', count((number) => `[a${String(number)}]: b\n\n`)],
  ['links and definitions', count((number) => `[a${String(number)}]\n\n[a${String(number)}]: b\n\n`)],
  ['notes', count((number) => `a[^${String(number)}]\n\n[^${String(number)}]: b\n\n`)],
  ['numbered headings', count((number) => `## a ${String(number)}\n\n`)],
  ['rows of code signs', (size) => count((number) => '`'.repeat(number % 1000) + ' ')(size).slice(0, size)],
  ['a wide table', (size) => `${'|a'.repeat(size / 6)}|\n${'|-'.repeat(size / 6)}|\n${'|a'.repeat(size / 6)}|\n`],
  ['a table of surplus cells', (size) => `|a|\n|-|\n${repeat('|a|b|\n')(size)}`],
  ['a table that is short of cells', (size) => `${'|a'.repeat(size / 9)}|\n${'|-'.repeat(size / 9)}|\n${'|a|\n'.repeat(size / 9)}`],
  ['nested lists', nest('- a', '  ')],
  ['nested quotations', nest('a', '>')],
  ['brackets in brackets', (size) => '['.repeat(size / 2) + ']'.repeat(size / 2)],
  ['links in links', (size) => '['.repeat(size / 5) + 'a' + '](b)'.repeat(size / 5)],
  ['parentheses in an address', (size) => `[a](${'('.repeat(size / 2)}${')'.repeat(size / 2)})`],
  ['strong in strong', (size) => '**a '.repeat(size / 8) + 'b**'.repeat(size / 8)],
];

/** What can stand in the front matter of a story. */
export const frontMatters: readonly (readonly [name: string, make: TextMaker])[] = [
  ...named([
    ...'[{"\'|>#&*!%@`-?:,\\ \t\n',
    '- ',
    '- a\n',
    '? ',
    'a: ',
    'a: b\n',
    'title: b\n',
    '[a, ',
    '{a: ',
    '"a" ',
    '# a\n',
    'a: #b\n',
    '&a ',
    '- &a b\n',
    '- *a\n',
    '*a ',
    '!!a ',
    '%a\n',
    '...\n',
    'word ',
    'word\n',
    ' a\n',
    '中\n',
    'a: "\n',
    'a："b"\n',
    '“a”\n',
    '<<: *a\n',
  ]),
  ['keys', count((number) => `key${String(number)}: b\n`)],
  ['misspelt keys', count((number) => `titl${String(number)}: b\n`)],
  ['names and references', count((number) => `k${String(number)}: &a${String(number)} b\nl${String(number)}: *a${String(number)}\n`)],
  ['references to references', count((number) => `k${String(number)}: &a${String(number)} [*a${String(number - 1)}, *a${String(number - 1)}]\n`)],
  ['tags', (size) => `tags: [${count((number) => `a${String(number)}, `)(size)}a]\n`],
  ['equal tags', (size) => `tags: [${repeat('a, ')(size)}a]\n`],
  ['tags in lines', (size) => `tags:\n${count((number) => `  - a${String(number)}\n`)(size)}`],
  ['tags that are no text', (size) => `tags: [${repeat('1, ')(size)}1]\n`],
  ['authors', (size) => `author: [${count((number) => `Jane A${String(number)}, `)(size)}Jane]\n`],
  ['an author', (size) => `author: ${repeat('Jane Doe and ')(size)}\n`],
  ['an author with titles', (size) => `author: ${repeat('Dr. ')(size)}\n`],
  ['aliases', (size) => `aliases: [${count((number) => `a-${String(number)}, `)(size)}a]\n`],
  ['wrong aliases', (size) => `aliases: [${repeat('A_b, ')(size)}a]\n`],
  ['a long title', (size) => `title: ${repeat('word ')(size)}\n`],
  ['a long title without spaces', (size) => `title: ${repeat('a')(size)}\n`],
  ['a title of quotation marks', (size) => `title: '${repeat('"')(size)}'\n`],
  ['a title of many lines', (size) => `title: |\n${repeat('  word\n')(size)}`],
  ['a folded title', (size) => `title: word\n${repeat('  中文\n')(size)}`],
  ['a long description', (size) => `description: ${repeat('word ')(size)}\n`],
  ['a description of marks', (size) => `description: "${repeat('**a** ')(size)}"\n`],
  ['a long address', (size) => `original: https://a.b/${repeat('c/')(size)}\n`],
  ['a long date', (size) => `date: ${repeat('2')(size)}\n`],
  ['a long source', (size) => `source: ${repeat('a-')(size)}\n`],
  ['lists in lists', (size) => `a: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}\n`],
  ['keys in keys', nest('a:', ' ')],
];

const head = `title: A plant in Nanjing
date: 2019-03-20
source: GenScript
tags: [China]
`;

/** A story whose text is this. */
export function placeBody(body: string): string {
  return `---\n${head}---\n\n${body}\n`;
}

/** A story with these lines in its front matter, beside or in the place of the usual ones. */
export function placeFrontMatter(lines: string): string {
  const keys = head.split('\n').filter((line) => !lines.startsWith(line.split(':')[0] + ':'));
  return `---\n${keys.join('\n')}${lines}\n---\n\nA plant opens.\n`;
}
