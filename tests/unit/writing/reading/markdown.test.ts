import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { writeFaithfully } from '../../../../src/writing/reading/markdown.ts';
import { parseMarkdown } from '../../../../src/content/checks/markdown-tree.ts';

const read = (markdown: string) => parseMarkdown(markdown, false)[0]?.node as Root;

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

const write = (...texts: string[]) =>
  writeFaithfully({
    type: 'root',
    children: texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  });

describe('writeFaithfully', () => {
  it.each([
    ['plain words, “quoted” – and dashed — survive…', 'plain words, “quoted” – and dashed — survive…'],
    ['Sales rose 5% (*) to $3 & more_than_ever', 'Sales rose 5% (*) to $3 & more_than_ever'],
    ['an *emphasis* that is none [sic]', 'an \\*emphasis\\* that is none [sic]'],
    ['# not a heading', '\\# not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['1) not a list', '1\\) not a list'],
    ['- not a list', '\\- not a list'],
    ['+ not a list', '\\+ not a list'],
    ['> not a quotation', '\\> not a quotation'],
    ['---', '\\---'],
    ['***', '\\*\\*\\*'],
    ['```', '\\`\\`\\`'],
    ['~~not struck~~ and H~2~O', '\\~\\~not struck\\~\\~ and H\\~2\\~O'],
    ['<b>not bold</b>', '\\<b>not bold\\</b>'],
    ['a < b and c > d', 'a < b and c > d'],
    ['[words](https://example.com)', '\\[words](https://example.com)'],
    ['[label]: https://example.com/', '\\[label]: https://example.com/'],
    ['AT&amp;T', 'AT\\&amp;T'],
    ['C:\\new\\*folder', 'C:\\new\\\\*folder'],
    ['see https://example.com/a_b_c*d*e.', 'see https://example.com/a_b_c*d*e.'],
    ['##not a heading', '\\##not a heading'],
    ['[sic](as printed) ** and __this', '\\[sic](as printed) \\*\\* and \\_\\_this'],
    ['见https://example.com/a。后面 5~7*8', '见https://example.com/a。后面 5~7*8'],
    ['新闻 *生物* 药', '新闻 \\*生物\\* 药'],
  ])('writes %j as %j', (text, markdown) => {
    expect(write(text)).toEqual({ markdown, leftOut: [], problems: [] });
  });

  const marks = fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '__',
      '~',
      '~~',
      '#',
      '##',
      '1.',
      '2)',
      '-',
      '--',
      '---',
      '+',
      '<',
      '>',
      '<b>',
      '</p>',
    ],
    ...[
      '<!--',
      '[',
      ']',
      '](',
      ')',
      '![',
      '|',
      '||',
      '|-|',
      '\\',
      '\\\\',
      '&',
      '&amp;',
      '&#35;',
      '`',
      '```',
      '=',
    ],
    ...[
      ':',
      '"',
      "'",
      '“',
      '”',
      '’',
      '–',
      '—',
      '…',
      '$',
      '{',
      '}',
      '^',
      '[^1]',
      '[ ]',
      '[x]',
      '!',
      '?',
      '.',
      ',',
    ],
    ...[
      'a',
      'word',
      'B2',
      '药',
      'é',
      '😀',
      '\u00a0',
      ' ',
      '  ',
      '    ',
      '\t',
      'www.x.com',
      'https://x.com/a_b',
    ],
    ...['a@b.co', '\u200d', '\u00ad', '\u0301', '://', 'http:', '/*', '%20', '@', ';', 'mailto:'],
  );
  const anyLine = fc
    .oneof(
      fc.array(marks, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 }),
    )
    // What a line of a file can hold: one line, no controls, nothing blank at the ends.
    .map((text) => text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g, '').trim())
    .filter((text) => text !== '');

  it('keeps whatever text there is', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 4 }), (lines) => {
        const tree = read(write(...lines).markdown);
        expect(tree.children.map((block) => [block.type, textOf(block)])).toEqual(
          lines.map((line) => ['paragraph', line]),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
