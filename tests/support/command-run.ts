import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { vi } from 'vitest';
import { createTemporaryFolder } from './temporary-folder.ts';

/** How a command ended and what it said. */
export interface CommandRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A question of the command, by words that stand in it, and the keys to press then. */
export type Answer = [question: string, ...keys: string[]];

const project = resolve(import.meta.dirname, '../..');

/** Makes a process believe that it has a terminal. */
const terminal = `data:text/javascript,${encodeURIComponent(`
  for (const stream of [process.stdin, process.stdout]) Object.defineProperty(stream, 'isTTY', { value: true });
  process.stdin.setRawMode = () => process.stdin;
  Object.defineProperty(process.stdout, 'columns', { value: 100 });
  Object.defineProperty(process.stdout, 'rows', { value: 40 });
`)}`;

/** A copy of the content folder, to be changed at will. */
export async function copyContent(): Promise<string> {
  const folder = join(await createTemporaryFolder('content'), 'content');
  await cp(join(project, 'content'), folder, { recursive: true });
  return folder;
}

/**
 * Runs a command of `tools/` as an editor does who has no terminal: in this process, with all its modules
 * evaluated anew.
 */
export async function runCommand(
  script: string,
  args: readonly string[],
  contentDirectory: string,
  env: NodeJS.ProcessEnv = {},
): Promise<CommandRun> {
  const { argv, exitCode } = process;
  const printed = { stdout: '', stderr: '' };
  const print = (stream: keyof typeof printed) =>
    ((...parts: unknown[]) => {
      printed[stream] += `${format(...parts)}\n`;
    }) as typeof console.log;
  vi.spyOn(console, 'log').mockImplementation(print('stdout'));
  vi.spyOn(console, 'warn').mockImplementation(print('stderr'));
  vi.spyOn(console, 'error').mockImplementation(print('stderr'));
  for (const [name, value] of Object.entries(createVariables(contentDirectory, env))) vi.stubEnv(name, value);
  vi.resetModules();
  const file = join(project, 'tools', script);
  // The cache of a temporary folder is deleted with it.
  vi.spyOn(process, 'cwd').mockReturnValue(dirname(contentDirectory));
  process.argv = [process.execPath, file, ...args];
  process.exitCode = undefined;
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
    return { code: readExitCode(), ...printed };
  } finally {
    Object.assign(process, { argv, exitCode });
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  }
}

function readExitCode(): number {
  return Number(process.exitCode ?? 0);
}

function createVariables(contentDirectory: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { INIT_CWD: dirname(contentDirectory), CONTENT_DIR: contentDirectory, NO_COLOR: '1', ...env };
}

/** Runs a command of `tools/` in a process of its own, which has a terminal, and answers its questions. */
export async function answerCommand(
  script: string,
  args: readonly string[],
  contentDirectory: string,
  answers: readonly Answer[],
  env: NodeJS.ProcessEnv = {},
): Promise<CommandRun> {
  const child = spawn(process.execPath, ['--import', terminal, join(project, 'tools', script), ...args], {
    cwd: dirname(contentDirectory),
    env: { ...process.env, ...createVariables(contentDirectory, env) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const open = [...answers];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    const [question, ...keys] = open[0] ?? [''];
    if (question === '' || !stdout.includes(question)) return;
    open.shift();
    // A question listens once it has been drawn whole, and reads one key after the other.
    keys.forEach((key, index) => setTimeout(() => child.stdin.write(key), 50 * (index + 1)));
    if (open.length === 0) setTimeout(() => child.stdin.end(), 50 * (keys.length + 1));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A question that nobody answers would wait for ever.
  const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  clearTimeout(patience);
  return { code, stdout, stderr };
}
