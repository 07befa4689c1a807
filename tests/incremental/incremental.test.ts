import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../tools/sample-content/random.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { ChangingNewsroom } from './changing-newsroom.ts';
import { ContentFolder } from './content-folder.ts';
import { faultNames } from './faults.ts';
import { createFirstNewsroom } from './first-newsroom.ts';
import { compareFolders, formatDifferences } from '../support/folder-differences.ts';
import { kinds } from './random-changes.ts';
import { walkNewsroom } from './walk.ts';

const articles = 60;

describe('an incremental build', () => {
  test('is byte for byte the cold build, whatever has changed and whatever has gone wrong', async () => {
    const workspace = await createTemporaryFolder('incremental');
    const steps = Math.ceil(faultNames.length / 2);
    // A seed whose faults do not undo each other where two come together.
    const options = { seed: 54, steps, articles, workspace, tell: () => undefined };
    const { faults } = await walkNewsroom(options);
    expect([...faults].sort()).toEqual([...faultNames].sort());
  });
});

describe('a random change', () => {
  test('of any kind is seldom one that the check refuses', async () => {
    const folder = await createTemporaryFolder('changes');
    const first = await createFirstNewsroom(join(folder, 'sample'), { articles, seed: 1 });
    const content = new ContentFolder(join(folder, 'content'), join(folder, 'checks.json'));
    const newsroom = await ChangingNewsroom.begin(content, first);
    for (const kind of kinds) await newsroom.change(createRandom('of any kind', kind), [kind]);

    expect([...newsroom.counts.keys()]).toEqual(kinds);
    const oftenRefused = kinds.filter((kind) => (newsroom.counts.get(kind)?.refused ?? 0) > 2);
    expect(oftenRefused, newsroom.lastRefusal).toEqual([]);
    expect(newsroom.total.refused).toBeLessThan(kinds.length / 10);
  });
});

describe('two folders', () => {
  const right = { 'index.html': 'one\ntwo', 'tags/a/index.html': 'A', 'picture.png': '\0\u0001\u0002' };

  test.for<[what: string, files: Record<string, string>, told: string[]]>([
    ['with the same files are alike', right, []],
    ['of which one lacks a file', { ...right, 'index.html': '' }, ['missing  index.html']],
    ['of which one has a file more', { ...right, 'tags/b/index.html': 'B' }, ['too much  tags/b/index.html']],
    ['of which one has an empty folder more', { ...right, 'tags/b/': '' }, ['too much  tags/b/']],
    [
      'of which one has a file in place of a folder',
      { ...right, 'tags/a/index.html': '', 'tags/a': 'A' },
      ['missing  tags/a/index.html', 'too much  tags/a'],
    ],
    [
      'with other text',
      { ...right, 'index.html': 'one\ntoo' },
      ['different  index.html', 'line 2, column 2:', 'right  "one\\ntwo"', 'here   "one\\ntoo"'],
    ],
    [
      'with other bytes',
      { ...right, 'picture.png': '\0\u0001\u0003?' },
      ['different  picture.png', 'from byte 2 on, of 3 bytes; here are 4'],
    ],
  ])('%s', async ([, files, told]) => {
    const folder = await createTemporaryFolder('compared');
    await writeFiles(join(folder, 'right'), right);
    await writeFiles(join(folder, 'judged'), files);
    const { differences } = await compareFolders(join(folder, 'right'), join(folder, 'judged'));
    const [, ...lines] = formatDifferences(differences).split('\n');
    expect(lines.map((line) => line.trim())).toEqual(told);
  });
});

/** Writes files; one without text is left out, one whose name ends with a slash is a folder. */
async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (name.endsWith('/')) await mkdir(path, { recursive: true });
    else if (text !== '') {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }
}
