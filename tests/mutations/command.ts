import { spawn } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runEditorCommand } from '../../tools/command/editor-command.ts';
import { copyCommittedFiles } from '../support/committed-files.ts';
import { createEnvironment } from '../support/environment.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { mutations, type Mutation } from './mutations.ts';

const usage = `npm run test:mutations [-- WORDS…]

Makes each mistake of tests/mutations/mutations.ts in a copy of the project, and runs the test that is said to
find it. Ends with 1 where a test does not fail.
  WORDS  only mistakes or files with one of these words in them`;

await runEditorCommand(
  { name: 'test:mutations', usage, flags: {}, takesWords: true },
  async (_flags, words) => {
    const chosen = mutations.filter(
      ({ mistake, file }) => words.length === 0 || words.some((word) => `${mistake} ${file}`.includes(word)),
    );
    const project = await copyProject();
    let missed = 0;
    for (const mutation of chosen) {
      const isCaught = await isCaughtIn(project, mutation);
      if (!isCaught) missed += 1;
      console.log(`${isCaught ? 'caught' : 'MISSED'}  ${mutation.mistake}  (tests/${mutation.caughtBy})`);
    }
    console.log(`${String(chosen.length - missed)} of ${String(chosen.length)} mistakes are found.`);
    return missed === 0 ? 0 : 1;
  },
);

/** A copy of this checkout with its packages. */
async function copyProject(): Promise<string> {
  const project = await createTemporaryFolder('mutations');
  await copyCommittedFiles(project);
  await symlink(resolve('node_modules'), join(project, 'node_modules'), 'junction');
  return project;
}

async function isCaughtIn(project: string, { file, written, instead, caughtBy }: Mutation): Promise<boolean> {
  const path = join(project, file);
  const code = await readFile(path, 'utf8');
  await writeFile(
    path,
    code.replace(written, () => instead),
  );
  const output = await runTests(project, `tests/${caughtBy}`);
  await writeFile(path, code);
  return /Tests +\d+ failed/.test(output);
}

/** @returns what the tests printed. */
function runTests(project: string, filter: string): Promise<string> {
  return new Promise((done, fail) => {
    const run = spawn(process.execPath, ['tools/run.mjs', 'vitest', 'run', filter], {
      cwd: project,
      env: createEnvironment({ TEST_RUN_FOLDER: undefined }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [run.stdout, run.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    run.on('error', fail).on('close', () => {
      done(output);
    });
  });
}
