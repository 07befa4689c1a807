import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { faultNames, type FaultName } from './faults.ts';
import { walkNewsroom, WalkError, type WalkOptions } from './walk.ts';

const usage = `npm run test:incremental [-- --steps N] [-- --seed N] [-- --articles N] [-- --faults NAMES]

Builds a changing newsroom again and again, and holds each build against a cold one.
  --steps     how many times it changes and is built; 20 without it
  --seed      the walk to take; another one each time without it
  --articles  how many stories the newsroom begins with; 80 without it
  --faults    what goes wrong between builds, joined by commas, or none; all without it:
              ${faultNames.join(', ')}`;

/** How the command was called; a mistake in it is told, and the command ends with 2. */
class UsageError extends Error {}

// A build that runs is ended with the command.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => process.exit(code));
}

try {
  const options = readArguments(process.argv.slice(2));
  const workspace = await createTemporaryFolder('incremental');
  const start = performance.now();
  console.log(`Seed ${String(options.seed)}, ${String(options.articles)} sample stories, in ${workspace}`);
  const { changes } = await walkNewsroom({
    ...options,
    workspace,
    tell: (line) => {
      console.log(line);
    },
  });
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(
    `All ${String(options.steps)} steps are as cold builds are, in ${minutes} minutes: ${String(changes.made)} changes, and ${String(changes.refused)} more that the check refused.`,
  );
  if (changes.refused > 5 + changes.made / 10) {
    console.error('The check refused too many changes for a fair sample of them.');
    process.exitCode = 1;
  }
  // Where the walk failed it stays, to be looked at.
  await rm(workspace, { recursive: true });
} catch (error) {
  if (!(error instanceof UsageError || error instanceof WalkError)) throw error;
  console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function readArguments(args: string[]): Pick<WalkOptions, 'seed' | 'steps' | 'articles' | 'faults'> {
  const options = {
    steps: { type: 'string', default: '20' },
    // Another walk each time, unless one is to be taken again.
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    articles: { type: 'string', default: '80' },
    faults: { type: 'string' },
  } as const;
  try {
    // npm keeps a second `--`.
    const { values } = parseArgs({ args: args.filter((argument) => argument !== '--'), options });
    return {
      steps: readNumber('--steps', values.steps, 1),
      seed: readNumber('--seed', values.seed, 0),
      articles: readNumber('--articles', values.articles, 50),
      ...(values.faults !== undefined && { faults: readFaults(values.faults) }),
    };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new UsageError(`${reason.replace(/\.$/, '')}.`);
  }
}

function readNumber(option: string, written: string, least: number): number {
  const number = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (number >= least) return number;
  throw new Error(`${option} is “${written}”, and must be a whole number from ${String(least)} on`);
}

function readFaults(written: string): FaultName[] {
  if (written === 'none') return [];
  return written.split(',').map((name) => {
    const fault = faultNames.find((known) => known === name.trim());
    if (fault === undefined) throw new Error(`There is no fault “${name}”`);
    return fault;
  });
}
