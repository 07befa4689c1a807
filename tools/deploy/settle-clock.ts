import { execFileSync } from 'node:child_process';
import { settleDeployTime } from './deploy-clock.ts';
import { print, printError } from '../command/output.ts';

// For `npm run --silent settle:clock`. The output is one line for a shell or GitHub's environment file.
try {
  const commitTime = Number(execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' }));
  const time = settleDeployTime(commitTime, Math.floor(Date.now() / 1000));
  printError(`The build stands for ${formatMoment(time)}; its commit is of ${formatMoment(commitTime)}.`);
  print(`SOURCE_DATE_EPOCH=${String(time)}`);
} catch {
  // Git has printed the error itself.
  printError('There is no commit here to take the time of; set SOURCE_DATE_EPOCH by hand.');
  process.exitCode = 1;
}

function formatMoment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}
