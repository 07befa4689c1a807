import {
  isAlias,
  isCollection,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type YAMLSeq,
  type ErrorCode,
  type Scalar,
} from 'yaml';
import { findHarmfulCharacters } from '../../lib/invisible-characters.ts';
import { foldSpace } from '../../lib/text.ts';
import { writeChangedLines, type Finding, type TextEdit } from './issue.ts';
import { describeHarmfulCharacter } from './text-file.ts';
import { quoteIfNeeded } from './yaml-writing.ts';

export interface ParsedYaml {
  document: Document;
  /** What is not valid, or does not mean what it seems to. Offsets count from the beginning of the YAML. */
  problems: Finding[];
  /** Values that are read as they are written, and refused. */
  refusals: Finding[];
}

/** Parses one YAML document (YAML 1.2, core schema). */
export function parseYaml(yaml: string): ParsedYaml {
  try {
    return parseDocumentOf(yaml);
  } catch (error) {
    // The parser calls itself for every level of nesting.
    if (!(error instanceof RangeError)) throw error;
    const message = 'this is nested thousands of levels deep';
    const problem = { rule: 'yaml', offset: 0, message, fix: 'take out the repeated signs' } as const;
    return { document: parseDocument(''), problems: [problem], refusals: [] };
  }
}

function parseDocumentOf(yaml: string): ParsedYaml {
  // With `logLevel: 'silent'` the package would drop a second document without an error.
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: 'error', merge: false });
  const errors = document.errors.map(({ code, message, pos }) => ({
    ...describeError(code, message),
    // Behind a key without value the package takes the line end to the key that stands twice.
    offset: pos[0] + (code === 'DUPLICATE_KEY' ? yaml.slice(pos[0]).search(/\S/) : 0),
  }));
  // One mistake can cause several errors of a kind; the first is at its position.
  const first = errors.filter(
    ({ message }, index) => errors.findIndex((error) => error.message === message) === index,
  );
  const { misread, refusals } = examineNodes(document, yaml);
  return { document, problems: [...first, ...misread], refusals };
}

type Cause = Pick<Finding, 'rule' | 'message'>;

/** Why YAML reads a value otherwise than it seems. */
export const causes = {
  colon: { rule: 'yaml', message: 'YAML reads the colon in this value as the start of another key' },
  comment: {
    rule: 'yaml-comment',
    message: 'YAML takes the rest of the line, from the # on, for a comment and leaves it out',
  },
  reference: {
    rule: 'yaml-reference',
    message: 'a value that begins with &, * or ! has a meaning of its own in YAML',
  },
} as const satisfies Record<string, Cause>;

const colonInValue = {
  ...causes.colon,
  fix: 'put the value in double quotes: key: "text: more text"',
} as const;

/** Findings by the error code of the package `yaml`. */
const knownErrors: Partial<Record<ErrorCode, Omit<Finding, 'offset'>>> = {
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
    knownErrors[code] ?? {
      rule: 'yaml',
      message: `this is not valid YAML (${foldSpace(message)})`,
      fix: 'look at this line and the one above it; quote values that hold : # [ ] { } & * !',
    }
  );
}

