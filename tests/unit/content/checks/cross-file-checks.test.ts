import { describe, expect, test } from 'vitest';
import { checkArticleFile } from '../../../../src/content/checks/article-file.ts';
import { checkAcrossFiles, type ContentSettings } from '../../../../src/content/checks/cross-file-checks.ts';
import { plainSite } from '../../made-up-newsroom.ts';

/** A day on which every story here is due. */
const now = Date.parse('2030-01-01T00:00:00Z');

const settings: ContentSettings = {
  site: plainSite,
  sources: {
    contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' },
    'pharma-asia': { name: 'Pharma Asia', url: 'https://pharma.asia' },
  },
  tags: [
    { label: 'China', kind: 'place', aliases: ['PRC'] },
    { label: 'Gene therapy', kind: 'topic', aliases: ['gene therapies'] },
    { label: 'Biosimilars', kind: 'topic' },
    { label: 'Phase 3 trials', kind: 'topic' },
    { label: 'CAR-T', kind: 'topic' },
    { label: '北京', kind: 'place' },
  ],
};

interface Sketch {
  file?: string;
  date?: string;
  source?: string;
  tags?: string;
  /** Further lines of front matter; the first stands on line 6. */
  more?: string;
  /** The text, on line 9 and below. */
  body?: string;
}

function check(sketches: Sketch[], against = settings) {
  const files = sketches.map(
    ({
      file = 'articles/a.md',
      date = '2019-03-20',
      source = 'contractpharma',
      tags = 'China',
      more = '',
      body = 'Text.',
    }) =>
      checkArticleFile(
        file,
        new TextEncoder().encode(
          `---\ntitle: A\ndate: ${date}\nsource: ${source}\ntags: [${tags}]\n${more}\n---\n\n${body}\n`,
        ),
      ),
  );
  // Names without a day are shorter to read here; a warning tells of them.
  expect(files.flatMap(({ issues }) => issues).filter(({ rule }) => rule !== 'file-day')).toEqual([]);
  return checkAcrossFiles(files, against, now);
}

describe('the source of a story', () => {
  test.for<[source: string, nearest: string]>([
    ['contractpharm', 'contractpharma'],
    ['contract-pharma', 'contractpharma'],
    ['pharmaasia', 'pharma-asia'],
  ])('“%s” is unknown, and “%s” is near', ([source, nearest]) => {
    expect(check([{ source }])).toEqual([
      {
        file: 'articles/a.md',
        line: 4,
        column: 9,
        rule: 'source-unknown',
        severity: 'error',
        message: `sources.yaml has no source “${source}”`,
        fix: `did you mean “${nearest}”?`,
      },
    ]);
  });

  test.for(['reuters', 'constructor', 'tostring'])('“%s” is unknown, and none is near', (source) => {
    expect(check([{ source }])).toMatchObject([
      {
        rule: 'source-unknown',
        fix: `add to sources.yaml the lines “${source}:”, “  name: …” and “  url: https://…”`,
      },
    ]);
  });

  test('is not looked for where sources.yaml is broken', () => {
    expect(check([{ source: 'reuters' }], { ...settings, sources: undefined })).toEqual([]);
  });
});

