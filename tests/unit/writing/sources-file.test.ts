import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addSource } from '../../../src/writing/sources-file.ts';

const settings = { name: 'News Wire', url: 'https://newswire.example' };
const lines = 'newswire:\n  name: News Wire\n  url: https://newswire.example\n';
const add = (text: string) => addSource(text, 'newswire', settings);
const known = 'a:\n  name: A\n  url: https://a.cn\n';

describe('addSource', () => {
  it.each([
    ['comments and order', `# All\nb: { name: B, url: "https://b.cn" } # two\n\n${known}`],
    ['a comment and blank lines at the end', `${known}#  policy: noindex\n\n\n`],
    ['text in braces', `${known}  description: |\n    {}\n# {}\n`],
    ['folded text at the end', `${known}  description: >-\n    Long\n    words.\n\n`],
    ['text that keeps its end', `${known}  description: |+\n    Words.\n\n`],
    ['quoted keys', '"a":\n    \'name\': "A"\n    "url": https://a.cn\n'],
    ['a byte order mark', `\ufeff${known}`],
    ['the start of a document', `---\n${known}`],
    ['odd spaces', 'a:\n   name:   A   \n   url:  https://a.cn\t\n'],
  ])('leaves %s as they are and adds lines', (_, text) => {
    expect(add(text)).toBe(text + lines);
  });

  it.each([
    ['no newline at the end', known.trimEnd(), known + lines],
    ['a comment without newline at the end', `${known}# end`, `${known}# end\n${lines}`],
    ['no sources', '# None yet\n{}\n', `# None yet\n${lines}`],
    ['no sources and a comment below', '{ }\n# None yet\n', `# None yet\n${lines}`],
    ['no sources and a byte order mark', '\ufeff{}', `\ufeff${lines}`],
  ])('goes on in the form of a file with %s, whichever ends its lines have', (_, text, expected) => {
    expect(add(text)).toBe(expected);
    const windows = (unix: string) => unix.replaceAll('\n', '\r\n');
    if (text.includes('\n')) expect(add(windows(text))).toBe(windows(expected));
  });

  it.each([
    '123',
    'true',
    'null',
    '1e3',
    '0x1f',
    'constructor',
    'A: B #1',
    '- x',
    '"C" & Söhne',
    '药闻网',
    "'",
  ])('writes %j as text', (text) => {
    const sources = parse(addSource(known, text, { ...settings, name: text }) ?? '') as unknown;
    expect(sources).toMatchObject({ [text]: { name: text } });
  });

  it.each([
    ['an indent', known.replace(/^(?=.)/gm, '  ')],
    ['braces', '{a: {name: A, url: https://a.cn}}\n'],
    ['the end of a document', `${known}...\n`],
    ['this key, which somebody has added meanwhile', lines],
  ])('refuses a file with %s', (_, text) => {
    expect(add(text)).toBeUndefined();
  });
});
