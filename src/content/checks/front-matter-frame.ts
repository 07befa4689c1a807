import type { Finding } from './issue.ts';

interface Line {
  /** Offsets of what stands on the line, without white space around it. */
  start: number;
  end: number;
  indent: string;
  text: string;
  /** Whether a blank line stands above it. */
  isApart: boolean;
}

const fence = /^(?:`{3,}|~{3,})\s*[a-z]*$/i;
/** Marks that are typed for three hyphens: other dashes, other numbers of hyphens, and the fence of a code block. */
const mark = new RegExp(`^(?:[-_*=~‐-―−－─ー﹣]{2,}|[‐-―−－─ー﹣])$|${fence.source}`, 'iu');
const key = /^[a-z]\w*\s*[:：]/i;
/** A key of front matter, and a colon. */
export const knownKey =
  /^(?:title|date|source|tags|description|updated|author|original|image|imageAlt|imageCredit|draft|aliases)\s*[:：]/i;

/**
 * Finds front matter that does not stand between two lines of three hyphens but between others, or none.
 * Undefined if it does, if nothing but the second is missing, or if there is nothing like front matter.
 */
export function findWrongFrame(text: string): Finding | undefined {
  const lines = readLines(text);
  const [top] = lines;
  if (!top) return undefined;
  const isFenced = fence.test(top.text) && lines[1]?.text === '---';
  const begin = isFenced ? 2 : Number(mark.test(top.text));
  const first = lines[begin];
  if (!first || !(top.text === '---' ? key : knownKey).test(first.text)) return undefined;

  const end = findEnd(lines, begin, begin > 0 && top.indent !== '');
  const last = lines[end - 1] ?? first;
  const below = lines.slice(end, end + Math.max(1, begin)).filter((line) => mark.test(line.text));
  const problem = describeFrame(top, below, begin);
  if (!problem) return undefined;

  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const keys = text
    .slice(first.start - first.indent.length, last.end)
    .replace(/[^\r\n]+/g, (line) =>
      line.startsWith(top.indent) ? line.slice(top.indent.length) : line.trim(),
    );
  const edit = {
    start: top.start - top.indent.length,
    end: (below.at(-1) ?? last).end,
    text: ['---', keys, '---'].join(lineEnd),
  };
  const isWhole = begin < 2 || below.length === 2;
  return { ...problem, ...(isWhole && { edit }) };
}

/** The lines that are not blank. */
function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const start = index + line.indexOf(trimmed);
    const isApart = /\n\s*\n|\r\s*\r/.test(text.slice(lines.at(-1)?.end ?? 0, start));
    lines.push({
      start,
      end: start + trimmed.length,
      indent: text.slice(index, start),
      text: trimmed,
      isApart,
    });
  }
  return lines;
}

/**
 * The number of the line that ends front matter, or comes behind what looks like it. A value may hold indented
 * hyphens, so another end comes before an indented one.
 */
function findEnd(lines: readonly Line[], begin: number, mayBeIndented: boolean): number {
  let indented: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (index <= begin) continue;
    const isOutside = line.indent === '' || mayBeIndented;
    if (isOutside && mark.test(line.text)) return index;
    if (line.text === '---') indented ??= index;
    // A paragraph may begin like a key: “SHANGHAI: …”.
    const goesOn = (line.isApart ? knownKey : key).test(line.text) || /^[-#[\]]/.test(line.text);
    if (line.indent === '' && !goesOn) return indented ?? index;
  }
  return indented ?? lines.length;
}

/** @param begin the number of marks above the front matter. */
function describeFrame(top: Line, below: readonly Line[], begin: number): Finding | undefined {
  const [end] = below;
  const describe = (line: Line, message: string, fix: string): Finding => ({
    rule: line === top ? 'front-matter-missing' : 'front-matter-unclosed',
    offset: line.start,
    message,
    fix,
  });
  if (begin === 0) {
    const message = 'the front matter does not stand between two lines of three hyphens';
    return describe(
      top,
      message,
      'write --- on a line of its own above the first key and below the last one',
    );
  }
  if (begin === 2) {
    const fix = `take out the line ${top.text} above it and the line ${top.text.slice(0, 3)} below it`;
    return describe(top, 'the front matter stands in a block of code', fix);
  }
  const [wrong, another] = [top, ...below].filter((line) => line.text !== '---');
  if (wrong) {
    const marks = another ? `“${wrong.text}” and “${another.text}” stand` : `“${wrong.text}” stands`;
    return describe(
      wrong,
      `${marks} where front matter has a line of three hyphens`,
      'write --- in its place',
    );
  }
  if (!end || end.indent === '') return undefined;
  const message = 'the lines of three hyphens and the keys between them cannot be indented';
  return describe(
    top.indent === '' ? end : top,
    message,
    'take out the spaces at the beginning of these lines',
  );
}
