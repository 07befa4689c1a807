import { isCollection, isMap, isNode, isScalar, visit, type Document } from 'yaml';
import { joinChineseLines } from '../markdown/chinese-lines.ts';
import { moveEdit, moveFinding, writeChangedLines, type Finding, type TextEdit } from './issue.ts';
import { findMisreadLines } from './yaml-lines.ts';
import { parseYaml } from './yaml-problems.ts';

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
  const misread = parsed.problems.length > 0 || isText ? findMisreadLines(yaml) : undefined;
  const others = misread && misread.findings.length > 0 ? parseYaml(misread.rest) : parsed;
  const findings = [...(misread?.findings ?? []), ...others.problems, ...others.refusals];
  joinFoldedChinese(document, yaml);
  return {
    value: findings.length === 0 ? document.toJS() : undefined,
    findings: findings.map((finding) => moveFinding(finding, start)),
    locateValue: (path) => start + locateValue(document, path),
    locateKey: (path) => start + (findKey(document, path) ?? locateValue(document, path)),
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
      return { line: writeChangedLines(yaml, edit).trim(), edit: moveEdit(edit, start) };
    },
  };
}

/** Takes out the spaces that YAML makes of line ends between Chinese characters. */
function joinFoldedChinese(document: Document, yaml: string): void {
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value !== 'string' || node.type === 'BLOCK_LITERAL' || !node.range) return;
      const [start, end] = node.range;
      let value = node.value;
      for (const [, before = '', after = ''] of yaml
        .slice(start, end)
        .replace(/^["']|["']$/g, '')
        .matchAll(/(?<!\S)(\S+)[ \t]*\r?\n[ \t]*(?=(\S+))/g)) {
        const joined = joinChineseLines(`${before}\n${after}`);
        if (!joined.includes('\n')) value = value.replace(`${before} ${after}`, () => joined);
      }
      node.value = value;
    },
  });
}

function locateValue(document: Document, path: Path): number {
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : (findKey(document, path) ?? locateValue(document, path.slice(0, -1)));
}

function findKey(document: Document, path: Path): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const keys = parent.items.map(({ key }) => key).filter(isScalar);
  return keys.find(({ value }) => String(value) === String(path.at(-1)))?.range?.[0];
}
