import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerCommand, copyContent, runCommand, type Answer } from '../../../support/command-run.ts';

vi.setConfig({ testTimeout: 60_000 });

let content: string;

beforeEach(async () => {
  content = await copyContent();
});

// 30 June 2019, 23:30 in London, is 1 July in Shanghai.
const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2019, 5, 30, 22, 30) / 1000) };
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
        'date: 2019-07-01',
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
    ['2019-03-20', '2019-03-20'],
    ['March 20, 2019', '2019-03-20'],
    ['2019-03-20T23:00:00Z', '2019-03-21'],
  ])('takes the date %s', async (date, day) => {
    await run([...complete, '--date', date, '--draft']);
    expect(await listContent()).toContain(`articles/2019/${day}-anhua-a-new-plant-2.md`);
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
    ['an unknown source', ['--source', 'biowire'], '--source: sources.yaml has no source “biowire”'],
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
        ['On which day', '\r'],
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
