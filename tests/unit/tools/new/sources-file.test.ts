import { describe, expect, it } from 'vitest';
import { addSource } from '../../../../tools/new/sources-file.ts';

const wire = { key: 'newswire', settings: { name: 'News Wire', url: 'https://newswire.example' } };
const lines = 'newswire:\n  name: News Wire\n  url: https://newswire.example\n';
const add = (text: string, source = wire) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(addSource(new TextEncoder().encode(text), source));

describe('addSource', () => {
  it.each([
    [
      'comments and order',
      '# All\nb: { name: B, url: "https://b.cn" } # two\n\na:\n  # One\n  name: A\n  url: https://a.cn\n',
    ],
    ['a comment and blank lines at the end', 'a:\n  name: A\n  url: https://a.cn\n#  policy: noindex\n\n\n'],
    [
      'folded text at the end',
      'a:\n  name: A\n  url: https://a.cn\n  description: >-\n    Long\n    words.\n\n',
    ],
    ['text that keeps its end', 'a:\n  name: A\n  url: https://a.cn\n  description: |+\n    Words.\n\n'],
    ['quoted keys', '"a":\n    \'name\': "A"\n    "url": https://a.cn\n'],
    ['a byte order mark', '\ufeffa:\n  name: A\n  url: https://a.cn\n'],
    ['the start of a document', '---\na:\n  name: A\n  url: https://a.cn\n'],
    ['odd spaces', 'a:\n   name:   A   \n   url:  https://a.cn\t\n'],
  ])('leaves %s as they are and adds lines', (_, text) => {
    expect(add(text)).toBe(text + lines);
  });

  it.each([
    [
      'CR LF',
      'a:\r\n  name: A\r\n  url: https://a.cn\r\n',
      `a:\r\n  name: A\r\n  url: https://a.cn\r\n${lines.replaceAll('\n', '\r\n')}`,
    ],
    [
      'no newline at the end',
      'a:\n  name: A\n  url: https://a.cn',
      `a:\n  name: A\n  url: https://a.cn\n${lines}`,
    ],
    [
      'a comment without newline at the end',
      'a:\n  name: A\n  url: https://a.cn\n# end',
      `a:\n  name: A\n  url: https://a.cn\n# end\n${lines}`,
    ],
    [
      'an indent',
      '\ufeff  a:\n    name: A\n    url: https://a.cn\n',
      `\ufeff  a:\n    name: A\n    url: https://a.cn\n${lines.replace(/^(?=.)/gm, '  ')}`,
    ],
    ['no sources', '# None yet\n{}\n', `# None yet\n${lines}`],
    ['no sources, CR LF and a byte order mark', '\ufeff{ }\r\n', `\ufeff${lines.replaceAll('\n', '\r\n')}`],
    [
      'no sources and a comment',
      '{\n  # none\n}\n',
      '{\n  # none\n"newswire":{"name":"News Wire","url":"https://newswire.example"}}\n',
    ],
    [
      'braces',
      '{a: {name: A, url: https://a.cn }, } # all\n',
      '{a: {name: A, url: https://a.cn }, "newswire":{"name":"News Wire","url":"https://newswire.example"}, } # all\n',
    ],
  ])('goes on in the form of a file with %s', (_, text, expected) => {
    expect(add(text)).toBe(expected);
  });

  it.each(['123', 'true', 'null', '1e3', '0x1f', 'constructor'])('writes the key %s as text', (key) => {
    expect(add('{}', { ...wire, key })).toMatch(/: ?\n {2}name: News Wire\n/);
  });

  it.each(['A: B #1', '- x', '"C" & Söhne', '药闻网', '007', 'no', "'"])(
    'writes the name %j as text',
    (name) => {
      expect(
        add('a:\n  name: A\n  url: https://a.cn\n', { ...wire, settings: { ...wire.settings, name } }),
      ).toContain('newswire:');
    },
  );

  it.each([
    ['the end of a document', 'a:\n  name: A\n  url: https://a.cn\n...\n'],
    ['keys with question marks', '? a\n: name: A\n  url: https://a.cn\n'],
  ])('refuses a file with %s, and says what to write there', (_, text) => {
    expect(() => add(text)).toThrow(
      'sources.yaml is written in a way that this command cannot add to.\n  fix: add these lines to it yourself:\n    newswire:\n      name: News Wire\n      url: https://newswire.example',
    );
  });

  it('refuses a key that somebody has added meanwhile', () => {
    expect(() => add(lines)).toThrow(
      'sources.yaml has the source “newswire” by now. Nothing was written; begin again.',
    );
  });
});
