import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export type Ending = { code: number } | { signal: NodeJS.Signals };

/** The signals that the system sends to end a process. */
export const endingSignals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const project = resolve(import.meta.dirname, '../..');

/** Runs Astro's command line in a child process, with this one's input and output and without telemetry. */
export function runAstro(args: readonly string[]): Promise<Ending> {
  return runProgram([join(project, 'node_modules/astro/bin/astro.mjs'), ...args]);
}

/** Runs `npm run build` in a child process. */
export function runBuild(args: readonly string[]): Promise<Ending> {
  return runProgram([join(project, 'tools/run.mjs'), 'build', ...args]);
}

function runProgram(args: readonly string[]): Promise<Ending> {
  return new Promise((done, fail) => {
    const program = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    const passOn = (signal: NodeJS.Signals) => {
      program.kill(signal);
    };
    for (const signal of endingSignals) process.on(signal, passOn);
    // npm sends SIGTERM to the shell of the script, which ends without stopping this process.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) program.kill('SIGTERM');
    }, 500);
    program.on('error', fail);
    program.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of endingSignals) process.off(name, passOn);
      done(signal ? { signal } : { code: code ?? 1 });
    });
  });
}

/** Ends this process in the same way as the child, so that the parent sees the same exit code or signal. */
export function endLike(ending: Ending): void {
  if ('signal' in ending) process.kill(process.pid, ending.signal);
  else process.exitCode = ending.code;
}
