import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildTime } from '../../src/clock.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { cacheRoot } from '../../src/lib/disk-cache.ts';
import { countOf } from '../../src/lib/text.ts';
import { createCacheName, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { endLike, runAstro, type Ending } from '../astro/astro-process.ts';
import { writeSampleContent } from '../sample-content/sample-content.ts';

const usage =
  'npm run demo [-- --articles N] [-- --seed N] [-- --port N]: builds a site of sample stories and serves it';

interface DemoOptions {
  articles: number;
  seed: number;
  /** Where it is asked for. */
  port: number | undefined;
}

/** Told to whoever runs the command, without a stack trace. */
class DemoError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Beside that of `npm start`, so that both can run. */
const firstPort = 4322;

/** Those that the system sends to end a process. */
const endings: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

try {
  endLike(await runDemo(readArguments(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof DemoError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

function readArguments(args: string[]): DemoOptions {
  const options = {
    articles: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string' },
  } as const;
  try {
    // npm keeps a second `--`.
    const { values } = parseArgs({ args: args.filter((argument) => argument !== '--'), options });
    return {
      articles: readNumber('--articles', values.articles, 1, 100_000),
      seed: readNumber('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
      port: values.port === undefined ? undefined : readNumber('--port', values.port, 1, 65_535),
    };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new DemoError(`${reason.replace(/\.$/, '')}. Usage: ${usage}.`, 2);
  }
}

function readNumber(option: string, written: string, least: number, most: number): number {
  const number = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Error(
    `${option} is “${written}”, and must be a whole number from ${String(least)} to ${String(most)}`,
  );
}

/** Makes, builds and serves a site; when that ends, nothing of it is left. */
async function runDemo({ articles, seed, port: wantedPort }: DemoOptions): Promise<Ending> {
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    stopping.abort(signal);
  };
  // The port is kept while the site is built, for the site has its address in it.
  const { keeper, port } = await takePort(wantedPort);
  for (const signal of endings) process.on(signal, stop);
  const address = `http://localhost:${String(port)}/`;
  const folder = await createFolder();
  const content = join(folder, 'content');
  const outDir = ['--outDir', join(folder, 'site')];
  Object.assign(process.env, { CONTENT_DIR: content, SITE_URL: address });
  try {
    console.log(`Making up ${countOf(articles, 'story', 'stories')} and building the site …`);
    await writeSampleContent(content, { articles, seed, newest: findToday(), signal: stopping.signal });
    const build = await runAstro(['build', '--silent', ...outDir]);
    stopping.signal.throwIfAborted();
    if ('signal' in build || build.code !== 0) return build;

    await close(keeper);
    const serving = new AbortController();
    void announce(port, serving.signal, [
      `${countOf(articles, 'sample story is', 'sample stories are')} at ${address}`,
      'Ctrl+C ends it, and leaves nothing behind.',
    ]);
    const ending = await runAstro([
      ...['preview', '--silent', '--ignore-lock', '--port', String(port)],
      ...outDir,
    ]).finally(() => {
      serving.abort();
    });
    stopping.signal.throwIfAborted();
    return ending;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    return { signal: stopping.signal.reason as NodeJS.Signals };
  } finally {
    await close(keeper);
    // With what the build remembers of a folder that nobody will build again.
    const caches = [
      join('node_modules/.astro', createCacheName(content, address)),
      locateCheckCache(content),
    ];
    for (const path of [folder, ...caches]) await rm(path, { recursive: true, force: true, maxRetries: 3 });
    for (const signal of endings) process.off(signal, stop);
  }
}

/**
 * A folder inside the project, among its caches: Astro needs the packages of the project beside what it
 * builds, and for sites that are built elsewhere it uses one folder for all of them.
 */
async function createFolder(): Promise<string> {
  await mkdir(cacheRoot, { recursive: true });
  return mkdtemp(join(cacheRoot, 'demo-'));
}

/** The calendar day in China. */
function findToday(): string {
  return placeMoment(new Date(buildTime).toISOString(), 'Asia/Shanghai').day;
}

/** Listens on the port that is wanted, or on the first free one of many. */
async function takePort(wanted: number | undefined): Promise<{ keeper: Server; port: number }> {
  const ports =
    wanted === undefined ? Array.from({ length: 100 }, (_, index) => firstPort + index) : [wanted];
  for (const port of ports) {
    const keeper = createServer().listen(port, 'localhost');
    try {
      await once(keeper, 'listening');
      return { keeper, port };
    } catch {
      // Another one has it.
    }
  }
  throw new DemoError(
    wanted === undefined
      ? 'No port is free; say which one to use with --port.'
      : `Port ${String(wanted)} cannot be had; say another one with --port.`,
    1,
  );
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}

/** Says something as soon as somebody listens at a port, unless it is given up before. */
async function announce(port: number, givenUp: AbortSignal, lines: readonly string[]): Promise<void> {
  while (!givenUp.aborted) {
    if (await isOpen(port)) {
      console.log(lines.join('\n'));
      return;
    }
    await wait(50);
  }
}

async function isOpen(port: number): Promise<boolean> {
  const connection = createConnection({ port, host: 'localhost' });
  try {
    await once(connection, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    connection.destroy();
  }
}