describe('the tags of a story', () => {
  test.for<[tags: string]>([
    ['China'],
    ['china, GENE THERAPIES'],
    ['Suzhou, Nanjing'],
    ['CAR-M'],
    ['Phase 2 trials'],
    ['Chine'],
    ['南京'],
    ['constructor, __proto__'],
  ])('%s are sound', ([tags]) => {
    expect(check([{ tags }])).toEqual([]);
  });

  test.for<[tags: string, place: string, rule: string, message: string, fix: string]>([
    ['China, china', '5:15', 'tag-repeated', '“china” and “China” are the same tag', 'keep one of the two'],
    [
      'China, ＣＨＩＮＡ',
      '5:15',
      'tag-repeated',
      '“ＣＨＩＮＡ” and “China” are the same tag',
      'keep one of the two',
    ],
    ['PRC, China', '5:13', 'tag-repeated', '“China” and “PRC” are the same tag', 'keep one of the two'],
    [
      'Suzhou, Sūzhōu',
      '5:16',
      'tag-repeated',
      '“Sūzhōu” and “Suzhou” are the same tag',
      'keep one of the two',
    ],
    [
      'China, Suzhou, suzhou',
      '5:23',
      'tag-repeated',
      '“suzhou” and “Suzhou” are the same tag',
      'keep one of the two',
    ],
    [
      'bio-similars',
      '5:8',
      'tag-near-miss',
      '“bio-similars” is almost, but not quite, a tag of tags.yaml',
      'did you mean “Biosimilars”? If not, add “bio-similars” to tags.yaml',
    ],
    [
      'gene therapys',
      '5:8',
      'tag-near-miss',
      '“gene therapys” is almost, but not quite, a tag of tags.yaml',
      'did you mean “Gene therapy”? If not, add “gene therapys” to tags.yaml',
    ],
    [
      'China, "🧬"',
      '5:15',
      'tag-slug',
      'the tag “🧬” has no letter and no digit, so it has no address',
      'write it in words',
    ],
  ])('%s: %s %s', ([tags, place, rule, message, fix]) => {
    const [line, column] = place.split(':').map(Number);
    expect(check([{ tags }])).toEqual([
      { file: 'articles/a.md', line, column, rule, severity: 'error', message, fix },
    ]);
  });

  test('are compared with themselves alone where tags.yaml is broken', () => {
    const issues = check([{ tags: 'bio-similars, gene therapy, Gene-Therapy' }], {
      ...settings,
      tags: undefined,
    });
    expect(issues.map(({ rule }) => rule)).toEqual(['tag-repeated']);
  });
});

describe('tags of different stories that no vocabulary lists', () => {
  test.for<[first: string, second: string]>([
    ['Suzhou', 'suzhou'],
    ['Gene-editing', 'gene editing'],
    ['C++', 'C++'],
    ['C++', 'Ｃ＋＋'],
    ['R&D', 'r & d'],
  ])('“%s” and “%s” are one', ([first, second]) => {
    expect(check([{ tags: `"${first}"` }, { file: 'articles/b.md', tags: `"${second}"` }])).toEqual([]);
  });

  test.for<[first: string, second: string, slug: string]>([
    ['C++', 'C#', 'c'],
    ['C', 'C++', 'c'],
    ['R&D', 'R D', 'r-d'],
  ])('“%s” and “%s” would share an address, which is refused', ([first, second, slug]) => {
    expect(check([{ tags: `"${first}"` }, { file: 'articles/b.md', tags: `"${second}"` }])).toEqual([
      {
        file: 'articles/b.md',
        line: 5,
        column: 8,
        rule: 'tag-ambiguous',
        severity: 'error',
        message: `“${second}” and “${first}” of articles/a.md would share the address /tags/${slug}/`,
        fix: 'write the sign as a word in one of them, for example “C sharp” for “C#”',
      },
    ]);
  });
});

describe('the original of a story', () => {
  test('is that of one story', () => {
    const more = 'original: https://example.com/story';
    expect(check([{ more }, { file: 'articles/b.md', more: `${more}-2` }])).toEqual([]);
    expect(check([{ more }, { file: 'articles/b.md' }, { file: 'articles/c.md', more }])).toEqual([
      {
        file: 'articles/c.md',
        line: 6,
        column: 11,
        rule: 'original-repeated',
        severity: 'error',
        message: 'articles/a.md has the same original',
        fix: 'if this is the same story, take one of the two out; else correct the address',
      },
    ]);
  });
});

describe('a source whose stories are to be found at its own address', () => {
  const sources = {
    contractpharma: {
      name: 'Contract Pharma',
      url: 'https://www.contractpharma.com',
      policy: 'canonical' as const,
    },
  };

  test('has stories that say where', () => {
    const withPolicy = { ...settings, sources };
    expect(check([{ more: 'original: https://example.com/story' }], withPolicy)).toEqual([]);
    expect(check([{}], withPolicy)).toEqual([
      {
        file: 'articles/a.md',
        line: 4,
        column: 9,
        rule: 'original-missing',
        severity: 'error',
        message:
          'search engines are sent from here to the text of “contractpharma” itself, and the story does not say where that is',
        fix: 'add a line “original: https://…” with the address of the source’s own text',
      },
    ]);
  });

  test.for(['index', 'noindex', undefined] as const)('is no source of the policy %s', (policy) => {
    const source = { ...sources.contractpharma, policy };
    expect(check([{}], { ...settings, sources: { contractpharma: source } })).toEqual([]);
  });
});

