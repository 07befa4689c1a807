import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  createCacheName,
  locateCheckCache,
  readSiteUrl,
} from '../../src/content/loader/content-directory.ts';
import { createEnvironment } from './environment.ts';
import { runAlone } from './process-lock.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export interface SiteBuildOptions {
  /** The content folder, absolute or from the project. */
  content: string;
  /** `SITE_URL`; without it the address of site.yaml counts, whatever the environment says. */
  siteUrl?: string;
  /** `SOURCE_DATE_EPOCH`, in seconds; without it the current time counts. */
  epoch?: number;
  /** Further variables. */
  environment?: Record<string, string>;
  /** A folder to build into, instead of a temporary one; absolute or from the project. */
  outDir?: string;
}

export interface SiteBuild {
  outDir: string;
  exitCode: number;
  /** What the build printed, without colours. */
  output: string;
}

const longestBuild = 300_000;

/** Astro writes `.astro/` and the cache of a content folder without a thought for other builds. */
export const buildLock = resolve('node_modules/.astro/build');

/** Builds a content folder as `npm run build` does. Builds wait for one another. */
export async function buildSite({
  content,
  siteUrl,
  epoch,
  ...options
}: SiteBuildOptions): Promise<SiteBuild> {
  const contentDirectory = resolve(content);
  const outDir = resolve(options.outDir ?? (await createTemporaryFolder('site')));
  const environment = createEnvironment({
    CONTENT_DIR: contentDirectory,
    SITE_URL: siteUrl,
    SOURCE_DATE_EPOCH: epoch?.toString(),
    ...options.environment,
  });
  const caches = [
    join(
      'node_modules/.astro',
      createCacheName(contentDirectory, readSiteUrl(contentDirectory, siteUrl ?? '')),
    ),
    locateCheckCache(contentDirectory),
  ];

  return runAlone(buildLock, async () => {
    const newCaches = caches.filter((cache) => !existsSync(cache));
    const result = await runBuild(['--outDir', outDir], environment);
    for (const cache of newCaches) await rm(cache, { recursive: true, force: true });
    return { outDir, ...result };
  });
}

function runBuild(args: string[], environment: NodeJS.ProcessEnv): Promise<Omit<SiteBuild, 'outDir'>> {
  return new Promise((done, fail) => {
    const build = spawn(process.execPath, ['tools/run.mjs', 'build', ...args], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: longestBuild,
    });
    let output = '';
    const keep = (text: string) => {
      output += text;
    };
    build.stdout.setEncoding('utf8').on('data', keep);
    build.stderr.setEncoding('utf8').on('data', keep);
    build.on('error', fail);
    build.on('close', (exitCode, signal) => {
      if (exitCode === null) fail(new Error(`The build was ended by ${String(signal)}.\n${output}`));
      else done({ exitCode, output });
    });
  });
}
