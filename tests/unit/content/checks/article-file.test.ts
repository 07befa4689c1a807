import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { checkArticleFile, slugOfFile } from '../../../../src/content/checks/article-file.ts';
import { storyLimits } from '../../../../src/content/schema/story-limits.ts';

const file = 'articles/2019/2019-03-20-a-story.md';
const encode = (text: string) => new TextEncoder().encode(text);

/** `line:column rule` of each issue of a story's file. */
function findPlaces(text: string, name = file): string[] {
  return checkArticleFile(name, encode(text)).issues.map(
    ({ line, column, rule }) => `${String(line)}:${String(column)} ${rule}`,
  );
}

/** A sound story, with lines of its front matter replaced by their keys; undefined takes a line out. */
function write(changes: Record<string, string | undefined> = {}, body = '\nText.\n'): string {
  const lines: Record<string, string | undefined> = {
    title: 'title: A story',
    date: 'date: 2019-03-20',
    source: 'source: contractpharma',
    tags: 'tags: [China]',
    ...changes,
  };
  return `---\n${Object.values(lines)
    .filter((line) => line !== undefined)
    .join('\n')}\n---\n${body}`;
}

describe('a sound story', () => {
  const whole = write({
    more: [
      'description: What it says.',
      'updated: 2019-03-21',
      'original: https://example.com/story',
      'image: ./plant.jpg',
      'imageAlt: A plant',
      'draft: true',
      'aliases: [old-name, older-name]',
    ].join('\n'),
  });

  test.for<[what: string, text: string]>([
    ['with the least', write()],
    ['with the most', whole],
    ['with a byte order mark', `\ufeff${write()}`],
    ['with Windows line ends', whole.replaceAll('\n', '\r\n')],
    ['with blank lines first', `\n\n${write()}`],
    ['with a date that YAML takes for nothing else', write({ date: 'date: March 20, 2019' })],
    ['with a quoted colon', write({ title: 'title: "GenScript: a plant"' })],
    ['with a title over two lines, folded', write({ title: 'title: >-\n  A\n  story' })],
    ['with rules in its body', write({}, '\nText.\n\n---\n\nMore.\n')],
    ['with a picture alone', write({}, '\n![A plant](./plant.jpg)\n')],
    ['with Chinese words', write({ title: 'title: 药明康德' }, '\n药明康德在苏州建厂。\n')],
  ])('%s has no issue', ([, text]) => {
    expect(findPlaces(text)).toEqual([]);
  });

  test('is read, with the places of what other files decide', () => {
    const text = `${whole}\n## Plans\n\n![The plant](./plant.jpg "Plant") and ![a map](<./a map.png>)\n`;
    expect(checkArticleFile(file, encode(text)).article).toEqual({
      file,
      slug: 'a-story',
      frontMatter: {
        title: 'A story',
        date: '2019-03-20',
        source: 'contractpharma',
        tags: ['China'],
        description: 'What it says.',
        updated: '2019-03-21',
        original: 'https://example.com/story',
        image: './plant.jpg',
        imageAlt: 'A plant',
        draft: true,
        aliases: ['old-name', 'older-name'],
      },
      body: {
        opening: 'Text.',
        words: 3,
        headings: [{ depth: 2, text: 'Plans', id: 'plans' }],
      },
      pictures: [
        { written: './plant.jpg', place: { line: 9, column: 8 } },
        { written: './plant.jpg', place: { line: 19, column: 1 } },
        { written: './a map.png', place: { line: 19, column: 39 } },
      ],
      links: [],
      places: {
        date: { line: 3, column: 7 },
        aliases: [
          { line: 12, column: 11 },
          { line: 12, column: 21 },
        ],
        original: { line: 8, column: 11 },
        updated: { line: 7, column: 10 },
      },
    });
  });
});

describe('what a story mentions', () => {
  test('is read even where another value is broken', () => {
    const text =
      '---\ntitle:\ndate: tomorrow\nsource: newswire\ntags: [China, 7, Gene therapy]\n---\nText.\n';
    expect(checkArticleFile(file, encode(text)).mentions).toEqual({
      source: { written: 'newswire', place: { line: 4, column: 9 } },
      tags: [
        { written: 'China', place: { line: 5, column: 8 } },
        { written: 'Gene therapy', place: { line: 5, column: 18 } },
      ],
    });
  });

  test.for<[what: string, text: string]>([
    ['no front matter', 'Text.\n'],
    ['broken YAML', '---\ntitle: "A\nsource: newswire\n---\nText.\n'],
    ['front matter that is a list', '---\n- source\n---\nText.\n'],
    ['values of other kinds', '---\nsource: 7\ntags: China\n---\nText.\n'],
  ])('is nothing with %s', ([, text]) => {
    expect(checkArticleFile(file, encode(text)).mentions).toEqual({ source: undefined, tags: [] });
  });
});

