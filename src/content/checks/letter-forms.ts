import type { Finding } from './issue.ts';

const letterAndMarks = /\P{M}\p{M}+/gu;
const ligature = /[\ufb00-\ufb06]/g;

/**
 * Finds letters that some programs copy in another form: with its accent apart (Unicode Normalization Form D), or as
 * one sign for two, such as the ligature “ﬁ”. They look the same, and neither search nor a file name finds them. One
 * finding a line.
 */
export function findLetterForms(text: string): Finding[] {
  if (!/[\p{M}\ufb00-\ufb06]/u.test(text)) return [];
  return [...text.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }): Finding[] => {
    const mended = composeLetters(line);
    if (mended === line) return [];
    const characters = Array.from(mended);
    const offset = Array.from(line).findIndex((character, position) => character !== characters[position]);
    const start = index + Array.from(line).slice(0, offset).join('').length;
    return [
      {
        rule: 'file-letters',
        offset: start,
        message: `letters look right here and are not the usual ones: ${line.search(ligature) !== -1 ? 'one sign stands for two letters' : 'a letter and its accent stand apart'}`,
        fix: `write the line as ${mended.trim()}`,
        edit: { start: index, end: index + line.length, text: mended },
      },
    ];
  });
}

function composeLetters(line: string): string {
  return line
    .replace(letterAndMarks, (letter) => letter.normalize('NFC'))
    .replace(ligature, (sign) => sign.normalize('NFKC'));
}
