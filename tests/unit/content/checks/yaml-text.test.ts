import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../../src/content/checks/yaml-text.ts';
import { applyEdits } from '../../../support/edits.ts';

describe('YAML that is read', () => {
  test.for<[what: string, yaml: string, value: unknown]>([
    ['nothing', '', null],
    ['a comment', '# nothing\n', null],
    ['text, numbers and truth', 'a: b\nc: 1.5\nd: true\ne:\n', { a: 'b', c: 1.5, d: true, e: null }],
    [
      'words that YAML 1.1 took for others',
      'a: yes\nb: NO\nc: on\nd: 2019-03-20\ne: 1_000',
      { a: 'yes', b: 'NO', c: 'on', d: '2019-03-20', e: '1_000' },
    ],
    ['lists in both forms', 'a: [b, c]\nd:\n  - e\n', { a: ['b', 'c'], d: ['e'] }],
    ['folded and kept lines', 'a: >-\n  b\n  c\nd: |-\n  e\n  f', { a: 'b c', d: 'e\nf' }],
    ['quoted signs', `a: "b: c"\nd: '# e'\nf: "*g*"`, { a: 'b: c', d: '# e', f: '*g*' }],
    ['signs within words', 'a: R&D at 5* hotels! C#', { a: 'R&D at 5* hotels! C#' }],
    ['Windows line ends', 'a: b\r\nc:\r\n  - d\r\n', { a: 'b', c: ['d'] }],
    ['Chinese', '标题: 药明康德', { 标题: '药明康德' }],
    ['names that objects have', 'constructor: a\ntoString: b', { constructor: 'a', toString: 'b' }],
    ['a merge key as any other', '<<: a', { '<<': 'a' }],
  ])('%s', ([, yaml, value]) => {
    const reading = readYaml(yaml);
    expect(reading.findings).toEqual([]);
    expect(reading.value).toEqual(value);
  });
});

describe('YAML that is refused', () => {
  const twice = {
    rule: 'duplicate-key',
    message: 'this key stands twice',
    fix: 'keep one of the two lines and take the other out',
  };
  const notClosed = {
    rule: 'yaml',
    message: 'a quotation mark or a bracket that was opened is not closed, or a colon is missing',
    fix: 'close what was opened; a key ends with a colon and a space',
  };
  const noKey = {
    rule: 'yaml',
    message: 'this line is not “key: value”',
    fix: 'write a key in English, a colon and a space, like title: Merck opens plant',
  };
  const prototype = {
    rule: 'unknown-key',
    message: 'there is no key “__proto__”',
    fix: 'take it out',
  };

  test.for<[yaml: string, offset: number, finding: object]>([
    ['a: b\nc: d\na: e', 10, twice],
    ['a:\n  b: c\n  b: d', 12, twice],
    ['a:\na: b', 3, twice],
    ['a: "b\n  c', 9, notClosed],
    ['a: b\nc', 5, noKey],
    ['a: b\n标题：c', 5, noKey],
    ['a: b\ntitle', 5, noKey],
    ['a: b\n__proto__:\n  c: d', 5, prototype],
    ['a:\n  "__proto__": b', 5, prototype],
    [
      'a:\n\t- b',
      3,
      { rule: 'yaml', message: 'the line is indented with a tab', fix: 'use spaces instead of the tab' },
    ],
    [
      'a: b: c\n  d',
      3,
      {
        rule: 'yaml',
        message: 'YAML reads the colon in this value as the start of another key',
        fix: 'put the value in double quotes: key: "text: more text"',
      },
    ],
    [
      'a: @b\n  c',
      3,
      {
        rule: 'yaml',
        message: 'this is not valid YAML (Plain value cannot start with reserved character @)',
        fix: 'look at this line and the one above it; quote values that hold : # [ ] { } & * !',
      },
    ],
    [
      'a: R&D\nb: &c\n  - d',
      10,
      {
        rule: 'yaml-reference',
        message: 'a value that begins with &, * or ! has a meaning of its own in YAML',
        fix: 'put the value in double quotes',
      },
    ],
    [
      'a: b\n---\nc: d',
      5,
      {
        rule: 'yaml',
        message: 'a second YAML document begins here, and only the first would be read',
        fix: 'take out the line of three hyphens or dots that ends the first',
      },
    ],
  ])('%j', ([yaml, offset, finding]) => {
    const reading = readYaml(yaml, 100);
    expect(reading.findings).toEqual([{ ...finding, offset: 100 + offset }]);
    expect(reading.value).toBeUndefined();
  });

  test('an alias is not followed, so nothing can swell', () => {
    const { findings, value } = readYaml('a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]');
    expect(findings.map(({ rule, offset }) => [rule, offset])).toEqual(
      [3, 13, 29].map((offset) => ['yaml-reference', offset]),
    );
    expect(value).toBeUndefined();
  });

  test('has all its mistakes found', () => {
    const { findings } = readYaml('a: *b\nc: d: e\nf: @g\nh: i\nh: j');
    expect(findings.map(({ rule, offset }) => [rule, offset])).toEqual([
      ['yaml-reference', 3],
      ['yaml', 9],
      ['yaml', 17],
      ['duplicate-key', 25],
    ]);
  });

  test.for<[yaml: string, places: [rule: string, offset: number][]]>([
    [
      'a: b\na: c\ntitle："A" b\nd: e\nd: f',
      [
        ['yaml', 15],
        ['duplicate-key', 5],
      ],
    ],
    [
      'a：b\na: c',
      [
        ['yaml', 1],
        ['duplicate-key', 4],
      ],
    ],
    [
      '\u3000a: "b" c\nd: [e',
      [
        ['yaml', 0],
        ['yaml', 13],
      ],
    ],
  ])('has the rest found at its place, before and behind a line that is misread: %j', ([yaml, places]) => {
    const { findings } = readYaml(yaml, 10);
    expect(findings.map(({ rule, offset }) => [rule, offset - 10])).toEqual(places);
  });
});

