/** The width of a text, in the unit of the widths that it is compared with. */
export type TextMeasure = (text: string) => number;

export interface BrokenText {
  lines: string[];
  /** Whether a word was wider than a line and had to be cut. */
  cutsWords: boolean;
}

/**
 * Breaks text into as few lines as its words need. Chinese breaks between words, but not before a closing
 * mark or after an opening one.
 */
export function fillLines(text: string, width: number, measure: TextMeasure): BrokenText {
  const isTooWide = (part: string) => measure(part.trimEnd()) > width;
  const words = splitWords(text);
  const lines: string[] = [];
  let line = '';
  for (const part of words.flatMap((word) => (isTooWide(word) ? Array.from(word) : [word]))) {
    if (line !== '' && isTooWide(line + part)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  if (line !== '') lines.push(line.trimEnd());
  return { lines, cutsWords: words.some(isTooWide) };
}

/** Breaks text into `count` lines of widths as similar as its words allow. The text must fit into them. */
export function balanceLines(text: string, count: number, width: number, measure: TextMeasure): string[] {
  const words = splitWords(text);
  // Dynamic programming: the best way to break the first words into the lines so far, by the number of words.
  let ways = new Map([[0, { raggedness: 0, lines: [] as string[] }]]);
  for (let lineNumber = 0; lineNumber < count; lineNumber += 1) {
    const longer: typeof ways = new Map();
    for (const [start, { raggedness, lines }] of ways) {
      for (let end = start + 1; end <= words.length; end += 1) {
        const line = words.slice(start, end).join('').trimEnd();
        const space = width - measure(line);
        if (space < 0) break;
        const way = { raggedness: raggedness + space ** 2, lines: [...lines, line] };
        if (way.raggedness < (longer.get(end)?.raggedness ?? Infinity)) longer.set(end, way);
      }
    }
    ways = longer;
  }
  return ways.get(words.length)?.lines ?? fillLines(text, width, measure).lines;
}

/** Keeps the first lines. If any are dropped, the last line kept ends in an ellipsis, after a word if possible. */
export function clipLines(
  lines: readonly string[],
  limit: number,
  width: number,
  measure: TextMeasure,
): string[] {
  if (lines.length <= limit) return [...lines];
  const last = lines[limit - 1] ?? '';
  const clipped = [...listPrefixes(splitWords(last)), ...listPrefixes(Array.from(last))]
    .map((prefix) => `${prefix.replace(/[\s\p{Ps}\p{Pi}\p{Pd},.:;，。：；、]+$/u, '')}…`)
    .find((line) => measure(line) <= width);
  return [...lines.slice(0, limit - 1), clipped ?? '…'];
}

/** Longest first. */
function listPrefixes(parts: readonly string[]): string[] {
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(''));
}

const chinese = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const opening = '[\\p{Ps}\\p{Pi}]';
const numerals = '[第零一二两三四五六七八九十百千万亿]';
const closing = '[\\s\\p{Pe}\\p{Pf}\\p{Po}\\p{Pd}]';

/** Where a line may end. */
const breaks = new RegExp(
  [
    '(?<=\\s)(?=\\S)',
    // After a hyphen between words, but not within T-cell or COVID-19.
    '(?<=\\p{L}{3}-)(?=\\p{L}{3})',
    '(?<=[–—]|\\p{L}/)(?=\\p{L})',
    // A number stays with what it counts.
    `(?<=${chinese})(?<!${opening}|${numerals})(?!${closing})`,
    `(?<!${opening}|${numerals}|\\p{Nd})(?=${chinese})(?!${closing})`,
  ].join('|'),
  'gu',
);

/** A few Chinese characters among other letters are usually a name. */
const names = /(?<!\p{Script=Han})\p{Script=Han}{2,6}(?!\p{Script=Han})/gu;

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Splits text where a line may end. A space belongs to the part before it. */
function splitWords(text: string): string[] {
  // Chinese words have no spaces between them; ICU finds them by a dictionary.
  const edges = new Set(Array.from(wordSegmenter.segment(text), ({ index }) => index));
  for (const { index, 0: name } of text.matchAll(names)) {
    for (let inside = index + 1; inside < index + name.length; inside += 1) edges.delete(inside);
  }
  const starts = Array.from(text.matchAll(breaks), ({ index }) => index);
  const kept = [0, ...starts.filter((start) => start > 0 && edges.has(start))];
  return kept.map((start, position) => text.slice(start, kept[position + 1]));
}
