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
    ['and spaces of any kind behind the hyphens', '---\u00a0\na: b\n---\u3000\nText', 'a: b\n', 'Text'],
    ['and hyphens on a line of a value', '---\na: |\n  ---\n---\nText', 'a: |\n  ---\n', 'Text'],
    ['and a value that begins with a dash', '---\na: b\nc: — d\n---\nText', 'a: b\nc: — d\n', 'Text'],
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
    ['seems to begin with a rule', '***\n\nNote: text.\n\n***\n', missing, 0],
    ['begins with two hyphens, and no known key', '--\na: b\n--\n', missing, 0],
    ['begins with text on its line', '--- a: b\n---\n', missing, 0],
    ['is of TOML', '+++\na = 1\n+++\n', missing, 0],
    ['has no end', '\n\n---\na: b\n\nText', unclosed, 2],
    ['has no end but hyphens within a line', '---\na: b\nText --- more', unclosed, 0],
    ['has no end, and a rule in its text', '---\ntitle: A\n\nText.\n\n***\n\nMore', unclosed, 0],
    ['has nothing below its beginning', '---', unclosed, 0],
  ])('%s is found out', ([, text, finding, offset]) => {
    expect(splitFrontMatter(text)).toEqual({ ...finding, offset });
  });
});

describe('front matter between lines that are not three hyphens', () => {
  const keys = 'title: A\ntags:\n  - B\n# note\ndate: 2026-03-05\n';
  const body = '\nText.\n\n---\n\nMore: text.\n';
  const sound = `---\n${keys}---\n${body}`;
  const mend = (text: string) => {
    const finding = splitFrontMatter(text);
    if (!('rule' in finding)) throw new Error('nothing is found');
    const { start, end, text: replacement } = finding.edit ?? { start: 0, end: 0, text: '' };
    return { ...finding, edit: text.slice(0, start) + replacement + text.slice(end) };
  };

  test.for(['—', '–', '--', '----', '***', '___', '===', '－－－', '——', '-–-', '---—', '```', '~~~'])(
    '%s is found out, at the beginning, at the end and at both',
    (mark) => {
      expect(mend(`\n${mark}\n${keys}---\n${body}`)).toEqual({
        rule: 'front-matter-missing',
        offset: 1,
        message: `“${mark}” stands where front matter has a line of three hyphens`,
        fix: `write --- in place of “${mark}”`,
        edit: `\n${sound}`,
      });
      expect(mend(`---\n${keys}${mark}\n${body}`)).toEqual({
        rule: 'front-matter-unclosed',
        offset: 4 + keys.length,
        message: `“${mark}” stands where front matter has a line of three hyphens`,
        fix: `write --- in place of “${mark}”`,
        edit: sound,
      });
      expect(mend(`${mark} \n${keys}${mark}\n${body}`)).toMatchObject({
        rule: 'front-matter-missing',
        offset: 0,
        message: `“${mark}” and “${mark}” stand where front matter has a line of three hyphens`,
      });
    },
  );

  test.for<[what: string, text: string, rule: string, message: string, fix: string, mended?: string]>([
    [
      'none above it',
      `${keys}---\n${body}`,
      'front-matter-missing',
      'no line of three hyphens stands above the front matter',
      'write --- on a line of its own above the first key',
    ],
    [
      'none at all',
      keys + body,
      'front-matter-missing',
      'no line of three hyphens stands above the front matter, and none below it',
      'write --- on a line of its own above the first key, and below the last one',
    ],
    [
      'a fence in place of hyphens',
      `\`\`\`yaml\n${keys}\`\`\`\n${body}`,
      'front-matter-missing',
      '“```yaml” and “```” stand where front matter has a line of three hyphens',
      'write --- in place of “```yaml” and “```”',
    ],
    [
      'a fence around hyphens',
      `\`\`\`yaml\n---\n${keys}---\n\`\`\`\n${body}`,
      'front-matter-missing',
      'the front matter stands in a block of code',
      'take out the line ```yaml above it and the line ``` below it',
    ],
    ...['  ', '\t', '\u00a0', '\u3000'].map((indent): [string, string, string, string, string] => [
      `an indentation of ${JSON.stringify(indent)}`,
      `${`---\n${keys}---`.replace(/^/gm, indent)}\n${body}`,
      'front-matter-missing',
      'the lines of the front matter are indented',
      'take out the spaces at the beginning of each of these lines',
    ]),
  ])('%s', ([, text, rule, message, fix]) => {
    expect(mend(text)).toEqual({ rule, offset: 0, message, fix, edit: sound });
  });

  test('an end that is indented', () => {
    expect(mend(`---\n${keys}  ---\n\nText.\n`)).toEqual({
      rule: 'front-matter-unclosed',
      offset: 6 + keys.length,
      message: 'the line of three hyphens that ends the front matter begins with a space',
      fix: 'take out what stands before ---',
      edit: `---\n${keys}---\n\nText.\n`,
    });
  });
});