describe('a value cut off by a #', () => {
  test.for<[line: string, places: string[]]>([
    ['title: Ranked #1 in China', ['2:15 yaml-comment']],
    ['title: "Ranked #1 in China"', []],
    ['title: Ranked first # by revenue', ['2:21 yaml-comment']],
    ['title: "Ranked first" # by revenue', []],
    ['title: A\ndescription: Ranked # 1 in China', ['3:21 yaml-comment']],
    ['title: A\nauthor: Jane Doe # check', []],
    ['title: C# and F#', []],
  ])('%s', ([line, places]) => {
    const text = `---\n${line}\ndate: 2019-03-20\nsource: a\ntags: [China]\n---\nText.\n`;
    const { issues } = checkArticleFile(file, encode(text));
    expect(issues.map(({ line: at, column, rule }) => `${String(at)}:${String(column)} ${rule}`)).toEqual(
      places,
    );
  });
});

describe('a story with mistakes: each at its line and column', () => {
  test.for<[what: string, text: string, places: string[]]>([
    ['an empty file', '', ['1:1 front-matter-missing']],
    ['no front matter', 'Text.\n', ['1:1 front-matter-missing']],
    ['front matter without end', '\n---\ntitle: A\n\nText.\n', ['2:1 front-matter-unclosed']],
    ['empty front matter', '---\n---\nText.\n', ['2:1 blank-value']],
    ['front matter that is a text', '---\nA story\n---\nText.\n', ['2:1 wrong-type']],
    ['front matter that is a list', '---\n- a\n---\nText.\n', ['2:1 wrong-type']],
    ['no title', write({ title: undefined }), ['2:1 missing-key']],
    ['nothing that is needed', '---\ndraft: true\n---\nText.\n', Array<string>(4).fill('2:1 missing-key')],
    [
      'blank values',
      write({ title: 'title:', source: 'source: ""', tags: 'tags: []' }),
      ['2:7 blank-value', '4:9 blank-value', '5:7 blank-value'],
    ],
    ['an unknown key', write({ more: 'Title: B' }), ['6:1 unknown-key']],
    ['a key of prototypes', write({ more: '__proto__:\n  draft: true' }), ['6:1 unknown-key']],
    ['a key that objects have', write({ more: 'constructor: x' }), ['6:1 unknown-key']],
    ['a key twice', write({ more: 'title: B' }), ['6:1 duplicate-key']],
    ['an unquoted colon', write({ title: 'title: GenScript: a plant' }), ['2:8 yaml']],
    ['a tab', write({ tags: 'tags:\n\t- China' }), ['6:1 yaml']],
    ['a title with a star', write({ title: 'title: *A story*' }), ['2:8 yaml-reference']],
    ['a title with an exclamation mark', write({ title: 'title: !A story' }), ['2:8 yaml-reference']],
    [
      'an anchor and its alias',
      write({ title: 'title: &a A', more: 'author: *a' }),
      ['2:8 yaml-reference', '6:9 yaml-reference'],
    ],
    ['a title that is a number', write({ title: 'title: 007' }), ['2:8 wrong-type']],
    ['a title over two lines', write({ title: 'title: |\n  A\n  story' }), ['2:8 one-line']],
    ['a date of two meanings', write({ date: 'date: 03/04/2019' }), ['3:7 date']],
    ['a year for a date', write({ date: 'date: 2019' }), ['3:7 date']],
    ['no real date', write({ date: 'date: "2019-02-29"' }), ['3:7 date']],
    ['an update that is no date', write({ more: 'updated: soon' }), ['6:10 date']],
    ['a source by its name', write({ source: 'source: Contract Pharma' }), ['4:9 source-key']],
    ['tags as text', write({ tags: 'tags: China' }), ['5:7 wrong-type']],
    [
      'mistakes within a list',
      write({ tags: 'tags: [China, "", 5]' }),
      ['5:15 blank-value', '5:19 wrong-type'],
    ],
    [
      'mistakes within a list of lines',
      write({ tags: 'tags:\n  - China\n  -\n  - [a]' }),
      ['7:4 blank-value', '8:5 wrong-type'],
    ],
    ['an original without TLS', write({ more: 'original: http://example.com' }), ['6:11 web-address']],
    ['a picture without words', write({ more: 'image: ./a.jpg' }), ['6:8 image-alt']],
    ['a former address that is none', write({ more: 'aliases: [a, /b/]' }), ['6:14 slug']],
    ['a draft mark in words', write({ more: 'draft: yes' }), ['6:8 wrong-type']],
    ['a picture of the text without words', write({}, '\nText ![](./a.jpg)\n'), ['8:6 image-alt']],
    ['a first-level heading', write({}, '\n# A story\n\nText.\n'), ['8:1 body-heading']],
    ['HTML', write({}, '\nText\n\n<div>x</div>\n'), ['10:1 body-html']],
    ['HTML behind Chinese and emoji', write({}, '\n药明 🧬 <u>x</u>\n'), ['8:7 body-html', '8:11 body-html']],
    ['a link that leads nowhere', write({}, '\nA [b](javascript:alert(1)).\n'), ['8:3 body-link']],
    ['no body', write({}, ''), ['7:1 body-empty']],
    ['a comment for a body', write({}, '\n<!-- later -->\n'), ['7:1 body-empty']],
    ['an invisible character', write({ title: 'title: A\u202estory' }), ['2:9 file-characters']],
    [
      'mistakes in front matter and body at once',
      write({ title: 'title: ""', more: 'image: ./a.jpg' }, '\n# B\n'),
      ['2:8 blank-value', '6:8 image-alt', '9:1 body-heading'],
    ],
    [
      'a mistake behind Windows line ends',
      write({ date: 'date: 2019' }).replaceAll('\n', '\r\n'),
      ['3:7 date'],
    ],
    ['a mistake behind a byte order mark', `\ufeff${write({ date: 'date: 2019' })}`, ['3:7 date']],
    ['a mistake behind blank lines', `\n \n${write({ date: 'date: 2019' })}`, ['5:7 date']],
  ])('%s', ([, text, places]) => {
    expect(findPlaces(text)).toEqual(places);
  });

  test('bytes that are no text', () => {
    const bytes = Uint8Array.from([...encode('---\ntitle: Caf'), 0xe9, ...encode('\n---\n')]);
    expect(checkArticleFile(file, bytes)).toEqual({
      file,
      issues: [
        {
          file,
          line: 2,
          column: 11,
          rule: 'file-encoding',
          severity: 'error',
          message: 'the file is not UTF-8: byte 0xE9, number 15 of the file, cannot stand there',
          fix: 'save the file with the encoding UTF-8',
        },
      ],
      mentions: { tags: [] },
    });
  });
});

