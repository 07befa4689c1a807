import { storyLimits as most } from '../schema/story-limits.ts';
import type { FrontMatterSplit } from './front-matter.ts';
import type { Finding } from './issue.ts';

/** What there is a number of, the number, the most that can be, and the offset. */
type Size = [what: string, size: number, limit: number, offset: number];

/** Finds a file that is too large for a story. */
export function findExcessBytes({ length: size }: Uint8Array): Finding[] {
  return describeExcess([['bytes in the file', size, most.bytes, 0]]);
}

/** Finds a part of a story that is too large: the first one. */
export function findExcess(split: FrontMatterSplit): Finding[] {
  return describeExcess(measure(split));
}

function describeExcess(sizes: Iterable<Size>): Finding[] {
  for (const [what, size, limit, offset] of sizes) {
    if (size <= limit) continue;
    const message = `there are ${size.toLocaleString('en-GB')} ${what}; ${limit.toLocaleString('en-GB')} are the most that a story can have`;
    const fix = 'take out what is not meant, or divide the story';
    return [{ rule: 'story-size', offset, message, fix }];
  }
  return [];
}

/** The signs that open or close something, for which parsers look far ahead or back. */
const counted = /:\/\/|www\.|\.{3}|["'*_`~[\]()<>&!\\$#@]/gi;

function* measure({ yaml, yamlStart, body, bodyStart }: FrontMatterSplit): Generator<Size> {
  yield ['characters in the front matter', yaml.length, most.frontMatter, yamlStart];
  yield ['pictures in the text', body.split('![').length - 1, most.pictures, bodyStart];
  const signs = new Map<string, number>();
  let [start, lines, cells] = [bodyStart, 0, 0];
  for (const paragraph of body.split(/(?<=\n|\r(?!\n))(?=[ \t]*[\r\n])/)) {
    const rows = paragraph.trim().split(/\r\n|\n|\r/);
    const offset = start + Math.max(0, paragraph.search(/\S/));
    start += paragraph.length;
    lines += rows.length + 1;
    yield ['lines in the text', lines, most.lines, offset];
    // Each row of a table has as many cells as the first.
    cells += rows.length * Math.max(...rows.map((row) => row.split('|').length - 1));
    yield ['cells in tables', cells, most.cells, offset];
    const found = Array.from(paragraph.matchAll(counted), ([sign]) => (sign === "'" ? '"' : sign));
    for (const [sign, { length }] of Map.groupBy(found, (sign) => sign)) {
      const sum = length + (signs.get(sign) ?? 0);
      signs.set(sign, sum);
      yield [`signs ${sign} in one paragraph`, length, most.signsInParagraph, offset];
      yield [`signs ${sign} in the text`, sum, most.signs, offset];
    }
  }
}
