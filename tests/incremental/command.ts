import { rm } from 'node:fs/promises';
import {
  CommandError,
  readNumber,
  runEditorCommand,
  text,
  UsageError,
} from '../../tools/command/editor-command.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { faultNames, type FaultName } from './faults.ts';
import { walkNewsroom } from './walk.ts';

const usage = `npm run test:incremental [-- --steps N] [-- --seed N] [-- --articles N] [-- --faults NAMES]

Builds a changing newsroom again and again, and holds each build against a cold one.
  --steps     how many times it changes and is built; 20 without it
  --seed      the walk to take; another one each time without it
  --articles  how many stories the newsroom begins with; 80 without it
  --faults    what goes wrong between builds, joined by commas, or none; all without it:
              ${faultNames.join(', ')}`;

const flags = { steps: text, seed: text, articles: text, faults: text };

// A build that runs is ended with the command.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => process.exit(code));
}

await runEditorCommand({ name: 'test:incremental', usage, flags }, async (values) => {
  const options = {
    steps: readNumber('steps', values.steps ?? '20', 1),
    seed: readNumber('seed', values.seed ?? String(Date.now() % 1_000_000), 0),
    articles: readNumber('articles', values.articles ?? '80', 50),
    ...(values.faults !== undefined && { faults: readFaults(values.faults) }),
  };
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
  // Where the walk failed it stays, to be looked at.
  await rm(workspace, { recursive: true });
  if (changes.refused > 5 + changes.made / 10) {
    throw new CommandError('The check refused too many changes for a fair sample of them.');
  }
  return 0;
});

function readFaults(written: string): FaultName[] {
  if (written === 'none') return [];
  return written.split(',').map((name) => {
    const fault = faultNames.find((known) => known === name.trim());
    if (fault === undefined) throw new UsageError(`There is no fault “${name}”.`);
    return fault;
  });
}
