import { resolve } from 'node:path';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { loadContent } from '../../src/content/loader/newsroom-loader.ts';
import { readBuildFlags } from '../../src/integrations/incremental-build/build-flags.ts';
import { digestSiteCode, findBundle, type Bundle } from '../../src/integrations/incremental-build/bundle.ts';
import { Progress } from '../../src/integrations/incremental-build/progress.ts';
import { buildSite, lockSite } from '../../src/integrations/incremental-build/site-build.ts';
import { isWithin } from '../../src/lib/files.ts';
import { messageOf, ReportedError } from '../../src/lib/reported-error.ts';
import { endLike, runAstro } from '../astro/astro-process.ts';
import { print, printError } from '../command/output.ts';

const args = process.argv.slice(2);
const { folder = 'dist', hasOthers, ...flags } = readBuildFlags(args);
const siteUrl = readSiteUrl(contentDirectory);
const bundle = hasOthers || flags.isForced ? undefined : findBundle(digestSiteCode(siteUrl));

try {
  refuseContentFolder(resolve(folder));
  if (hasOthers) endLike(await runAstro(['build', ...args]));
  else if (bundle) await publishContent(bundle);
  else await compileCode();
} catch (error) {
  printError(describeError(error));
  // Processes that make search indexes may still be at work.
  process.exit(1);
}

/** With a stack only where the program is wrong: not for what we report, nor for a disk that refuses. */
function describeError(error: unknown): string {
  if (!(error instanceof Error) || 'syscall' in error) return messageOf(error);
  return error.stack || error.message;
}

/** @throws if pages would be written among the stories, or the folder of the site holds them. */
function refuseContentFolder(outDir: string): void {
  if (!isWithin(contentDirectory, outDir) && !isWithin(outDir, contentDirectory)) return;
  throw new ReportedError(
    `The site cannot be built into ${outDir}: the content is there. Name a folder of its own with --outDir.`,
  );
}

async function publishContent(compiled: Bundle): Promise<void> {
  const progress = new Progress();
  const outDir = resolve(folder);
  await lockSite(outDir);
  progress.begin('content');
  await loadContent(contentDirectory, { logger: console, siteUrl });
  const options = { ...flags, outDir, progress };
  print(`Code as before: ${await buildSite(compiled, options)}.`);
}

/** Has Astro compile the code; then the site is built in this process too. */
async function compileCode(): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  await build({ outDir: folder, force: flags.isForced, logLevel: 'warn' });
}
