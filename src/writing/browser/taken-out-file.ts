import { type BranchState, deleteFile } from './change-branch.ts';
import { GithubFailure } from './github-failure.ts';
import type { Access } from './github-request.ts';
import { replaceFile } from './repeated-call.ts';
import { readFileAt } from './repository-file.ts';

/**
 * Lets a file of a branch be again as it is on the branch that site.yaml names, or be gone where it is not there.
 *
 * @returns whether there was anything to do
 * @throws {GithubFailure}
 */
export async function takeOutFile(
  access: Access,
  change: { branch: string; title: string },
  path: string,
  state: BranchState,
): Promise<boolean> {
  const onBranch = await readFileAt(access, path, change.branch);
  if (!onBranch) return false;
  const onBase = await readFileAt(access, path, access.repository.branch);
  if (onBranch.sha === onBase?.sha) return false;
  // Nobody has touched it on the branch, so a merge leaves what the base has made of it since.
  if (state.isBehind && onBranch.sha === (await readFileAt(access, path, state.start))?.sha) return false;
  if (onBase) await replaceFile(access, change, { path, bytes: onBase.bytes }, onBranch.sha);
  else await deleteOrMiss(access, change, path, onBranch.sha);
  return true;
}

/** Deletes a file; is content where somebody else, or a call that the browser repeats by itself, was faster. */
async function deleteOrMiss(
  access: Access,
  change: { branch: string; title: string },
  path: string,
  sha: string,
): Promise<void> {
  try {
    await deleteFile(access, change, path, sha);
  } catch (error) {
    if (!(error instanceof GithubFailure) || ![404, 409, 422].includes(error.status ?? 0)) throw error;
    if (await readFileAt(access, path, change.branch)) throw error;
  }
}
