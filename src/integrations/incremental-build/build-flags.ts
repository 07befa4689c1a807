import { parseArgs } from 'node:util';

export interface BuildFlags {
  /** The folder of the published site, as written. */
  folder: string | undefined;
  verifies: boolean;
  isForced: boolean;
  /** Whether many of the published addresses may go. */
  allowsRemovals: boolean;
  /** Whether there is an argument that Astro alone understands. */
  hasOthers: boolean;
}

/** Reads the arguments of a build as Astro does, which ignores those that it does not know. */
export function readBuildFlags(args: readonly string[]): BuildFlags {
  const { values, positionals } = parseArgs({
    args: args.filter((argument) => argument !== '--'),
    options: {
      outDir: { type: 'string' },
      verify: { type: 'boolean' },
      force: { type: 'boolean' },
      'allow-removals': { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
  });
  const { outDir, verify = false, force = false, 'allow-removals': removals = false, ...others } = values;
  return {
    folder: typeof outDir === 'string' ? outDir : undefined,
    verifies: verify === true || Boolean(process.env.CI),
    isForced: force === true,
    allowsRemovals: removals === true,
    hasOthers: positionals.length > 0 || Object.keys(others).length > 0 || outDir === true,
  };
}