test.for<[yaml: string, offset: number]>([
  ['? - a\n: b', 2],
  ['{[a]: b}', 1],
  ['? '.repeat(200), 2],
])('a list or other keys are no key: %j', ([yaml, offset]) => {
  expect(readYaml(yaml).findings).toEqual([
    {
      rule: 'yaml',
      offset,
      message: 'a list or other keys stand here in the place of a key',
      fix: 'write it like “key: value”',
    },
  ]);
});

describe('a line that YAML misreads is told with the same line as YAML reads it rightly', () => {
  const colon = 'YAML reads the colon in this value as the start of another key';
  const comment = 'YAML takes the rest of the line, from the # on, for a comment and leaves it out';
  const reference = 'a value that begins with &, * or ! has a meaning of its own in YAML';
  const noSpace = 'a colon and a space come after a key';
  const fullWidth = 'the colon behind the key is full-width; YAML wants a plain colon and a space';
  const foreignSpace = 'a space that YAML does not know stands here';
  const backslash = 'a backslash between double quotes has a meaning of its own in YAML';
  const sign = (text: string) => `a value that begins with ${text} has a meaning of its own in YAML`;
  const quote = (mark: string) =>
    `the value begins with ${mark}, so for YAML it ends with the next ${mark}, and more text follows`;

  test.for<[line: string, offset: number, message: string, fix: string, value: unknown]>([
    ['a: "Merck" opens plant', 3, quote('"'), `a: '"Merck" opens plant'`, '"Merck" opens plant'],
    [`a: 'Merck' opens`, 3, quote("'"), `a: "'Merck' opens"`, "'Merck' opens"],
    [`a: "Merck's" b`, 3, quote('"'), `a: '"Merck''s" b'`, `"Merck's" b`],
    ['a: "b" and "c"', 3, quote('"'), `a: '"b" and "c"'`, '"b" and "c"'],
    ['a: "b "c" d"', 3, quote('"'), `a: 'b "c" d'`, 'b "c" d'],
    [`a: 'Merck's plant'`, 3, quote("'"), `a: "Merck's plant"`, "Merck's plant"],
    ['a: ["b" c, d]', 4, quote('"'), `a: ['"b" c', d]`, ['"b" c', 'd']],
    ['a: [b, "c, d" e, @f]', 7, quote('"'), `a: [b, '"c, d" e', "@f"]`, ['b', '"c, d" e', '@f']],
    [String.raw`a: "b\y c"`, 3, backslash, String.raw`a: 'b\y c'`, String.raw`b\y c`],
    ['a:Merck', 1, noSpace, 'a: Merck', 'Merck'],
    ['a:[b]', 1, noSpace, 'a: [b]', ['b']],
    ['a:"b: c"', 1, noSpace, 'a: "b: c"', 'b: c'],
    ['a:b: c', 1, noSpace, 'a: "b: c"', 'b: c'],
    ['a:\u00a0b', 1, noSpace, 'a: b', 'b'],
    ['a：药明', 1, fullWidth, 'a: 药明', '药明'],
    ['a： b', 1, fullWidth, 'a: b', 'b'],
    ['a：b: c', 1, fullWidth, 'a: "b: c"', 'b: c'],
    ['a ：[b, c]', 2, fullWidth, 'a: [b, c]', ['b', 'c']],
    ['a: [#China', 3, 'the bracket that opens here is not closed', 'a: ["#China"]', ['#China']],
    ['a: [b] c, [d', 3, sign('['), 'a: "[b] c, [d"', '[b] c, [d'],
    ['a: "b"\u00a0', 6, foreignSpace, 'a: "b"', 'b'],
    ['a: b: c', 3, colon, 'a: "b: c"', 'b: c'],
    ['a: b:', 3, colon, 'a: "b:"', 'b:'],
    [`a: b: "c"`, 3, colon, `a: 'b: "c"'`, 'b: "c"'],
    [`a: it's "b": c`, 3, colon, `a: 'it''s "b": c'`, `it's "b": c`],
    ['a: #1 in China', 3, comment, 'a: "#1 in China"', '#1 in China'],
    ['a: [#China]', 4, comment, 'a: ["#China"]', ['#China']],
    ['a: [b, #1]', 7, comment, 'a: [b, "#1"]', ['b', '#1']],
    ['a: &b c', 3, reference, 'a: "&b c"', '&b c'],
    ['a: *b*', 3, reference, 'a: "*b*"', '*b*'],
    ['a: !Important', 3, reference, 'a: "!Important"', '!Important'],
    ['a: !!str 1', 3, reference, 'a: "!!str 1"', '!!str 1'],
    ['a: [b, !c d]', 7, reference, 'a: [b, "!c d"]', ['b', '!c d']],
    ['a: @b', 3, sign('@'), 'a: "@b"', '@b'],
    ['a: `b` c', 3, sign('`'), 'a: "`b` c"', '`b` c'],
    ['a: %b', 3, sign('%'), 'a: "%b"', '%b'],
    ['a: [b] c', 3, sign('['), 'a: "[b] c"', '[b] c'],
    ['a: {b} c', 3, sign('{'), 'a: "{b} c"', '{b} c'],
    ['a: - b', 3, sign('-'), 'a: "- b"', '- b'],
    ['a: ? b', 3, sign('?'), 'a: "? b"', '? b'],
    ['a: | b', 3, sign('|'), 'a: "| b"', '| b'],
    ['a: > b', 3, sign('>'), 'a: "> b"', '> b'],
    ['a: , b', 3, sign(','), 'a: ", b"', ', b'],
    ['a: [b, c', 3, 'the bracket that opens here is not closed', 'a: [b, c]', ['b', 'c']],
    ['\u00a0a: b', 0, foreignSpace, 'a: b', 'b'],
    ['\u3000a: b', 0, foreignSpace, 'a: b', 'b'],
  ])('%s', ([line, offset, message, fix, value]) => {
    for (const [before, after, values] of [
      ['', '', {}],
      ['first: 1\n', '\nlast: 2\n', { first: 1, last: 2 }],
      ['# note\n', '\nlast:\n  - 3', { last: [3] }],
    ] as const) {
      const yaml = `${before}${line}${after}`;
      const { findings } = readYaml(yaml, 100);
      const found = { offset: 100 + before.length + offset, message, fix };
      expect(findings).toHaveLength(1);
      expect(findings).toMatchObject([found]);
      expect(findings[0]?.rule).toMatch(/^yaml/);
      const mended = applyEdits(yaml, (text) => readYaml(text).findings);
      expect(readYaml(mended).value).toEqual({ ...values, a: value });
    }
  });

  test.for<[what: string, yaml: string, fixes: string[]]>([
    ['in a list of lines', 'a:\n  - #b\n  - "c" d\n  - e', ['- "#b"', `- '"c" d'`]],
    ['further in', 'a:\n  name：X\n  url: y: z', ['name: X', 'url: "y: z"']],
    ['in a list of keys', 'a:\n  - name：X\n    url: y', ['- name: X']],
    ['with foreign spaces', 'a:\n\u00a0\u00a0b: c\n\u00a0\u00a0d: e', ['b: c', 'd: e']],
    ['with Windows line ends', 'a: b: c\r\nd: "e" f\r\n', ['a: "b: c"', `d: '"e" f'`]],
    [
      'beside items that only look like keys',
      'a:\n  - Q3:2026\n  - 注意：b\n  - B：c\nd: e: f',
      ['d: "e: f"'],
    ],
  ])('%s', ([, yaml, fixes]) => {
    expect(readYaml(yaml).findings.map(({ fix }) => fix)).toEqual(fixes);
    expect(readYaml(applyEdits(yaml, (text) => readYaml(text).findings)).findings).toEqual([]);
  });

  test('where a quotation mark is left open, which end is meant stays open too', () => {
    expect(readYaml(`a: "b\nc: d`).findings).toEqual([
      { rule: 'yaml', offset: 3, message: 'the quotation mark that opens here is not closed', fix: 'a: "b"' },
    ]);
  });

  test.for<[yaml: string, offset: number, fix: string]>([
    ['a: Ranked #1', 10, 'a: "Ranked #1"'],
    ['a: [b, c #1]', 9, 'a: [b, "c #1"]'],
  ])('where a # may begin a comment indeed, that stays open too: %s', ([yaml, offset, fix]) => {
    expect(readYaml(yaml).findings).toEqual([{ rule: 'yaml-comment', offset, message: comment, fix }]);
  });

  test('but not within a value of several lines', () => {
    const text = 'a: >-\n  He said: "b" c\n  @d：e\nf:\n  - g\n    h: i\nj: k: l';
    expect(readYaml(text).findings.map(({ offset }) => offset)).toContain(text.indexOf('k: l'));
    expect(readYaml(text).findings.map(({ offset }) => offset)).not.toContain(text.indexOf('He'));
  });
});

