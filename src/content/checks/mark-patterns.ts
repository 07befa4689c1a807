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

const space = String.raw`[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]`;
const bullet = String.raw`[•‣⁃∙◦◎▪▫●○■□◆◇➢➤►\uf020-\uf0ff]${space}*|[·・－＊]${space}+(?!\d)|[o§Øü]\t`;
/** What begins a line of other texts too, and a list where two lines in a row have it. */
const otherBullet = String.raw`[-+](?=\p{L})|[·・－](?=\p{L})|[–—]${space}+(?!\d)`;
const number = String.raw`[\d０-９]{1,2}(?:[．、）]${space}*|[.)](?=\p{L}))`;
/** What Chinese and English lists are numbered by, and Markdown does not know. */
const otherNumber = String.raw`[（(](?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[a-z][.)]${space}`;
const endOfLine = String.raw`(?:\r\n|\n|\r|$)`;

/** Each pattern needs one of these signs, a second line, or a sign at the beginning: most paragraphs have none. */
export const mayHoldMarks = /[#＃＞＊～*_~`&[［|｜\t\r\n]|^\P{L}/u;

/** The words of a link, which may have brackets of their own. */
const inBrackets = String.raw`(?:[^[\]\r\n]|\[[^[\]\r\n]*\])*`;

export const markPatterns: readonly MarkPattern[] = [
  {
    pattern: new RegExp(
      `^${space}*(?:[#＃]{2,}|＃(?=${space})|#(?=${space})(?! ))${space}*(?=[^\\s#＃])`,
      'm',
    ),
    describe: ({ source, rest }) => {
      const level = Math.min(6, Math.max(2, source.replace(/[^#＃]/g, '').length));
      const edit = `${'#'.repeat(level)} `;
      return {
        message: 'the sign of a heading is shown, because no ordinary space is behind it',
        fix: `write ${edit}${firstLine(rest).replace(/[ \t]*[#＃]+$/, '')}`,
        edit: /[#＃]$/.test(firstLine(rest)) ? undefined : edit,
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
      `(?:^${space}*(?:${bullet})(?=\\S).*${endOfLine})+|(?:^${space}*(?:${otherBullet})(?=\\S).*${endOfLine}){2,}`,
      'mu',
    ),
    describe: ({ source }) => {
      const edit = source.replace(
        new RegExp(`^([ \\t]*)${space}*(?:${bullet}|${otherBullet})`, 'gmu'),
        '$1- ',
      );
      return {
        message: 'the sign of a list is shown, and its lines run together',
        fix: `begin each line with a hyphen and a space: ${firstLine(edit)}`,
        // A dash before a name below a quotation is no list.
        edit: /^[–—]/.test(source) ? undefined : edit,
      };
    },
  },
  {
    // The first line of a paragraph: on a later line it is the name below a quotation.
    pattern: /^–[ \t]+\D.*/,
    describe: ({ source }) => ({
      message: 'the dash at the beginning of the line makes no list',
      fix: `for a list write - ${source.slice(1).trim()}; for the name below a quotation write — in place of –`,
    }),
  },
  {
    pattern: new RegExp(`(?:^${space}*(?:${number}|${otherNumber})(?=\\S).*${endOfLine}){2,}`, 'mu'),
    describe: ({ source }) => {
      const marker = new RegExp(`^([ \\t]*)${space}*[（(]?([\\d０-９]+)(?:[．、）]${space}*|[.)])`, 'gm');
      const edit = source.replace(
        marker,
        (_, indent: string, digits: string) => `${indent}${digits.normalize('NFKC')}. `,
      );
      const isPlain = edit
        .trimEnd()
        .split(/\r\n|\n|\r/)
        .every((line) => /^[ \t]*\d+\. /.test(line));
      return {
        message: 'the numbers of a list are shown in one paragraph, and its lines run together',
        fix: isPlain
          ? `begin each line with number, point and space: ${firstLine(edit)}`
          : 'begin each line with number, point and space, as in “1. First”; or leave an empty line between them',
        edit: isPlain ? edit : undefined,
      };
    },
  },
  {
    pattern: new RegExp(`(?:^[ \\t]*[^\\s][^\\t\\r\\n]*\\t.*${endOfLine}){2,}`, 'm'),
    describe: ({ source }) => {
      const edit = formatTable(source);
      const [head = '', rule = ''] = edit.split(/[\r\n]+/);
      return {
        message: 'these lines have tabs, as from a spreadsheet, and run together',
        fix: `make a table of them: ${head} and below it ${rule}, then a line for each row`,
        edit: /^[ \t]/m.test(source) ? undefined : edit,
      };
    },
  },
  {
    pattern: new RegExp(
      `(?:^${space}*[|｜].*[|｜]${space}*${endOfLine}){2,}|^${space}*[|｜]?[ :]*[-—–－]{2,}[-—–－|｜: ]*$`,
      'm',
    ),
    describe: ({ source }) => {
      const columns = splitRow(firstLine(source)).length;
      return {
        message: 'the lines of a table are shown as they are',
        fix: `write |${'---|'.repeat(columns)} right below the first line, and give each row as many cells; to show a bar write \\|`,
      };
    },
  },
  {
    pattern: new RegExp(
      String.raw`!?(?:\[${inBrackets}\]|［[^［］\r\n]*］)[ \t]*[(（](?<=\]\(|[(（](?=\s*(?:https?:|www\.|\.{0,2}/|#|mailto:|\ufffc)))(?:[^\s()（）]*[)）])?`,
      'i',
    ),
    describe: ({ source, rest }) => describeLink(source, rest),
  },
  {
    // Numbers in brackets are the notes of papers: [1][2].
    pattern: /!\[[^[\]\r\n]*\]|\[[^[\]\r\n]+\]\[(?!\d+\])[^[\]\r\n]*\]/,
    describe: ({ source }) => {
      const [words = ''] = /^!?\[[^\]]*\]/.exec(source) ?? [];
      return {
        message: `${source} is shown as it is, because no line says where it leads`,
        fix: `write the address behind the words: ${words}(${words.startsWith('!') ? './picture.jpg' : 'https://…'})`,
      };
    },
  },
  {
    pattern: /(?<=^|[\r\n])[[［]\^[^\]］\s]+[\]］](?:：|[ \t]+:)|［\^[^］\s]+］/,
    describe: ({ source, rest }) => {
      const edit = source.normalize('NFKC').replace(/[ \t]*:$/, ': ');
      return {
        message: `${source} is shown as it is: its signs must be those of an English keyboard`,
        fix: `write ${edit}${edit.includes(':') ? firstLine(rest).trim() : ''}`,
        edit,
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
    pattern:
      /\*{2,}(?<!\d\*\*(?=\d))|(?<![\p{L}\p{N}_])__(?=[^\s_])|(?<=[^\s_])__(?![\p{L}\p{N}_])|~{2,}(?<!\d~~(?=\d))/u,
    describe: ({ source, rest }) => describeDelimiter(source, rest),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\r\n]*(?<=[^\s*])\*(?![*\p{N}(])|(?<=\p{Script=Han})\*(?=[^\s*])[^*\r\n]{2,}(?<=[^\s*])\*(?![*\p{N}(])/u,
    describe: ({ source }) => ({
      message: 'the stars are shown, because a letter or a digit is next to one',
      fix: `write <em>${source.slice(1, -1)}</em>, or \\${source.slice(0, -1)}\\* to show the stars`,
    }),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}_])_(?=[^\s_])[^_\r\n]*(?<=[^\s_])_(?![\p{Script=Latin}\p{N}_])|(?<=\p{Script=Han})_(?=[^\s_])[^_\r\n]*(?<=[^\s_])_(?![\p{Script=Latin}\p{N}_])/u,
    describe: ({ source }) => ({
      message: 'the underscores are shown, because a letter or a sign is next to one',
      fix: `write <em>${source.slice(1, -1)}</em>, or \\${source.slice(0, -1)}\\_ to show them`,
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
  const [, words = '', gap = '', inside = ''] = /^(!?[[［].*[\]］])([ \t]*[(（])(.*)$/.exec(source) ?? [];
  const isWhole = /[)）]$/.test(inside);
  const [, written = ''] = isWhole
    ? (/^(.*).$/.exec(inside) ?? [])
    : (/^(.*?\.(?:jpe?g|png|webp|avif|gif|svg|md|pdf|html?))[)）]/i.exec(firstLine(rest)) ??
      /^(.*?)[)）](?!\S*[)）])/.exec(firstLine(rest)) ??
      []);
  const [, address = '', title = ''] = /^(.*?)((?:\s+["'“].*["'”])?)$/.exec(written.trim()) ?? [];
  const kind = words.startsWith('!') ? 'picture' : 'link';
  const isMisplaced = gap !== '(' || inside.endsWith('）') || words.endsWith('］');
  const edit = `${words.replace('［', '[').replace(/］$/, ']')}(${writeAddress(address)}${title})`;
  return {
    message: isMisplaced
      ? `the ${kind} is shown as it is written: [ ] ( ) must be those of an English keyboard, with nothing between ] and (`
      : `the ${kind} is shown as it is written, because its address has a space in it, or no end`,
    fix: address === '' ? 'write the address between ( and ), on the same line' : `write ${edit}`,
    edit: isMisplaced && isWhole ? edit : undefined,
  };
}

/** An address as Markdown reads it whole: with `%20` for a space, or between `<` and `>`. */
function writeAddress(written: string): string {
  const address = written.startsWith('www.') ? `https://${written}` : written;
  const whole = /^https?:/i.test(address) ? address.replace(/\s/g, '%20') : address;
  return /[\s()]/.test(whole) ? `<${whole}>` : whole;
}

function describeDelimiter(source: string, rest: string) {
  const [inner = '', ...others] = firstLine(rest).split(source);
  const words = inner.trim();
  const element = source.startsWith('~') ? 'del' : 'strong';
  const escaped = `\\${Array.from(source).join('\\')}`;
  return {
    message: `${source} is shown as it is`,
    fix:
      others.length === 1 && words !== ''
        ? `write <${element}>${words}</${element}>; to show the signs write ${escaped}`
        : `write ${source} on both sides of the words, without a space; to show it write ${escaped}`,
  };
}
