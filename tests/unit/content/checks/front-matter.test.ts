import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../../../src/content/checks/front-matter.ts';
import { applyEdits } from '../../../support/edits.ts';

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

describe('front matter that does not stand between two lines of three hyphens', () => {
  const keys = 'title: A\ntags:\n  - B\n# note\n\ndate: 2026-03-05\n';
  const body = '\nSHANGHAI: text.\n\n---\n\nMore: text.\n';
  const sound = `---\n${keys}---\n${body}`;
  const find = (text: string) => {
    const split = splitFrontMatter(text);
    return 'rule' in split ? [split] : [];
  };

  test.for(['—', '–', '--', '----', '***', '___', '===', '－－－', '——', '-–-', '---—', '```', '~~~'])(
    '%s is mended at the beginning, at the end and at both',
    (mark) => {
      for (const [above, below, rule, wrong] of [
        [mark, '---', 'front-matter-missing', `“${mark}” stands`],
        ['---', mark, 'front-matter-unclosed', `“${mark}” stands`],
        [mark, mark, 'front-matter-missing', `“${mark}” and “${mark}” stand`],
      ] as const) {
        const text = `${above}\n${keys}${below}\n${body}`;
        const message = `${wrong} where front matter has a line of three hyphens`;
        const offset = above === mark ? 0 : 4 + keys.length;
        expect(find(text)).toMatchObject([{ rule, offset, message, fix: 'write --- in its place' }]);
        expect(applyEdits(text, find)).toBe(sound);
      }
    },
  );

  const indented = (indent: string) => `---\n${keys}---`.replace(/^(?=.)/gm, indent);
  const none = 'the front matter does not stand between two lines of three hyphens';
  const writeBoth = 'write --- on a line of its own above the first key and below the last one';
  const indentation = 'the lines of three hyphens and the keys between them cannot be indented';
  const takeOut = 'take out the spaces at the beginning of these lines';

  test.for<[what: string, text: string, message: string, fix: string, offset?: number]>([
    ['none above it', `${keys}---\n${body}`, none, writeBoth],
    ['none at all', keys + body, none, writeBoth],
    [
      'a fence around them',
      `\`\`\`yaml\n---\n${keys}---\n\`\`\`\n${body}`,
      'the front matter stands in a block of code',
      'take out the line ```yaml above it and the line ``` below it',
    ],
    ['spaces before each', `${indented('  ')}\n${body}`, indentation, takeOut, 2],
    ['a tab before each', `${indented('\t')}\n${body}`, indentation, takeOut, 1],
    ['a full-width space before each', `${indented('\u3000')}\n${body}`, indentation, takeOut, 1],
    ['spaces before the end', `---\n${keys}  ---\n${body}`, indentation, takeOut, 6 + keys.length],
  ])('%s: mended with any line ends', ([, text, message, fix, offset = 0]) => {
    const rule = offset > 2 ? 'front-matter-unclosed' : 'front-matter-missing';
    expect(find(text)).toMatchObject([{ rule, offset, message, fix }]);
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      expect(applyEdits(text.replaceAll('\n', lineEnd), find)).toBe(sound.replaceAll('\n', lineEnd));
    }
  });

  test('a fence around the whole story is told, but where it ends is left open', () => {
    const [finding] = find(`\`\`\`markdown\n${sound}\`\`\`\n`);
    expect(finding).toMatchObject({ message: 'the front matter stands in a block of code' });
    expect(finding).not.toHaveProperty('edit');
  });
});
