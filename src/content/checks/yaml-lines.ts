import { isMap, isScalar, isSeq } from 'yaml';
import type { Finding, TextEdit } from './issue.ts';
import { causes, parseYaml } from './yaml-problems.ts';
import { quoteValue } from './yaml-writing.ts';

/** A line that YAML does not read as its writer means it, and the edit that mends it. */
export interface MisreadLine {
  finding: Finding;
  mend: TextEdit;
}

interface Line {
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

/** Finds lines of a YAML text with problems that are misread by themselves. Offsets count from its beginning. */
export function findMisreadLines(yaml: string): MisreadLine[] {
  const lines = readLines(yaml);
  let parent: Line | undefined;
  return lines.flatMap((line, index) => {
    if (continues(line, parent)) return [];
    parent = line;
    return continues(lines[index + 1], line) ? [] : (mendLine(line) ?? []);
  });
}

function readLines(yaml: string): Line[] {
  const lines: Line[] = [];
  for (const { index: start, 0: text } of yaml.matchAll(/[^\r\n]+/g)) {
    const [, indent = '', bullet = '', rest = ''] = /^(\s*)((?:-[ \t]+)*)(.*?)[ \t]*$/.exec(text) ?? [];
    if (rest === '' || (bullet === '' && rest.startsWith('#'))) continue;
    const [, key = '', colon = '', value = rest] =
      /^([A-Za-z][\w-]*)(\s*[:：]\s*)((?!\/\/).*)$/.exec(rest) ?? [];
    lines.push({
      start,
      text,
      indent,
      plainIndent: mendIndent(indent, lines.at(-1)),
      bullet,
      key,
      colon,
      value,
    });
  }
  return lines;
}

/** Indentation with spaces that YAML knows; tabs have a finding of their own. */
function mendIndent(indent: string, before: Line | undefined): string {
  if (!/[^ \t]/.test(indent)) return indent;
  return before?.value === '' ? '  ' : (before?.plainIndent ?? '');
}

/** Whether a line belongs to the value of the one before it. */
function continues(line: Line | undefined, parent: Line | undefined): boolean {
  if (!line || !parent || parent.value === '') return false;
  if (/^[\]}]/.test(line.value) && line.key === '') return true;
  const depth = widthOf(parent) + (parent.key === '' ? 0 : parent.bullet.length);
  return widthOf(line) > depth;
}

/** The width of the indentation that YAML knows. */
function widthOf({ indent }: Line): number {
  return /^[ \t]*/.exec(indent)?.[0].length ?? 0;
}

function mendLine(line: Line): MisreadLine | undefined {
  const { start, text, indent, plainIndent, bullet, key, colon, value } = line;
  if (key === '' && bullet === '') return undefined;
  const hasSpace = colon === '' || value === '' || /:[ \t]\s*$/.test(colon);
  const misreading = value === '' ? undefined : findMisreading(value);
  const valueStart = start + text.lastIndexOf(value);

  const describe = (): Omit<Finding, 'fix'> | undefined => {
    if (indent !== plainIndent) {
      return { rule: 'yaml', offset: start, message: 'the line begins with a space that YAML does not know' };
    }
    if (!hasSpace || (bullet === '' && colon.includes('：'))) {
      const offset = start + text.indexOf(colon.trim(), indent.length + bullet.length + key.length);
      return {
        rule: 'yaml',
        offset,
        message: colon.includes('：')
          ? 'the colon behind the key is full-width; YAML wants a plain colon and a space'
          : 'a colon and a space come after a key',
      };
    }
    return misreading && { ...misreading.cause, offset: valueStart + misreading.at };
  };
  const found = describe();
  if (!found) return undefined;
  const written = misreading?.text ?? value;
  const mended = `${bullet}${key}${key === '' ? '' : ': '}${written}`;
  const mend = { start, end: start + text.length, text: `${plainIndent}${mended}`.trimEnd() };
  const isCertain = misreading?.isCertain !== false;
  return { finding: { ...found, fix: mended.trim(), ...(isCertain && { edit: mend }) }, mend };
}

