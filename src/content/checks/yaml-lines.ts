import { isMap, isScalar, isSeq } from 'yaml';
import { splitList } from '../schema/text.ts';
import { knownKey } from './front-matter-frame.ts';
import type { Finding } from './issue.ts';
import { causes, parseYaml } from './yaml-problems.ts';
import { quoteValue, writeList } from './yaml-writing.ts';

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

const noList = because('this is not a list: brackets and commas must be those of an English keyboard');
const commaBehind = because('nothing can stand behind the mark that ends the value');

/** Finds lines of a YAML text with problems that YAML does not read as their writer means them. */
export function findMisreadLines(yaml: string): {
  findings: Finding[];
  /** The YAML without the values of these lines, for other problems: each line is as long as before. */
  rest: string;
} {
  const lines = readLines(yaml);
  const indented = findIndentedKeys(lines);
  if (indented.length > 0) return { findings: indented, rest: '' };
  const findings: Finding[] = [];
  let rest = '';
  const hasKeys = lines.some(({ key }) => key !== '');
  let end = 0;
  let parent: Line | undefined;
  for (const [index, line] of lines.entries()) {
    if (continues(line, parent)) continue;
    parent = line;
    const next = lines[index + 1];
    const isText = line.key === '' && line.bullet === '' && !hasKeys;
    const finding = isText || continues(next, line) ? undefined : explainLine(line, next);
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

/** Finds keys of front matter that stand behind spaces, although other keys do not. */
function findIndentedKeys(lines: readonly Line[]): Finding[] {
  const isKey = ({ bullet, key, colon }: Line) => bullet === '' && knownKey.test(key + colon);
  if (!lines.some((line) => isKey(line) && line.indent === '')) return [];
  let isText = false;
  const indented = lines.filter((line, index) => {
    const before = lines[index - 1];
    if (before && widthOf(before) === 0)
      isText = before.key !== '' && /^[^|>&!*]/.test(before.value) && !isOpen(before.value);
    return isKey(line) && widthOf(line) > 0 && (isText || widthOf(lines[0] ?? line) > 0);
  });
  return indented.map(({ start, indent, text }) => ({
    ...because('spaces or a tab stand before the key'),
    offset: start,
    fix: text.trim(),
    edit: { start, end: start + indent.length, text: '' },
  }));
}

/** Whether a line belongs to the value of the one before it. */
function continues(line: Line | undefined, parent: Line | undefined): boolean {
  if (!line || !parent || parent.value === '') return false;
  if ((isOpen(parent.value) || /^[\]}]/.test(line.value)) && line.key === '') return true;
  return widthOf(line) > widthOf(parent) + (parent.key === '' ? 0 : parent.bullet.length);
}

/** Whether a quotation mark or a bracket begins a value and does not end it. */
function isOpen(value: string): boolean {
  return /^(?:"[^"]*|'[^']*|\[[^\]]*|\{[^}]*)$/.test(value);
}

/** The width of the indentation that YAML knows. */
function widthOf({ indent }: Line): number {
  return /^[ \t]*/.exec(indent)?.[0].length ?? 0;
}

/** Why YAML misreads a line or a part of it, which begins at an index. */
interface Misreading {
  cause: Cause;
  at: number;
  /** The part as YAML reads it rightly, if that is known. */
  text: string | undefined;
  /** Whether the writer can mean nothing else. */
  isCertain: boolean;
}

function explainLine(line: Line, next: Line | undefined): Finding | undefined {
  const { start, text, indent, plainIndent, bullet, key, colon, value } = line;
  if (key === '' && bullet === '') return explainNoKey(line);
  const isColonPlain = colon === '' || /^\s*:(?:[ \t]|$)/.test(`${colon}${value}`);
  const keyStart = indent.length + bullet.length;
  // “- Q3:2026” is text, unless another key follows below.
  const isItem = bullet !== '' && !(next?.key && !next.bullet && widthOf(next) === keyStart);
  if (!isColonPlain && isItem) return undefined;

  const misread = findMisreading(key, value);
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
  if (misread && misread.text === undefined) {
    const advice = `write the entries in brackets, with plain commas: ${key}: [first, second]`;
    return { ...found.cause, offset: start + found.at, fix: advice };
  }
  const edit = { start, end: start + text.length, text: `${plainIndent}${fix}` };
  return { ...found.cause, offset: start + found.at, fix, ...(misread?.isCertain !== false && { edit }) };
}

