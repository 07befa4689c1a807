import { isAlias, isMap, isNode, isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
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
  /** The offset of the last key of a path. */
  locateKey: (path: Path) => number;
  /** The scalar at a path as written: `007` for the number 7. */
  findSource: (path: Path) => string | undefined;
}

/**
 * Reads one YAML document of plain mappings, lists and scalars (YAML 1.2, core schema).
 *
 * @param start the offset of the YAML in its file, from whose beginning all offsets count.
 */
export function readYaml(yaml: string, start = 0): YamlReading {
  // With `logLevel: 'silent'` yaml would drop a second document without an error.
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'error', merge: false });
  const findings = [
    // One mistake can cause several errors with the same code; the first is at its position.
    ...document.errors
      .filter(({ code }, index) => document.errors.findIndex((error) => error.code === code) === index)
      .map((error): Finding => describeError(error.code, error.message, start + error.pos[0])),
    ...findReferences(document, yaml, start),
    ...findPrototypeKeys(document, start),
    ...findCutValues(document, yaml, start),
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

/** Finds values cut off by a #: “Ranked #1 in China”. A deliberate comment has a space behind the #. */
function findCutValues(document: Document, yaml: string, start: number): Finding[] {
  const findings: Finding[] = [];
  visit(document, {
    Scalar(_key, { range, type }) {
      if (!range || type !== 'PLAIN') return;
      const space = /^[ \t]+(?=#\S)/.exec(yaml.slice(range[1]));
      if (!space) return;
      findings.push({
        rule: 'yaml-comment',
        offset: start + range[1] + space[0].length,
        message: 'YAML takes the rest of the line, from the # on, for a comment and leaves it out',
        fix: 'put the whole value in double quotes; if it is meant as a comment, write a space behind the #',
      });
    },
  });
  return findings;
}

function describeError(code: string, message: string, offset: number): Finding {
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        rule: 'duplicate-key',
        offset,
        message: 'this key stands twice',
        fix: 'keep one of the two lines and take the other out',
      };
    case 'TAB_AS_INDENT':
      return {
        rule: 'yaml',
        offset,
        message: 'the line is indented with a tab',
        fix: 'use spaces instead of the tab',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        rule: 'yaml',
        offset,
        message: 'YAML reads the colon in this value as the start of another key',
        fix: 'put the value in double quotes: key: "text: more text"',
      };
    case 'MISSING_CHAR':
      return {
        rule: 'yaml',
        offset,
        message: 'a quotation mark or a bracket that was opened is not closed, or a colon is missing',
        fix: 'close what was opened; a key ends with a colon and a space',
      };
    case 'MULTIPLE_DOCS':
      return {
        rule: 'yaml',
        offset,
        message: 'a second YAML document begins here, and only the first would be read',
        fix: 'take out the line of three hyphens or dots that ends the first',
      };
    default:
      return {
        rule: 'yaml',
        offset,
        message: `this is not valid YAML (${foldSpace(message)})`,
        fix: 'look at this line and the one above it; quote values that hold : # [ ] { } & * !',
      };
  }
}

function findReferences(document: Document, yaml: string, start: number): Finding[] {
  const findings: Finding[] = [];
  visit(document, {
    Node(_key, node) {
      const position = node.range?.[0] ?? 0;
      const anchor = !isAlias(node) && 'anchor' in node;
      const tag = !isAlias(node) && node.tag !== undefined;
      if (isAlias(node) || anchor || tag) {
        // The range of a node does not include the anchor or the tag before it.
        const sign = isAlias(node) ? null : /[&!]\S*\s*$/.exec(yaml.slice(0, position));
        findings.push({
          rule: 'yaml-reference',
          offset: start + (sign?.index ?? position),
          message: 'a value that begins with &, * or ! has a meaning of its own in YAML',
          fix: 'put the value in double quotes',
        });
      }
    },
  });
  return findings;
}

/** Finds `__proto__`, which JavaScript does not treat as a key like others. */
function findPrototypeKeys(document: Document, start: number): Finding[] {
  const findings: Finding[] = [];
  visit(document, {
    Pair(_key, { key }) {
      if (isScalar(key) && key.value === '__proto__') {
        findings.push({
          rule: 'unknown-key',
          offset: start + (key.range?.[0] ?? 0),
          message: 'there is no key “__proto__”',
          fix: 'take it out',
        });
      }
    },
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
