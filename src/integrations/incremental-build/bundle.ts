import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { createDigest } from '../../lib/digest.ts';
import { cacheRoot } from '../../lib/disk-cache.ts';
import { listFiles } from '../../lib/files.ts';
import type { PageKind } from '../hosting/known-code.ts';

/** What Astro has compiled: the function from content to a site. It can be sent to a thread. */
export interface Bundle extends CompiledFacts {
  /** The digest of everything that an output depends on besides its key. */
  code: string;
  /** The address of the module that makes pages. */
  entry: string;
  /** The folder with what is published as it is: files for browsers. */
  assets: string;
}

export interface CompiledFacts {
  /** With a slash at its end. */
  siteUrl: string;
  /** The styles of each kind of page, by Astro's name of it. */
  pageKinds: Readonly<Record<string, PageKind>>;
  /** The texts of all inline scripts of the site's code. */
  scripts: readonly string[];
}

/** The file of a bundle that is written last. */
interface Summary extends CompiledFacts {
  /** The name of the entry module in the folder of the program. */
  entry: string;
  /** A digest of all files but this. */
  digest: string;
}

/** Of compiled code: bundles, and the modules that Node has compiled for `tools/run.mjs`. */
const codeFolder = join(cacheRoot, 'code');

const summaryName = 'bundle.json';

/** Code, its configuration and the packages. */
const codePlaces = ['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Compiled code that was not used for so long is removed. No build runs for longer. */
const oneDay = 24 * 60 * 60 * 1000;

/** The name of the bundle of the present code, for a site's address. */
export function digestSiteCode(siteUrl: string): string {
  return digestCode(codePlaces, siteUrl, runtime);
}

/** Finds the bundle of a code; none if it was not kept, or if a file of it is damaged. */
export function findBundle(code: string, bundles = codeFolder): Bundle | undefined {
  const folder = join(bundles, code);
  try {
    const summary = JSON.parse(readFileSync(join(folder, summaryName), 'utf8')) as Summary;
    const { entry, digest, ...facts } = summary;
    if (digestFiles(folder) !== digest) return undefined;
    markUse(folder);
    return {
      ...facts,
      code,
      entry: pathToFileURL(join(folder, 'program', entry)).href,
      assets: join(folder, 'assets'),
    };
  } catch {
    return undefined;
  }
}

/**
 * Keeps what Astro has compiled for later builds.
 *
 * @param program the folder with the module that makes pages, named `entry`, and all that it imports.
 * @param assets the folder of files for browsers; in the site it has the same name.
 * @param isForced whether it takes the place of another one of the same code.
 */
export function keepBundle(
  code: string,
  { program, entry, assets }: { program: string; entry: string; assets: string },
  facts: CompiledFacts,
  isForced: boolean,
  bundles = codeFolder,
): Bundle {
  const unfinished = join(bundles, `${code}.${crypto.randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  cpSync(program, join(unfinished, 'program'), { recursive: true });
  cpSync(assets, join(unfinished, 'assets', basename(assets)), { recursive: true });
  const summary: Summary = { ...facts, entry, digest: digestFiles(unfinished) };
  writeFileSync(join(unfinished, summaryName), JSON.stringify(summary));
  markUse(unfinished);
  removeOldCode(bundles, readUse(unfinished));
  // Another build may have kept it meanwhile, and be reading it.
  if (isForced || !findBundle(code, bundles)) {
    rmSync(join(bundles, code), { recursive: true, force: true });
    renameSync(unfinished, join(bundles, code));
  }
  rmSync(unfinished, { recursive: true, force: true });
  const bundle = findBundle(code, bundles);
  if (!bundle) throw new Error(`What Astro has compiled could not be kept in ${bundles}.`);
  return bundle;
}

function digestFiles(folder: string): string {
  const files = listFiles(folder).filter((file) => /^(program|assets)\//.test(file));
  return createDigest(JSON.stringify(files), ...files.map((file) => readFileSync(join(folder, file))));
}

/** An empty file, whose time is that of the last use. */
const markName = 'used';

function markUse(folder: string): void {
  writeFileSync(join(folder, markName), '');
}

function readUse(folder: string): number {
  const mark = statSync(join(folder, markName), { throwIfNoEntry: false }) ?? statSync(folder);
  return mark.mtimeMs;
}

/** @param now in milliseconds, by the clock of the file system. */
function removeOldCode(bundles: string, now: number): void {
  for (const name of readdirSync(bundles)) {
    const folder = join(bundles, name);
    if (readUse(folder) < now - oneDay) rmSync(folder, { recursive: true, force: true });
  }
}
