import { readFile, readdir, rename, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerCommand, copyContent, runCommand, type Answer } from '../../../support/command-run.ts';

vi.setConfig({ testTimeout: 60_000 });

let content: string;

beforeEach(async () => {
  content = await copyContent();
});

// 30 June 2019, 23:30:59 in London, is 1 July in Shanghai.
const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2019, 5, 30, 22, 30, 59) / 1000) };
const run = (args: string[], answers?: Answer[]) =>
  answers
    ? answerCommand('new/new-article.ts', args, content, answers, env)
    : runCommand('new/new-article.ts', args, content, env);
const listContent = async () => (await readdir(content, { recursive: true })).sort();

const complete = [
  '--title',
  'Anhua: a “new” plant #2',
  '--source',
  'contractpharma',
  '--tags',
  'gene therapies, New topic',
];
const file = 'articles/2019/2019-07-01-anhua-a-new-plant-2.md';

describe('npm run new', () => {
  it('writes a draft that passes the check, and prints where it is', async () => {
    const { code, stdout, stderr } = await run([...complete, '--description', 'It: opens.']);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `content/${file}\n`,
      stderr: '',
    });
    expect(await readFile(join(content, file), 'utf8')).toBe(
      [
        '---',
        'title: "Anhua: a “new” plant #2"',
        'date: 2019-07-01T06:30:00+08:00',
        'source: contractpharma',
        'tags: [Gene therapy, New topic]',
        'description: "It: opens."',
        'draft: true # take this line out when the story is ready to be published',
        '---',
        '',
        'Write the story here. The first paragraph says what happened; lists and search engines show it.',
        '',
      ].join('\n'),
    );
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 errors') as string,
    });
  });

  it.each([
    ['2019-03-20', '2019-03-20', '2019-03-20'],
    ['2019-07-01', '2019-07-01', '2019-07-01'],
    ['March 20, 2019', '2019-03-20', '2019-03-20'],
    ['2019-03-20T23:00:00Z', '2019-03-20T23:00:00Z', '2019-03-21'],
    ['2019-03-20 09:30+08:00', '2019-03-20T09:30:00+08:00', '2019-03-20'],
  ])('takes the date %s as %s', async (written, date, day) => {
    await run([...complete, '--date', written, '--draft']);
    const story = join(content, `articles/2019/${day}-anhua-a-new-plant-2.md`);
    expect(await readFile(story, 'utf8')).toContain(`\ndate: ${date}\n`);
  });

  it('never overwrites, on whatever day', async () => {
    await run(complete);
    const before = await readFile(join(content, file), 'utf8');
    const { code, stderr } = await run([...complete, '--date', '2018-01-01', '--description', 'Other.']);
    expect(code).toBe(1);
    expect(stderr).toBe(`content/${file} has this address already; choose another title.\n`);
    expect(await readFile(join(content, file), 'utf8')).toBe(before);
    expect((await listContent()).some((name) => name.includes('2018'))).toBe(false);
  });

  it.each([
    [
      'an unknown source',
      ['--source', 'biowire'],
      '--source: sources.yaml has no source “biowire”\n  fix: add it to sources.yaml with --source biowire --source-name "…" --source-url https://…\n',
    ],
    [
      'the name of an unknown source',
      ['--source', 'Bio Wire'],
      '--source bio-wire --source-name "Bio Wire" --source-url https://…\n',
    ],
    [
      'a source that is almost a known one',
      ['--source', 'contractfarma', '--source-url', 'https://cf.example'],
      'fix: did you mean “contractpharma”? Then say so with --source contractpharma; else add it to sources.yaml with --source contractfarma --source-name "…" --source-url https://cf.example\n',
    ],
    [
      'a new source without a key',
      ['--source', '药闻', '--source-name', '药闻', '--source-url', 'https://yaowen.cn'],
      '--source: “药闻” cannot be the key of a source\n  fix: write small letters, digits and single hyphens, for example --source yaowen\n',
    ],
    [
      'a new source whose address has no scheme',
      ['--source', 'biowire', '--source-name', 'Bio Wire', '--source-url', 'www.biowire.example'],
      '--source-url: “www.biowire.example” is not a web address\n  fix: write the whole address, for example --source-url https://www.biowire.example\n',
    ],
    [
      'a known source described anew',
      ['--source-name', 'Contract Pharma'],
      '--source: sources.yaml has the source “contractpharma” already\n  fix: leave --source-name and --source-url out, or give the new source another key\n',
    ],
    [
      'a tag that is almost one of the vocabulary',
      ['--tags', 'gene therapys'],
      '“gene therapys” is almost, but not quite, a tag',
    ],
    ['a title without a letter', ['--title', '!!!'], '--title: the title “!!!” has no letter and no digit'],
  ])('writes nothing with %s', async (_, flags, message) => {
    const before = await listContent();
    const { code, stdout, stderr } = await run([...complete, ...flags]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('fix: ');
    expect(await listContent()).toEqual(before);
  });

  it.each([
    ['all flags', [], '--title, --source, --tags are missing'],
    ['the tags', complete.slice(0, 4), '--tags is missing'],
    ['a value', ['--title', 'x', '--source', '  '], '--source is empty.'],
    [
      'quotes',
      ['--title', 'two', 'words'],
      '“words” belongs to no flag; put a text of several words in quotes.',
    ],
    [
      'a date that can be read',
      [...complete, '--date', '03/04/2019'],
      '--date: “03/04/2019” can be read as two days',
    ],
  ])('ends with 2 without %s', async (_, args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('asks for what no flag says, with the vocabulary at hand', async () => {
    const { code, stdout } = await run(
      [],
      [
        ['What is the title?', 'Asked for', '\r'],
        ['Where is it from?', 'con', '\r'],
        ['When does it appear', '\r'],
        ['Which tags', 'merck', '\t', '\r'],
        ['Other tags', 'New topic', '\r'],
        ['A sentence', '\r'],
      ],
    );
    expect(code).toBe(0);
    const asked = join(content, 'articles/2019/2019-07-01-asked-for.md');
    expect(stdout).toContain('content/articles/2019/2019-07-01-asked-for.md');
    expect(await readFile(asked, 'utf8')).toContain('tags: [MilliporeSigma, New topic]\n');
  });

  const typed = (text: string) => Array.from(text);
  const erase = (count: number) => Array<string>(count).fill('\u007f');
  const addedSource = 'yaowen:\n  name: 药闻\n  url: https://www.yaowen.com.cn\n';

  it('adds a source to sources.yaml when it is asked to', async () => {
    const before = await readFile(join(content, 'sources.yaml'), 'utf8');
    const flags = [
      '--source',
      'biowire',
      '--source-name',
      ' Bio  Wire',
      '--source-url',
      'https://biowire.example',
    ];
    const { code, stdout } = await run([...complete, ...flags]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `content/${file}\ncontent/sources.yaml: new source biowire\n`,
    });
    const lines = 'biowire:\n  name: Bio Wire\n  url: https://biowire.example\n';
    expect(await readFile(join(content, 'sources.yaml'), 'utf8')).toBe(before + lines);
    expect(await readFile(join(content, file), 'utf8')).toContain('\nsource: biowire\n');
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 errors') as string,
    });
  });

  it('replaces sources.yaml where it really is, and leaves nothing beside it', async () => {
    const elsewhere = join(dirname(content), 'shared-sources.yaml');
    await rename(join(content, 'sources.yaml'), elsewhere);
    await symlink(elsewhere, join(content, 'sources.yaml'));
    const before = await listContent();
    await run([...complete, '--source', 'bw', '--source-name', 'BW', '--source-url', 'https://bw.example']);
    expect(await readFile(elsewhere, 'utf8')).toContain('\nbw:\n');
    expect(await listContent()).toEqual([...before, file].sort());
    expect(await readdir(dirname(content))).not.toContainEqual(expect.stringMatching(/\.tmp$/));
  });

  it('asks for all of a source that is not in sources.yaml', async () => {
    const before = await readFile(join(content, 'sources.yaml'), 'utf8');
    const { code, stdout } = await run(
      ['--title', 'Asked for', '--tags', 'China'],
      [
        ['Where is it from?', ...typed('药闻'), '\r'],
        ['What is the name of the new source?', '\r'],
        ['What is its web address?', 'yaowen', '\r'],
        [
          'This is not a web address. Write it like https://example.com',
          ...erase(6),
          'www.yaowen.com.cn',
          '\r',
        ],
        ['Is this the whole address?', '\r'],
        ['What is its key?', 'N', '\r'],
        [
          'Write small letters, digits and single hyphens, like contractpharma',
          ...erase(7),
          'contractpharma',
          '\r',
        ],
        ['Contract Pharma has this key. Write another.', ...erase(14), 'yaowen', '\r'],
        ['When does it appear?', 'soon', '\r'],
        ['is not a date this site understands', ...erase(4), '2019-07-01', '\r'],
        ['A sentence', '\r'],
      ],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('content/sources.yaml: new source yaowen\n');
    expect(await readFile(join(content, 'sources.yaml'), 'utf8')).toBe(before + addedSource);
    const story = join(content, 'articles/2019/2019-07-01-asked-for.md');
    expect(await readFile(story, 'utf8')).toContain('date: 2019-07-01\nsource: yaowen\n');
  });

  it.each([
    ['in the list', [], [['Where is it from?', ...typed('contractfarma'), '\r']]],
    ['by a flag', ['--source', 'Contract Farma'], []],
    [
      'in the question for the name',
      ['--source', 'cp'],
      [['What is the name', ...erase(2), 'Contract Farma', '\r']],
    ],
  ] as [string, string[], Answer[]][])(
    'asks whether a known source was meant %s',
    async (_, flags, answers) => {
      const before = await readFile(join(content, 'sources.yaml'), 'utf8');
      const rest: Answer[] = [
        ['Did you mean Contract Pharma (contractpharma)?', '\r'],
        ['Other tags', '\r'],
        ['A sentence', '\r'],
      ];
      const day = ['--title', 'Meant', '--date', '2019-07-01'];
      const { code } = await run(
        [...day, ...flags],
        [...answers, ...rest.slice(0, 1), ['Which tags', 'china', '\t', '\r'], ...rest.slice(1)],
      );
      expect(code).toBe(0);
      const story = join(content, 'articles/2019/2019-07-01-meant.md');
      expect(await readFile(story, 'utf8')).toContain('\nsource: contractpharma\n');
      expect(await readFile(join(content, 'sources.yaml'), 'utf8')).toBe(before);
    },
  );

  it('refuses a tag when it is written', async () => {
    const { code } = await run(
      ['--title', 'Tagged', '--source', 'contractpharma', '--date', '2019-07-01'],
      [
        ['Which tags', '\r'],
        ['Other tags', '\r'],
        ['A story has at least one tag.', 'gene therapys', '\r'],
        ['did you mean “Gene therapy”?', '\u007f', '\r'],
        ['A sentence', '\r'],
      ],
    );
    expect(code).toBe(0);
    const story = join(content, 'articles/2019/2019-07-01-tagged.md');
    expect(await readFile(story, 'utf8')).toContain('\ntags: [Gene therapy]\n');
  });

  it.each([
    ['the first question', [['What is the title?', '\u0003']]],
    [
      'the last',
      [
        ['Which tags', 'china', '\t', '\r'],
        ['Other tags', '\r'],
        ['A sentence', '\u0003'],
      ],
    ],
    ['the first question, with Ctrl+D', [['What is the title?', '\u0004']]],
    ['the end of input', [['What is the title?', 'Cut off', '\r']]],
    [
      'the key of a new source',
      [
        ['What is the title?', 'Asked for', '\r'],
        ['Where is it from?', 'News', '\r'],
        ['What is the name', '\r'],
        ['What is its web address?', 'https://news.example', '\r'],
        ['What is its key?', '\u0003'],
      ],
    ],
  ] as [string, Answer[]][])(
    'leaves nothing behind where somebody breaks off at %s',
    async (which, answers) => {
      const before = await listContent();
      const flags = which === 'the last' ? [...complete.slice(0, 4), '--date', '2019-07-01'] : [];
      const { code, stderr } = await run(flags, answers);
      expect({ code, stderr }).toEqual({ code: 130, stderr: 'Nothing was written.\n' });
      expect(await listContent()).toEqual(before);
    },
  );
});
