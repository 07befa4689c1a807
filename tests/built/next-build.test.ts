import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyNewsroom } from '../support/copied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { compareFolders } from '../support/folder-differences.ts';
import { runAlone } from '../support/process-lock.ts';
import { ProjectCopy, type CopyBuildOptions } from '../support/project-copy.ts';
import { buildLock } from '../support/site-build.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

// `tests/proofs/failed-build.test.ts` and `tests/incremental` do much more of the same.
test('a killed build leaves what is published, and the next one ends as a build from nothing does', async () => {
  const project = await ProjectCopy.create(await createTemporaryFolder('project'));
  const content = await copyNewsroom([]);
  const published = join(project.directory, 'dist');
  const build = (conditions: Partial<CopyBuildOptions> = {}) =>
    runAlone(buildLock, () =>
      project.build({ content, outDir: published, siteUrl: undefined, epoch: fixture.epoch, ...conditions }),
    );
  const newStories = Array.from({ length: 12 }, (_, index) => ({
    slug: `new-${String(index)}`,
    date: '2025-04-01',
  }));
  const first = await build();
  expect(first.exitCode, first.output).toBe(0);
  const story = join(content, 'articles/2025/2025-04-01-short-01.md');
  const written = await readFile(story, 'utf8');
  const edit = (word: string) => writeFile(story, written.replace('number 01', `number 01, ${word}`));
  await edit('edited');
  // Unlike the first one, it compiles no code.
  const second = await build();
  expect(second.output).toContain('Code as before: ');
  const kept = join(await createTemporaryFolder('kept'), 'dist');
  await cp(published, kept, { recursive: true });

  await edit('edited again');
  const killed = await build({ killAfter: second.milliseconds / 2 });
  expect(killed.exitCode).toBeNull();
  expect((await compareFolders(kept, published)).differences).toEqual([]);

  const next = await build();
  expect(next.exitCode, next.output).toBe(0);
  const [, made = '', unchanged = ''] =
    /(\d+) made, (\d+) unchanged, \d+ files? removed/.exec(next.output) ?? [];
  expect(Number(made)).toBeGreaterThan(5);
  expect(Number(unchanged)).toBeGreaterThan(Number(made));

  const other = await build({ content: await copyNewsroom(newStories), flags: [] });
  expect(other.exitCode, other.output).toBe(0);
  const larger = join(await createTemporaryFolder('larger'), 'dist');
  await cp(published, larger, { recursive: true });
  const shrunk = await build({ flags: [] });
  expect(shrunk.exitCode).toBe(1);
  expect(shrunk.output).toMatch(
    /^Nothing was published: 14 of the \d+ addresses of the published site would be gone\.\n {2}\/articles\/new-0\/\n/m,
  );
  expect(shrunk.output).not.toMatch(/^\s+at /m);
  expect((await compareFolders(larger, published)).differences).toEqual([]);
  const allowed = await build({ flags: ['--allow-removals'] });
  expect(allowed.exitCode, allowed.output).toBe(0);

  const incremental = join(await createTemporaryFolder('incremental'), 'dist');
  await cp(published, incremental, { recursive: true });
  await project.clearCaches([
    'node_modules/.cache/newsroom/pictures',
    'node_modules/.cache/newsroom/social-cards',
  ]);
  await rm(published, { recursive: true });
  expect((await build()).exitCode).toBe(0);
  expect((await compareFolders(published, incremental)).differences).toEqual([]);
});