describe('keys of front matter', () => {
  const others = 'date: 2019-03-20\ntags: [China]';
  const noKey = 'this line is not “key: value”';
  const behindSpaces = 'spaces or a tab stand before the key';

  test.for<[line: string, message: string, mended: string]>([
    ['title = Merck', noKey, 'title: Merck'],
    ['title﹕Merck', noKey, 'title: Merck'],
    ['title；#1 in China', noKey, 'title: "#1 in China"'],
    ['title – Merck', noKey, 'title: Merck'],
    ['**title**: Merck', noKey, 'title: Merck'],
    ['**title:** Merck', noKey, 'title: Merck'],
    ['`title`: Merck', noKey, 'title: Merck'],
    [' title: Merck', behindSpaces, 'title: Merck'],
    ['   title: "Merck: plant"', behindSpaces, 'title: "Merck: plant"'],
    ['\ttitle: Merck', behindSpaces, 'title: Merck'],
  ])('%s is told once, and mended: %s', ([line, message, mended]) => {
    for (const write of [(text: string) => `${text}\n${others}`, (text: string) => `${others}\n${text}`]) {
      const yaml = write(line);
      const found = { rule: 'yaml', offset: yaml.indexOf(line), message, fix: mended };
      const { findings } = readYaml(yaml);
      expect(findings).toHaveLength(1);
      expect(findings).toMatchObject([found]);
      expect(applyEdits(yaml, (text) => readYaml(text).findings)).toBe(write(mended));
    }
  });

  test('without any sign behind the key: no edit, for the line may belong to the one above', () => {
    const findings = [{ rule: 'yaml', offset: 0, message: noKey, fix: 'title: Merck opens' }];
    expect(readYaml(`title Merck opens\n${others}`).findings).toEqual(findings);
  });

  test.for([
    ` title: A\n date: B`,
    'contact:\n  name: A\n  title: B\ntitle: C',
    'description: >-\n  a\n  title: b\ntitle: C',
    'description: a\n  title\ntitle: C',
    '标题: b',
  ])('nothing of %j', (yaml) => {
    expect(readYaml(yaml).findings).toEqual([]);
  });
});

