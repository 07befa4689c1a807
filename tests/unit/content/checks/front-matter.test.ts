import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../../../src/content/checks/front-matter.ts';

describe('a file with front matter', () => {
  test.for<[what: string, text: string, yaml: string, body: string]>([
    ['and a body', '---\na: b\n---\nText', 'a: b\n', 'Text'],
    ['and no body', '---\na: b\n---\n', 'a: b\n', ''],
    ['that ends without a line end', '---\na: b\n---', 'a: b\n', ''],
    ['that is empty', '---\n---\nText', '', 'Text'],
    ['and Windows line ends', '---\r\na: b\r\n---\r\nText\r\n', 'a: b\r\n', 'Text\r\n'],
    ['and blank lines first', '\n  \n\r\n---\na: b\n---\nText', 'a: b\n', 'Text'],
    ['and a byte order mark left in', '\ufeff---\na: b\n---\nText', 'a: b\n', 'Text'],
    ['and spaces behind the hyphens', '---  \na: b\n---\t\nText', 'a: b\n', 'Text'],
    ['and hyphens in a value', '---\na: b --- c\n---\nText', 'a: b --- c\n', 'Text'],
    ['and hyphens that begin a value’s next line', '---\na:\n  --- c\n---\nText', 'a:\n  --- c\n', 'Text'],
    ['and four hyphens in it', '---\n----\n---\nText', '----\n', 'Text'],
    [
      'and a line separator before hyphens',
      '---\na: \u2028---\u2028\n---\nText',
      'a: \u2028---\u2028\n',
      'Text',
    ],
    [
      'and rules in the body',
      '---\na: b\n---\nText\n\n---\n\nMore\n---\n',
      'a: b\n',
      'Text\n\n---\n\nMore\n---\n',
    ],
  ])('%s is split', ([, text, yaml, body]) => {
    expect(splitFrontMatter(text)).toEqual({
      yaml,
      yamlStart: text.indexOf('---') + (/^---\s*?(\r\n|\n)/m.exec(text)?.[0].length ?? 0),
      body,
      bodyStart: text.length - body.length,
    });
  });
});

describe('a file whose front matter', () => {
  const missing = {
    rule: 'front-matter-missing',
    message: 'the file does not begin with front matter',
    fix: 'begin the file with a line of three hyphens, then title, date, source and tags, then three hyphens again',
  };
  const unclosed = {
    rule: 'front-matter-unclosed',
    message: 'the front matter has no end',
    fix: 'write a line of three hyphens below its last key',
  };
  test.for<[what: string, text: string, finding: object, offset: number]>([
    ['is missing', 'Text', missing, 0],
    ['is missing with the rest', '', missing, 0],
    ['comes after text', 'Text\n---\na: b\n---\n', missing, 0],
    ['begins with two hyphens', '--\na: b\n--\n', missing, 0],
    ['begins with text on its line', '--- a: b\n---\n', missing, 0],
    ['is of TOML', '+++\na = 1\n+++\n', missing, 0],
    ['has no end', '\n\n---\na: b\n\nText', unclosed, 2],
    ['has no end but hyphens further in', '---\na: b\n  ---\nText --- more', unclosed, 0],
    ['has nothing below its beginning', '---', unclosed, 0],
  ])('%s is found out', ([, text, finding, offset]) => {
    expect(splitFrontMatter(text)).toEqual({ ...finding, offset });
  });
});
