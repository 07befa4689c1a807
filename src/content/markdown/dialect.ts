import { unspacedScripts } from '../../lib/language.ts';

/**
 * Noncharacters (Unicode 16, 23.7), which no text may contain. To the parser each is a letter. A sign that
 * stands for itself is hidden behind one; the others are put in, and taken out again.
 */
const hiddenTilde = '\ufdd0';
const hiddenStar = '\ufdd1';
/** Beside `**` that may begin or end strong text although punctuation is next to it. */
const joiner = '\ufdd2';
/** Behind a bare address, which the space before it ends. */
const addressEnd = ' \ufdd3';

/** Before a quotation mark that opens, which the space behind it shows to the parser. */
const quotationStart = '\ufdd4 ';

const put = /\ufdd2| \ufdd3|\ufdd4 /g;
/** As text, and as Sätteri writes it in an address. */
const hidden = /\ufdd0|\ufdd1|%EF%B7%9[01]/g;

/** Signs that XML forbids (XML 1.0, 2.2) and noncharacters. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}\ufdd0-\ufdef\ufffe\uffff]/gu;

/**
 * Prepares Markdown for the parser, so that trade news comes out as it is written:
 *
 * - One tilde is a tilde (`5~7 mg`). GFM would let it strike out text, as two do.
 * - One star between letters or digits is a star (`HLA-A*02:01`); two stars or tildes between digits are themselves.
 * - `**`, `*` and `~~` beside Chinese characters and punctuation work as in the CJK-friendly amendments to
 *   CommonMark.
 * - Straight quotation marks beside Chinese open and close by turns; the parser looks for spaces.
 * - A bare address ends before a quotation mark and before what is neither ASCII nor a Latin letter: `。`.
 *
 * {@link revealSigns} undoes it in what the parser returns.
 */
export function prepareMarkdown(written: string): string {
  let markdown = written.replace(forbidden, '\ufffd');
  if (markdown.includes('~')) markdown = markdown.replace(singleTilde, `$1${hiddenTilde}`);
  if (/[*~]/.test(markdown)) {
    markdown = markdown.replace(literalSigns, (signs) =>
      (signs.startsWith('~') ? hiddenTilde : hiddenStar).repeat(signs.length),
    );
  }
  if (chinese.test(markdown)) {
    markdown = markdown.replace(delimiterRun, joinDelimiters);
    if (markdown.includes('"'))
      markdown = markdown.replace(
        chineseQuotation,
        (quotation) => `${quotationStart}${quotation.slice(0, -1)}${joiner}"`,
      );
  }
  return markdown.replace(bareAddress, (_, elsewhere?: string, address?: string) =>
    address === undefined ? (elsewhere ?? '') : address + addressEnd,
  );
}

/** Restores what {@link prepareMarkdown} hid, and takes out what it put in. */
export function revealSigns(text: string): string {
  return text
    .replace(put, '')
    .replace(hidden, (sign) => (sign === hiddenTilde || sign.endsWith('90') ? '~' : '*'));
}

/**
 * Finds the offset in written Markdown of an offset in the same text prepared, both in UTF-16 code units.
 *
 * @returns the same offset if nothing was put in.
 */
export function createWrittenOffsets(prepared: string): (offset: number) => number {
  const parts = [...prepared.matchAll(put)].map(({ index, 0: { length } }) => ({ index, length }));
  return (offset) =>
    parts.reduce((left, { index, length }) => left - Math.min(length, Math.max(0, offset - index)), offset);
}

/** An even number of backslashes, which escape each other. */
const unescaped = String.raw`(?<!\\)((?:\\\\)*)`;
const singleTilde = new RegExp(String.raw`(?<!~)${unescaped}~(?!~)`, 'g');

const literalSigns = /(?<=[\p{L}\p{N})])\*(?=[\p{L}\p{N}(])|(?<=\d)(?:\*\*|~~)(?=\d)/gu;

const chinese = new RegExp(
  String.raw`[${unspacedScripts}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]`,
  'u',
);
const punctuation = /[\p{P}\p{S}]/u;
const chineseQuotation = new RegExp(
  `(?<=${chinese.source})"([^"\\r\\n]+)"|"([^"\\r\\n]+)"(?=${chinese.source})`,
  'gu',
);
const delimiterRun = /(?<!\\)(?:\*+|~~)/g;

/**
 * Lets a delimiter run open or close where the amendments do (markdown-cjk-friendly, specification): Chinese
 * punctuation counts as a letter, and other punctuation does where a Chinese character is on the other side.
 */
function joinDelimiters(run: string, index: number, text: string): string {
  const before = /.$/su.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? ' ';
  const after = /^./su.exec(text.slice(index + run.length, index + run.length + 2))?.[0] ?? ' ';
  if (/\s/.test(before + after)) return run;
  const [isPunctuationBefore, isPunctuationAfter] = [punctuation.test(before), punctuation.test(after)];
  if (isPunctuationBefore === isPunctuationAfter || !chinese.test(before + after)) return run;
  return isPunctuationBefore ? joiner + run : run + joiner;
}

/**
 * A bare address that a character follows which ends it, as the second group. The first is a part of Markdown where an
 * address is not bare: the target of a link, a definition, or an address in angle brackets.
 */
const bareAddress =
  /(\]\([ \t]*<?[^\s)>]*|^ {0,3}\[[^\]\n]*\]:\s*\S+|<[^<>\s]*>)|((?:https?:\/\/|www\.)[\x21\x23-\x26\x28-\x3b\x3d-\x7e\u00c0-\u024f\ufdd0\ufdd1]*)(?=["']|[^\x00-\x7f\u00c0-\u024f\ufdd0\ufdd1])/gim;