describe('a list that YAML does not read', () => {
  const noList = 'this is not a list: brackets and commas must be those of an English keyboard';
  const comment = 'YAML takes the rest of the line, from the # on, for a comment and leaves it out';
  const notClosed = 'the bracket that opens here is not closed';

  test.for<[value: string, message: string]>([
    ['["China"，"GenScript"]', noList],
    ["['China'、'GenScript']", noList],
    ['[China, "GenScript"，]', noList],
    ['[China,,GenScript]', noList],
    ['[,China, GenScript]', noList],
    ['[China, GenScript],', noList],
    ['[China, GenScript]。', noList],
    ['[China，GenScript];', noList],
    ['"China", "GenScript"', noList],
    ['[China，GenScript］', notClosed],
    ['[China, GenScript】', notClosed],
    ['#China #GenScript', comment],
    ['#China，#GenScript', comment],
    ['[#China #GenScript]', comment],
    ['[#China, GenScript]', comment],
  ])('tags: %s', ([value, message]) => {
    const yaml = `tags: ${value}\na: b`;
    expect(readYaml(yaml).findings).toMatchObject([{ message, fix: 'tags: [China, GenScript]' }]);
    expect(applyEdits(yaml, (text) => readYaml(text).findings)).toBe('tags: [China, GenScript]\na: b');
  });

  test.for<[line: string, fix: string]>([
    ['tags: [China], [GenScript]', 'tags: [first, second]'],
    ['tags: ["China" "GenScript"]', 'tags: [first, second]'],
    ['tags: - China, GenScript', 'tags: [first, second]'],
    ['aliases: [a] b', 'aliases: [first, second]'],
    ['author: [Jane Doe] (Reuters)', 'author: [first, second]'],
  ])('%s: no edit where its entries are not certain', ([line, fix]) => {
    const advice = `write the entries in brackets, with plain commas: ${fix}`;
    expect(readYaml(line).findings).toEqual([
      { rule: 'yaml', offset: line.indexOf(':') + 2, message: noList, fix: advice },
    ]);
  });

  test.for<[yaml: string, mended: string]>([
    ['author: ["李伟"，"王芳"]', 'author: [李伟, 王芳]'],
    ['tags:\n  - "China",\n  - B', 'tags:\n  - "China"\n  - B'],
    ['tags:\n  - China,\n  - B', 'tags:\n  - China\n  - B'],
    ["a: 'b',", "a: 'b'"],
  ])('%j is mended', ([yaml, mended]) => {
    expect(readYaml(yaml).findings).toHaveLength(1);
    expect(applyEdits(yaml, (text) => readYaml(text).findings)).toBe(mended);
  });

  test('two tags in one line of a list: no edit', () => {
    expect(readYaml('tags:\n  - China, GenScript').findings).toEqual([
      {
        rule: 'wrong-type',
        offset: 10,
        message: '“China, GenScript” is one tag with a comma in it',
        fix: 'give each tag a line with a hyphen; if the comma belongs to the tag, put it in double quotes',
      },
    ]);
  });

  test.for<[yaml: string, offset: number]>([
    ['tags: [\n  China,\n  #GenScript,\n  Merck\n]', 19],
    ['tags: [\n  China,\n  #GenScript\n]', 19],
    ['tags: [\n  China, #GenScript\n  Merck\n]', 17],
  ])('an entry that is lost as a comment: %j', ([yaml, offset]) => {
    expect(readYaml(yaml).findings).toMatchObject([{ rule: 'yaml-comment', offset }]);
  });

  test.for([
    'tags: [\n  China, # note\n  # note\n  Merck\n]',
    'tags: [China] #note',
    'tags:\n  - China\n  #- GenScript\n  - Merck',
    'tags:\n  - "GenScript, Inc"',
    'aliases:\n  - Merck & Co., Inc.',
  ])('nothing of %j', (yaml) => {
    expect(readYaml(yaml).findings).toEqual([]);
  });
});

