import type { Finding } from './issue.ts';

interface Line {
  /** Offsets of what stands on the line, without white space around it. */
  start: number;
  end: number;
  indent: string;
  text: string;
}

/** Marks that are typed for three hyphens: other dashes, other numbers of hyphens, and the fence of a code block. */
const mistakenMark = /^(?:[-_*=~‐-―−－─ー﹣]{2,}|[‐-―−－─ー﹣]|(?:`{3,}|~{3,})\s*[a-z]*)$/iu;
const keyLine = /^[a-z]\w*\s*[:：]/i;
const knownKey =
  /^(?:title|date|source|tags|description|updated|author|original|image|imageAlt|imageCredit|draft|aliases)\s*[:：]/i;

/**
 * Finds front matter that does not stand between two lines of three hyphens but between others, or none.
 * Undefined if it does, or if there is nothing like front matter.
 */
export function findWrongFrame(text: string): Finding | undefined {
  const lines = readLines(text);
  const first = lines.next().value;
  if (!first) return undefined;
  if (knownKey.test(first.text)) return describeMissingMarks(text, first, findEnd(lines, first));
  const isHyphens = first.text === '---';
  if (!isHyphens && !isMistakenMark(first.text)) return undefined;
  const second = lines.next().value;
  if (/^[`~]{3}/.test(first.text) && second?.text === '---') return describeFence(text, first, second, lines);
  if (!second || !(isHyphens ? keyLine : knownKey).test(second.text)) return undefined;
  const { end } = findEnd(lines, second, first.indent !== '');
  if (!isHyphens || (end && end.text !== '---')) return describeMarks(text, first, end);
  if (!end || end.indent === '') return undefined;
  return first.indent === '' ? describeIndentedEnd(end) : describeIndentation(text, first, end);
}

/** The lines that are not blank. */
function* readLines(text: string): Generator<Line, undefined, undefined> {
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const start = index + line.indexOf(trimmed);
    yield { start, end: start + trimmed.length, indent: text.slice(index, start), text: trimmed };
  }
}

type Lines = ReturnType<typeof readLines>;

function isMistakenMark(text: string): boolean {
  return text !== '---' && mistakenMark.test(text);
}

interface End {
  /** The last line with a key or what belongs to it. */
  last: Line;
  /** The line that ends the front matter. */
  end?: Line | undefined;
}

/** Follows lines that look like YAML. A value may hold indented hyphens, so another end comes before an indented one. */
function findEnd(lines: Lines, first: Line, mayBeIndented = false): End {
  let last = first;
  let indented: Line | undefined;
  for (let line = lines.next().value; line; line = lines.next().value) {
    if (line.text === '---' || isMistakenMark(line.text)) {
      if (line.indent === '' || mayBeIndented) return { last, end: line };
      if (line.text === '---') indented ??= line;
    } else if (line.indent === '' && !keyLine.test(line.text) && !/^[-#[\]]/.test(line.text)) break;
    else last = line;
  }
  return { last, end: indented };
}

function describeMissingMarks(text: string, first: Line, { last, end }: End): Finding {
  const isClosed = end?.text === '---';
  return {
    rule: 'front-matter-missing',
    offset: first.start,
    message: `no line of three hyphens stands above the front matter${isClosed ? '' : ', and none below it'}`,
    fix: `write --- on a line of its own above the first key${isClosed ? '' : ', and below the last one'}`,
    edit: {
      start: first.start,
      end: (end ?? last).end,
      text: `---\n${text.slice(first.start, last.end)}\n---`,
    },
  };
}

function describeMarks(text: string, first: Line, end: Line | undefined): Finding {
  const wrong = [first, end].filter((line) => line !== undefined).filter((line) => line.text !== '---');
  const marks = wrong.map((line) => `“${line.text}”`).join(' and ');
  const between = text.slice(first.end, end?.start ?? first.end);
  return {
    rule: first.text === '---' ? 'front-matter-unclosed' : 'front-matter-missing',
    offset: wrong[0]?.start ?? 0,
    message: `${marks} ${wrong.length > 1 ? 'stand' : 'stands'} where front matter has a line of three hyphens`,
    fix: `write --- in place of ${marks}`,
    edit: { start: first.start, end: (end ?? first).end, text: `---${between}${end ? '---' : ''}` },
  };
}

function describeFence(text: string, first: Line, second: Line, lines: Lines): Finding {
  const { end } = findEnd(lines, second);
  const fence = lines.next().value;
  const isWhole = end !== undefined && fence !== undefined && /^[`~]{3,}$/.test(fence.text);
  return {
    rule: 'front-matter-missing',
    offset: first.start,
    message: 'the front matter stands in a block of code',
    fix: `take out the line ${first.text} above it and the line ${first.text.slice(0, 3)} below it`,
    ...(isWhole && {
      edit: { start: first.start, end: fence.end, text: text.slice(second.start, end.end) },
    }),
  };
}

function describeIndentedEnd({ start, indent }: Line): Finding {
  return {
    rule: 'front-matter-unclosed',
    offset: start,
    message: 'the line of three hyphens that ends the front matter begins with a space',
    fix: 'take out what stands before ---',
    edit: { start: start - indent.length, end: start, text: '' },
  };
}

function describeIndentation(text: string, { start, indent }: Line, { end }: Line): Finding {
  const indented = { start: start - indent.length, end };
  return {
    rule: 'front-matter-missing',
    offset: indented.start,
    message: 'the lines of the front matter are indented',
    fix: 'take out the spaces at the beginning of each of these lines',
    edit: {
      ...indented,
      text: text
        .slice(indented.start, end)
        .replace(/[^\r\n]+/g, (line) =>
          line.startsWith(indent) ? line.slice(indent.length) : line.trimStart(),
        ),
    },
  };
}