/** Finds YAML that is valid but does not mean what the editor intends, and values that are refused. */
function examineNodes(document: Document, yaml: string): { misread: Finding[]; refusals: Finding[] } {
  const misread: Finding[] = [];
  const refusals: Finding[] = [];
  visit(document, (_key, node, ancestors) => {
    if (isPair(node) && isCollection(node.key)) {
      const message = 'a list or other keys stand here in the place of a key';
      const offset = node.key.range?.[0] ?? 0;
      misread.push({ rule: 'yaml', offset, message, fix: 'write it like “key: value”' });
      // To make text of such a key takes time that grows with the cube of its depth.
      return visit.BREAK;
    }
    if (isPair(node) && isScalar(node.key)) {
      misread.push(...checkKey(node.key));
      if (node.key.value === 'tags' && isSeq(node.value)) refusals.push(...findJoinedTags(node.value));
    }
    if (!isNode(node)) return undefined;
    const [start, end] = node.range ?? [0, 0];
    if (isAlias(node) || 'anchor' in node || node.tag !== undefined) {
      // The range of a node does not include the anchor or the tag before it.
      const sign = Math.max(yaml.lastIndexOf('&', start), yaml.lastIndexOf('!', start));
      const offset = isAlias(node) ? start : sign;
      misread.push({ ...causes.reference, offset, fix: 'put the value in double quotes' });
    }
    if (isSeq(node) && node.flow) misread.push(...findLostEntries(node, yaml));
    if (!isScalar(node)) return undefined;
    refusals.push(...findHiddenCharacters(node, start));
    if (node.type !== 'PLAIN') return undefined;
    // A comment that cuts off a value: “Ranked #1 in China”. An intended comment has a space after the #.
    const pair = ancestors.at(-1);
    const isProse =
      isPair(pair) && isScalar(pair.key) && /^(?:title|description)$/.test(String(pair.key.value));
    const space = (isProse ? /^[ \t]*(?=#)/ : /^[ \t]*(?=#\S)/).exec(yaml.slice(end));
    const offset = end + (space?.[0].length ?? 0);
    if (space && !misread.some((found) => found.offset === offset)) {
      misread.push({ ...causes.comment, offset, fix: quoteOrComment });
    }
    refusals.push(...findForeignQuotes(node.source ?? '', yaml, { start, end }));
    return undefined;
  });
  return { misread, refusals };
}

const quoteOrComment =
  'put the whole value in double quotes; if it is meant as a comment, write a space behind the #';

/** Finds entries of a list in brackets over several lines that begin with a #, so that they are comments. */
function findLostEntries({ items, comment, range }: YAMLSeq, yaml: string): Finding[] {
  const comments = items
    .filter(isNode)
    .flatMap((item) => [item.commentBefore, item.comment])
    .concat(comment);
  const [start, end] = range ?? [0, 0];
  return comments
    .flatMap((written) => written?.split('\n') ?? [])
    .filter((line) => /^[^\s#]/.test(line))
    .map((line) => ({ ...causes.comment, offset: yaml.indexOf(`#${line}`, start), fix: quoteOrComment }))
    .filter(({ offset }) => offset < end);
}

/** Finds tags in a list of lines with a comma, which belongs to the tag there. */
function findJoinedTags({ items, flow }: YAMLSeq): Finding[] {
  const tags = flow ? [] : items.filter(isScalar).filter(({ type }) => type === 'PLAIN');
  return tags.flatMap(({ source = '', range }): Finding[] => {
    if (!source.includes(',')) return [];
    const [start, end] = range ?? [0, 0];
    const alone = /^([^,]+?)\s*,$/.exec(source)?.[1];
    const fix =
      'give each tag a line with a hyphen; if the comma belongs to the tag, put it in double quotes';
    const mended = alone !== undefined && { fix: `- ${alone}`, edit: { start, end, text: alone } };
    return [
      {
        rule: 'wrong-type',
        offset: start,
        message: `“${source}” is one tag with a comma in it`,
        fix,
        ...mended,
      },
    ];
  });
}

function checkKey({ value, range }: Scalar): Finding[] {
  const key = String(value);
  const offset = range?.[0] ?? 0;
  // JavaScript does not treat it as an ordinary key.
  if (key === '__proto__') {
    return [{ rule: 'unknown-key', offset, message: 'there is no key “__proto__”', fix: 'take it out' }];
  }
  if (!/[:：]|^\s/u.test(key)) return [];
  const message = 'this is not a key with a colon and a space after it';
  return [{ rule: 'yaml', offset, message, fix: 'write it like “key: value”' }];
}

/** Finds characters that an escape of YAML makes, such as `"\u202e"`: the text of the file does not hold them. */
function findHiddenCharacters({ value, type }: Scalar, offset: number): Finding[] {
  if (typeof value !== 'string') return [];
  return findHarmfulCharacters(value).map((found) => ({
    ...describeHarmfulCharacter(found.character),
    ...(type === 'QUOTE_DOUBLE' && {
      fix: 'take it out: in double quotes a backslash and what follows it make such a character',
    }),
    offset,
  }));
}

/** Finds a whole value in typographic quotation marks, which YAML does not take for its own. */
function findForeignQuotes(value: string, yaml: string, place: Omit<TextEdit, 'text'>): Finding[] {
  const [, double, single] = /^(?:[“”＂]([^“”＂]+)[“”＂]|[‘’＇]([^‘＇]+)[‘’＇])$/u.exec(value) ?? [];
  const inner = double ?? single;
  if (inner === undefined) return [];
  return [
    {
      rule: 'yaml',
      offset: place.start,
      message: `the marks ${value.slice(0, 1)} ${value.slice(-1)} are no quotation marks of YAML; if readers shall see them, write "${value}"`,
      fix: writeChangedLines(yaml, { ...place, text: quoteIfNeeded(inner) }).trim(),
    },
  ];
}