describe('what an editor is told of front matter', () => {
  const keys =
    'title, date, source, tags, description, updated, author, original, image, imageAlt, imageCredit, draft, aliases';
  const optional = 'write one, or take the key out if it is optional';
  const unlikeText = 'write text; put it in double quotes if it holds : [ or {';

  test.for<[line: string, message: string, fix: string]>([
    ['author:', 'author has no value', optional],
    ['author: ~', 'author has no value', optional],
    ['author: " "', 'author has no value', optional],
    ['aliases: [""]', 'aliases[1] has no value', optional],
    ['author: 007', 'author must be text, and 007 without quotes is not', 'put it in quotes: "007"'],
    ['author: 1.10', 'author must be text, and 1.10 without quotes is not', 'put it in quotes: "1.10"'],
    ['author: true', 'author must be text, and true without quotes is not', 'put it in quotes: "true"'],
    ['author: {Li: Hua}', 'author must be text', unlikeText],
    ['draft: yes', 'draft must be true or false', 'write true or false, without quotes'],
    ['draft: "true"', 'draft must be true or false', 'write true or false, without quotes'],
    [
      'aliases: old-name, older-name',
      'aliases must be a list in brackets',
      'aliases: [old-name, older-name]',
    ],
    ['aliases: {a: b}', 'aliases must be a list in brackets', 'write it in brackets: […]'],
    [
      'aliases: [a b]',
      'aliases[1]: this cannot be part of an address',
      'use letters and digits, with single hyphens between words',
    ],
    [
      'original: example.com',
      'original: this is not an https address',
      'write the whole address, for example https://example.com/story',
    ],
    [
      'image: ./a.jpg',
      'image: the picture has no words for those who cannot see it',
      'add `imageAlt:` with what the picture shows',
    ],
    ['author: "\\u3164"', 'author has no value', optional],
    ['author: "&nbsp;"', 'author has no value', optional],
    ['author: ["\\u00a0"]', 'author[1] has no value', optional],
    ['description: "\\u2800 &#160;"', 'description has no value', optional],
    ['author: []', 'author has no value', optional],
    [
      'imageAlt: A plant',
      'imageAlt: there is no picture that this belongs to',
      'add a line “image: ./…” with the name of the picture, or take this line out',
    ],
    [
      'imageCredit: Li Hua',
      'imageCredit: there is no picture that this belongs to',
      'add a line “image: ./…” with the name of the picture, or take this line out',
    ],
    ['author: "a\\nb"', 'author: the text runs over more than one line', 'write it on one line'],
    [
      'updated: 13/04/2019',
      'updated: “13/04/2019” is not written the way this site reads dates',
      'write 2019-04-13',
    ],
    ['Author: Li Hua', 'there is no key “Author”', 'did you mean “author”?'],
    ['imagealt: x', 'there is no key “imagealt”', 'did you mean “imageAlt”?'],
    ['subtitle: x', 'there is no key “subtitle”', `take it out; the keys are ${keys}`],
  ])('%s', ([line, message, fix]) => {
    const [issue, ...others] = checkArticleFile(file, encode(write({ more: line }))).issues;
    expect(issue).toMatchObject({ file, line: 6, severity: 'error', message, fix });
    expect(others).toEqual([]);
  });

  const notAList = (key: string) => `${key} must be a list in brackets`;
  const oneTag = (comma: string, tag: string) =>
    `tags: “${comma}” is not the comma of a list, so “${tag}” is one tag`;

  test.for<[line: string, message: string, mended: string]>([
    ['tags: [China，GenScript]', oneTag('，', 'China，GenScript'), 'tags: [China, GenScript]'],
    ['tags: [A, China、GenScript]', oneTag('、', 'China、GenScript'), 'tags: [A, China, GenScript]'],
    ['tags: [“China”；“A”]', oneTag('；', '“China”；“A”'), 'tags: [China, A]'],
    ['tags: ["C#，China"]', oneTag('，', 'C#，China'), 'tags: ["C#", China]'],
    ['tags: [China;GenScript]', oneTag(';', 'China;GenScript'), 'tags: [China, GenScript]'],
    [
      'tags: [China、GenScript; Merck]',
      oneTag('、', 'China、GenScript; Merck'),
      'tags: [China, GenScript, Merck]',
    ],
    ["tags: [China，'GenScript']", oneTag('，', "China，'GenScript'"), 'tags: [China, GenScript]'],
    ['tags: ［China，GenScript]', notAList('tags'), 'tags: [China, GenScript]'],
    ['tags: China, GenScript]', notAList('tags'), 'tags: [China, GenScript]'],
    ['tags: (China, GenScript)', notAList('tags'), 'tags: [China, GenScript]'],
    ['tags: （China，GenScript）', notAList('tags'), 'tags: [China, GenScript]'],
    ['tags: "[China, GenScript]"', notAList('tags'), 'tags: [China, GenScript]'],
    ['tags: R&D (China)', notAList('tags'), 'tags: [R&D (China)]'],
    ['tags: China', notAList('tags'), 'tags: [China]'],
    ['tags: China，GenScript', notAList('tags'), 'tags: [China, GenScript]'],
    ['tags: 【China】', notAList('tags'), 'tags: [China]'],
    ['tags: ［China, 药明、A］', notAList('tags'), 'tags: [China, 药明, A]'],
    ['tags: 【“China”，A】 # note', notAList('tags'), 'tags: [China, A] # note'],
    [
      'date: 13/04/2019',
      'date: “13/04/2019” is not written the way this site reads dates',
      'date: 2019-04-13',
    ],
  ])('%s, and the edit that mends it', ([line, message, mended]) => {
    const [key = ''] = line.split(':');
    const text = write({ [key]: line });
    const [issue, ...others] = checkArticleFile('articles/2019/2019-04-13-a.md', encode(text)).issues;
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ severity: 'error', message });
    const { start = 0, end = 0, text: replacement } = issue?.edit ?? {};
    expect(text.slice(0, start) + String(replacement) + text.slice(end)).toBe(write({ [key]: mended }));
    if (key !== 'date') expect(issue?.fix).toBe(mended);
  });

  test.for(['tags: 【China】【A】', 'tags: ["A：，B"]', 'tags: [“A” B，「C」]'])(
    '%s, which is not certain: no edit',
    (line) => {
      const { issues } = checkArticleFile(file, encode(write({ tags: line })));
      expect(issues).toMatchObject([{ rule: 'wrong-type', fix: expect.stringContaining('[') as string }]);
      expect(issues[0]).not.toHaveProperty('edit');
    },
  );

  test('that has lines of its own: no edit', () => {
    const { issues } = checkArticleFile(file, encode(write({ tags: 'tags:\n  - China，A\n  - B' })));
    expect(issues).toMatchObject([
      { line: 6, message: oneTag('，', 'China，A'), fix: 'write [China, A, B]' },
    ]);
    expect(issues[0]).not.toHaveProperty('edit');
  });

  test.for<[what: string, text: string, message: string, fix: string]>([
    ['a missing key', write({ source: undefined }), 'source is missing', 'add a line “source: …”'],
    [
      'a source by its name',
      write({ source: 'source: Contract Pharma' }),
      'source: this is not the key of a source',
      'use small letters, digits and single hyphens, for example contractpharma',
    ],
    [
      'empty front matter',
      '---\n---\nText.\n',
      'nothing is written here',
      `write lines of “key: value”; the keys are ${keys}`,
    ],
    [
      'front matter that is a text',
      '---\nA story\n---\nText.\n',
      'the file must be keys with values',
      'write lines of “key: value”',
    ],
  ])('%s', ([, text, message, fix]) => {
    expect(checkArticleFile(file, encode(text)).issues).toMatchObject([{ message, fix }]);
  });
});

