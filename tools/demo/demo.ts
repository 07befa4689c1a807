import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildTime } from '../../src/clock.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { cacheRoot } from '../../src/lib/disk-cache.ts';
import { countOf } from '../../src/lib/text.ts';
import { createCacheName, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { endingSignals, endLike, runAstro, runBuild, type Ending } from '../astro/astro-process.ts';
import { CommandError, readNumber, runEditorCommand, text, UsageError } from '../command/editor-command.ts';
import { writeSampleContent } from '../sample-content/sample-content.ts';
import { print } from '../command/output.ts';

const usage =
  'npm run demo [-- --articles N] [-- --seed N] [-- --port N]: builds a site of sample stories and serves it';

/** Not the port of `npm start`, so that both can run. */
const firstPort = 4322;

const flags = { articles: text, seed: text, port: text };

await runEditorCommand(
  { name: 'demo', usage, flags, takesWords: true },
  async ({ articles = '300', seed = '1', port }, [stray]) => {
    if (stray !== undefined) throw new UsageError(`Unexpected argument “${stray}”.`);
    const sample = {
      articles: readNumber('articles', articles, 1, 100_000),
      seed: readNumber('seed', seed, 0),
    };
    const ending = await runDemo(
      sample,
      port === undefined ? undefined : readNumber('port', port, 1, 65_535),
    );
    if ('code' in ending) return ending.code;
    endLike(ending);
    return 1;
  },
);

async function runDemo(
  sample: { articles: number; seed: number },
  wantedPort: number | undefined,
): Promise<Ending> {
  const stopping = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    stopping.abort(signal);
  };
  // The site contains its address, so the port is reserved while the site is built.
  const { keeper, port } = await takePort(wantedPort);
  for (const signal of endingSignals) process.on(signal, stop);
  const address = `http://localhost:${String(port)}/`;
  const folder = await createFolder();
  const content = join(folder, 'content');
  const outDir = ['--outDir', join(folder, 'site')];
  Object.assign(process.env, { CONTENT_DIR: content, SITE_URL: address });
  try {
    print(`Making up ${countOf(sample.articles, 'story', 'stories')} and building the site …`);
    const newest = placeMoment(new Date(buildTime).toISOString(), 'Asia/Shanghai').day;
    await writeSampleContent(content, { ...sample, newest, signal: stopping.signal });
    const build = await runBuild(outDir);
    stopping.signal.throwIfAborted();
    if ('signal' in build || build.code !== 0) return build;

    await keeper[Symbol.asyncDispose]();
    const serving = new AbortController();
    void announce(address, sample.articles, serving.signal);
    const preview = ['preview', '--silent', '--ignore-lock', '--port', String(port), ...outDir];
    const ending = await runAstro(preview).finally(() => {
      serving.abort();
    });
    stopping.signal.throwIfAborted();
    return ending;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    return { signal: stopping.signal.reason as NodeJS.Signals };
  } finally {
    await keeper[Symbol.asyncDispose]();
    const caches = [
      join('node_modules/.astro', createCacheName(content, address)),
      locateCheckCache(content),
    ];
    for (const path of [folder, ...caches]) await rm(path, { recursive: true, force: true, maxRetries: 3 });
    for (const signal of endingSignals) process.off(signal, stop);
  }
}

/**
 * Makes a folder among the caches of the project. Astro needs the project's packages beside what it builds,
 * and it uses one folder for all sites that are built elsewhere.
 */
async function createFolder(): Promise<string> {
  await mkdir(cacheRoot, { recursive: true });
  return mkdtemp(join(cacheRoot, 'demo-'));
}

/** Listens on the wanted port, or on the first free one of a hundred. */
async function takePort(wanted: number | undefined): Promise<{ keeper: Server; port: number }> {
  const last = wanted ?? firstPort + 99;
  for (let port = wanted ?? firstPort; port <= last; port += 1) {
    const keeper = createServer().listen(port, 'localhost');
    try {
      await once(keeper, 'listening');
      return { keeper, port };
    } catch {
      // The port is in use.
    }
  }
  throw new CommandError(`Port ${String(last)} cannot be had; say another one with --port.`);
}

async function announce(address: string, articles: number, givenUp: AbortSignal): Promise<void> {
  const isServed = () =>
    fetch(address, { method: 'HEAD' }).then(
      () => true,
      () => false,
    );
  while (!(await isServed())) {
    if (givenUp.aborted) return;
    await wait(50);
  }
  print(
    `${countOf(articles, 'sample story is', 'sample stories are')} at ${address}\nCtrl+C ends it, and leaves nothing behind.`,
  );
}