describe('the date of a story', () => {
  test.for<[file: string, date: string]>([
    ['articles/2019/2019-03-20-a.md', '2019-03-20'],
    ['articles/2019-03-20-a.md', '2019-03-19T16:00:00Z'],
    ['articles/2019-03-19-a.md', '2019-03-19T16:00:00Z'],
    ['articles/2018/a.md', '2019-03-20'],
    ['articles/2018-01-01-old/a.md', '2019-03-20'],
    ['articles/2018-01-01.md', '2019-03-20'],
  ])('in %s may be %s', ([file, date]) => {
    expect(check([{ file, date }])).toEqual([]);
  });

  test.for<[file: string, date: string, day: string, name: string]>([
    ['articles/2019/2019-03-21-a.md', '2019-03-20', '2019-03-20', '2019-03-20-a.md'],
    [
      'articles/2019-03-18-a-2019-03-18-b.md',
      '2019-03-19T16:00:00Z',
      '2019-03-20',
      '2019-03-20-a-2019-03-18-b.md',
    ],
  ])('in %s may not be %s', ([file, date, day, name]) => {
    expect(check([{ file, date }])).toEqual([
      {
        file,
        line: 3,
        column: 7,
        rule: 'file-date',
        severity: 'error',
        message: `the file’s name says ${/\d{4}-\d{2}-\d{2}/.exec(file)?.[0] ?? ''}, the story ${day}`,
        fix: `correct the date, or rename the file to ${name}`,
      },
    ]);
  });

  test.for<[date: string, more: string, warned: boolean]>([
    ['2030-01-01T00:00:00Z', '', false],
    ['2030-01-01T00:00:01Z', '', true],
    ['2030-01-01', '', false],
    ['2030-01-02', '', true],
    ['2030-01-02', 'draft: true', false],
  ])('that lies ahead is warned of: %s %s %s', ([date, more, warned]) => {
    expect(check([{ date, more }])).toEqual(
      warned
        ? [
            {
              file: 'articles/a.md',
              line: 3,
              column: 7,
              rule: 'date-future',
              severity: 'warning',
              message: expect.stringMatching(
                /^the story is not due yet: it appears with the first build after 2030-01-0[12]T0[08]:00:0[01]\+08:00$/,
              ) as string,
              fix: 'nothing, if that is meant; else correct the date',
            },
          ]
        : [],
    );
  });
});

describe('the update of a story', () => {
  test.for<[date: string, updated: string]>([
    ['2019-03-20', '2019-03-20'],
    ['2019-03-20', '2019-03-21'],
    ['2019-03-20', '2019-03-19T16:00:00Z'],
    ['2019-03-20T09:00:00+08:00', '2019-03-20T02:00:00Z'],
  ])('of %s may be %s', ([date, updated]) => {
    expect(check([{ date, more: `updated: ${updated}` }])).toEqual([]);
  });

  test.for<[date: string, updated: string]>([
    ['2019-03-20', '2019-03-19'],
    ['2019-03-20', '2019-03-19T15:59:59Z'],
    ['2019-03-20T09:00:00+08:00', '2019-03-20'],
  ])('of %s may not be %s', ([date, updated]) => {
    expect(check([{ date, more: `updated: ${updated}` }])).toEqual([
      {
        file: 'articles/a.md',
        line: 6,
        column: 10,
        rule: 'date-order',
        severity: 'error',
        message: `the story was updated (${updated}) before it was published (${date})`,
        fix: 'correct whichever of the two is wrong',
      },
    ]);
  });

  test('is not in the future, unless the story is, too, or is a draft', () => {
    expect(check([{ more: 'updated: 2030-01-03' }])).toEqual([
      {
        file: 'articles/a.md',
        line: 6,
        column: 10,
        rule: 'date-future',
        severity: 'warning',
        message: 'the story says that it was updated on 2030-01-03, and that has not come yet',
        fix: 'nothing, if that is meant: the site says so from then on; else write the day of the last change, or take the line out',
      },
    ]);
    expect(check([{ more: 'updated: 2030-01-03\ndraft: true' }])).toEqual([]);
    expect(check([{ more: 'updated: 2030-01-01' }])).toEqual([]);
    const scheduled = check([{ date: '2030-01-03', more: 'updated: 2030-01-03' }]);
    expect(scheduled.map(({ line, rule }) => [line, rule])).toEqual([[3, 'date-future']]);
  });

  test('is not compared where site.yaml, which names the zone, is broken', () => {
    expect(check([{ more: 'updated: 2019-03-19' }], { ...settings, site: undefined })).toEqual([]);
  });
});

