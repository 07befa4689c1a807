import type { Finding } from './issue.ts';

/** A story's file taken apart. Offsets count from the beginning of the file. */
export interface FrontMatterSplit {
  yaml: string;
  yamlStart: number;
  body: string;
  bodyStart: number;
}

/** Takes front matter and body apart; blank lines may come first, lines may end with CR LF. */
export function splitFrontMatter(text: string): FrontMatterSplit | Finding {
  const opening = /^\s*?---[ \t]*(?:\r\n|\n|\r|$)/.exec(text);
  if (!opening) {
    return {
      rule: 'front-matter-missing',
      offset: 0,
      message: 'the file does not begin with front matter',
      fix: 'begin the file with a line of three hyphens, then title, date, source and tags, then three hyphens again',
    };
  }
  const yamlStart = opening[0].length;
  const closing = /(?<=^|[\r\n])---[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(yamlStart));
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
