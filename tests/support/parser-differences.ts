const lineEnd = String.raw`(?:\r\n|\n|\r)`;
const tagAlone = String.raw`[ \t>]*<\/?[a-z][^<>\r\n]*>[ \t]*(?=[\r\n]|$)`;

/** Where the two parsers of Markdown read a text in different ways, and nothing of the site can change that. */
export const parserDifferences: readonly { reason: string; pattern: RegExp }[] = [
  {
    reason: 'the box of a task stands alone on its line: Sätteri takes any line below it into the task',
    pattern: /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)+\[[ x]\][ \t]*(?=[\r\n]|$)/im,
  },
  {
    reason: 'a tag stands alone on a line right below a table: remark ends the table',
    pattern: new RegExp(`\\|.*${lineEnd}${tagAlone}`, 'i'),
  },
  {
    reason: 'a tag stands alone on a line right below a note or a definition: remark takes it into the note',
    pattern: new RegExp(`\\]:.*(?:${lineEnd}.+)*${lineEnd}${tagAlone}`, 'i'),
  },
];

export function isReadDifferently(text: string): boolean {
  return parserDifferences.some(({ pattern }) => pattern.test(text));
}