describe('a # behind a value that is no free text', () => {
  test.for([
    ['date: 2019-03-20 #x', 'date: 2019-03-20 # x'],
    ['source: a #x: y', 'source: a # x: y'],
    ['draft: true #TODO', 'draft: true # TODO'],
  ] as const)('%s begins a comment: %s', ([line, mended]) => {
    expect(readYaml(line).findings).toMatchObject([{ rule: 'yaml-comment', fix: mended }]);
    expect(applyEdits(line, (text) => readYaml(text).findings)).toBe(mended);
  });
});

describe('Chinese text over several lines', () => {
  test.for<[yaml: string, value: string]>([
    ['a: >-\n  药明在\n  苏州建厂，\n  很大', '药明在苏州建厂，很大'],
    ['a: >-\r\n  药明\r\n  建厂', '药明建厂'],
    ['a: 药明\n  建厂', '药明建厂'],
    ['a: "药明在\n  苏州"', '药明在苏州'],
    ['a: >-\n  药明\n  Merck\n  opens', '药明 Merck opens'],
    ['a: >-\n  药明 建厂', '药明 建厂'],
    ['a: |-\n  药明\n  建厂', '药明\n建厂'],
  ])('%j', ([yaml, a]) => {
    expect(readYaml(yaml).value).toEqual({ a });
  });
});

