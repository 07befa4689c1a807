interface ParserDifference {
  reason: string;
  /** Found in every text that it may be about. */
  pattern: RegExp;
  example: string;
}

const lineEnd = String.raw`(?:\r\n|\n|\r)`;
const otherLines = `(?:${lineEnd}.+)*${lineEnd}`;
const itemMark = String.raw`(?:[-+*]|\d+[.)])`;
const restOfLine = String.raw`[ \t]*(?=[\r\n]|$)`;
const tagAlone = String.raw`[ \t>]*<\/?[a-z][^<>\r\n]*>${restOfLine}`;

/** Where the two parsers of Markdown read a text in different ways, and nothing of the site can change that. */
export const parserDifferences: readonly ParserDifference[] = [
  {
    reason: 'the box of a task stands alone on its line: Sätteri takes any line below it into the task',
    pattern: new RegExp(String.raw`^[ \t>]*(?:${itemMark}[ \t]+)+\[[ x]\]${restOfLine}`, 'im'),
    example: '- [x]\r\nOne.\r\n',
  },
  {
    reason: 'a tag stands alone on a line right below a table: remark ends the table',
    pattern: new RegExp(String.raw`(?:\|.*|-:?[ \t]*)${otherLines}${tagAlone}`, 'i'),
    example: '| a | b |\n|---|---|\n<b>\n',
  },
  {
    reason:
      'a tag stands alone on a line right below a note, a definition or an item: remark takes it into that',
    pattern: new RegExp(String.raw`(?:\]:|^[ \t>]*${itemMark}[ \t]).*${otherLines}${tagAlone}`, 'im'),
    example: 'One.[^1]\n\n[^1]: Two.\n<b>\nThree.</b>\n',
  },
  {
    reason: 'code by spaces stands right below what ends a list: Sätteri makes code of each line',
    pattern: new RegExp(String.raw`^(?:[-*_]{3,}|#{1,6}[ \t].*)[ \t]*${lineEnd}(?: {4}| {0,3}\t)`, 'm'),
    example: '- One.\n---\n    two\n    three\n',
  },
  {
    reason: 'a bare address touches the bar of a table: Sätteri takes the bar into the address',
    pattern: /(?:https?:\/\/|www\.)[^\s|]*\|/i,
    example: '|https://a.example|b|\n|-|-|\n',
  },
  {
    reason: 'the rule of a table stands below a note or a definition: remark makes a table of both',
    pattern: new RegExp(String.raw`\]:.*${otherLines}[ \t>]*[|:]?-[-|: \t]*${restOfLine}`),
    example: '[r]: https://a.example\n|-|\n',
  },
  {
    reason: 'an empty item stands below a definition: Sätteri makes no list of it',
    pattern: new RegExp(String.raw`\]:[^]*${lineEnd}[ >]*${itemMark}${restOfLine}`),
    example: '[r]: https://a.example\n#\n-\n',
  },
  {
    reason: 'an item begins with a bar, right below other text: Sätteri ends the paragraph a line too early',
    pattern: new RegExp(String.raw`${lineEnd}[ \t>]*[-+*][ \t]+\|`),
    example: 'One.\ntwo.\n- |\n',
  },
  {
    reason: 'a mail address has several hyphens or points in a row: Sätteri begins it behind them',
    pattern: /(?:--|\.\.\.)[\w.+-]*@/,
    example: 'a--b@c.example\n',
  },
  {
    reason: 'a line break by a backslash ends the words of a link or a picture: Sätteri keeps the backslash',
    pattern: new RegExp(String.raw`\\${lineEnd}[ \t>]*\]`),
    example: '![One\\\n](./a.jpg)\n',
  },
  {
    reason:
      'an invisible character, which the check refuses, stands beside ~~: remark takes U+FEFF for a space',
    pattern: /[\ufeff\u0085]~|~[\ufeff\u0085]/,
    example: '~~One\ufeff~~ two.\n',
  },
];

export function isReadDifferently(text: string): boolean {
  return parserDifferences.some(({ pattern }) => pattern.test(text));
}
