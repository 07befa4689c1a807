import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPool } from '../../../src/lib/worker-pool.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

/** Opens a pool whose threads run a module of this text. */
async function open(module: string, workerData?: unknown) {
  const file = join(await createTemporaryFolder('pool'), 'module.ts');
  await writeFile(file, module);
  const pool = openPool<string, string>(pathToFileURL(file), { workerData, threads: 2 });
  onTestFinished(() => pool.destroy());
  return pool;
}

// To fill a gigabyte takes seconds.
describe('a pool of threads', { timeout: 60_000 }, () => {
  test('does jobs by the default export of a module in TypeScript, which finds its data', async () => {
    const pool = await open(
      `import { workerData } from 'node:worker_threads';
       const { greeting } = workerData as { greeting: string };
       export default (job: string): string => greeting + ' ' + job;`,
      { greeting: 'Good morning,' },
    );
    const jobs = ['Suzhou', '上海', 'Wuxi', 'Taizhou', 'Nanjing'];
    expect(await Promise.all(jobs.map((job) => pool.run(job)))).toEqual(
      jobs.map((job) => `Good morning, ${job}`),
    );
  });

  test.for<[what: string, code: string, told: RegExp]>([
    ['throws', `throw new Error('No such story.');`, /^No such story\.$/],
    ['ends the thread', 'process.exit(3);', /exited with code: 3/],
    ['takes too much memory', 'for (const all = [];;) all.push(new Array(1e6).fill(0.5));', /memory limit/],
    ['fails later', `return new Promise(() => { throw new Error('Too late.'); });`, /^Too late\.$/],
  ])('fails the job that %s, and does the next ones', async ([, code, told]) => {
    const pool = await open(`export default (job) => { if (job === 'bad') { ${code} } return job; };`);
    await expect(pool.run('bad')).rejects.toThrow(told);
    expect(await Promise.all(['a', 'b', 'c'].map((job) => pool.run(job)))).toEqual(['a', 'b', 'c']);
  });

  test('fails every job where the module cannot be read', async () => {
    const pool = await open(`throw new Error('Not a module.');`);
    const endings = await Promise.allSettled(['a', 'b'].map((job) => pool.run(job)));
    expect(endings).toEqual([
      { status: 'rejected', reason: new Error('Not a module.') },
      { status: 'rejected', reason: new Error('Not a module.') },
    ]);
  });
});
