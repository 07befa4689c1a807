/**
 * Runs the command behind an npm script: `node tools/run.mjs <command> [argument…]`.
 *
 * It is JavaScript for any version of Node, so that a version that is too old for the rest can still
 * report this.
 */
import { fileURLToPath } from 'node:url';

const commands = {
  announce: 'announce/announce.ts',
  astro: 'astro/astro.ts',
  bench: '../bench/bench.ts',
  build: 'build/build.ts',
  'check-content': 'check/check-content.ts',
  'check-permalinks': 'permalinks/check-permalinks.ts',
  compress: 'compress/compress.ts',
  demo: 'demo/demo.ts',
  'fetch-ledger': 'permalinks/fetch-ledger.ts',
  import: 'import/import-stories.ts',
  new: 'new/new-article.ts',
  'settle-clock': 'deploy/settle-clock.ts',
  start: 'astro/start.ts',
  'test-incremental': '../tests/incremental/command.ts',
  'test-mutations': '../tests/mutations/command.ts',
  vitest: '../node_modules/vitest/vitest.mjs',
};

const [major, minor] = process.versions.node.split('.').map(Number);
// Older versions cannot run TypeScript.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This needs Node 22.18 or newer, and here is ${process.versions.node}: get one from https://nodejs.org/ (on Linux x64, npm ci brings its own).`,
  );
  process.exit(1);
}

// Half of the time that a short command takes is the compiling of its modules. Builds remove old code from there.
const { enableCompileCache } = await import('node:module');
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/newsroom/code/modules', import.meta.url)));

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command)) {
  console.error(`There is no command “${command}”; there are ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
const program = new URL(commands[command], import.meta.url);
process.argv = [process.argv[0], fileURLToPath(program), ...args];
try {
  await import(program.href);
} catch (error) {
  if (error?.name !== 'SettingError') throw error;
  const { printError } = await import('./command/output.ts');
  printError(error.message);
  process.exitCode = 2;
}
