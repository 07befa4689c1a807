import { decodeBase64 } from './base64.ts';
import { GithubFailure } from './github-failure.ts';
import { type Access, callGithub, encodePath, explainStranger, nameRepository } from './github-request.ts';

export interface ReadFile {
  bytes: Uint8Array;
  /** The name that git gives to the bytes, which GitHub wants back with a change. */
  sha: string;
}

export type ReadResult =
  { kind: 'read'; file: ReadFile } | { kind: 'missing' } | { kind: 'failed'; message: string; fix: string };

/** Reads a file as it is on the branch that site.yaml names. */
export async function readRepositoryFile(access: Access, path: string): Promise<ReadResult> {
  const { branch } = access.repository;
  try {
    const file = await readFileAt(access, path, branch);
    if (file) return { kind: 'read', file };
    // GitHub says the same of a repository that the token may not see.
    await readBranchHead(access, branch);
    return { kind: 'missing' };
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    return { kind: 'failed', message: error.message, fix: error.fix };
  }
}

/**
 * @param reference a branch, or the sha of a commit
 * @throws {GithubFailure}
 */
export async function readFileAt(
  access: Access,
  path: string,
  reference: string,
): Promise<ReadFile | undefined> {
  const sought = `${path} on ${reference}`;
  const body = await callGithub(access, {
    method: 'GET',
    path: `contents/${encodePath(path)}`,
    query: { ref: reference },
    sought,
  }).then(
    (answer) => answer.body,
    (error: unknown) => {
      if (error instanceof GithubFailure && error.status === 404) return undefined;
      throw error;
    },
  );
  if (body === undefined) return undefined;
  const { type, sha, encoding, content } = readFields(body);
  // A folder is answered as a list of its files.
  if (Array.isArray(body) || (type !== undefined && type !== 'file')) {
    throw new GithubFailure(`${path} is no file in the repository.`, 'Choose another address for the story.');
  }
  if (typeof sha !== 'string') throw explainStranger();
  // The answer has no content where the file is larger than a megabyte.
  if (encoding === 'none') return { sha, bytes: await readBlob(access, sha, sought) };
  return { sha, bytes: decodeContent(encoding, content) };
}

/**
 * The commit that a branch ends with.
 *
 * @throws {GithubFailure}
 */
export async function readBranchHead(access: Access, branch: string): Promise<string> {
  const { body } = await callGithub(access, {
    method: 'GET',
    path: `git/ref/heads/${encodePath(branch)}`,
    sought: `the branch ${branch} of ${nameRepository(access.repository)}`,
  });
  const { sha } = readFields(readFields(body).object);
  if (typeof sha !== 'string') throw explainStranger();
  return sha;
}

/** The fields of an answer; none where it is no object. */
export function readFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

async function readBlob(access: Access, sha: string, sought: string): Promise<Uint8Array> {
  const { body } = await callGithub(access, { method: 'GET', path: `git/blobs/${sha}`, sought });
  const { encoding, content } = readFields(body);
  return decodeContent(encoding, content);
}

function decodeContent(encoding: unknown, content: unknown): Uint8Array {
  if (encoding !== 'base64' || typeof content !== 'string') throw explainStranger();
  try {
    return decodeBase64(content);
  } catch {
    throw explainStranger();
  }
}
