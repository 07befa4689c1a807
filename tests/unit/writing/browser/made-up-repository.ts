import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import {
  type Access,
  type Change,
  type ReadResult,
  type SendResult,
  readRepositoryFile,
  sendChange,
} from '../../../../src/writing/browser/repository.ts';
import { type GithubServer, startGithubServer } from '../../../support/github-server.ts';

export const token = 'github_pat_11SECRET_kept';
export const repository = { owner: 'en-cphi', name: 'newsroom', branch: 'main' };
export const story = 'content/articles/2026/first-approval.md';
export const picture = 'content/articles/2026/first-approval/map.png';
export const published = 'content/articles/2026/published.md';
export const branch = 'write/first-approval';
export const place = '/repos/en-cphi/newsroom';
export const address = 'https://github.com/en-cphi/newsroom/pull/1';
export const sign = `Sent from the writing page to the branch ${branch}.`;
/** Every byte there is, and not valid as UTF-8. */
export const pictureBytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);

export let server: GithubServer;
export let access: Access;
/** All that an editor could have seen in a test. */
let shown: string[];

/** Before each test. */
export async function startNewsroom(): Promise<void> {
  await start({ isPublic: false });
}

/** Before each test, for a repository that can be read without a token. */
export async function startPublicNewsroom(): Promise<void> {
  await start({ isPublic: true });
}

async function start({ isPublic }: { isPublic: boolean }): Promise<void> {
  server = await startGithubServer({
    repository,
    token,
    isPublic,
    files: { [published]: 'As published.\n', 'site.yaml': 'name: News\n' },
  });
  access = { repository, token, api: server.url };
  shown = [];
}

/** After each test. */
export async function closeNewsroom(): Promise<void> {
  await server.close();
  expect(shown.join('\n')).not.toContain('SECRET');
  expect(server.requests.map(({ path }) => path).join('\n')).not.toContain('SECRET');
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString();
}

/** As `git hash-object` computes it. */
export function hash(content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  return createHash('sha1')
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}

export function createChange(...files: Change['files']): Change {
  return { branch, title: 'First approval', description: 'A new story.', files };
}

export const newStory = createChange({ path: story, bytes: encode('A story.\n') });
export const pictured = createChange(
  { path: picture, bytes: pictureBytes },
  { path: story, bytes: encode('A story.\n') },
);

export function createCorrection(text = 'Corrected.\n', sha = hash('As published.\n')): Change {
  return createChange({ path: published, bytes: encode(text), sha });
}

export async function send(change: Change, over: Partial<Access> = {}): Promise<SendResult> {
  const result = await sendChange({ ...access, ...over }, change, (line) => shown.push(line));
  shown.push(JSON.stringify(result));
  return result;
}

export async function read(path: string, over: Partial<Access> = {}): Promise<ReadResult> {
  const result = await readRepositoryFile({ ...access, ...over }, path);
  shown.push(JSON.stringify(result));
  return result;
}

/** Sends and returns what was told on the way. */
export async function listen(change: Change): Promise<string[]> {
  const lines: string[] = [];
  await sendChange(access, change, (line) => lines.push(line));
  shown.push(...lines);
  return lines;
}

/** The calls since the last question, as `GET /git/ref/heads/main`. */
export function takeCalls(): string[] {
  server.requestHeaders.splice(0);
  return server.requests.splice(0).map(({ method, path }) => `${method} ${path.replace(place, '')}`);
}

export function git(...args: string[]): string {
  return execFileSync('git', ['--git-dir', server.folder, ...args], { encoding: 'utf8' });
}

/** What must hold whatever went wrong on the way. */
export async function expectArrival(change: Change): Promise<void> {
  expect(await server.listBranches()).toEqual(['main', branch]);
  expect(server.pullRequests).toMatchObject([{ number: 1, head: branch, base: 'main', state: 'open' }]);
  const files = await server.readBranch(branch);
  for (const { path, bytes } of change.files) {
    expect(Buffer.compare(files[path] ?? Buffer.alloc(0), bytes), path).toBe(0);
  }
}

export async function expectUntouchedBase(): Promise<void> {
  expect(git('log', '--format=%s', 'main')).toBe('Begin\n');
  expect(Object.keys(await server.readBranch('main'))).toEqual([published, 'site.yaml']);
}