describe('the addresses of stories', () => {
  /** `file line:column message | fix` of each conflict. */
  const conflicts = (sketches: Sketch[]) =>
    check(sketches).map(({ file, line, column, rule, message, fix }) => {
      expect(rule).toBe('slug-taken');
      return `${file} ${String(line)}:${String(column)} ${message} | ${fix}`;
    });

  test('may be alike', () => {
    expect(
      conflicts([
        { file: 'articles/a-b.md', more: 'aliases: [a-c, B-A]' },
        { file: 'articles/ab.md', more: 'aliases: [ac]' },
      ]),
    ).toEqual([]);
  });

  test.for<[what: string, sketches: Sketch[], conflicts: string[]]>([
    [
      'two files of one name in two folders',
      [{ file: 'articles/2018/a.md' }, { file: 'articles/2019/a.md' }],
      [
        'articles/2019/a.md 1:1 this story and articles/2018/a.md have the same address, /articles/a/ | give one of the two files another name',
      ],
    ],
    [
      'files of one name, with and without a day',
      [
        { file: 'articles/2019-03-20-a.md' },
        { file: 'articles/a.md' },
        { file: 'articles/old/2019-03-20-a.md' },
      ],
      [
        'articles/a.md 1:1 this story and articles/2019-03-20-a.md have the same address, /articles/a/ | give one of the two files another name',
        'articles/old/2019-03-20-a.md 1:1 this story and articles/2019-03-20-a.md have the same address, /articles/a/ | give one of the two files another name',
      ],
    ],
    [
      'a former address that is a story’s',
      [{ file: 'articles/a.md', more: 'aliases: [x, b]' }, { file: 'articles/b.md' }],
      ['articles/a.md 6:14 the former address /articles/b/ belongs to articles/b.md | take the alias out'],
    ],
    [
      'a former address that is a story’s in another spelling',
      [{ file: 'articles/a.md' }, { file: 'articles/b.md', more: 'aliases: [Ａ]' }],
      ['articles/b.md 6:11 the former address /articles/Ａ/ belongs to articles/a.md | take the alias out'],
    ],
    [
      'one former address of two stories',
      [
        { file: 'articles/a.md', more: 'aliases: [x-y]' },
        { file: 'articles/b.md', more: 'aliases: [X-Y]' },
      ],
      ['articles/b.md 6:11 the former address /articles/X-Y/ belongs to articles/a.md | take the alias out'],
    ],
    [
      'a former address that is the story’s own',
      [{ file: 'articles/a.md', more: 'aliases: [A]' }],
      [
        'articles/a.md 6:11 the former address /articles/A/ belongs to this story already | take the alias out',
      ],
    ],
    [
      'a former address twice',
      [{ file: 'articles/a.md', more: 'aliases: [x, X]' }],
      [
        'articles/a.md 6:14 the former address /articles/X/ belongs to this story already | take the alias out',
      ],
    ],
  ])('%s', ([, sketches, expected]) => {
    expect(conflicts(sketches)).toEqual(expected);
  });
});

