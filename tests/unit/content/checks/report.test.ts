import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  compareIssues,
  createIssues,
  createLocator,
  hasErrors,
  type Issue,
} from '../../../../src/content/checks/issue.ts';
import { formatAnnotations, formatReport } from '../../../../src/content/checks/report.ts';
import { isRuleName, rules } from '../../../../src/content/checks/rules.ts';

const issue: Issue = {
  file: 'articles/a.md',
  line: 3,
  column: 7,
  rule: 'date',
  severity: 'error',
  message: 'date: “2019” is a year, not a day',
  fix: 'write the whole day, for example 2019-03-20',
};

describe('a line and a column', () => {
  const text = 'one\ntwo\r\nthree\rfour\n\n药🧬x';
  const locate = createLocator(text);

  test.for<[what: string, offset: number, line: number, column: number]>([
    ['the beginning', 0, 1, 1],
    ['a line end', 3, 1, 4],
    ['behind LF', 4, 2, 1],
    ['behind CR LF', text.indexOf('three'), 3, 1],
    ['behind CR', text.indexOf('four'), 4, 1],
    ['an empty line', text.indexOf('\n药'), 5, 1],
    ['behind Chinese and an emoji, which counts twice', text.indexOf('x'), 6, 4],
    ['the end', text.length, 6, 5],
    ['beyond the end', text.length + 9, 6, 5],
    ['before the beginning', -1, 1, 1],
  ])('of %s', ([, offset, line, column]) => {
    expect(locate(offset)).toEqual({ line, column });
  });

  test('stand in an issue in place of its offset', () => {
    const { file, message, fix } = issue;
    expect(createIssues(file, 'a\nb\ntitle 2019', [{ rule: 'date', offset: 10, message, fix }])).toEqual([
      issue,
    ]);
    expect(createIssues(file, 'a', [])).toEqual([]);
  });
});

describe('issues in order', () => {
  test('stand by file, line, column and rule', () => {
    const sorted: Issue[] = [
      { ...issue, file: 'articles/a.md', line: 2, column: 9 },
      { ...issue, file: 'articles/a.md', line: 10, column: 1 },
      { ...issue, file: 'articles/a.md', line: 10, column: 2, rule: 'date' },
      { ...issue, file: 'articles/a.md', line: 10, column: 2, rule: 'slug' },
      { ...issue, file: 'articles/b.md', line: 1, column: 1 },
      { ...issue, file: 'tags.yaml', line: 1, column: 1 },
    ];
    expect(sorted.toReversed().sort(compareIssues)).toEqual(sorted);
  });
});

describe('the report', () => {
  test('has a line for each issue, its fix below it, files apart, and the count', () => {
    const warning: Issue = {
      ...issue,
      file: 'tags.yaml',
      line: 1,
      column: 1,
      severity: 'warning',
      message: 'm',
      fix: 'f',
    };
    expect(formatReport([issue, warning])).toBe(`articles/a.md:3:7  date  date: “2019” is a year, not a day
  fix: write the whole day, for example 2019-03-20

tags.yaml:1:1  date  m
  fix: f

1 error, 1 warning.`);
  });

  test.for<[errors: number, warnings: number, count: string]>([
    [0, 0, '0 errors, 0 warnings.'],
    [1, 0, '1 error, 0 warnings.'],
    [2, 1, '2 errors, 1 warning.'],
    [0, 2, '0 errors, 2 warnings.'],
  ])('counts %i errors and %i warnings', ([errors, warnings, count]) => {
    const issues = [
      ...Array.from({ length: errors }, () => issue),
      ...Array.from({ length: warnings }, (): Issue => ({ ...issue, severity: 'warning' })),
    ];
    expect(formatReport(issues).split('\n').at(-1)).toBe(count);
    expect(hasErrors(issues)).toBe(errors > 0);
  });
});

describe('annotations for GitHub', () => {
  test('mark a line each, escaped as workflow commands want it', () => {
    const warning: Issue = {
      ...issue,
      file: 'articles/a,b:c.md',
      severity: 'warning',
      message: '100%',
      fix: 'a, b: c',
    };
    expect(formatAnnotations([issue, warning], 'content')).toBe(
      [
        '::error file=content/articles/a.md,line=3,col=7,title=date::date: “2019” is a year, not a day%0Afix: write the whole day, for example 2019-03-20',
        '::warning file=content/articles/a%2Cb%3Ac.md,line=3,col=7,title=date::100%25%0Afix: a, b: c',
      ].join('\n'),
    );
  });
});

describe('what somebody wrote stays a word on its line', () => {
  const hostile: Issue = {
    ...issue,
    file: '::error::a\n::add-mask::x\u001b[2J.md',
    message: 'b\r\n  ::stop-commands::x\u2028\u202ec ##[group]d',
    fix: 'e\u0085\u2066f\t\u200fg',
  };

  test('in the report', () => {
    expect(formatReport([hostile]).split('\n').slice(0, 2)).toEqual([
      String.raw`\u003a:error::a\n::add-mask::x\u001b[2J.md:3:7  date  b\r\n  ::stop-commands::x\u2028\u202ec ##\u005bgroup]d`,
      String.raw`  fix: e\u0085\u2066f\t\u200fg`,
    ]);
  });

  test('in annotations', () => {
    expect(formatAnnotations([hostile], 'content')).toBe(
      [
        String.raw`::error file=content/%3A%3Aerror%3A%3Aa\n%3A%3Aadd-mask%3A%3Ax\u001b[2J.md,line=3,col=7,title=date::`,
        String.raw`b\r\n  ::stop-commands::x\u2028\u202ec ##\u005bgroup]d%0Afix: e\u0085\u2066f\t\u200fg`,
      ].join(''),
    );
  });
});

describe('the rules', () => {
  const listed = [
    ...readFileSync('docs/editing.md', 'utf8').matchAll(/^\| `([\w-]+)` \| (error|warning) \| (.*) \|$/gm),
  ];

  test('are those that docs/editing.md lists, in its order', () => {
    expect(listed.map(([, name, severity]) => [name, severity])).toEqual(Object.entries(rules));
  });

  test('each ask for one thing, in a sentence', () => {
    for (const [, , , sentence] of listed) expect(sentence).toMatch(/^[A-Z`].*\.$/);
  });

  test('are known by name, and nothing else is', () => {
    expect(Object.keys(rules).every(isRuleName)).toBe(true);
    expect(['', 'constructor', '__proto__', undefined, 1].some(isRuleName)).toBe(false);
  });
});
