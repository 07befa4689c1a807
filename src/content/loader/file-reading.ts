import { readFileSync, statSync, type BigIntStats } from 'node:fs';
import { join } from 'node:path';
import { messageOf, ReportedError } from '../../lib/reported-error.ts';
import { createIssue, type Finding, type Issue } from '../checks/issue.ts';

/** Why a file or folder cannot be read, and what to do. */
export type ReadingProblem = Pick<Finding, 'rule' | 'message' | 'fix'>;

export class ReadingError extends Error {
  readonly problem: ReadingProblem;

  constructor(problem: ReadingProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * The issue of a file that could not be read.
 *
 * @throws what is no ReadingError.
 */
export function describeReadingError(file: string, error: unknown): Issue {
  if (!(error instanceof ReadingError)) throw error;
  return createIssue(file, { line: 1, column: 1 }, error.problem);
}

/** More than any file that the site shows may have. */
const mostBytes = 100_000_000;

/**
 * Reads a file completely, as it is at one moment.
 *
 * @throws ReadingError
 */
export function readWholeFile(path: string, most = mostBytes): { bytes: Buffer; state: string } {
  try {
    const before = statSync(path, { bigint: true });
    if (!before.isFile()) throw new ReadingError(noFile);
    if (before.size > most) throw new ReadingError(describeSize(before.size));
    const bytes = readFileSync(path);
    const state = describeState(before);
    const isWhole = BigInt(bytes.length) === before.size;
    if (isWhole && describeState(statSync(path, { bigint: true })) === state) return { bytes, state };
  } catch (error) {
    throw error instanceof ReadingError ? error : new ReadingError(describeFailure(error, 'file'));
  }
  throw new ReadingError({
    rule: 'file-read',
    message: 'the file changed while it was read',
    fix: 'wait until whatever writes it has finished, and run this again',
  });
}

/** The state of a file, which each write changes; none if it cannot be had, as reading the file would then say. */
export function readState(path: string): string | undefined {
  try {
    return describeState(statSync(path, { bigint: true }));
  } catch {
    return undefined;
  }
}

function describeState(stats: BigIntStats): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function describeSize(size: bigint): ReadingProblem {
  const megabytes = (size / 1_000_000n).toLocaleString('en-GB');
  return {
    rule: 'file-read',
    message: `the file has ${megabytes} MB, more than anything that the site shows`,
    fix: 'take it out of the content folder',
  };
}

export const noFile: ReadingProblem = {
  rule: 'file-kind',
  message: 'this is no file but a folder, a pipe, a socket or a device',
  fix: 'take it out of the content folder',
};

/** @param error what a function of `node:fs` has thrown. */
export function describeFailure(error: unknown, kind: 'file' | 'folder'): ReadingProblem {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [, reason = message] = /^\w+: ([^,]+)/.exec(message) ?? [];
  const told = code === '' ? reason : `${reason} (${code})`;
  return { rule: 'file-read', message: `the ${kind} cannot be read: ${told}`, fix: adviseOn(code) };
}

function adviseOn(code: string): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'give the account that builds the site the right to read it';
    case 'ENOENT':
      return 'wait until whatever changes the content folder has finished, and run this again';
    default:
      return 'see that it is whole and that its disk is sound, and run this again';
  }
}

/**
 * The bytes of a file of the content folder as the check has seen them.
 *
 * @param file relative to the content folder, with `/`.
 * @throws if they have changed since then.
 */
export function readCheckedFile(
  directory: string,
  file: string,
  isAsChecked: (bytes: Buffer) => boolean,
): Buffer {
  let bytes: Buffer;
  try {
    ({ bytes } = readWholeFile(join(directory, file)));
  } catch (error) {
    throw new ReportedError(`${file}: ${messageOf(error)}`);
  }
  if (isAsChecked(bytes)) return bytes;
  throw new ReportedError(`${file} has changed since it was checked; build again`);
}
