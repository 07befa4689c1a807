import { relative, resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { formatReport } from '../../src/content/checks/report.ts';
import { CheckCache } from '../../src/content/loader/check-cache.ts';
import { contentDirectory, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { readContentFolder, type ContentFolder } from '../../src/content/loader/content-folder.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';

/** The command was called wrongly; told with the usage, and the command ends with 2. */
export class UsageError extends Error {}

/** Something must be mended before the command can do its work; it ends with 1. */
export class Hindrance extends Error {}

/** Whoever was asked has broken off; the command ends as a shell does, with 130. */
export class Cancellation extends Error {}

/**
 * Runs a command for editors, who must never see the path through our code.
 *
 * @param run returns the exit code.
 */
export async function runEditorCommand(usage: string, run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof Cancellation) {
      console.error(message);
      process.exitCode = 130;
    } else if (error instanceof UsageError) {
      console.error(`${message}\n\nUsage: ${usage.split('\n', 1)[0] ?? ''}\n--help says more.`);
      process.exitCode = 2;
    } else {
      console.error(message);
      process.exitCode = 1;
    }
  }
}

/**
 * Reads a command’s arguments. Without the two hyphens in front npm keeps flags to itself, and the
 * command would do something else than it was told: then it refuses.
 *
 * @throws UsageError
 */
export function readFlags<T extends ParseArgsOptionsConfig>(script: string, options: T) {
  // npm hands on a second `--`, behind which every flag would pass for a file.
  const args = process.argv.slice(2).filter((argument) => argument !== '--');
  const parsed = parse(args, options);
  const kept = Object.keys(options).filter(
    (name) =>
      !Object.hasOwn(parsed.values, name) &&
      process.env[`npm_config_${name.replaceAll('-', '_')}`] === 'true',
  );
  if (kept.length > 0) {
    const flags = kept.map((name) => `--${name}`).join(' and ');
    throw new UsageError(
      `npm has kept ${flags} to itself. Write two hyphens before the rest: npm run ${script} -- …`,
    );
  }
  return parsed;
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    // The rest of Node's message is about files whose name begins with a hyphen.
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new UsageError(`${reason ?? ''}.`);
  }
}

/** A path as whoever calls wrote it: npm runs scripts in the folder of package.json, wherever it was called. */
export function resolveWritten(path: string): string {
  return resolve(process.env.INIT_CWD || process.cwd(), path);
}

/** A file of the content folder as whoever calls would write it. */
export function showPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith('..') ? path : shown;
}

/** A content folder whose settings can be used. */
export interface Newsroom extends ContentFolder {
  site: SiteSettings;
}

/**
 * Reads the content folder, whose settings must be sound: without them nothing can be judged.
 *
 * @throws Hindrance
 */
export async function readNewsroom(): Promise<Newsroom> {
  const cache = new CheckCache(locateCheckCache(contentDirectory));
  const folder = await readContentFolder(contentDirectory, { cache });
  cache.save();
  const broken = folder.issues.filter((issue) => hasErrors([issue]) && issue.file.endsWith('.yaml'));
  const { site } = folder;
  if (broken.length > 0 || !site) {
    throw new Hindrance(
      `The settings in ${showPath(contentDirectory)} have mistakes; mend them first.\n\n${formatReport(broken)}`,
    );
  }
  return { ...folder, site };
}

/** Whether somebody sits before a terminal and can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}
