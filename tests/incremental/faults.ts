import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { basename, resolve } from 'node:path';
import { countOf } from '../../src/lib/text.ts';
import type { Random } from '../../tools/sample-content/random.ts';
import type { CopyBuild, CopyBuildOptions, ProjectCopy } from '../support/project-copy.ts';
import type { CodeEditions } from './code-editions.ts';
import { changeWords, damageFiles, litterFolder } from './file-damage.ts';

/** What a fault can reach. */
export interface FaultScene {
  /** The project whose caches are kept from build to build. */
  project: ProjectCopy;
  /** Builds it as the next step will, under other conditions. */
  build: (conditions: Partial<CopyBuildOptions>) => Promise<CopyBuild>;
  /** Changes the content further. */
  change: () => Promise<string>;
  /** How long the last whole build took, in milliseconds. */
  lastDuration: number;
  /** The folder that the site is built into. */
  outDir: string;
  /** Where caches of an earlier step are kept. */
  formerCaches: string;
  editions: CodeEditions;
}

/** What a fault did. */
export interface FaultReport {
  description: string;
  /** What the next build finds other than usual. */
  environment?: Record<string, string>;
  /** Set where a build is to be tried first that cannot write larger files, in KiB. */
  largestFile?: number;
}

type Fault = (scene: FaultScene, random: Random) => Promise<FaultReport>;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** What befalls a machine between two builds, or while one runs. */
export const faults = {
  'a killed build': async ({ build, change, lastDuration }, random) => {
    const done: string[] = [];
    for (let round = random.between(1, 2); round > 0; round -= 1) {
      // It runs alone, and so faster than the one before did beside a cold build.
      const killAfter = 50 + Math.round((random.below(1000) / 1000) * 0.7 * lastDuration);
      const { exitCode } = await build({ killAfter });
      done.push(exitCode === null ? `killed after ${seconds(killAfter)}` : 'ended before it was killed');
      if (random.chance(0.5)) done.push(await change());
    }
    return { description: done.join(', ') };
  },
  'damaged caches': async ({ project }, random) => {
    const damaged = await damageFiles(await project.listCaches(), random);
    return { description: damaged.join(', ') };
  },
  'other words in all caches': async ({ project }, random) => {
    const count = await changeWords(await project.listCaches(), random);
    return { description: countOf(count, 'file') };
  },
  'lost caches': async ({ project }, random) => {
    const lost = random.pick([...(await project.listCaches()).map((path) => [path]), []]);
    await project.clearCaches(lost);
    return { description: `all but ${lost.map((path) => basename(path)).join() || 'none'}` };
  },
  'caches of an earlier step': async ({ project, formerCaches }) => {
    await project.clearCaches();
    await project.restoreCaches(formerCaches);
    return { description: 'all of them' };
  },
  'some caches of an earlier step': async ({ project, formerCaches }, random) => {
    const share = random.pick([0.1, 0.5, 0.9]);
    const picked = new Map<string, boolean>();
    await project.restoreCaches(formerCaches, (file) => {
      const isPicked = picked.get(file) ?? random.chance(share);
      picked.set(file, isPicked);
      return isPicked || existsSync(file);
    });
    return { description: String(share) };
  },
  'an altered site': async ({ outDir }, random) => {
    const done = [...(await damageFiles([outDir], random)), ...(await litterFolder(outDir, random))];
    // A change that keeps length, time and inode is found by reading alone, which builds of CI do.
    return { description: done.join(', '), environment: { CI: 'true' } };
  },
  'a full disk': (_scene, random) => {
    const largestFile = random.pick([0, 1, 8, 24, 48, 96, 192, 384]);
    return Promise.resolve({ description: `no file over ${String(largestFile)} KiB`, largestFile });
  },
  'another lock file': async ({ editions }, random) => ({
    description: await editions.changeLockFile(random),
  }),
  'other code': async ({ editions }, random) => ({ description: await editions.changeCode(random) }),
  'another Node': (_scene, random) => {
    const version = random.pick(['24.98.0', '25.0.0']);
    const preload = pathToFileURL(resolve(import.meta.dirname, 'other-node.mjs')).href;
    return Promise.resolve({
      description: version,
      environment: { NODE_OPTIONS: `--import=${preload}`, OTHER_NODE_VERSION: version },
    });
  },
  'another machine': (_scene, random) => {
    const environment = random.pick([
      { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
    ]);
    return Promise.resolve({ description: environment.TZ, environment });
  },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as FaultName[];
