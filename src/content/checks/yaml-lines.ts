import { isMap, isScalar, isSeq } from 'yaml';
import type { Finding } from './issue.ts';
import { causes, parseYaml } from './yaml-problems.ts';
import { quoteValue } from './yaml-writing.ts';

interface Line {
  /** The offset in the YAML. */
  start: number;
  text: string;
  indent: string;
  /** The same with spaces that YAML knows. */
  plainIndent: string;
  /** The hyphens of a list before the key or the value. */
  bullet: string;
  key: string;
  /** The colon and the space around it. */
  colon: string;
  value: string;
}

type Cause = Pick<Finding, 'rule' | 'message'>;

const because = (message: string): Cause => ({ rule: 'yaml', message });

const unknownSpace = because('a space that YAML does not know stands here');
const missingSpace = because('a colon and a space come after a key');
const fullWidthColon = because(
  'the colon behind the key is full-width; YAML wants a plain colon and a space',
);

/** Finds lines of a YAML text with problems that YAML does not read as their writer means them. */
export function findMisreadLines(yaml: string): {
  findings: Finding[];
  /** The YAML without the values of these lines, for other problems: each line is as long as before. */
  rest: string;
} {
  const lines = readLines(yaml);
  const findings: Finding[] = [];
  let rest = '';
  let end = 0;
  let parent: Line | undefined;
  for (const [index, line] of lines.entries()) {
    if (continues(line, parent)) continue;
    parent = line;
    const next = lines[index + 1];
    const finding = continues(next, line) ? undefined : explainLine(line, next);
    if (!finding) continue;
    findings.push(finding);
    const { start, text, plainIndent, bullet, key, colon } = line;
    const emptied = `${plainIndent}${bullet}${key}${colon && ':'}`.padEnd(text.length);
    rest += yaml.slice(end, start) + emptied;
    end = start + text.length;
  }
  return { findings, rest: rest + yaml.slice(end) };
}

const linePattern = /^(\s*)((?:-[ \t]+)*)(?:([A-Za-z][\w-]*)(\s*[:：]\s*)(?!\/\/))?(.*)$/s;

function readLines(yaml: string): Line[] {
  const lines: Line[] = [];
  for (const { index: start, 0: text } of yaml.matchAll(/[^\r\n]+/g)) {
    const [, indent = '', bullet = '', key = '', colon = '', value = ''] =
      linePattern.exec(text.trimEnd()) ?? [];
    const isComment = bullet === '' && value.startsWith('#');
    if (key === '' && (value === '' || isComment)) continue;
    const before = lines.at(-1);
    const likeBefore = before?.value === '' ? '  ' : (before?.plainIndent ?? '');
    // Tabs have a finding of their own.
    const plainIndent = /[^ \t]/.test(indent) ? likeBefore : indent;
    lines.push({ start, text, indent, plainIndent, bullet, key, colon, value });
  }
  return lines;
}

/** Whether a line belongs to the value of the one before it. */
function continues(line: Line | undefined, parent: Line | undefined): boolean {
  if (!line || !parent || parent.value === '') return false;
  if (/^[\]}]/.test(line.value) && line.key === '') return true;
  return widthOf(line) > widthOf(parent) + (parent.key === '' ? 0 : parent.bullet.length);
}

/** The width of the indentation that YAML knows. */
function widthOf({ indent }: Line): number {
  return /^[ \t]*/.exec(indent)?.[0].length ?? 0;
}

/** Why YAML misreads a line or a part of it, which begins at an index. */
interface Misreading {
  cause: Cause;
  at: number;
  /** The part as YAML reads it rightly. */
  text: string;
  /** Whether the writer can mean nothing else. */
  isCertain: boolean;
}

function explainLine(line: Line, next: Line | undefined): Finding | undefined {
  const { start, text, indent, plainIndent, bullet, key, colon, value } = line;
  if (key === '' && bullet === '') return undefined;
  const isColonPlain = colon === '' || /^\s*:(?:[ \t]|$)/.test(`${colon}${value}`);
  const keyStart = indent.length + bullet.length;
  // “- Q3:2026” is text, unless another key follows below.
  const isItem = bullet !== '' && !(next?.key && !next.bullet && widthOf(next) === keyStart);
  if (!isColonPlain && isItem) return undefined;

  const misread = findMisreading(value);
  const valueStart = keyStart + key.length + colon.length;
  const end = valueStart + value.length;
  const found = [
    indent !== plainIndent && { cause: unknownSpace, at: 0 },
    !isColonPlain && {
      cause: colon.includes('：') ? fullWidthColon : missingSpace,
      at: keyStart + key.length + colon.search(/\S/),
    },
    misread && { cause: misread.cause, at: valueStart + misread.at },
    end < text.length && !isReadRightly(value + text.slice(end)) && { cause: unknownSpace, at: end },
  ].find(Boolean);
  if (!found) return undefined;
  const fix = `${bullet}${key}${key && ': '}${misread?.text ?? value}`.trimEnd();
  const edit = { start, end: start + text.length, text: `${plainIndent}${fix}` };
  return { ...found.cause, offset: start + found.at, fix, ...(misread?.isCertain !== false && { edit }) };
}