describe('the name of a story’s file', () => {
  test.for<[name: string, slug: string]>([
    ['articles/2019/2019-03-20-a-story.md', 'a-story'],
    ['articles/2019-03-20-2019-in-review.md', '2019-in-review'],
    ['articles/2019-03-20-20190320.md', '20190320'],
    ['articles/2019-03-20-基因治疗.md', '基因治疗'],
    ['articles/2019-03-20-हिन्दी.md', 'हिन्दी'],
    ['articles/2019-03-20-基因治疗副本.md', '基因治疗副本'],
    ['articles/2019-03-20-phase-1-md.md', 'phase-1-md'],
  ])('%s gives %s', ([name, slug]) => {
    expect(slugOfFile(name)).toBe(slug);
    expect(findPlaces(write(), name)).toEqual([]);
  });

  const anyName = 'name it by day and title, for example 2019-03-20-new-plant-in-nanjing.md';
  const checkName = (name: string, text = write()) => checkArticleFile(name, encode(text)).issues;
  const issueOf = (file: string, rule: string, severity: string, message: string, fix: string) => [
    { file, line: 1, column: 1, rule, severity, message, fix },
  ];

  test.for<[name: string, fix: string]>([
    ['articles/2019/2019-03-20-A Story.md', 'rename it to 2019-03-20-a-story.md'],
    ['articles/A Story.md', 'rename it to 2019-03-20-a-story.md'],
    ['articles/2019-03-20-café.md', 'rename it to 2019-03-20-cafe.md'],
    ['articles/2019-03-20-cafe\u0301.md', 'rename it to 2019-03-20-cafe.md'],
    ['articles/2019-03-20-a?b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/2019-03-20-a#b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/2019-03-20-a%20b.md', 'rename it to 2019-03-20-a-20b.md'],
    ['articles/2019-03-20-a_b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/2019-03-20-a--b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/2019-03-20-a.b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/2019-03-20 a.md', 'rename it to 2019-03-20-a.md'],
    ['articles/2019_03_20-a.md', 'rename it to 2019-03-20-a.md'],
    ['articles/2019.3.20 a b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/2018-01-01-old/New Story.md', 'rename it to 2019-03-20-new-story.md'],
    ['articles/review-2019-03-20-B.md', 'rename it to 2019-03-20-review-2019-03-20-b.md'],
    ['articles/2019-03-20-.md', anyName],
    ['articles/2019-03-20-x.md.md', 'rename it to 2019-03-20-x.md'],
    ['articles/x.txt.md', 'rename it to 2019-03-20-x.md'],
    ['articles/x (1).md', 'rename it to 2019-03-20-x.md'],
    ['articles/2019-03-20-x - Copy (2).md', 'rename it to 2019-03-20-x.md'],
    ['articles/基因治疗 - 副本.md', 'rename it to 2019-03-20-基因治疗.md'],
    ['articles/hard copy.md', 'rename it to 2019-03-20-hard-copy.md'],
    ['articles/!!!.md', anyName],
    ['articles/🧬.md', anyName],
    [`articles/${'a'.repeat(241)}.md`, anyName],
    [`articles/2019-03-20-${'长'.repeat(81)}.md`, anyName],
    ['articles/2019–03–20–a.md', 'rename it to 2019-03-20-a.md'],
    ['articles/2019-03-20—a b.md', 'rename it to 2019-03-20-a-b.md'],
    ['articles/２０１９-03-20-a.md', 'rename it to 2019-03-20-a.md'],
    ['articles/2019－03－20－a.md', 'rename it to 2019-03-20-a.md'],
    ['articles/2019~03~20~a.md', 'rename it to 2019-03-20-a.md'],
    ['articles/2019-03-20-🧬.md', anyName],
  ])('%s is refused: %s', ([name, fix]) => {
    const message = 'the name of the file cannot be an address';
    expect(checkName(name)).toEqual(issueOf(name, 'file-name', 'error', message, fix));
  });

  test.for<[name: string]>([
    ['2019-3-20-a.md'],
    ['20190320-a.md'],
    ['20-03-2019-a.md'],
    ['3-20-2019-a.md'],
    ['2019年3月20日-a.md'],
    ['2019年3月20日a.md'],
    ['2019-03-20a.md'],
    ['2019-0320-a.md'],
    ['201903-20-a.md'],
    ['190320-a.md'],
    ['19-03-20-a.md'],
  ])('%s has its day written otherwise, which is refused', ([name]) => {
    const message = 'the day in the name of the file is not written like 2019-03-20';
    const fix = 'rename it to 2019-03-20-a.md';
    expect(checkName(`articles/${name}`)).toEqual(
      issueOf(`articles/${name}`, 'file-name', 'error', message, fix),
    );
  });

  test.for<[name: string, fix: string]>([
    ['a-story.md', 'rename it to 2019-03-20-a-story.md'],
    ['基因治疗.md', 'rename it to 2019-03-20-基因治疗.md'],
    ['10000000-doses.md', 'rename it to 2019-03-20-10000000-doses.md'],
    ['190321-doses.md', 'rename it to 2019-03-20-190321-doses.md'],
    ['2019-in-review.md', 'rename it to 2019-03-20-2019-in-review.md'],
  ])('%s has no day, of which a warning tells', ([name, fix]) => {
    const message = 'the name of the file does not begin with a day';
    expect(checkName(`articles/${name}`)).toEqual(
      issueOf(`articles/${name}`, 'file-day', 'warning', message, fix),
    );
  });

  test.for(['2019-03-20', '20190320', '2019年03月20日', '190320'])('%s.md is a day without words', (name) => {
    const file = `articles/${name}.md`;
    const message = 'the name of the file has no words behind its day';
    expect(checkName(file)).toEqual(issueOf(file, 'file-day', 'warning', message, anyName));
  });

  test('is mended by the day of the story as far as that can be read', () => {
    const fixOf = (date: string, more?: string) =>
      checkName('articles/20190321-a.md', write({ date, more })).find(({ rule }) => rule === 'file-name')
        ?.fix;
    expect(fixOf('date: 2019-03-20T09:30:00+08:00')).toBe('rename it to 2019-03-20-a.md');
    expect(fixOf('date: 20 March 2019', 'draft: maybe')).toBe('rename it to 2019-03-20-a.md');
    expect(fixOf('date: 03/04/2019')).toBe(anyName);
    expect(fixOf('date: *x')).toBe(anyName);
  });
});

