import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnipConfig } from 'knip';

/** The programs behind npm scripts: `run.mjs` imports them by names that it computes. */
const commands = [...readFileSync('tools/run.mjs', 'utf8').matchAll(/'([\w./-]+\.ts)'/g)].map(
  ([, file = '']) => join('tools', file),
);

const config: KnipConfig = {
  entry: [
    ...commands,
    // Node is told to load it before all else, by its address.
    'tests/support/reversed-folders.mjs',
    'tests/incremental/other-node.mjs',
  ],
  ignoreDependencies: [
    // Their files are read, and no code of theirs is imported.
    '@expo-google-fonts/source-serif-4',
    '@expo-google-fonts/zcool-xiaowei',
    'commonmark-spec',
    'vnu-jar',
  ],
  ignoreBinaries: [
    // Of Debian: tests install them where they can, and the bench looks for Hugo; mkfifo is always there.
    'hugo',
    'mkfifo',
    'xmllint',
    'zbarimg',
  ],
  // An exported function’s own types are exported with it, whether anybody names them or not.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
