import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createArticle } from '../../tools/sample-content/article.ts';

export interface Story {
  /** Relative to the content folder. */
  file: string;
  text: string;
}

const written = globSync(['tests/fixtures/{newsroom,broken}/**/*.md', 'content/**/*.md'])
  .sort()
  .map((path) => ({ file: path.replace(/^.*?(?=articles\/|[^/]*$)/, ''), text: readFileSync(path, 'utf8') }));

const samples = Array.from({ length: 30 }, (_, index) => {
  const { file, text } = createArticle(index, { newest: '2026-05-30' });
  return { file, text };
});

/** The stories of the fixtures and of the site, and sample stories. */
export const stories: readonly Story[] = [...written, ...samples];

const signs = [
  '*',
  '_',
  '~',
  '`',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '|',
  '#',
  '-',
  '+',
  '.',
  ':',
  '"',
  "'",
  '\\',
].concat(
  [
    '&',
    ';',
    '!',
    '@',
    '=',
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    'a',
    'Z',
    '1',
    '/',
    '^',
    '　',
    '\u00a0',
    '\u2028',
  ],
  [
    '\u0085',
    '\ufeff',
    '\ufdd0',
    '\ufffc',
    '\0',
    '中',
    '药明康德',
    '，',
    '。',
    '：',
    '“',
    '”',
    '😀',
    '𠮷',
    '🇨🇳',
  ],
);

const fragments = [
  ...[
    '**',
    '__',
    '~~',
    '```',
    '---',
    '--',
    '...',
    '*a*',
    '**b**',
    '`c`',
    '"q"',
    "'s ",
    '(“',
    '\\"',
    '\\*',
    '  \n',
    '\\\n',
  ],
  ...[
    '# ',
    '## ',
    '- ',
    '1. ',
    '2) ',
    '> ',
    '\n> ',
    '\n- ',
    '    ',
    '\n    ',
    '\n\t',
    '\n---\n',
    '\n===\n',
    '- [x] ',
    '[ ] ',
  ],
  ...[
    '| a | b |\n|---|---|\n| c | d |\n',
    '\n|-|-|\n',
    '|',
    '[^1]',
    '\n\n[^1]: A "note"\n',
    '[^注]',
    '\n[^注]: 说明',
  ],
  ...[
    '[a](b)',
    '[r]',
    '\n[r]: https://x.example "t"\n',
    '![',
    '](./a.jpg)',
    '![x](./a.jpg "t")',
    'www.a.example',
    '：www.a.cn',
  ],
  ...[
    'https://a.example/b--c"d',
    '<https://x.example>',
    'me@x.example',
    'a--b@x.example',
    'mailto:a@x.example',
  ],
  ...['<b>', '</b>', '<br>', '<!-- ', ' -->', '<div>', '<a href="x">', '</', '<?', ']]>', '<![CDATA['],
  ...[
    '&amp;',
    '&quot;',
    '&nope;',
    '&#42;',
    '&#x41;',
    'title: "x"\n',
    'date: 2026-01-01\n',
    'tags: [a]\n',
    'image: ./a.jpg\n',
  ],
];

const piece = fc.oneof(fc.constantFrom(...signs), fc.constantFrom(...fragments));

const edit = fc.record({
  /** From 0 to 1. */
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 })),
  inserted: fc.array(piece, { maxLength: 3 }),
  /** Most are made below the front matter. */
  isAnywhere: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
});

/** Stories with some signs put in, taken out or replaced, and with the front matter of one and a bit of its body. */
export const mutatedStories: fc.Arbitrary<Story> = fc
  .record({
    story: fc.constantFrom(...stories),
    edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
    kept: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 2 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ story: { file, text }, edits, kept, from }) => {
    const bodyStart = Math.max(0, text.indexOf('\n---', 4) + 4);
    const start = bodyStart + Math.floor(from * (text.length - bodyStart));
    const shortened =
      kept === null ? text : `${text.slice(0, bodyStart)}\n\n${text.slice(start, start + kept)}`;
    return { file, text: edits.reduce((changed, next) => applyEdit(changed, bodyStart, next), shortened) };
  });

function applyEdit(
  text: string,
  bodyStart: number,
  {
    place,
    deleted,
    inserted,
    isAnywhere,
  }: { place: number; deleted: number; inserted: string[]; isAnywhere: boolean },
): string {
  const first = isAnywhere ? 0 : Math.min(bodyStart, text.length);
  const at = first + Math.floor(place * (text.length - first));
  return text.slice(0, at) + inserted.join('') + text.slice(at + deleted);
}
