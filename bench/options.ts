import { UsageError, type readFlags } from '../tools/command/editor-command.ts';

export const usage = `npm run bench [-- --articles N] [-- --peers] [-- …]

Writes a content folder of sample stories, builds it in a copy of the project with caches of its own, and says
what each kind of build takes: time, processor time, memory, bytes written.
  --articles N       how many stories; 10000 by default
  --seed N           another number makes other stories; 1 by default
  --runs N           repeats everything, and reports the median; 1 by default
  --incremental-all  also removes a story and renames a tag
  --verify           compares the site after each change, byte for byte, with one built from nothing
  --peers            also builds the same stories with Hugo, if it is installed
  --results FOLDER   where the figures go as JSON; bench/results by default

Exit codes: 0; 1 if a build fails or two builds differ; 2 for wrong usage.`;

export const flags = {
  articles: { type: 'string' },
  seed: { type: 'string' },
  runs: { type: 'string' },
  'incremental-all': { type: 'boolean' },
  verify: { type: 'boolean' },
  peers: { type: 'boolean' },
  results: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export type FlagValues = ReturnType<typeof readFlags<typeof flags>>['values'];

export type BenchOptions = ReturnType<typeof readOptions>;

/** @throws UsageError */
export function readOptions(values: FlagValues) {
  return {
    articles: readNumber('--articles', values.articles ?? '10000', 3, 1_000_000),
    seed: readNumber('--seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    runs: readNumber('--runs', values.runs ?? '1', 1, 99),
    hasAllChanges: values['incremental-all'] ?? false,
    isVerified: values.verify ?? false,
    hasPeers: values.peers ?? false,
  };
}

function readNumber(option: string, written: string, least: number, most: number): number {
  const number = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(
    `${option} is “${written}”, and must be a whole number from ${String(least)} to ${String(most)}.`,
  );
}
