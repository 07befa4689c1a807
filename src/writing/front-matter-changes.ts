import { Document, isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';

/** A key of the front matter and its new value; undefined takes the key out. */
export type FrontMatterChange = readonly [key: string, value: unknown];

/** Whether front matter has a key and a value a line, and not all of it in braces or with `?`. */
export function canChangeFrontMatter(yaml: string): boolean {
  const { contents } = parseDocument(yaml);
  return isMap(contents) && contents.flow !== true && !/^\s*\?\s/m.test(yaml);
}

/**
 * Changes some keys of front matter. All other lines stay byte for byte, comments among them; a key that is new comes
 * last.
 *
 * @param yaml a mapping that can be read.
 */
export function changeFrontMatter(yaml: string, changes: readonly FrontMatterChange[]): string {
  const lineEnd = /\r\n?|\n/.exec(yaml)?.[0] ?? '\n';
  let changed = yaml;
  for (const [key, value] of changes) {
    const found = findPair(changed, key);
    const lines = value === undefined ? '' : writePair(key, value).replaceAll('\n', lineEnd);
    if (found && value === undefined) changed = cutLines(changed, found);
    else if (found) changed = changed.slice(0, found.start) + lines + changed.slice(found.end);
    else if (value !== undefined) {
      const indent = /^[ \t]+(?=[^\s#])/.exec(yaml)?.[0] ?? '';
      changed = `${changed.replace(/(?<=[^\r\n])$/, lineEnd)}${indent}${lines}${lineEnd}`;
    }
  }
  return changed;
}

/** A key with its value, without a line end. */
function writePair(key: string, value: unknown): string {
  const document = new Document({ [key]: value });
  const node = document.get(key, true);
  if (isSeq(node)) node.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

interface Extent {
  start: number;
  end: number;
}

function findPair(yaml: string, key: string): Extent | undefined {
  const { contents } = parseDocument(yaml);
  const pairs = isMap(contents) ? (contents.items as Pair[]) : [];
  const pair = pairs.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
  const [start, keyEnd] = pair.key.range;
  const { range } = (pair.value ?? {}) as { range?: [number, number, number] };
  const end = Math.max(range?.[1] ?? 0, yaml.indexOf(':', keyEnd) + 1);
  return { start, end: start + yaml.slice(start, end).trimEnd().length };
}

/** Takes out the lines of a pair, with a comment at their end. */
function cutLines(yaml: string, { start, end }: Extent): string {
  const rest = /^[^\r\n]*(?:\r\n?|\n|$)/.exec(yaml.slice(end))?.[0] ?? '';
  return yaml.slice(0, start).replace(/[ \t]+$/, '') + yaml.slice(end + rest.length);
}
