import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Corpus } from '../corpus.ts';
import { removeFolder } from '../folders.ts';
import type { Step } from '../runner.ts';
import { writeHugoSite } from './hugo-site.ts';

/** `undefined` if Hugo is not installed. */
export function findHugoVersion(): string | undefined {
  try {
    return /v([\d.]+)/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
}

/**
 * A full build with Hugo.
 *
 * @param ourSite the folder of our built site.
 */
export function createHugoStep(version: string, corpus: Corpus, ourSite: string, folder: string): Step {
  const site = join(folder, 'hugo');
  const outDir = join(folder, 'hugo-site');
  return {
    name: `Hugo ${version}, everything`,
    async prepare() {
      await removeFolder(site);
      await removeFolder(outDir);
      await corpus.restore();
      await writeHugoSite(site, corpus.directory, ourSite);
    },
    command: {
      program: 'hugo',
      args: ['--source', site, '--destination', outDir, '--config', 'hugo.toml,site.json', '--quiet'],
      folder: site,
      environment: { HUGO_CACHEDIR: join(folder, 'hugo-cache') },
      log: join(folder, 'hugo.log'),
    },
    outDir,
  };
}
