import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Issue } from '../../../../src/content/checks/issue.ts';
import { CheckCache } from '../../../../src/content/loader/check-cache.ts';
import { readSiteUrl } from '../../../../src/content/loader/content-directory.ts';
import { readContentFolder, type ContentFolder } from '../../../../src/content/loader/content-folder.ts';
import { readWholeFile } from '../../../../src/content/loader/file-reading.ts';
import { createPng, createStoryFile, soundSettings, writeFolder } from './written-folder.ts';

const stories = {
  'articles/2019-03-20-a.md': createStoryFile('A'),
  'articles/2019/2019-03-20-b.md': createStoryFile('B', 'image: ./b.png\nimageAlt: A plant'),
  'contributors.yaml': '- name: Li Wei\n  picture: ./contributors/li-wei.png\n',
};

async function writeSoundFolder(): Promise<string> {
  const png = await createPng();
  return writeFolder({
    ...soundSettings,
    ...stories,
    'articles/2019/b.png': png,
    'contributors/li-wei.png': png,
  });
}

function tell({ file, line, column, rule, message, fix }: Issue): string {
  return `${file}:${String(line)}:${String(column)} ${rule}: ${message} → ${fix}`;
}

/** An account without rights of its own. */
const nobody = 65_534;

/** Reads a folder as its owner, who is not root: root may read everything. */
async function readAsOwner(directory: string): Promise<string[]> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) execFileSync('chown', ['-R', String(nobody), directory]);
  if (isRoot) process.seteuid?.(nobody);
  try {
    return (await readContentFolder(directory)).issues.map(tell);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

const right = 'give the account that builds the site the right to read it';

describe('what cannot be read is named, and with the reason of the system', () => {
  test.for<[name: string, issues: string[]]>([
    [
      'articles/2019',
      [`articles/2019:1:1 file-read: the folder cannot be read: permission denied (EACCES) → ${right}`],
    ],
    [
      'articles',
      [`articles:1:1 file-read: the folder cannot be read: permission denied (EACCES) → ${right}`],
    ],
    [
      '.',
      [
        '.:1:1 file-read: the folder cannot be read: permission denied (EACCES) → set CONTENT_DIR to a folder that can be read',
      ],
    ],
    [
      'articles/2019-03-20-a.md',
      [
        `articles/2019-03-20-a.md:1:1 file-read: the file cannot be read: permission denied (EACCES) → ${right}`,
      ],
    ],
    [
      'articles/2019/b.png',
      [
        `articles/2019/2019-03-20-b.md:6:8 file-read: the picture articles/2019/b.png: the file cannot be read: permission denied (EACCES) → ${right}`,
      ],
    ],
    [
      'contributors/li-wei.png',
      [
        `contributors.yaml:2:12 file-read: the picture contributors/li-wei.png: the file cannot be read: permission denied (EACCES) → ${right}`,
      ],
    ],
    ...['site.yaml', 'events.yaml', 'contributors.yaml'].map((file): [string, string[]] => [
      file,
      [`${file}:1:1 file-read: the file cannot be read: permission denied (EACCES) → ${right}`],
    ]),
  ])('%s', async ([name, issues]) => {
    const directory = await writeSoundFolder();
    expect(await readAsOwner(directory)).toEqual([]);
    await chmod(join(directory, name), 0);
    expect(await readAsOwner(directory)).toEqual(issues);
    await chmod(join(directory, name), 0o700);
  });

  test('a folder that is not there', async () => {
    const { issues } = await readContentFolder('/nonexistent/content');
    expect(issues.map(tell)).toEqual([
      '.:1:1 file-read: the folder cannot be read: no such file or directory (ENOENT) → set CONTENT_DIR to a folder that can be read',
    ]);
  });

  test('a file larger than any that the site shows, without reading it', async () => {
    const directory = await writeSoundFolder();
    await truncate(join(directory, 'articles/2019-03-20-a.md'), 9_000_000_000);
    const { issues } = await readContentFolder(directory);
    expect(issues.map(tell)).toEqual([
      'articles/2019-03-20-a.md:1:1 file-read: the file has 9,000 MB, more than anything that the site shows → take it out of the content folder',
    ]);
  });
});

describe('what is neither a file nor a folder of files', () => {
  const link = 'put the file itself in the place of the link';

  test.for<[what: string, name: string, add: (path: string) => unknown, issues: string[]]>([
    [
      'a link out of the folder',
      'articles/2019-03-20-c.md',
      (path) => symlink('/etc/hostname', path),
      [
        `articles/2019-03-20-c.md:1:1 file-kind: this is a link that leads out of the content folder → ${link}`,
      ],
    ],
    [
      'a link to an endless device',
      'articles/2019-03-20-c.md',
      (path) => symlink('/dev/zero', path),
      [
        `articles/2019-03-20-c.md:1:1 file-kind: this is a link that leads out of the content folder → ${link}`,
      ],
    ],
    [
      'settings behind a link out of the folder',
      'notes.yaml',
      (path) => symlink('/etc/hostname', path),
      [`notes.yaml:1:1 file-kind: this is a link that leads out of the content folder → ${link}`],
    ],
    [
      'a link to itself',
      'articles/2019-03-20-c.md',
      (path) => symlink('2019-03-20-c.md', path),
      [`articles/2019-03-20-c.md:1:1 file-kind: this is a link that leads round in a circle → ${link}`],
    ],
    [
      'a link to nothing',
      'articles/2019-03-20-c.md',
      (path) => symlink('2019-03-20-d.md', path),
      [`articles/2019-03-20-c.md:1:1 file-kind: this is a link that leads to nothing → ${link}`],
    ],
    [
      'a link to the folder that it lies in',
      'articles/2019/more',
      (path) => symlink('.', path),
      [
        'articles/2019/more:1:1 file-kind: this is a link to a folder, whose files would be there twice → take the link out',
      ],
    ],
    [
      'a pipe',
      'articles/2019-03-20-c.md',
      (path) => execFileSync('mkfifo', [path]),
      [
        'articles/2019-03-20-c.md:1:1 file-kind: this is no file but a folder, a pipe, a socket or a device → take it out of the content folder',
      ],
    ],
    [
      'a folder with the name of a story',
      'articles/2019-03-20-c.md',
      (path) => mkdir(path),
      [
        'articles/2019-03-20-c.md:1:1 file-kind: this is a folder, though its name ends like that of a file → rename the folder, or put the file itself in its place',
      ],
    ],
    [
      'a story whose name begins with a dot',
      'articles/2019/.2019-03-20-c.md',
      (path) => writeFile(path, createStoryFile('C')),
      [
        'articles/2019/.2019-03-20-c.md:1:1 file-kind: the name of this file begins with a dot, so the site would not show it → take the dot away, or take the file out of articles/',
      ],
    ],
    [
      'a folder of stories whose name begins with a dot',
      'articles/.2019',
      async (path) => {
        await mkdir(path);
        await writeFile(join(path, '2019-03-20-c.md'), createStoryFile('C'));
      },
      [
        'articles/.2019:1:1 file-kind: the name of this folder begins with a dot, so the site would not show the stories in it → take the dot away, or take the folder out of articles/',
      ],
    ],
    ['a copy of a system of its own', 'articles/._2019-03-20-c.md', (path) => writeFile(path, '\0'), []],
    ['a folder of a program', '.obsidian.md', (path) => mkdir(path), []],
  ])('%s', async ([, name, add, issues]) => {
    const directory = await writeSoundFolder();
    await add(join(directory, name));
    const folder = await readContentFolder(directory);
    expect(folder.issues.map(tell)).toEqual(issues);
    expect(folder.articles.map(({ article }) => article?.slug)).toEqual(['a', 'b']);
  });

  test('a name that is not UTF-8', async () => {
    const directory = await writeSoundFolder();
    const name = Buffer.concat([Buffer.from(join(directory, 'articles/2019-03-20-')), Buffer.from([0xff])]);
    await writeFile(name, '');
    expect((await readContentFolder(directory)).issues.map(tell)).toEqual([
      'articles/2019-03-20-\ufffd:1:1 file-name: the name of this file is not UTF-8 → rename it, with letters from a to z, digits and hyphens',
    ]);
  });

  test('but the file behind a link inside the folder is read', async () => {
    const directory = await writeFolder({ ...soundSettings, 'articles/b.png': await createPng() });
    await mkdir(join(directory, 'articles/2019'));
    await symlink('../b.png', join(directory, 'articles/2019/c.png'));
    await writeFile(
      join(directory, 'articles/2019/2019-03-20-a.md'),
      createStoryFile('A', 'image: ./c.png\nimageAlt: A plant'),
    );
    const { issues, articles } = await readContentFolder(directory);
    expect(issues).toEqual([]);
    expect(articles[0]?.pictures).toMatchObject([{ width: 6 }]);
  });
});

describe('what changes while it is read', () => {
  const slugsOf = ({ articles }: ContentFolder) => articles.map(({ article }) => article?.slug);

  test('once, is read a second time', async () => {
    const directory = await writeSoundFolder();
    const coming = readContentFolder(directory);
    writeFileSync(join(directory, 'articles/2019-03-20-c.md'), createStoryFile('C'));
    const withMore = await coming;
    expect([withMore.issues, slugsOf(withMore)]).toEqual([[], ['a', 'c', 'b']]);

    const going = readContentFolder(directory, { cache: new CheckCache() });
    rmSync(join(directory, 'articles/2019-03-20-c.md'));
    const withLess = await going;
    expect([withLess.issues, slugsOf(withLess)]).toEqual([[], ['a', 'b']]);
  });

  test('again and again, is named', async () => {
    const directory = await writeSoundFolder();
    const busy = spawn('sh', [
      '-c',
      'while :; do i=$((i + 1)); : >"$0-$i.txt"; done',
      join(directory, 'articles/x'),
    ]);
    await expect.poll(() => existsSync(join(directory, 'articles/x-1.txt'))).toBe(true);
    const read = async () => {
      const { issues } = await readContentFolder(directory);
      return issues.filter(({ rule }) => rule === 'file-read').map(tell);
    };
    // On a busy machine nothing may change for a moment.
    await expect
      .poll(read, { timeout: 20_000 })
      .toEqual([
        expect.stringMatching(
          /^articles\/x-\d+\.txt:1:1 file-read: the file came while the content folder was read(?:, and with it \d+ other files?)? → wait until whatever changes the content folder has finished, and run this again$/,
        ),
      ]);
    busy.kill();
    await once(busy, 'exit');
  }, 30_000);

  test('beside a process that makes and removes a folder, no other story is ever missing', async () => {
    const directory = await writeSoundFolder();
    const other = join(directory, 'articles/2020');
    const busy = spawn('sh', ['-c', `while :; do mkdir "$0"; : >"$0/x.png"; rm -r "$0"; done`, other]);
    onTestFinished(() => void busy.kill());
    for (let round = 0; round < 40; round += 1) {
      const folder = await readContentFolder(directory);
      expect(slugsOf(folder)).toEqual(['a', 'b']);
      for (const { file } of folder.issues) expect(file).toMatch(/^articles\/2020/);
    }
    busy.kill();
    await once(busy, 'exit');
  });

  test('is no file when it is read', async () => {
    const pipe = join(await writeFolder({}), 'site.yaml');
    execFileSync('mkfifo', [pipe]);
    expect(() => readWholeFile(pipe)).toThrow('this is no file but a folder, a pipe, a socket or a device');
    expect(readSiteUrl(dirname(pipe), '')).toBe('http://localhost:4321/');
  });

  test('and has another length than the system says', () => {
    expect(() => readWholeFile('/proc/self/status')).toThrow('the file changed while it was read');
  });
});
