import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryFolder } from './temporary-folder.ts';

/** A file of a commit. */
export interface StoredFile {
  sha: string;
  bytes: Buffer;
}

/** A bare git repository in a folder of the test run, written to by git's own commands. */
export interface BareRepository {
  folder: string;
  git: (args: readonly string[], input?: string | Uint8Array, env?: NodeJS.ProcessEnv) => Promise<Buffer>;
  /** The commit that a branch, a tag or a sha names. */
  findCommit: (name: string) => Promise<string | undefined>;
  listBranches: () => Promise<string[]>;
  findFile: (commit: string, path: string) => Promise<StoredFile | undefined>;
  /** The names in a folder. */
  listFolder: (commit: string, path: string) => Promise<string[] | undefined>;
  readFiles: (commit: string) => Promise<Record<string, Buffer>>;
  /** Commits to a branch; `undefined` removes a file. A branch that is not there begins with this commit. */
  commit: (
    branch: string,
    message: string,
    files: Record<string, string | Uint8Array | undefined>,
  ) => Promise<string>;
}

const identity = {
  GIT_AUTHOR_NAME: 'A Colleague',
  GIT_AUTHOR_EMAIL: 'colleague@example.org',
  GIT_COMMITTER_NAME: 'A Colleague',
  GIT_COMMITTER_EMAIL: 'colleague@example.org',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export async function createBareRepository(branch: string): Promise<BareRepository> {
  const folder = await createTemporaryFolder('repository');
  let indexes = 0;
  const git: BareRepository['git'] = (args, input, env) =>
    runGit(['--git-dir', folder, '-c', 'core.quotePath=false', ...args], input, env);
  await git(['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`]);

  const findCommit: BareRepository['findCommit'] = async (name) => {
    const objects = await checkObjects(`refs/heads/${name}^{commit}\n${name}^{commit}`);
    return /^([0-9a-f]{40}) commit/m.exec(objects)?.[1];
  };
  const checkObjects = async (names: string): Promise<string> =>
    (await git(['cat-file', '--batch-check'], `${names}\n`)).toString();

  return {
    folder,
    git,
    findCommit,
    listBranches: async () =>
      splitLines(await git(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads'])),
    findFile: async (commit, path) => {
      const answer = await git(['cat-file', '--batch'], `${commit}:${path}\n`);
      const end = answer.indexOf('\n');
      const [sha = '', type, length] = answer.subarray(0, end).toString().split(' ');
      if (type !== 'blob') return undefined;
      return { sha, bytes: answer.subarray(end + 1, end + 1 + Number(length)) };
    },
    listFolder: async (commit, path) => {
      const [, type] = (await checkObjects(`${commit}:${path}`)).trim().split(' ');
      return type === 'tree'
        ? splitLines(await git(['ls-tree', '--name-only', `${commit}:${path}`]))
        : undefined;
    },
    readFiles: async (commit) => {
      const paths = (await git(['ls-tree', '-r', '-z', '--name-only', commit])).toString().split('\0');
      const files: Record<string, Buffer> = {};
      for (const path of paths.filter((name) => name !== '')) {
        files[path] = await git(['cat-file', 'blob', `${commit}:${path}`]);
      }
      return files;
    },
    commit: async (to, message, files) => {
      const parent = await findCommit(to);
      indexes += 1;
      const index = join(folder, `index-${String(indexes)}`);
      const env = { GIT_INDEX_FILE: index };
      if (parent !== undefined) await git(['read-tree', parent], undefined, env);
      let changes = '';
      for (const [path, content] of Object.entries(files)) {
        const sha = content === undefined ? undefined : await git(['hash-object', '-w', '--stdin'], content);
        changes += sha ? `100644 ${sha.toString().trim()}\t${path}\0` : `0 ${'0'.repeat(40)}\t${path}\0`;
      }
      await git(['update-index', '-z', '--index-info'], changes, env);
      const tree = (await git(['write-tree'], undefined, env)).toString().trim();
      const parents = parent === undefined ? [] : ['-p', parent];
      const commit = (await git(['commit-tree', tree, ...parents], message)).toString().trim();
      await git(['update-ref', `refs/heads/${to}`, commit, parent ?? '']);
      await rm(index, { force: true });
      return commit;
    },
  };
}

function splitLines(output: Buffer): string[] {
  return output
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

function runGit(
  args: readonly string[],
  input: string | Uint8Array = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = spawn('git', args, { env: { ...process.env, ...identity, ...env } });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => errors.push(part));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(Buffer.concat(output));
      else fail(new Error(`git ${args.join(' ')}: ${Buffer.concat(errors).toString()}`));
    });
    // Git may end before it has read all.
    child.stdin.on('error', () => undefined).end(input);
  });
}
