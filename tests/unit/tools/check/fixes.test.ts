import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, expect, test, vi } from 'vitest';
import { copyContent, runCommand } from '../../../support/command-run.ts';

vi.setConfig({ testTimeout: 30_000 });

let content: string;
beforeEach(async () => {
  content = await copyContent();
  await mkdir(join(content, 'articles/2026'), { recursive: true });
});

const name = 'articles/2026/2026-03-05-a-plant.md';
const fix = (...words: string[]) => runCommand('check/check-content.ts', ['--fix', ...words], content);
const read = (file: string) => readFileSync(join(content, file), 'utf8');
const write = (file: string, text: string) => writeFile(join(content, file), text);

const head = (title: string, tags = '[China]') => [
  '---',
  title,
  'date: 2026-03-05',
  'source: contractpharma',
  `tags: ${tags}`,
  '---',
  '',
];

test('each change is shown, and the rest of the file stays byte for byte', async () => {
  const before = [
    ...head('title：ﬁrst plant', '[China，GenScript] # two'),
    '＃＃ 新工厂',
    '',
    'Two  spaces,\ttabs and *marks* stay.  ',
    '',
    '•\tCafe\u0301',
    '•\tSecond',
    '',
    'Site\tCapacity',
    'Suzhou\t60,000',
    '',
    '＊＊粗＊＊和＊＊体＊＊ [报告]（https://example.com/）。',
  ];
  const after = [
    ...head('title: first plant', '[China, GenScript] # two'),
    '## 新工厂',
    '',
    'Two  spaces,\ttabs and *marks* stay.  ',
    '',
    '- Café',
    '- Second',
    '',
    '| Site | Capacity |',
    '|---|---|',
    '| Suzhou | 60,000 |',
    '',
    '**粗**和**体** [报告](https://example.com/)。',
  ];
  for (const [mark, lineEnd] of [
    ['', '\n'],
    ['\ufeff', '\r\n'],
  ] as const) {
    await write(name, mark + before.join(lineEnd));
    const { code, stdout } = await fix();
    expect(read(name)).toBe(mark + after.join(lineEnd));
    expect(code).toBe(0);
    expect(stdout).toContain(`${name}:8:1  fixed\n  - ＃＃ 新工厂\n  + ## 新工厂\n`);
    expect(stdout).toContain(
      '  - Site\\tCapacity\n  - Suzhou\\t60,000\n  + | Site | Capacity |\n  + |---|---|\n',
    );
    expect(stdout).toMatch(/\n\n0 errors, 0 warnings\.\n$/);
  }
});

test('JSON tells what there is to mend, and no more', async () => {
  await write(name, [...head('title: A plant'), '##New', ''].join('\n'));
  const { stdout } = await runCommand('check/check-content.ts', ['--json', name], content);
  const keys = ['column', 'file', 'fix', 'line', 'message', 'rule', 'severity'];
  expect((JSON.parse(stdout) as object[]).map((issue) => Object.keys(issue).sort())).toEqual([keys]);
});

test('what has no one right answer is told, and stays', async () => {
  const text = [...head('title: A plant'), '**bold **text and [the story][nope]', ''].join('\n');
  await write(name, text);
  const { code, stdout } = await fix();
  expect(read(name)).toBe(text);
  expect(code).toBe(1);
  expect(stdout).not.toContain('fixed');
  expect(stdout).toContain('2 errors, 0 warnings.');
});

test('sound files are not written, and others not where one is named', async () => {
  await write(name, [...head('title: A plant'), '##New', ''].join('\n'));
  await write(
    'articles/2026/2026-03-06-b.md',
    [...head('title: B'), '##New', ''].join('\n').replace('05', '06'),
  );
  const sound = readdirSync(join(content, 'articles/2019')).map((file) => `articles/2019/${file}`);
  const times = async () => Promise.all(sound.map(async (file) => (await stat(join(content, file))).mtimeMs));
  const before = await times();
  expect((await fix(name)).code).toBe(0);
  expect(await times()).toEqual(before);
  expect(read(name)).toContain('\n## New\n');
  expect(read('articles/2026/2026-03-06-b.md')).toContain('\n##New\n');
});

test('a file keeps its mode, and a link stays a link', async () => {
  await write('elsewhere.txt', [...head('title: A plant'), '##New', ''].join('\n'));
  await chmod(join(content, 'elsewhere.txt'), 0o640);
  await symlink('../../elsewhere.txt', join(content, name));
  await fix();
  expect(read('elsewhere.txt')).toContain('\n## New\n');
  expect((await stat(join(content, 'elsewhere.txt'))).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(content, 'articles/2026'))).toEqual(['2026-03-05-a-plant.md']);
});

test('a picture whose extension has capitals is renamed, in the story too', async () => {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  await writeFile(join(content, 'articles/2026/upper.PNG'), png);
  await write(name, [...head('title: A plant'), '![A plant](./upper.PNG)', ''].join('\n'));
  const { code, stdout } = await fix();
  expect(stdout).toContain('articles/2026/upper.PNG  renamed\n  + articles/2026/upper.png\n');
  expect(readdirSync(join(content, 'articles/2026')).sort()).toEqual(['2026-03-05-a-plant.md', 'upper.png']);
  expect(read(name)).toContain('![A plant](./upper.png)');
  expect(code).toBe(0);
});
