import { isCollection, isMap, isNode, isPair, isScalar, type Document } from 'yaml';
import type { Finding, TextEdit } from './issue.ts';
import { findMisreadLines, type MisreadLine } from './yaml-lines.ts';
import { parseYaml, type ParsedYaml } from './yaml-problems.ts';
import { writeLine } from './yaml-writing.ts';

type Path = readonly PropertyKey[];

/** The value of a YAML text, and the positions of its parts. */
export interface YamlReading {
  /** Undefined if there are findings. */
  value: unknown;
  findings: Finding[];
  /** The offset of the value at a path or, if there is none, of its nearest ancestor. */
  locateValue: (path: Path) => number;
  locateKey: (path: Path) => number;
  /** The scalar at a path as written: `007` for the number 7. */
  findSource: (path: Path) => string | undefined;
  /** The edit that puts YAML in the place of a value, and the line that it makes. Undefined if it has lines of its own. */
  replaceValue: (path: Path, text: string) => { line: string; edit: TextEdit } | undefined;
}

/**
 * Reads one YAML document of plain mappings, lists and scalars (YAML 1.2, core schema).
 *
 * @param start the offset of the YAML in its file. All offsets count from the beginning of the file.
 */
export function readYaml(yaml: string, start = 0): YamlReading {
  const parsed = parseYaml(yaml);
  const { document } = parsed;
  const isText = isScalar(document.contents) && document.contents.value !== null;
  const misread = parsed.problems.length > 0 || isText ? findMisreadLines(yaml) : [];
  const { problems, refusals } = misread.length > 0 ? parseMended(yaml, misread) : parsed;
  const findings = [...misread.map(({ finding }) => finding), ...problems, ...refusals];
  return {
    value: findings.length === 0 ? document.toJS() : undefined,
    findings: findings.map((finding) => moveFinding(finding, start)),
    locateValue: (path) => start + offsetOfValue(document, path),
    locateKey: (path) => start + offsetOfKey(document, path),
    findSource: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
    replaceValue: (path, text) => {
      const node = document.getIn(path, true);
      if (!isNode(node) || !node.range || (isCollection(node) && !node.flow)) return undefined;
      const [valueStart, valueEnd] = node.range;
      if (/[\r\n]/.test(yaml.slice(valueStart, valueEnd))) return undefined;
      const edit = { start: valueStart, end: valueEnd, text };
      return { line: writeLine(yaml, edit), edit: moveEdit(edit, start) };
    },
  };
}

/** Parses a text whose lines are mended. The offsets of what is left count in the text as it was written. */
function parseMended(yaml: string, misread: readonly MisreadLine[]): Omit<ParsedYaml, 'document'> {
  let mended = '';
  let end = 0;
  for (const { mend } of misread) {
    mended += yaml.slice(end, mend.start) + mend.text;
    end = mend.end;
  }
  const { problems, refusals } = parseYaml(mended + yaml.slice(end));
  const findPlace = (offset: number): number => {
    let shift = 0;
    for (const { mend } of misread) {
      if (offset <= mend.start + shift) break;
      if (offset <= mend.start + shift + mend.text.length) return Math.min(offset - shift, mend.end);
      shift += mend.text.length - (mend.end - mend.start);
    }
    return offset - shift;
  };
  const place = (found: Finding[]) => found.map((each) => ({ ...each, offset: findPlace(each.offset) }));
  return { problems: place(problems), refusals: place(refusals) };
}

function moveFinding({ offset, edit, ...finding }: Finding, by: number): Finding {
  return { ...finding, offset: offset + by, ...(edit && { edit: moveEdit(edit, by) }) };
}

function moveEdit({ start, end, text }: TextEdit, by: number): TextEdit {
  return { start: start + by, end: end + by, text };
}

function offsetOfValue(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
    if (length === path.length) {
      const key = findKey(document, path);
      if (key !== undefined) return key;
    }
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

function offsetOfKey(document: Document, path: Path): number {
  return findKey(document, path) ?? offsetOfValue(document, path);
}

function findKey(document: Document, path: Path): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
  );
  return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
}
