/** How wide text is, in the unit of the width that it is held against. */
export type TextMeasure = (text: string) => number;

/** Text in lines. */
export interface BrokenText {
  lines: string[];
  /** Whether a word had to be cut, since it is wider than a line. */
  cutsWords: boolean;
}

/**
 * Breaks one line of text into as few lines as its words need. Chinese breaks between words, but not
 * before a closing mark or after an opening one.
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

/** Breaks text that fits into a number of lines so that these are as alike in width as its words allow. */
export function balanceLines(text: string, count: number, width: number, measure: TextMeasure): string[] {
  const words = splitWords(text);
  // The best way to set the first words in the lines so far, by the number of these words.
  let ways = new Map([[0, { roughness: 0, lines: [] as string[] }]]);
  for (let lineNumber = 0; lineNumber < count; lineNumber += 1) {
    const longer: typeof ways = new Map();
    for (const [start, { roughness, lines }] of ways) {
      for (let end = start + 1; end <= words.length; end += 1) {
        const line = words.slice(start, end).join('').trimEnd();
        const space = width - measure(line);
        if (space < 0) break;
        const way = { roughness: roughness + space ** 2, lines: [...lines, line] };
        if (way.roughness < (longer.get(end)?.roughness ?? Infinity)) longer.set(end, way);
      }
    }
    ways = longer;
  }
  return ways.get(words.length)?.lines ?? fillLines(text, width, measure).lines;
}

/** The first lines of a text. Where there are more, the last of them ends in an ellipsis, after a word if it can. */
export function clipLines(
  lines: readonly string[],
  limit: number,
  width: number,
  measure: TextMeasure,
): string[] {
  if (lines.length <= limit) return [...lines];
  const last = lines[limit - 1] ?? '';
  const clipped = [...listBeginnings(splitWords(last)), ...listBeginnings(Array.from(last))]
    .map((beginning) => `${beginning.replace(/[\s\p{Ps}\p{Pi}\p{Pd},.:;，。：；、]+$/u, '')}…`)
    .find((line) => measure(line) <= width);
  return [...lines.slice(0, limit - 1), clipped ?? '…'];
}

/** Longest first. */
function listBeginnings(parts: readonly string[]): string[] {
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(''));
}

const chinese = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const opening = '[\\p{Ps}\\p{Pi}]';
const numerals = '[第零一二两三四五六七八九十百千万亿]';
const closing = '[\\s\\p{Pe}\\p{Pf}\\p{Po}\\p{Pd}]';

/** The places where a line may end. */
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

/** Few Chinese characters by themselves are most often a name. */
const names = /(?<!\p{Script=Han})\p{Script=Han}{2,6}(?!\p{Script=Han})/gu;

const wordSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Parts between which a line may end. Spaces stand at the end of the part before them. */
function splitWords(text: string): string[] {
  // Chinese words have no spaces between them; a dictionary knows them.
  const edges = new Set(Array.from(wordSegmenter.segment(text), ({ index }) => index));
  for (const { index, 0: name } of text.matchAll(names)) {
    for (let inside = index + 1; inside < index + name.length; inside += 1) edges.delete(inside);
  }
  const starts = Array.from(text.matchAll(breaks), ({ index }) => index);
  const kept = [0, ...starts.filter((start) => start > 0 && edges.has(start))];
  return kept.map((start, position) => text.slice(start, kept[position + 1]));
}