function findMisreading(value: string): Misreading | undefined {
  if (value === '' || isReadRightly(value)) return undefined;
  return findUnclosed(value) ?? findMisreadItem(value) ?? findMisreadText(value);
}

function isReadRightly(value: string): boolean {
  const { document, problems } = parseYaml(`key: ${value}`);
  return problems.length === 0 && isMap(document.contents);
}

function findUnclosed(value: string): Misreading | undefined {
  if (!/^(?:"[^"]*|'[^']*|\[[^\]]*)$/.test(value)) return undefined;
  const isList = value.startsWith('[');
  const closed = `${value}${isList ? ']' : value.slice(0, 1)}`;
  const text = isReadRightly(closed) ? closed : findMisreadItem(closed)?.text;
  const cause = because(`the ${isList ? 'bracket' : 'quotation mark'} that opens here is not closed`);
  return text === undefined ? undefined : { cause, at: 0, text, isCertain: isList };
}

/** Finds the first entry of a list in brackets that is misread, and puts all of these in quotes. */
function findMisreadItem(value: string): Misreading | undefined {
  const inside = /^\[(.*)\]$/s.exec(value)?.[1];
  if (inside === undefined) return undefined;
  const items = Array.from(inside.matchAll(/(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,，、])+/g), ([item]) =>
    item.trim(),
  ).filter(Boolean);
  const read = items.map((item) => ({
    item,
    misread: isReadAsItem(item) ? undefined : findMisreadText(item),
  }));
  const text = `[${read.map(({ item, misread }) => misread?.text ?? item).join(', ')}]`;
  const first = read.find(({ misread }) => misread);
  if (!first?.misread || !isReadRightly(text)) return undefined;
  const { cause, at } = first.misread;
  const isCertain = read.every(({ misread }) => misread?.isCertain !== false);
  return { cause, at: value.indexOf(first.item) + at, text, isCertain };
}

function isReadAsItem(item: string): boolean {
  const { document, problems } = parseYaml(`[${item}]`);
  const list = document.contents;
  return problems.length === 0 && isSeq(list) && list.items.length === 1 && isScalar(list.items[0]);
}

/** What makes YAML misread a text; the first that is there counts. */
const textCauses: [pattern: RegExp, cause: (sign: string) => Cause][] = [
  [/^#(?=\S)/, () => causes.comment],
  [/^"[^"]*"$/, () => because('a backslash between double quotes has a meaning of its own in YAML')],
  [
    /^["']/,
    (mark) =>
      because(
        `the value begins with ${mark}, so for YAML it ends with the next ${mark}, and more text follows`,
      ),
  ],
  [/^[&*!]/, () => causes.reference],
  [
    /^[@`%|>?,[\]{}-]/,
    (sign) => because(`a value that begins with ${sign} has a meaning of its own in YAML`),
  ],
  [/(?<=\s)#/, () => causes.comment],
  [/:(?=\s|$)/, () => causes.colon],
];

/** Reads a value as one text, and says why YAML does not. */
function findMisreadText(value: string): Misreading | undefined {
  for (const [pattern, explain] of textCauses) {
    const match = pattern.exec(value);
    if (!match) continue;
    const cause = explain(match[0]);
    const at = cause === causes.comment ? match.index : 0;
    // “2026-03-05 #check” may hold a comment indeed.
    return { cause, at, text: quoteValue(unwrapNestedQuotes(value)), isCertain: at === 0 };
  }
  return undefined;
}

/** The text between quotes that hold the same quotes: `"a "b" c"`, but not `"a" and "b"`. */
function unwrapNestedQuotes(value: string): string {
  return /^(["'])((?:(?!\1).)*(?:\1[\p{L}\p{N}].*)?)\1$/u.exec(value)?.[2] ?? value;
}
