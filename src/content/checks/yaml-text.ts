import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
} from 'yaml';
import { foldSpace } from '../../lib/text.ts';
import type { Finding } from './issue.ts';

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
}

/**
 * Reads one YAML document of plain mappings, lists and scalars (YAML 1.2, core schema).
 *
 * @param start the offset of the YAML in its file. All offsets count from the beginning of the file.
 */
export function readYaml(yaml: string, start = 0): YamlReading {
  // With `logLevel: 'silent'` the package would drop a second document without an error.
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'error', merge: false });
  const findings = [
    // One mistake can cause several errors with the same code; the first is at its position.
    ...document.errors
      .filter(({ code }, index) => document.errors.findIndex((error) => error.code === code) === index)
      .map(({ code, message, pos }) => ({ ...describeError(code, message), offset: start + pos[0] })),
    ...findRefusedNodes(document, yaml, start),
  ];
  return {
    value: findings.length === 0 ? document.toJS() : undefined,
    findings,
    locateValue: (path) => start + offsetOfValue(document, path),
    locateKey: (path) => start + offsetOfKey(document, path),
    findSource: (path) => {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

const colonInValue = {
  rule: 'yaml',
  message: 'YAML reads the colon in this value as the start of another key',
  fix: 'put the value in double quotes: key: "text: more text"',
} as const;

/** Findings by the error code of the package `yaml`. */
const problems: Partial<Record<ErrorCode, Omit<Finding, 'offset'>>> = {
  DUPLICATE_KEY: {
    rule: 'duplicate-key',
    message: 'this key stands twice',
    fix: 'keep one of the two lines and take the other out',
  },
  TAB_AS_INDENT: {
    rule: 'yaml',
    message: 'the line is indented with a tab',
    fix: 'use spaces instead of the tab',
  },
  BLOCK_AS_IMPLICIT_KEY: colonInValue,
  MULTILINE_IMPLICIT_KEY: colonInValue,
  MISSING_CHAR: {
    rule: 'yaml',
    message: 'a quotation mark or a bracket that was opened is not closed, or a colon is missing',
    fix: 'close what was opened; a key ends with a colon and a space',
  },
  MULTIPLE_DOCS: {
    rule: 'yaml',
    message: 'a second YAML document begins here, and only the first would be read',
    fix: 'take out the line of three hyphens or dots that ends the first',
  },
};

function describeError(code: ErrorCode, message: string): Omit<Finding, 'offset'> {
  return (
    problems[code] ?? {
      rule: 'yaml',
      message: `this is not valid YAML (${foldSpace(message)})`,
      fix: 'look at this line and the one above it; quote values that hold : # [ ] { } & * !',
    }
  );
}

/** Finds YAML that is valid but does not mean what the editor intends. */
function findRefusedNodes(document: Document, yaml: string, start: number): Finding[] {
  const findings: Finding[] = [];
  visit(document, (_key, node) => {
    if (isPair(node) && isScalar(node.key) && node.key.value === '__proto__') {
      // JavaScript does not treat it as an ordinary key.
      findings.push({
        rule: 'unknown-key',
        offset: start + (node.key.range?.[0] ?? 0),
        message: 'there is no key “__proto__”',
        fix: 'take it out',
      });
    }
    if (!isNode(node)) return;
    const [position, end] = node.range ?? [0, 0];
    if (isAlias(node) || 'anchor' in node || node.tag !== undefined) {
      // The range of a node does not include the anchor or the tag before it.
      const sign = isAlias(node) ? null : /[&!]\S*\s*$/.exec(yaml.slice(0, position));
      findings.push({
        rule: 'yaml-reference',
        offset: start + (sign?.index ?? position),
        message: 'a value that begins with &, * or ! has a meaning of its own in YAML',
        fix: 'put the value in double quotes',
      });
    }
    // A comment that cuts off a value: “Ranked #1 in China”. An intended comment has a space after the #.
    const space = isScalar(node) && node.type === 'PLAIN' && /^[ \t]+(?=#\S)/.exec(yaml.slice(end));
    if (space) {
      findings.push({
        rule: 'yaml-comment',
        offset: start + end + space[0].length,
        message: 'YAML takes the rest of the line, from the # on, for a comment and leaves it out',
        fix: 'put the whole value in double quotes; if it is meant as a comment, write a space behind the #',
      });
    }
  });
  return findings;
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