/** Explains a line that is no key with a colon and a value. */
function explainNoKey({ start, text, indent }: Line): Finding | undefined {
  if (indent !== '' || !/\p{L}/u.test(text) || /^(?:[[\]{}"'_]|---|\.\.\.)/.test(text)) return undefined;
  const { document, problems } = parseYaml(text);
  if (problems.length === 0 && isMap(document.contents)) return undefined;
  const [, key = '', sign = '', value = ''] =
    /^[^\p{L}\p{N}]*([A-Za-z]+)\b[*_`]*\s*([=:﹕︰∶꞉;；]|[–—-](?=\s)|)[*_`]*\s*(.*)$/u.exec(text) ?? [];
  const isKnown = knownKey.test(`${key}:`) && value !== '';
  const mended = `${key}: ${isReadRightly(value, key) ? value : quoteValue(value)}`;
  return {
    ...because('this line is not “key: value”'),
    offset: start,
    fix: isKnown ? mended : 'write a key in English, a colon and a space, like title: Merck opens plant',
    ...(isKnown && sign !== '' && { edit: { start, end: start + text.length, text: mended } }),
  };
}

function findMisreading(key: string, value: string): Misreading | undefined {
  if (value === '' || isReadRightly(value, key)) return undefined;
  if (/^(?:tags|aliases)$/.test(key) || (key === 'author' && value.startsWith('['))) {
    return findMisreadList(value);
  }
  return (
    findCommaBehind(value) ?? findUnclosed(value) ?? findMisreadItem(value) ?? findMisreadText(key, value)
  );
}

function isReadRightly(value: string, key = 'key'): boolean {
  const { document, problems } = parseYaml(`${key || 'key'}: ${value}`);
  return problems.length === 0 && isMap(document.contents);
}

/** Finds a comma behind a text in quotes, as in JSON. */
function findCommaBehind(value: string): Misreading | undefined {
  const text = /^("[^"\\]*"|'[^']*')\s*[,，、;；]+$/.exec(value)?.[1];
  return text === undefined ? undefined : { cause: commaBehind, at: text.length, text, isCertain: true };
}

/** Reads a value as a list, never as one text. */
function findMisreadList(value: string): Misreading {
  const entries = splitList(value);
  const other = { cause: noList, at: 0, text: undefined, isCertain: false };
  if (/["']\s+["']/.test(value)) return other;
  if (!entries) return findUnclosed(value) ?? findMisreadItem(value) ?? other;
  const text = writeList(entries);
  const hash = value.search(/(?<![^\s[,，、;；])#/);
  if (hash >= 0) {
    // “[China, GenScript #check]” may hold a comment indeed.
    const isCertain = /^[[\s]*#/.test(value) || !/[^\s[,，、;；]\s+#/.test(value);
    return { cause: causes.comment, at: hash, text, isCertain };
  }
  return { ...(findUnclosed(value) ?? other), text, isCertain: true };
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
    misread: isReadAsItem(item) ? undefined : findMisreadText('', item),
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
  [/^#/, () => causes.comment],
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
function findMisreadText(key: string, value: string): Misreading | undefined {
  for (const [pattern, explain] of textCauses) {
    const match = pattern.exec(value);
    if (!match) continue;
    const cause = explain(match[0]);
    const at = cause === causes.comment ? match.index : 0;
    if (at > 0 && /^(?:date|updated|source|original|draft)$/.test(key)) {
      return { cause, at, text: value.replace(/(?<=\s)#/, '# '), isCertain: true };
    }
    // “2026-03-05 #check” may hold a comment indeed.
    return {
      cause,
      at,
      text: quoteValue(unwrapNestedQuotes(value)),
      isCertain: at === 0 && !value.startsWith('# '),
    };
  }
  return undefined;
}

/** The text between quotes that hold the same quotes: `"a "b" c"`, but not `"a" and "b"`. */
function unwrapNestedQuotes(value: string): string {
  return /^(["'])((?:(?!\1).)*(?:\1[\p{L}\p{N}].*)?)\1$/u.exec(value)?.[2] ?? value;
}
