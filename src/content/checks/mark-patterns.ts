import type { Finding } from './issue.ts';
import { firstLine } from './markdown-tree.ts';

/** What looks like a mark of Markdown in text that a page shows. */
interface MarkPattern {
  /** Found in the text, in which all that is no text is {@link filler}. */
  pattern: RegExp;
  describe: (found: FoundMark) => Omit<Finding, 'rule' | 'offset' | 'edit'> & { edit?: string | undefined };
}

interface FoundMark {
  /** The Markdown, without spaces before it, and all that comes behind it in the same block. */
  source: string;
  rest: string;
}

/** What stands in place of everything that is no text: code, links, escaped signs, marks that were read. */
export const filler = '\ufffc';

const space = String.raw`[ \t\u00a0\u3000]`;
const bullet = String.raw`[•‣◦▪▫●○■□◆◇➢➤►\uf020-\uf0ff]${space}*|[·–－＊]${space}+(?!\d)|[o§Øü]\t`;
const dash = String.raw`[-+*](?=\p{L})|—${space}+`;
const number = String.raw`\d{1,2}(?:[．、）]${space}*|[.)](?=\p{L}))`;
const endOfLine = String.raw`(?:\r\n|\n|\r|$)`;

/** Each pattern needs one of these signs, a second line, or a sign at the beginning: most paragraphs have none. */
export const mayHoldMarks = /[#＃＞＊～*_~`&[|｜\t\r\n]|^\P{L}/u;

export const markPatterns: readonly MarkPattern[] = [
  {
    pattern: new RegExp(
      `^${space}*(?:[#＃]{2,}|＃(?=${space})|#(?=[\\u00a0\\u3000]))${space}*(?=[^\\s#＃])`,
      'm',
    ),
    describe: ({ source, rest }) => {
      const level = Math.min(6, Math.max(2, source.replace(/[^#＃]/g, '').length));
      const edit = `${'#'.repeat(level)} `;
      return {
        message: 'the sign of a heading is shown, because no ordinary space is behind it',
        fix: `write ${edit}${firstLine(rest)}`,
        edit,
      };
    },
  },
  {
    pattern: new RegExp(`^${space}*＞${space}*(?=\\S)`, 'm'),
    describe: ({ rest }) => ({
      message: 'the sign of a quotation is shown, because it is a full-width one',
      fix: `write > ${firstLine(rest)}`,
      edit: '> ',
    }),
  },
  {
    pattern: new RegExp(
      `(?:^${space}*(?:${bullet})(?=\\S).*${endOfLine})+|(?:^${space}*(?:${dash})(?=\\S).*${endOfLine}){2,}`,
      'mu',
    ),
    describe: ({ source }) => {
      const edit = source.replace(new RegExp(`^([ \\t]*)${space}*(?:${bullet}|${dash})`, 'gmu'), '$1- ');
      return {
        message: 'the sign of a list is shown, and its lines run together',
        fix: `begin each line with a hyphen and a space: ${firstLine(edit)}`,
        edit,
      };
    },
  },
  {
    pattern: new RegExp(`(?:^${space}*${number}(?=\\S).*${endOfLine}){2,}`, 'mu'),
    describe: ({ source }) => {
      const edit = source.replace(
        new RegExp(`^([ \\t]*)${space}*(\\d+)(?:[．、）]${space}*|[.)])`, 'gm'),
        '$1$2. ',
      );
      return {
        message: 'the numbers of a list are shown in one paragraph, and its lines run together',
        fix: `begin each line with number, point and space: ${firstLine(edit)}`,
        edit,
      };
    },
  },
  {
    pattern: new RegExp(`(?:^\\t*[^\\s][^\\t\\r\\n]*\\t.*${endOfLine}){2,}`, 'm'),
    describe: ({ source }) => {
      const edit = formatTable(source);
      const [head = '', rule = ''] = edit.split(/[\r\n]+/);
      return {
        message: 'these lines have tabs, as from a spreadsheet, and run together',
        fix: `make a table of them: ${head} and below it ${rule}, then a line for each row`,
        edit,
      };
    },
  },
  {
    pattern: new RegExp(`(?:^[^|｜\\r\\n]*[|｜].*${endOfLine}){2,}|^${space}*[|｜][-—–－|｜: ]+$`, 'm'),
    describe: ({ source }) => {
      const columns = splitRow(firstLine(source)).length;
      return {
        message: 'the lines of a table are shown as they are',
        fix: `write |${'---|'.repeat(columns)} as the second line; each row has as many cells as the first`,
      };
    },
  },
  {
    pattern:
      /!?\[[^[\]\r\n]*\][ \t]*[(（](?<=\]\(|[(（](?=\s*(?:https?:|www\.|\.{0,2}\/|#|mailto:|\ufffc)))(?:[^\s()（）]*[)）])?/i,
    describe: ({ source, rest }) => describeLink(source, rest),
  },
  {
    pattern: /!\[[^[\]\r\n]*\]|\[[^[\]\r\n]+\]\[[^[\]\r\n]*\]/,
    describe: ({ source }) => {
      const [words = ''] = /^!?\[[^\]]*\]/.exec(source) ?? [];
      return {
        message: `${source} is shown as it is, because no line says where it leads`,
        fix: `write the address behind the words: ${words}(${words.startsWith('!') ? './picture.jpg' : 'https://…'})`,
      };
    },
  },
  {
    pattern: /\[\^[^\]\s]+\]/,
    describe: ({ source }) => ({
      message: `${source} is shown as it is, because there is no note of that name`,
      fix: `write the note in a paragraph of its own: ${source}: …`,
    }),
  },
  {
    pattern: /(?<sign>＊＊|～～)[^＊～\r\n]+\k<sign>/,
    describe: ({ source }) => {
      const edit = source.replaceAll('＊', '*').replaceAll('～', '~');
      return {
        message: `${source.slice(0, 2)} is shown: these are full-width signs`,
        fix: `write ${edit}`,
        edit,
      };
    },
  },
  {
    pattern: /\*{2,}(?<!\d\*\*(?=\d))|(?<![\p{L}\p{N}_])__(?=[^\s_])|(?<=[^\s_])__(?![\p{L}\p{N}_])|~{2,}/u,
    describe: ({ source, rest }) => describeDelimiter(source, rest),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\r\n]*(?<=[^\s*])\*(?![*\p{N}(])|(?<=\p{Script=Han})\*(?=[^\s*])[^*\r\n]*(?<=[^\s*])\*(?![*\p{N}(])/u,
    describe: ({ source }) => ({
      message: 'the stars are shown, because a letter or a digit is next to one',
      fix: `write <em>${source.slice(1, -1)}</em>, or \\${source.slice(0, -1)}\\* to show the stars`,
    }),
  },
  {
    pattern: /\p{Ll}-[ \t]*(?:\r\n|\n|\r)[ \t]*(?!(?:and|or|to)\b)\p{Ll}/u,
    describe: () => ({
      message: 'a word is divided at the end of the line, and is shown with a space behind the hyphen',
      fix: 'write the whole word on one line',
    }),
  },
  {
    pattern: /`+/,
    describe: ({ source }) => ({
      message: `the ${source} is shown, because no other one closes it`,
      fix: `write ${source} where the code ends too; for an apostrophe write ’`,
    }),
  },
  {
    pattern: /&(?:[a-z]{2,}\d*|#\d+|#x[\da-f]+);/,
    describe: ({ source }) => ({
      message: `${source} is shown as it is: there is no such sign`,
      fix: 'write the sign itself',
    }),
  },
];

function splitRow(line: string): string[] {
  return line.replace(/^\s*[|｜]|[|｜]\s*$/g, '').split(/[|｜]/);
}

/** Makes a table of lines with tabs, as spreadsheets copy them; the first line is its head. */
function formatTable(lines: string): string {
  const rows = lines
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim().replaceAll('|', '\\|')));
  const columns = Math.max(...rows.map((row) => row.length));
  const [head = '', ...others] = rows.map(
    (row) => `| ${Array.from({ length: columns }, (_, index) => row[index] ?? '').join(' | ')} |`,
  );
  const [lineEnd = '\n'] = /\r\n|\n|\r/.exec(lines) ?? [];
  const table = [head, `|${'---|'.repeat(columns)}`, ...others].join(lineEnd);
  return /[\r\n]$/.test(lines) ? table + lineEnd : table;
}

function describeLink(source: string, rest: string) {
  const [, words = '', gap = '', inside = ''] = /^(!?\[.*?\])([ \t]*[(（])(.*)$/.exec(source) ?? [];
  const isWhole = /[)）]$/.test(inside);
  const address = isWhole
    ? inside.slice(0, -1)
    : (/^(.*?)\)(?!\S*\))/.exec(firstLine(rest))?.[1] ?? '…').trim();
  const target = !/[\s()]/.test(address)
    ? address
    : /^https?:/i.test(address)
      ? encodeURI(address)
      : `<${address}>`;
  const kind = words.startsWith('!') ? 'picture' : 'link';
  const isMisplaced = gap !== '(';
  const edit = `${words}(${target})`;
  return {
    message: isMisplaced
      ? `the ${kind} is shown as it is written, because an ordinary ( must come directly behind ]`
      : `the ${kind} is shown as it is written, because its address has a space in it, or no end`,
    fix: `write ${edit}`,
    ...(isMisplaced && isWhole && { edit }),
  };
}

function describeDelimiter(source: string, rest: string) {
  const line = firstLine(rest);
  const inner = line.split(source, 1)[0] ?? '';
  const words = inner.trim();
  const element = source.startsWith('~') ? 'del' : 'strong';
  return {
    message: `${source} is shown as it is`,
    fix:
      inner !== line && words !== ''
        ? `write <${element}>${words}</${element}>`
        : `write ${source} on both sides of the words, without a space; to show it write \\${Array.from(source).join('\\')}`,
  };
}
