import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
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

async function readOwner(file: string): Promise<number> {
  return Number.parseInt(await readFile(file, 'utf8'), 10);
}
