import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { takeLock } from '../../../../src/integrations/incremental-build/build-lock.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

const locking = pathToFileURL(resolve('src/integrations/incremental-build/build-lock.ts')).href;

/** Another process that holds a lock for a while. */
async function holdElsewhere(file: string, milliseconds: number) {
  const program = `
    const { takeLock } = await import(${JSON.stringify(locking)});
    await takeLock(${JSON.stringify(file)}, () => undefined);
    console.log('taken');
    setTimeout(() => undefined, ${String(milliseconds)});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'pipe' });
  await new Promise((done) => child.stdout.once('data', done));
  return child;
}

test('a build waits for another one, and says for whom', async () => {
  const file = join(await createTemporaryFolder('lock'), 'lock');
  const other = await holdElsewhere(file, 400);
  const told: string[] = [];
  const start = performance.now();
  await takeLock(file, (message) => told.push(message));
  expect(performance.now() - start).toBeGreaterThan(250);
  expect(told).toEqual([`Another build (process ${String(other.pid)}) is at work; this one waits for it.`]);
  expect(await readOwner(file)).toBe(process.pid);
});

test('the lock of a process that was killed is no lock', async () => {
  const file = join(await createTemporaryFolder('lock'), 'lock');
  const other = await holdElsewhere(file, 60_000);
  const ended = new Promise((done) => other.once('close', done));
  other.kill('SIGKILL');
  await ended;
  expect(existsSync(file)).toBe(true);
  const told: string[] = [];
  await takeLock(file, (message) => told.push(message));
  expect(told).toEqual([]);
});

test.for([
  ['says nothing of its owner', ''],
  ['is cut off', '-'],
  ['is of an earlier process with the id of one that runs', `${String(process.ppid)} 1`],
] as const)('a lock that %s is no lock', async ([, text]) => {
  const file = join(await createTemporaryFolder('lock'), 'lock');
  await writeFile(file, text);
  await takeLock(file, () => undefined);
  expect(await readOwner(file)).toBe(process.pid);
});

test('a build that ends removes its own lock alone', async () => {
  const file = join(await createTemporaryFolder('lock'), 'lock');
  const release = await takeLock(file, () => undefined);
  // Somebody has removed it by hand, and another build goes on.
  await rm(file);
  await writeFile(file, `${String(process.ppid)} 1`);
  release();
  expect(await readdir(dirname(file))).toEqual(['lock']);
  expect(await readOwner(file)).toBe(process.ppid);
});

test('of many builds that wait for a killed one, one goes on at a time', async () => {
  const folder = await createTemporaryFolder('lock');
  const file = join(folder, 'lock');
  await writeFile(file, '1234567 1');
  const program = `
    const { appendFileSync } = await import('node:fs');
    const { takeLock } = await import(${JSON.stringify(locking)});
    const release = await takeLock(${JSON.stringify(file)}, () => undefined);
    appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'begin\\n');
    await new Promise((done) => setTimeout(done, 20));
    appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'end\\n');
    release();
  `;
  const builds = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program]),
  );
  await Promise.all(builds.map((build) => new Promise((done) => build.once('close', done))));
  expect(await readFile(join(folder, 'log'), 'utf8')).toBe('begin\nend\n'.repeat(6));
});

async function readOwner(file: string): Promise<number> {
  return Number.parseInt(await readFile(file, 'utf8'), 10);
}
