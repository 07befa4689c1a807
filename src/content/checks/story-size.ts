import { storyLimits as most } from '../schema/story-limits.ts';
import type { FrontMatterSplit } from './front-matter.ts';
import type { Finding } from './issue.ts';

interface Size {
  what: string;
  size: number;
  limit: number;
  offset: number;
}

/** Finds a file that is too large for a story. */
export function findExcessBytes({ length: size }: Uint8Array): Finding[] {
  return describeExcess([{ what: 'bytes in the file', size, limit: most.bytes, offset: 0 }]);
}

/** Finds a part of a story that is too large: the first one. */
export function findExcess(split: FrontMatterSplit): Finding[] {
  return describeExcess(measure(split));
}

function describeExcess(sizes: Iterable<Size>): Finding[] {
  for (const { what, size, limit, offset } of sizes) {
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
  const ofYaml = { size: yaml.length, limit: most.frontMatter, offset: yamlStart };
  yield { what: 'characters in the front matter', ...ofYaml };
  const ofPictures = { size: body.split('![').length - 1, limit: most.pictures, offset: bodyStart };
  yield { what: 'pictures in the text', ...ofPictures };
  const signs = new Map<string, number>();
  let [start, lines, cells] = [bodyStart, 0, 0];
  for (const paragraph of body.split(/(?<=\n|\r(?!\n))(?=[ \t]*[\r\n])/)) {
    const rows = paragraph.trim().split(/\r\n|\n|\r/);
    const offset = start + Math.max(0, paragraph.search(/\S/));
    start += paragraph.length;
    lines += rows.length + 1;
    yield { what: 'lines in the text', size: lines, limit: most.lines, offset };
    // Each row of a table has as many cells as the first.
    cells += rows.length * Math.max(...rows.map((row) => row.split('|').length - 1));
    yield { what: 'cells in tables', size: cells, limit: most.cells, offset };
    const signsHere = new Map<string, number>();
    for (const [sign] of paragraph.matchAll(counted)) {
      const kind = sign === "'" ? '"' : sign;
      signs.set(kind, (signs.get(kind) ?? 0) + 1);
      signsHere.set(kind, (signsHere.get(kind) ?? 0) + 1);
    }
    for (const [sign, size] of signsHere) {
      yield { what: `signs ${sign} in one paragraph`, size, limit: most.signsInParagraph, offset };
      yield { what: `signs ${sign} in the text`, size: signs.get(sign) ?? 0, limit: most.signs, offset };
    }
  }
}
