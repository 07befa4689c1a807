import { UsageError } from '../tools/command/editor-command.ts';

export const usage = `npm run bench [-- --articles N] [-- --peers] [-- …]

Makes a content folder of sample stories, builds it in a copy of the project with caches of its own, and says
what each kind of build takes: time, processor time, memory, bytes written.
  --articles N       how many stories; 10000 without it
  --seed N           another number makes other stories; 1 without it
  --runs N           does all of it several times, and reports the median; 1 without it
  --incremental-all  also removes a story and renames a tag
  --verify           compares the site after each change, byte for byte, with one built from nothing
  --peers            builds the same stories with Hugo and Eleventy, where they are found
  --eleventy FOLDER  where Eleventy is installed, if it is not on the PATH
  --results FOLDER   where the figures go as JSON; bench/results without it

Ends with 0; with 1 where a build fails or two builds differ; with 2 where it was called wrongly.`;

/** The command’s flags, as node:util reads them. */
export const flags = {
  articles: { type: 'string' },
  seed: { type: 'string' },
  runs: { type: 'string' },
  'incremental-all': { type: 'boolean' },
  verify: { type: 'boolean' },
  peers: { type: 'boolean' },
  eleventy: { type: 'string' },
  results: { type: 'string' },
} as const;

export type FlagValues = {
  [Name in keyof typeof flags]?:
    ((typeof flags)[Name]['type'] extends 'string' ? string : boolean) | undefined;
};

export interface BenchOptions {
  articles: number;
  seed: number;
  runs: number;
  hasAllChanges: boolean;
  isVerified: boolean;
  hasPeers: boolean;
  /** As written; where Eleventy is installed. */
  eleventy: string | undefined;
  /** As written. */
  results: string | undefined;
}

/** @throws UsageError */
export function readOptions(values: FlagValues): BenchOptions {
  const hasPeers = values.peers ?? false;
  if (values.eleventy !== undefined && !hasPeers) throw new UsageError('--eleventy is for --peers.');
  return {
    articles: readNumber('--articles', values.articles ?? '10000', 3, 1_000_000),
    seed: readNumber('--seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    runs: readNumber('--runs', values.runs ?? '1', 1, 99),
    hasAllChanges: values['incremental-all'] ?? false,
    isVerified: values.verify ?? false,
    hasPeers,
    eleventy: values.eleventy,
    results: values.results,
  };
}

function readNumber(option: string, written: string, least: number, most: number): number {
  const number = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(
    `${option} is “${written}”, and must be a whole number from ${String(least)} to ${String(most)}.`,
  );
}
