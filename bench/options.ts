import { readNumber, type FlagValues } from '../tools/command/editor-command.ts';

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
} as const;

export type BenchFlags = FlagValues<typeof flags>;

export type BenchOptions = ReturnType<typeof readOptions>;

/** @throws UsageError */
export function readOptions(values: BenchFlags) {
  return {
    articles: readNumber('articles', values.articles ?? '10000', 3, 1_000_000),
    seed: readNumber('seed', values.seed ?? '1', 0),
    runs: readNumber('runs', values.runs ?? '1', 1, 99),
    hasAllChanges: values['incremental-all'] ?? false,
    isVerified: values.verify ?? false,
    hasPeers: values.peers ?? false,
  };
}