interface Misreading {
  cause: Pick<Finding, 'rule' | 'message'>;
  /** Where the cause stands in the value. */
  at: number;
  /** The value as YAML reads it rightly. */
  text: string;
  /** Whether the writer can mean nothing else. */
  isCertain: boolean;
}

function findMisreading(value: string): Misreading | undefined {
  if (isReadRightly(value)) return undefined;
  const trimmed = value.trim();
  if (trimmed !== value && isReadRightly(trimmed)) {
    const message = 'a space that YAML does not know follows the value';
    return { cause: { rule: 'yaml', message }, at: trimmed.length, text: trimmed, isCertain: true };
  }
  return findUnclosed(value) ?? findMisreadItem(value) ?? findMisreadText(value);
}

function isReadRightly(value: string): boolean {
  const { document, problems } = parseYaml(`key: ${value}`);
  return problems.length === 0 && isMap(document.contents);
}

function findUnclosed(value: string): Misreading | undefined {
  const quote = /^(["'])(?:(?!\1).)*$/.exec(value)?.[1];
  const closed = `${value}${quote ?? ']'}`;
  const isList = /^\[[^\]]*$/.test(value);
  const list = isList && isReadRightly(closed) ? closed : isList && findMisreadItem(closed)?.text;
  if (quote === undefined && !list) return undefined;
  const message = `the ${list ? 'bracket' : 'quotation mark'} that opens here is not closed`;
  return { cause: { rule: 'yaml', message }, at: 0, text: list || closed, isCertain: quote === undefined };
}

/** Finds the first entry of a list in brackets that is misread, and puts all of these in quotes. */
function findMisreadItem(value: string): Misreading | undefined {
  const inside = /^\[(.*)\]$/.exec(value)?.[1];
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
  return {
    cause: first.misread.cause,
    at: value.indexOf(first.item) + first.misread.at,
    text,
    isCertain: read.every(({ misread }) => misread?.isCertain !== false),
  };
}

function isReadAsItem(item: string): boolean {
  const { document, problems } = parseYaml(`[${item}]`);
  const list = document.contents;
  return problems.length === 0 && isSeq(list) && list.items.length === 1 && isScalar(list.items[0]);
}

const whyText: [pattern: RegExp, cause: (sign: string) => Pick<Finding, 'rule' | 'message'>][] = [
  [/^#(?=\S)/, () => causes.comment],
  [
    /^"[^"]*"$/,
    () => ({ rule: 'yaml', message: 'a backslash between double quotes has a meaning of its own in YAML' }),
  ],
  [
    /^["']/,
    (sign) => ({
      rule: 'yaml',
      message: `the value begins with ${sign}, so for YAML it ends with the next ${sign}, and more text follows`,
    }),
  ],
  [/^[&*!]/, () => causes.reference],
  [
    /^[@`%|>?,[\]{}-]/,
    (sign) => ({
      rule: 'yaml',
      message: `a value that begins with ${sign} has a meaning of its own in YAML`,
    }),
  ],
  [/(?<=\s)#/, () => causes.comment],
  [/:(?=\s|$)/, () => causes.colon],
];

/** Reads a value as one text, and says why YAML does not. */
function findMisreadText(value: string): Misreading | undefined {
  for (const [pattern, describe] of whyText) {
    const match = pattern.exec(value);
    if (!match) continue;
    const nested = unwrapNestedQuotes(value);
    const cause = describe(match[0]);
    return {
      cause,
      at: cause === causes.comment ? match.index : 0,
      text: quoteValue(nested ?? value),
      // “2026-03-05 #check” may hold a comment indeed.
      isCertain: cause !== causes.comment || match.index === 0,
    };
  }
  return undefined;
}

/** The text between quotes that hold the same quotes: `"a "b" c"`, but not `"a" and "b"`. */
function unwrapNestedQuotes(value: string): string | undefined {
  const [, quote = '', inside = ''] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (quote === '') return undefined;
  const inner = inside.indexOf(quote);
  return inner === -1 || /^[\p{L}\p{N}]/u.test(inside.slice(inner + 1)) ? inside : undefined;
}
