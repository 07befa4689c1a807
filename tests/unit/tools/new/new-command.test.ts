import { mkdir, readFile, readdir, rename, symlink, writeFile } from 'node:fs/promises';
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
const erase = (count: number) => Array<string>(count).fill('\u007f');

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
    ['2019-07-01', '2019-07-01', '2019-07-01'],
    ['March 20, 2019', '2019-03-20', '2019-03-20'],
    ['2 June 2019', '2019-06-02', '2019-06-02'],
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
    expect(stderr).toBe(`--title: content/${file} has this address already\n  fix: choose another title\n`);
    expect(await readFile(join(content, file), 'utf8')).toBe(before);
    expect((await listContent()).some((name) => name.includes('2018'))).toBe(false);
  });

  it.each([
    [
      'an unknown source',
      ['--source', 'Bio Wire'],
      '--source: sources.yaml has no source “Bio Wire”\n  fix: add it to sources.yaml with --source-name "…" --source-url https://…\n',
    ],
    [
      'a source that is almost a known one',
      ['--source', 'contractfarma', '--source-url', 'https://cf.example'],
      'fix: did you mean “contractpharma”? Then say so with --source contractpharma; else add it to sources.yaml with --source-name',
    ],
    [
      'a new source without a key',
      ['--source', '药闻', '--source-name', '药闻', '--source-url', 'https://yaowen.cn'],
      '--source: this is not the key of a source\n  fix: use small letters, digits and single hyphens',
    ],
    [
      'a new source whose address has no scheme',
      ['--source', 'biowire', '--source-name', 'Bio Wire', '--source-url', 'www.biowire.example'],
      '--source-url: this is not a web address\n  fix: write https://www.biowire.example\n',
    ],
    [
      'a known source described anew',
      ['--source-name', 'Contract Pharma'],
      '--source: Contract Pharma has this key already\n  fix: write another key',
    ],
    [
      'a tag that is almost one of the vocabulary',
      ['--tags', 'gene therapys'],
      '--tags: “gene therapys” is almost, but not quite, a tag',
    ],
    ['a tag that shows nothing', ['--tags', ' , '], '--tags: a story has at least one tag'],
    ['a title without a letter', ['--title', '!!!'], '--title: a title has at least one letter or digit'],
    [
      'a title with a mark of direction',
      ['--title', 'A\u202eB'],
      'the invisible character U+202E stands here',
    ],
    ['a date of two days', ['--date', '03/04/2019'], '--date: “03/04/2019” can be read as two days'],
  ])('writes nothing with %s', async (_, flags, message) => {
    const before = await listContent();
    const { code, stdout, stderr } = await run([...complete, ...flags]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('fix: ');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(await listContent()).toEqual(before);
  });

  it.each([
    ['all flags', [], 'There is no terminal to ask in: give --title, --source, --tags. Usage: npm run new'],
    ['the tags', complete.slice(0, 4), 'There is no terminal to ask in: give --tags.'],
    ['a value', ['--title', 'x', '--source', '  '], '--source is empty.'],
    [
      'quotes',
      ['--title', 'two', 'words'],
      '“words” belongs to no flag; put a text of several words in quotes.',
    ],
  ])('ends with 2 without %s', async (_, args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('asks for what no flag says, with the vocabulary at hand', async () => {
    const { code, stdout } = await run(
      [],
      [
        ['What is the title?', 'Asked for', '\r'],
        ['Where is it from?', 'con', '\r'],
        ['2 June 2026', 'soon', '\r'],
        ['is not a date this site understands', ...erase(4), '\r'],
        ['Which tags', 'merck', '\t', '\r'],
        ['Other tags', 'New topics', '\r'],
        ['A sentence', '\r'],
      ],
    );
    const asked = 'articles/2019/2019-07-01-asked-for.md';
    expect(code).toBe(0);
    expect(stdout).toContain(`content/${asked}\n`);
    expect(await readFile(join(content, asked), 'utf8')).toMatch(
      /source: contractpharma\ntags: \[MilliporeSigma, New topics\]\n/,
    );
  });

  it('refuses a tag when it is written', async () => {
    const { code } = await run(complete.slice(0, 4), [
      ['When does it appear', '\r'],
      ['Which tags', '\r'],
      ['Other tags', '\r'],
      ['a story has at least one tag', 'gene therapys', '\r'],
      ['did you mean “Gene therapy”?', '\u007f', '\r'],
      ['A sentence', '\r'],
    ]);
    expect(code).toBe(0);
    expect(await readFile(join(content, file), 'utf8')).toContain('\ntags: [Gene therapy]\n');
  });

  it.each([
    ['the first question', '\u0003', 0],
    ['the first question, with Ctrl+D', '\u0004', 0],
    ['the name of a source', '\u0003', 2],
    ['the key of a source', '\u0003', 4],
    ['the last question', '\u0003', 8],
    ['the end of input', '\r', 0],
  ])('leaves nothing behind where somebody breaks off at %s', async (_, key, count) => {
    const before = await listContent();
    const answers: Answer[] = [
      ['What is the title?', 'Asked for', '\r'],
      ['Where is it from?', 'News', '\r'],
      ['What is the name', '\r'],
      ['What is its web address?', 'https://news.example', '\r'],
      ['What is its key?', '\r'],
      ['When does it appear', '\r'],
      ['Which tags', 'china', '\t', '\r'],
      ['Other tags', '\r'],
      ['A sentence', '\r'],
    ];
    const [last = ''] = answers[count] ?? [];
    const { code, stderr } = await run([], [...answers.slice(0, count), [last, 'Cut off', key]]);
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Nothing was written.\n' });
    expect(await listContent()).toEqual(before);
  });
});

describe('npm run new, with a source that sources.yaml does not have', () => {
  const readSources = () => readFile(join(content, 'sources.yaml'), 'utf8');

  it('adds it as flags say, and prints so', async () => {
    const before = await readSources();
    const flags = ['--source', 'bw', '--source-name', ' Bio  Wire', '--source-url', 'https://bw.example'];
    expect(await run([...complete, ...flags])).toMatchObject({
      code: 0,
      stdout: `content/${file}\ncontent/sources.yaml: new source bw\n`,
    });
    expect(await readSources()).toBe(`${before}bw:\n  name: Bio Wire\n  url: https://bw.example\n`);
    expect(await readFile(join(content, file), 'utf8')).toContain('\nsource: bw\n');
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 errors') as string,
    });
  });

  it('writes nothing where sources.yaml cannot be added to, and says what to write there', async () => {
    await writeFile(
      join(content, 'sources.yaml'),
      '{contractpharma: {name: Contract Pharma, url: https://www.contractpharma.com}}\n',
    );
    const before = await listContent();
    const source = ['--source', 'bw', '--source-name', 'Bio Wire', '--source-url', 'https://bio.example'];
    const { code, stderr } = await run(['--title', 'A', '--tags', 'China', ...source]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'sources.yaml is written in a way that this command cannot add to.\n  fix: add these lines to it yourself:\n    bw:\n      name: Bio Wire\n      url: https://bio.example\n\n',
    });
    expect(await listContent()).toEqual(before);
  });

  it('replaces sources.yaml where it really is, and leaves nothing beside it', async () => {
    const elsewhere = join(content, '.shared/sources.yaml');
    await mkdir(dirname(elsewhere));
    await rename(join(content, 'sources.yaml'), elsewhere);
    await symlink('.shared/sources.yaml', join(content, 'sources.yaml'));
    const before = await listContent();
    await run([...complete, '--source', 'bw', '--source-name', 'BW', '--source-url', 'https://bw.example']);
    expect(await readFile(elsewhere, 'utf8')).toContain('\nbw:\n');
    expect(await listContent()).toEqual([...before, file].sort());
    expect(await readdir(dirname(elsewhere))).toEqual(['sources.yaml']);
  });

  it('asks for all of it', async () => {
    const before = await readSources();
    const { code, stdout } = await run(
      ['--title', 'Asked for', '--tags', 'China'],
      [
        ['Where is it from?', ...Array.from('药闻'), '\r'],
        ['What is the name of the new source?', '\r'],
        ['What is its web address?', 'yaowen', '\r'],
        ['this is not a web address: write the whole address', ...erase(6), 'www.yaowen.com.cn', '\r'],
        ['https://www.yaowen.com.cn', '\r'],
        ['What is its key?', 'N', '\r'],
        ['use small letters, digits and single hyphens', ...erase(7), 'contractpharma', '\r'],
        ['Contract Pharma has this key already: write another key', ...erase(14), 'yaowen', '\r'],
        ['When does it appear?', '\r'],
        ['A sentence', '\r'],
      ],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('content/sources.yaml: new source yaowen\n');
    expect(await readSources()).toBe(`${before}yaowen:\n  name: 药闻\n  url: https://www.yaowen.com.cn\n`);
    const story = join(content, 'articles/2019/2019-07-01-asked-for.md');
    expect(await readFile(story, 'utf8')).toContain('\nsource: yaowen\n');
  });

  it.each([
    ['in the list', [], [['Where is it from?', ...Array.from('contractfarma'), '\r']], '\r'],
    ['by a flag', ['--source', 'Contract Farma'], [], '\r'],
    ['in the question for its name', ['--source', 'cp'], [], `${erase(2).join('')}Contract Farma\r`],
  ] as [string, string[], Answer[], string][])(
    'asks whether a known one was meant, where its name is %s',
    async (_, flags, answers, keys) => {
      const before = await readSources();
      const { code } = await run(
        [...complete.slice(0, 2), ...complete.slice(4), ...flags],
        [
          ...answers,
          ['What is the name', ...Array.from(keys)],
          ['Did you mean Contract Pharma (contractpharma)?', '\r'],
          ...(flags.length > 0
            ? []
            : ([
                ['When does it appear', '\r'],
                ['A sentence', '\r'],
              ] as Answer[])),
        ],
      );
      expect(code).toBe(0);
      expect(await readFile(join(content, file), 'utf8')).toContain('\nsource: contractpharma\n');
      expect(await readSources()).toBe(before);
    },
  );
});
