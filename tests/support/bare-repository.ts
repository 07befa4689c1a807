import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createTemporaryFolder } from './temporary-folder.ts';

/** A file, a folder or a commit, by the name that git gives it. */
interface StoredObject {
  sha: string;
  type: string;
  bytes: Buffer;
}

/** A bare git repository in a folder of the test run, read and written by the `git` program. */
export interface BareRepository {
  folder: string;
  git: (args: readonly string[], input?: string | Uint8Array) => Promise<Buffer>;
  /** The commit that a branch or a sha names. */
  findCommit: (name: string) => Promise<string | undefined>;
  findBlob: (sha: string) => Promise<StoredObject | undefined>;
  findFile: (commit: string, path: string) => Promise<StoredObject | undefined>;
  hasFolder: (commit: string, path: string) => Promise<boolean>;
  listBranches: () => Promise<string[]>;
  readFiles: (commit: string) => Promise<Record<string, Buffer>>;
  /** Commits to a branch; `undefined` removes a file. A branch that is not there begins with this commit. */
  commit: (
    branch: string,
    message: string,
    files: Record<string, string | Uint8Array | undefined>,
  ) => Promise<string>;
  close: () => Promise<void>;
}

const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
/** What is written need not outlast a loss of power, nor be unpacked by a process of its own. */
const quick = ['-c', 'core.fsync=none', '-c', 'fastimport.unpackLimit=1'];
const committer = 'A Colleague <colleague@example.org>';

export async function createBareRepository(branch: string): Promise<BareRepository> {
  const folder = await createTemporaryFolder('repository');
  const git: BareRepository['git'] = (args, input) => runGit(folder, args, input);
  await git(['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`]);
  const reader = readObjects(folder);

  const findObject = async (name: string, type: string): Promise<StoredObject | undefined> => {
    const found = await reader.read(name);
    return found?.type === type ? found : undefined;
  };
  const findCommit: BareRepository['findCommit'] = async (name) =>
    (await findObject(`refs/heads/${name}^{commit}`, 'commit'))?.sha ??
    (await findObject(`${name}^{commit}`, 'commit'))?.sha;

  return {
    folder,
    git,
    findCommit,
    findBlob: (sha) => findObject(sha, 'blob'),
    findFile: (commit, path) => findObject(`${commit}:${path}`, 'blob'),
    hasFolder: async (commit, path) => (await findObject(`${commit}:${path}`, 'tree')) !== undefined,
    listBranches: async () => {
      const names = await git(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads']);
      return names.toString().split('\n').slice(0, -1);
    },
    readFiles: async (commit) => {
      const paths = (await git(['ls-tree', '-r', '-z', '--name-only', commit])).toString().split('\0');
      const files: Record<string, Buffer> = {};
      for (const path of paths.slice(0, -1)) {
        const file = await findObject(`${commit}:${path}`, 'blob');
        if (file) files[path] = file.bytes;
      }
      return files;
    },
    commit: async (to, message, files) => {
      const parent = await findCommit(`refs/heads/${to}`);
      const stream = [
        Buffer.from(`commit refs/heads/${to}\ncommitter ${committer} now\n`),
        ...formatData(message),
        Buffer.from(parent === undefined ? '' : `from ${parent}\n`),
        ...Object.entries(files).flatMap(([path, content]) =>
          content === undefined
            ? [Buffer.from(`D ${path}\n`)]
            : [Buffer.from(`M 100644 inline ${path}\n`), ...formatData(content)],
        ),
      ];
      await git(['fast-import', '--quiet', '--date-format=now'], Buffer.concat(stream));
      const commit = await findCommit(`refs/heads/${to}`);
      if (commit === undefined) throw new Error(`Nothing was committed to ${to}.`);
      return commit;
    },
    close: () => reader.close(),
  };
}

/** As `git fast-import` reads bytes. */
function formatData(content: string | Uint8Array): Buffer[] {
  const bytes = Buffer.from(content);
  return [Buffer.from(`data ${String(bytes.length)}\n`), bytes, Buffer.from('\n')];
}

interface ObjectReader {
  read: (name: string) => Promise<StoredObject | undefined>;
  close: () => Promise<void>;
}

/** One process that answers for all objects: to begin one for each would take most of the time of a test. */
function readObjects(folder: string): ObjectReader {
  const child = startGit(folder, ['cat-file', '--batch']);
  const waiting: ((object: StoredObject | undefined) => void)[] = [];
  let unread = Buffer.alloc(0);
  child.stdout.on('data', (part: Buffer) => {
    unread = Buffer.concat([unread, part]);
    for (let taken = takeObject(unread); taken; taken = takeObject(unread)) {
      unread = taken.rest;
      waiting.shift()?.(taken.object);
    }
  });
  const ended = new Promise<void>((done) =>
    child.on('close', () => {
      done();
    }),
  );
  return {
    read: (name) =>
      new Promise((done) => {
        waiting.push(done);
        child.stdin.write(`${name}\n`);
      }),
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}

/** The first answer of `git cat-file --batch`, if it is there whole: `sha type length`, a line break, the bytes. */
function takeObject(
  unread: Buffer<ArrayBuffer>,
): { object: StoredObject | undefined; rest: Buffer<ArrayBuffer> } | undefined {
  const lineEnd = unread.indexOf('\n');
  if (lineEnd === -1) return undefined;
  const [, sha = '', type = '', length] =
    /^([0-9a-f]{40}) (\w+) (\d+)$/.exec(unread.subarray(0, lineEnd).toString()) ?? [];
  const start = lineEnd + 1;
  if (length === undefined) return { object: undefined, rest: unread.subarray(start) };
  const end = start + Number(length);
  if (unread.length <= end) return undefined;
  return { object: { sha, type, bytes: unread.subarray(start, end) }, rest: unread.subarray(end + 1) };
}

function startGit(folder: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn('git', ['--git-dir', folder, ...quick, ...args], { env: environment });
}

function runGit(folder: string, args: readonly string[], input: string | Uint8Array = ''): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = startGit(folder, args);
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
