import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../tools/sample-content/random.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { ChangingNewsroom } from './changing-newsroom.ts';
import { ContentFolder } from './content-folder.ts';
import { faultNames } from './faults.ts';
import { createFirstNewsroom } from './first-newsroom.ts';
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