describe('a link to a place of this site', () => {
  const newsroom = (body: string, from: Sketch = {}): Sketch[] => [
    { file: 'articles/2019/2019-03-20-it.md', tags: 'gene therapies', body, ...from },
    {
      file: 'articles/2018/2018-01-02-other.md',
      date: '2018-01-02',
      source: 'pharma-asia',
      tags: '药',
      more: 'aliases: [former]',
      body: '## First plans\n\n## 药',
    },
    { file: 'articles/draft.md', tags: 'Hidden', more: 'draft: true' },
    { file: 'articles/tomorrow.md', tags: 'Hidden', date: '2030-01-02' },
  ];
  const problems = (sketches: Sketch[]) => check(sketches).filter(({ rule }) => rule === 'link-target');

  test.for([
    '/',
    '/tags/',
    '/tags/gene-therapy/',
    '/tags/gene-therapy',
    '/tags/gene-therapies/',
    '/tags/药/',
    '/tags/%E8%8D%AF/',
    '/sources/pharma-asia/',
    '/archive/2018/01/',
    '/rss.xml',
    '/articles/other/',
    '/articles/other/?from=here',
    '/articles/other/#first-plans',
    '/articles/former/#%E8%8D%AF',
    '../2018/2018-01-02-other.md',
    '../2018/2018-01-02-other.md#药',
    '/articles/2018/2018-01-02-other.md',
    '2019-03-20-it.md',
    '#own-plans',
    '#',
  ])('may be %s', (link) => {
    expect(problems(newsroom(`[words](${link})\n\n## Own plans`))).toEqual([]);
  });

  test.for<[link: string, message: string, fix: string]>([
    ['/articles/othr/', 'there is no page /articles/othr/ on this site', 'did you mean /articles/other/?'],
    [
      '/tag/gene-therapy/',
      'there is no page /tag/gene-therapy/ on this site',
      'did you mean /tags/gene-therapy/?',
    ],
    ['/tags/hidden/', 'there is no page /tags/hidden/ on this site', 'correct the link, or take it out'],
    ['/tags/china/', 'there is no page /tags/china/ on this site', 'correct the link, or take it out'],
    [
      '/archive/2030/01/',
      'there is no page /archive/2030/01/ on this site',
      'did you mean /archive/2018/01/?',
    ],
    ['/about/', 'there is no page /about/ on this site', 'correct the link, or take it out'],
    [
      '2018-01-02-other.md',
      'there is no story articles/2019/2018-01-02-other.md',
      'did you mean articles/2018/2018-01-02-other.md?',
    ],
    ['../2018/other.md', 'there is no story articles/2018/other.md', 'correct the link, or take it out'],
    [
      '/articles/other/#first-plan',
      'there is no heading #first-plan in that story',
      'did you mean #first-plans?',
    ],
    [
      '/articles/other/#conclusion',
      'there is no heading #conclusion in that story',
      'its headings are #first-plans, #药',
    ],
    [
      '#plans',
      'there is no heading #plans in that story',
      'take the part from # on out: that story has no headings',
    ],
    [
      '/articles/draft/',
      'the link leads to articles/draft.md, which readers cannot see while it is a draft',
      'publish that story first, or take the link out',
    ],
    [
      '../tomorrow.md',
      'the link leads to articles/tomorrow.md, which readers cannot see before it is due',
      'publish that story first, or take the link out',
    ],
  ])('may not be %s', ([link, message, fix]) => {
    expect(problems(newsroom(`Text\n[words](${link})`))).toEqual([
      {
        file: 'articles/2019/2019-03-20-it.md',
        line: 10,
        column: 1,
        rule: 'link-target',
        severity: 'error',
        message,
        fix,
      },
    ]);
  });

  test('may lead from a draft to a draft', () => {
    expect(problems(newsroom('[words](/articles/draft/)', { more: 'draft: true' }))).toEqual([]);
  });
});

describe('a newsroom', () => {
  test('without stories is sound', () => {
    expect(check([])).toEqual([]);
  });

  test('leaves stories out of the comparison whose front matter cannot be used', () => {
    const broken = checkArticleFile('articles/a.md', new TextEncoder().encode('---\ntitle: A\n---\nText.\n'));
    expect(checkAcrossFiles([broken, { ...broken, file: 'articles/2019/a.md' }], settings, now)).toEqual([]);
  });
});
