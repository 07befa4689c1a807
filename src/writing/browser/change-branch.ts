import { encodeBase64 } from './base64.ts';
import { GithubFailure } from './github-failure.ts';
import { type Access, callGithub, encodePath, explainStranger, nameRepository } from './github-request.ts';
import { readFields } from './repository-file.ts';

/** How the branch of a change stands to the branch that site.yaml names. */
export interface BranchState {
  /** The commit that both have in common. */
  start: string;
  /** Whether the branch of site.yaml has gone on since. */
  isBehind: boolean;
  /** Whether all commits of the branch were made by `putFile` and `deleteFile`, so that nothing of anybody else is lost with them. */
  isOurs: boolean;
}

/**
 * @returns whether the branch is new
 * @throws {GithubFailure}
 */
export async function createBranch(access: Access, branch: string, commit: string): Promise<boolean> {
  try {
    await callGithub(access, {
      method: 'POST',
      path: 'git/refs',
      body: { ref: `refs/heads/${branch}`, sha: commit },
      sought: nameRepository(access.repository),
    });
    return true;
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.status !== 422) throw error;
    if (!/already exists/i.test(error.githubMessage)) throw error;
    return false;
  }
}

/** @throws {GithubFailure} */
export async function compareBranch(access: Access, branch: string, base: string): Promise<BranchState> {
  const { body } = await callGithub(access, {
    method: 'GET',
    path: `compare/${encodeURIComponent(base)}...${encodeURIComponent(branch)}`,
    sought: `the branch ${branch} of ${nameRepository(access.repository)}`,
  });
  const { merge_base_commit: start, behind_by: behind, total_commits: total, commits } = readFields(body);
  const { sha } = readFields(start);
  if (typeof sha !== 'string' || typeof behind !== 'number' || !Array.isArray(commits))
    throw explainStranger();
  // GitHub lists no more than 250 commits.
  const isOurs = total === commits.length && commits.every((commit) => isMadeHere(commit, branch));
  return { start: sha, isBehind: behind > 0, isOurs };
}

/**
 * Lets a branch end with another commit, and so drops what it had of its own.
 *
 * @throws {GithubFailure}
 */
export async function moveBranch(access: Access, branch: string, commit: string): Promise<void> {
  await callGithub(access, {
    method: 'PATCH',
    path: `git/refs/heads/${encodePath(branch)}`,
    body: { sha: commit, force: true },
    sought: `the branch ${branch} of ${nameRepository(access.repository)}`,
  });
}

/**
 * Commits one file to a branch.
 *
 * @param replaced the sha of the file that is there. GitHub refuses another one, but takes any where there is no file.
 * @returns whether there was no such file
 * @throws {GithubFailure}
 */
export async function putFile(
  access: Access,
  { branch, title }: { branch: string; title: string },
  { path, bytes }: { path: string; bytes: Uint8Array },
  replaced: string | undefined,
): Promise<boolean> {
  const { status } = await callGithub(access, {
    method: 'PUT',
    path: `contents/${encodePath(path)}`,
    body: {
      branch,
      message: writeMessage(title, branch),
      content: encodeBase64(bytes),
      ...(replaced !== undefined && { sha: replaced }),
    },
    sought: `the branch ${branch} of ${nameRepository(access.repository)}`,
  });
  return status === 201;
}

/**
 * Commits to a branch that a file is gone.
 *
 * @param sha of the file that is there. GitHub refuses another one.
 * @throws {GithubFailure}
 */
export async function deleteFile(
  access: Access,
  { branch, title }: { branch: string; title: string },
  path: string,
  sha: string,
): Promise<void> {
  await callGithub(access, {
    method: 'DELETE',
    path: `contents/${encodePath(path)}`,
    body: { branch, message: writeMessage(title, branch), sha },
    sought: `${path} on the branch ${branch} of ${nameRepository(access.repository)}`,
  });
}

function writeMessage(title: string, branch: string): string {
  return `${title}\n\n${signCommit(branch)}`;
}

/** By this line a later try knows which commits of a branch are its own. */
function signCommit(branch: string): string {
  return `Sent from the writing page to the branch ${branch}.`;
}

function isMadeHere(value: unknown, branch: string): boolean {
  const { message } = readFields(readFields(value).commit);
  return typeof message === 'string' && message.split('\n').at(-1) === signCommit(branch);
}