describe('typographic quotation marks around a whole value', () => {
  test.for<[value: string, marks: string, fix: string]>([
    ['“b”', '“ ”', 'a: [c, b]'],
    ['”b”', '” ”', 'a: [c, b]'],
    ['‘b’s c’', '‘ ’', 'a: [c, b’s c]'],
    ['＂b＂', '＂ ＂', 'a: [c, b]'],
    ['“2019”', '“ ”', 'a: [c, "2019"]'],
  ])('%s', ([value, marks, fix]) => {
    const message = `the marks ${marks} are no quotation marks of YAML; if readers shall see them, write "${value}"`;
    const found = { rule: 'yaml', message };
    expect(readYaml(`a: ${value}`).findings).toEqual([
      { ...found, offset: 3, fix: fix.replace(/\[c, (.*)\]/, '$1') },
    ]);
    expect(readYaml(`a: [c, ${value}]`).findings).toEqual([{ ...found, offset: 7, fix }]);
  });

  test.for(['“b” c', 'b “c”', '“b” and “c”', '"“b”"', "'‘b’'", '《b》', '「b」'])(
    '%s is accepted',
    (text) => {
      expect(readYaml(`a: ${text}`).findings).toEqual([]);
    },
  );
});

describe('a harmful character that an escape makes', () => {
  test.for<[yaml: string, offset: number, name: string]>([
    [String.raw`a: "b \u202e c"`, 3, 'U+202E'],
    [String.raw`a: "\0"`, 3, 'U+0000'],
    [String.raw`a: "b\x08"`, 3, 'U+0008'],
    [String.raw`a: "\ud800"`, 3, 'U+D800'],
    [String.raw`a: ["b", "c\u200bd"]`, 9, 'U+200B'],
    [String.raw`a: "\ufeff"`, 3, 'U+FEFF'],
    [String.raw`"a\u00ad": b`, 0, 'U+00AD'],
  ])('%s', ([yaml, offset, name]) => {
    expect(readYaml(yaml).findings).toEqual([
      {
        rule: 'file-characters',
        offset,
        message: `the invisible character ${name} stands here`,
        fix: 'take it out: in double quotes a backslash and what follows it make such a character',
      },
    ]);
  });

  test.for<[yaml: string, value: string]>([
    [String.raw`a: "\ud83d\ude00"`, '😀'],
    [String.raw`a: "b\tc\n\u00e9"`, 'b\tc\né'],
  ])('%s is none', ([yaml, a]) => {
    expect(readYaml(yaml).value).toEqual({ a });
  });
});

describe('the place of a part', () => {
  const yaml = 'title: A\ntags: [b, "c"]\nempty:\ncontact:\n  email: d\nlist:\n  - name: e\n  - name: f\n';
  const { locateValue, locateKey, findSource } = readYaml(yaml, 4);
  const at = (text: string) => 4 + yaml.indexOf(text);

  test.for<[what: string, path: PropertyKey[], value: number, key: number]>([
    ['text', ['title'], at('A'), at('title')],
    ['a list', ['tags'], at('[b'), at('tags')],
    ['an entry of a list', ['tags', 1], at('"c"'), at('"c"')],
    ['an empty value', ['empty'], at('\ncontact'), at('empty')],
    ['a value further in', ['contact', 'email'], at('d\n'), at('email')],
    ['a value in a list', ['list', 1, 'name'], at('f\n'), at('name: f')],
    ['a missing key', ['date'], at('title'), at('title')],
    ['a missing key further in', ['contact', 'fax'], at('email'), at('email')],
    ['a missing entry', ['tags', 7], at('[b'), at('[b')],
    ['everything', [], at('title'), at('title')],
  ])('%s', ([, path, value, key]) => {
    expect(locateValue(path)).toBe(value);
    expect(locateKey(path)).toBe(key);
  });

  test('a scalar is found as it was written', () => {
    const reading = readYaml('a: 007\nb: [1.10, 0x1F]\nc:\n  d: e');
    expect(reading.findSource(['a'])).toBe('007');
    expect(reading.findSource(['b', 0])).toBe('1.10');
    expect(reading.findSource(['b', 1])).toBe('0x1F');
    expect(reading.findSource(['c'])).toBeUndefined();
    expect(findSource(['nowhere'])).toBeUndefined();
  });
});
