import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../../src/content/checks/yaml-text.ts';

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
  const lookAround = 'look at this line and the one above it; quote values that hold : # [ ] { } & * !';
  const close = 'close what was opened; a key ends with a colon and a space';
  const notClosed = 'a quotation mark or a bracket that was opened is not closed, or a colon is missing';
  const reference = 'a value that begins with &, * or ! has a meaning of its own in YAML';
  const quote = 'put the value in double quotes';

  test.for<[what: string, yaml: string, offset: number, rule: string, message: string, fix: string]>([
    [
      'a line indented with a tab',
      'a:\n\t- b',
      3,
      'yaml',
      'the line is indented with a tab',
      'use spaces instead of the tab',
    ],
    [
      'a key twice',
      'a: b\nc: d\na: e',
      10,
      'duplicate-key',
      'this key stands twice',
      'keep one of the two lines and take the other out',
    ],
    [
      'a key twice, further in',
      'a:\n  b: c\n  b: d',
      12,
      'duplicate-key',
      'this key stands twice',
      'keep one of the two lines and take the other out',
    ],
    [
      'an unquoted colon',
      'a: b: c',
      3,
      'yaml',
      'YAML reads the colon in this value as the start of another key',
      'put the value in double quotes: key: "text: more text"',
    ],
    ['a quotation mark left open', 'a: "b\nc: d', 10, 'yaml', notClosed, close],
    ['a line without colon', 'a: b\nc', 5, 'yaml', notClosed, close],
    [
      'text behind a quotation',
      'a: "b" c',
      7,
      'yaml',
      'this is not valid YAML (Unexpected scalar at node end)',
      lookAround,
    ],
    [
      'a sign that YAML keeps for itself',
      'a: @b',
      3,
      'yaml',
      'this is not valid YAML (Plain value cannot start with reserved character @)',
      lookAround,
    ],
    ['an anchor', 'a: &b c', 3, 'yaml-reference', reference, quote],
    ['an anchor on a list', 'a: &b\n  - c', 3, 'yaml-reference', reference, quote],
    ['an alias of nothing', 'a: *b*', 3, 'yaml-reference', reference, quote],
    ['a tag', 'a: !Important', 3, 'yaml-reference', reference, quote],
    ['a standard tag', 'a: !!str 1', 3, 'yaml-reference', reference, quote],
    ['a tag within a list', 'a: [b, !c d]', 7, 'yaml-reference', reference, quote],
    [
      'the key of prototypes',
      'a: b\n__proto__:\n  c: d',
      5,
      'unknown-key',
      'there is no key “__proto__”',
      'take it out',
    ],
    [
      'the key of prototypes, quoted and further in',
      'a:\n  "__proto__": b',
      5,
      'unknown-key',
      'there is no key “__proto__”',
      'take it out',
    ],
    [
      'a second document',
      'a: b\n---\nc: d',
      5,
      'yaml',
      'a second YAML document begins here, and only the first would be read',
      'take out the line of three hyphens or dots that ends the first',
    ],
  ])('%s', ([, yaml, offset, rule, message, fix]) => {
    const reading = readYaml(yaml, 100);
    expect(reading.findings).toEqual([{ rule, offset: 100 + offset, message, fix }]);
    expect(reading.value).toBeUndefined();
  });

  test('an alias is not followed, so nothing can swell', () => {
    const { findings, value } = readYaml('a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]');
    expect(findings.map(({ rule, offset }) => [rule, offset])).toEqual(
      [3, 13, 17, 21, 29, 33].map((offset) => ['yaml-reference', offset]),
    );
    expect(value).toBeUndefined();
  });

  test('has all its mistakes found', () => {
    const { findings } = readYaml('a: *b\nc: d: e\nf: @g');
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['yaml', 'yaml', 'yaml-reference']);
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
