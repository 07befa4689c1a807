import { findWrongFrame } from './front-matter-frame.ts';
import type { Finding } from './issue.ts';

/** The parts of an article's file. Offsets count from the beginning of the file, in UTF-16 code units. */
export interface FrontMatterSplit {
  yaml: string;
  yamlStart: number;
  body: string;
  bodyStart: number;
}

/** Splits front matter and body. Blank lines may come first; lines may end in LF, CR LF or CR. */
export function splitFrontMatter(text: string): FrontMatterSplit | Finding {
  // Before anything else: a line of hyphens in the text would seem to end front matter whose own end is mistyped.
  const wrongFrame = findWrongFrame(text);
  if (wrongFrame) return wrongFrame;
  const opening = /^\s*?---[^\S\r\n]*(?:\r\n|\n|\r|$)/.exec(text);
  if (!opening) {
    return {
      rule: 'front-matter-missing',
      offset: 0,
      message: 'the file does not begin with front matter',
      fix: 'begin the file with a line of three hyphens, then title, date, source and tags, then three hyphens again',
    };
  }
  const yamlStart = opening[0].length;
  const closing = /(?<=^|[\r\n])---[^\S\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(yamlStart));
  if (!closing) {
    return {
      rule: 'front-matter-unclosed',
      offset: text.indexOf('---'),
      message: 'the front matter has no end',
      fix: 'write a line of three hyphens below its last key',
    };
  }
  const bodyStart = yamlStart + closing.index + closing[0].length;
  return {
    yaml: text.slice(yamlStart, yamlStart + closing.index),
    yamlStart,
    body: text.slice(bodyStart),
    bodyStart,
  };
}
