import { relative, resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Refusal } from '../../src/lib/refusal.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { SettingError } from '../../src/lib/setting-error.ts';
import { print, printError } from './output.ts';

/** Ends a command with a message and an exit code, without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command was called incorrectly: the exit code is 2, and the usage is printed with the message. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(message, 2);
  }
}

/** A flag with a value. */
export const text = { type: 'string' } as const;
/** A flag without a value. */
export const toggle = { type: 'boolean' } as const;

/** @throws CommandError if the value of a flag is refused. */
export function refuseFlag(flag: string, refusal: Refusal | undefined): void {
  if (refusal) throw new CommandError(`--${flag}: ${refusal.message}\n  fix: ${refusal.fix}`);
}

export interface EditorCommand<T extends ParseArgsOptionsConfig> {
  name: string;
  /** The text of `--help`. Its first line is the synopsis. */
  usage: string;
  flags: T;
  /** Whether positional arguments, such as file names, are allowed. */
  takesWords?: boolean;
}

export type FlagValues<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T; strict: true }>
>['values'];

/**
 * Reads the arguments of a command and runs it. Its errors are printed without a stack trace.
 *
 * @param run returns the exit code.
 */
export async function runEditorCommand<T extends ParseArgsOptionsConfig>(
  command: EditorCommand<T>,
  run: (values: FlagValues<T>, words: string[]) => Promise<number>,
): Promise<void> {
  const { usage } = command;
  try {
    const { values, words } = readArguments(command);
    if (Object.hasOwn(values, 'help')) print(usage);
    else process.exitCode = await run(values, words);
  } catch (error) {
    const message = messageOf(error);
    const [call = ''] = usage.split('\n', 1);
    const help = error instanceof UsageError ? ` Usage: ${call} (--help says more.)` : '';
    printError(message + help);
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof SettingError ? 2 : 1;
}

function readArguments<T extends ParseArgsOptionsConfig>({
  name: script,
  flags,
  takesWords = false,
}: EditorCommand<T>) {
  // npm passes on a second `--`. Node would treat every flag after it as a positional argument.
  const args = process.argv.slice(2).filter((argument) => argument !== '--');
  const { values, positionals: words } = parse(args, { ...flags, help: { ...toggle, short: 'h' } });
  // Without `--` npm treats flags as its own, so the command would ignore them.
  const kept = Object.keys(flags).filter(
    (name) =>
      !Object.hasOwn(values, name) && process.env[`npm_config_${name.replaceAll('-', '_')}`] === 'true',
  );
  if (kept.length > 0) {
    const names = kept.map((name) => `--${name}`).join(' and ');
    throw new UsageError(
      `npm has kept ${names} to itself. Write two hyphens before the rest: npm run ${script} -- …`,
    );
  }
  const [stray] = takesWords ? [] : words;
  if (stray !== undefined) {
    throw new UsageError(`“${stray}” belongs to no flag; put a text of several words in quotes.`);
  }
  for (const [name, value] of Object.entries(values)) {
    const isEmpty = [value].flat().some((one) => typeof one === 'string' && one.trim() === '');
    if (isEmpty) throw new UsageError(`--${name} is empty.`);
  }
  return { values, words };
}

function parse<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    // The rest of Node's message is about files whose name begins with a hyphen.
    const [reason = ''] = messageOf(error).split(/\.\s/);
    throw new UsageError(`${reason.replace(/\.$/, '')}.`);
  }
}

/**
 * Reads the value of a flag that is a whole number.
 *
 * @throws UsageError
 */
export function readNumber(flag: string, written: string, least: number, most = Infinity): number {
  const number = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = `from ${String(least)} ${most === Infinity ? 'on' : `to ${String(most)}`}`;
  throw new UsageError(`--${flag} is “${written}”, and must be a whole number ${range}.`);
}

/** Resolves a path from the caller's folder. npm always runs scripts in the folder of package.json. */
export function resolveWritten(path: string): string {
  return resolve(process.env.INIT_CWD || process.cwd(), path);
}

/** A path relative to the caller's folder. */
export function showPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith('..') ? path : shown;
}

export function canAsk(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}
