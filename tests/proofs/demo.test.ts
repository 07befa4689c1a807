import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { parsePermalinks } from '../../src/discovery/permalinks.ts';
import { createCacheName, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { runAlone } from '../support/process-lock.ts';
import { buildLock } from '../support/site-build.ts';
import { createEnvironment } from '../support/environment.ts';

/** `npm run demo`, while it runs. */
interface Demo {
  process: ChildProcess;
  output: () => string;
  /** With its code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

const running: Demo[] = [];
afterEach(async () => {
  for (const { process, ended } of running.splice(0)) {
    if (process.exitCode === null && process.signalCode === null) process.kill('SIGTERM');
    await ended;
  }
});

function startDemo(...args: string[]): Demo {
  const child = spawn(process.execPath, ['tools/run.mjs', 'demo', ...args], {
    env: createEnvironment({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const demo = { process: child, output: () => output, ended };
  running.push(demo);
  return demo;
}

async function waitFor<T>(find: () => T | undefined | Promise<T | undefined>, demo: Demo): Promise<T> {
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (demo.process.exitCode !== null) throw new Error(`The demo has ended.\n${demo.output()}`);
    await wait(50);
  }
}

const caches = resolve('node_modules/.cache/newsroom');
const listFolders = async () => (await readdir(caches)).filter((name) => name.startsWith('demo-'));

/** The folder of a demo that starts now. */
async function findFolder(before: readonly string[], demo: Demo): Promise<string> {
  const find = async () => (await listFolders()).find((name) => !before.includes(name));
  return join(caches, await waitFor(find, demo));
}

describe('npm run demo', () => {
  test('serves as many stories as were asked for, and leaves nothing behind', () =>
    runAlone(buildLock, async () => {
      const before = await listFolders();
      const demo = startDemo('--articles', '40', '--seed', '7');
      const address = await waitFor(() => /http:\/\/localhost:\d+\//.exec(demo.output())?.[0], demo);
      const folder = await findFolder(before, demo);
      expect(demo.output()).toContain('40 sample stories are at');

      const home = await (await fetch(address)).text();
      expect(home).toContain('The Sample Gazette');
      const ledger = parsePermalinks(await (await fetch(new URL('permalinks.txt', address))).text());
      expect(new Set(ledger.flatMap(({ guid }) => guid ?? [])).size).toBe(40);
      const sitemap = await (await fetch(new URL('sitemaps/stories-1.xml', address))).text();
      expect(sitemap).toContain(`<loc>${address}articles/`);
      const [, first = ''] = /href="(\/articles\/[^"]+)"/.exec(home) ?? [];
      expect((await fetch(new URL(first, address))).status).toBe(200);
      const [, picture = ''] = /src="(\/pictures\/[^"]+)"/.exec(home) ?? [];
      expect((await fetch(new URL(picture, address))).status).toBe(200);

      demo.process.kill('SIGINT');
      expect(await demo.ended).toBe('SIGINT');
      await expect(fetch(address)).rejects.toThrow();
      const content = join(folder, 'content');
      const cache = join('node_modules/.astro', createCacheName(content, address));
      expect([folder, cache, locateCheckCache(content)].filter((path) => existsSync(path))).toEqual([]);
    }));

  test('leaves nothing behind where it is ended while it builds', () =>
    runAlone(buildLock, async () => {
      const before = await listFolders();
      const demo = startDemo('--articles', '200');
      const folder = await findFolder(before, demo);
      await wait(1500);
      demo.process.kill('SIGTERM');
      expect(await demo.ended).toBe('SIGTERM');
      expect(demo.output()).not.toContain('http://');
      expect(existsSync(folder)).toBe(false);
    }));

  test.for([
    [['--articles', '0'], '--articles is “0”'],
    [['--articles', 'many'], '--articles is “many”'],
    [['--seed', '-1'], '--seed'],
    [['--port', '70000'], '--port is “70000”'],
    [['--colour'], 'Unknown option'],
    [['40'], 'Unexpected argument'],
  ] as const)('called with %j says in one line what is wrong', async ([args, words]) => {
    const demo = startDemo(...args);
    expect(await demo.ended).toBe(2);
    expect(demo.output()).toContain(words);
    expect(demo.output()).toMatch(/^[^\n]+ Usage: npm run demo[^\n]+\n$/);
  });

  test('with a port that somebody else has says so', async () => {
    const server = createServer().listen(0, 'localhost');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const before = await listFolders();
    const demo = startDemo('--port', port);
    expect(await demo.ended).toBe(1);
    expect(demo.output()).toBe(`Port ${port} cannot be had; say another one with --port.\n`);
    expect(await listFolders()).toEqual(before);
    server.close();
  });
});