describe('a story of a size that no real one has', () => {
  const repeat = (text: string, times: number) => `\n${text.repeat(times)}\n`;
  const lines = '\nText.\n'.repeat(5001);
  const wide = `\n|${'a|'.repeat(40)}\n|${'-|'.repeat(40)}\n${'|a\n'.repeat(490)}`;
  const tags = Array.from({ length: 51 }, (_, number) => `Tag ${String(number)}`).join(', ');

  test.for<[what: string, text: string, place: string, message: string, fix?: string]>([
    ['bytes', write({}, 'a'.repeat(250_000)), '1:1', 'there are 250,077 bytes in the file; 250,000 are'],
    [
      'front matter',
      write({ more: `#${'a'.repeat(20_000)}` }),
      '2:1',
      'there are 20,071 characters in the front matter; 20,000 are',
    ],
    ['lines', write({}, lines), '10008:1', 'there are 10,002 lines in the text; 10,000 are'],
    [
      'quotation marks',
      write({}, repeat('"', 501)),
      '8:1',
      'there are 501 signs " in one paragraph; 500 are',
    ],
    [
      'quotation marks of two kinds',
      write({}, repeat(`"'`, 251)),
      '8:1',
      'there are 502 signs " in one paragraph; 500 are',
    ],
    [
      'stars with Windows line ends',
      write({}, `\r\nA.\r\n\r\n${'*a\r\n'.repeat(501)}`),
      '10:1',
      'there are 501 signs * in one paragraph; 500 are',
    ],
    [
      'signs of several paragraphs',
      write({}, repeat(`${'<'.repeat(400)}\n\n`, 13)),
      '32:1',
      'there are 5,200 signs < in the text; 5,000 are',
    ],
    [
      'addresses',
      write({}, repeat('www.', 501)),
      '8:1',
      'there are 501 signs www. in one paragraph; 500 are',
    ],
    ['cells', write({}, wide), '8:1', 'there are 20,172 cells in tables; 20,000 are'],
    [
      'pictures',
      write({}, repeat('![A plant](./a.png)\n\n', 201)),
      '7:1',
      'there are 201 pictures in the text; 200 are',
    ],
  ])('of %s is refused, and not read further', ([, text, place, message]) => {
    const issues = checkArticleFile(file, encode(text)).issues.map((issue) => ({
      place: `${String(issue.line)}:${String(issue.column)}`,
      rule: issue.rule,
      message: issue.message,
      fix: issue.fix,
    }));
    expect(issues).toEqual([
      {
        place,
        rule: 'story-size',
        message: `${message} the most that a story can have`,
        fix: 'take out what is not meant, or divide the story',
      },
    ]);
  });

  test.for<[what: string, text: string, place: string, message: string, fix: string]>([
    [
      'title',
      write({ title: `title: ${'a'.repeat(301)}` }),
      '2:8',
      'title: longer than lists, feeds and cards can show',
      'write it in at most 300 characters',
    ],
    [
      'tags',
      write({ tags: `tags: [${tags}]` }),
      '5:7',
      'tags: 51 are too many',
      'keep the 50 that matter most',
    ],
  ])('whose front matter has too much in its %s is refused', ([, text, place, message, fix]) => {
    const [issue, ...others] = checkArticleFile(file, encode(text)).issues;
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ rule: 'story-size', message, fix });
    expect(`${String(issue?.line)}:${String(issue?.column)}`).toBe(place);
  });

  test.for<[what: string, text: string]>([
    ['as many bytes as it can', write({}, `\n${'Ten words. '.repeat(22_000)}\n`)],
    ['a long title', write({ title: `title: ${'a'.repeat(300)}` })],
    ['ten thousand words of Chinese', write({}, repeat('药明康德在苏州建厂。\n\n', 1000))],
    [
      'hundreds of quotations',
      write({}, repeat('“It grows,” she said. "It does," he said. It’s so.\n\n', 500)),
    ],
    [
      'a table of four hundred rows',
      write({}, `\n|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n${'|1|2|3|4|5|6|\n'.repeat(400)}`),
    ],
  ])('with %s is sound', ([, text]) => {
    expect(findPlaces(text)).toEqual([]);
  });

  test('is told of in docs/editing.md, with each limit', () => {
    const guide = readFileSync('docs/editing.md', 'utf8');
    const [, section = ''] = /### How large a story can be\n(.*?)\n## /s.exec(guide) ?? [];
    const told = [...section.matchAll(/\| ([\d,]+) \|$/gm)].map(([, number = '']) =>
      Number(number.replace(',', '')),
    );
    expect(told).toEqual([...Object.values(storyLimits), 100]);
  });
});
