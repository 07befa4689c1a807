import { type BranchState, compareBranch, createBranch, moveBranch, putFile } from './change-branch.ts';
import { computeBlobSha } from './git-blob.ts';
import { GithubFailure } from './github-failure.ts';
import type { Access } from './github-request.ts';
import { findPullRequest, openPullRequest, requireOpen } from './pull-request.ts';
import { isOtherFile, replaceFile, requireArrival } from './repeated-call.ts';
import { type ReadFile, readBranchHead, readFileAt } from './repository-file.ts';
import { takeOutFile } from './taken-out-file.ts';

export type { Access, Repository } from './github-request.ts';
export { type ReadFile, type ReadResult, readRepositoryFile } from './repository-file.ts';

export interface ChangedFile {
  /** In the repository: `content/articles/2026/x.md`. */
  path: string;
  bytes: Uint8Array;
  /** Of the file that is replaced, as the editor has seen it; absent for a new file. */
  sha?: string;
}

export interface Change {
  /** Of this change alone, and the same at each try: a branch of that name counts as one of an earlier try. */
  branch: string;
  /** Of the pull request and of the commits. */
  title: string;
  /** Of the pull request. */
  description: string;
  /** Sent in this order. */
  files: readonly ChangedFile[];
  /** Paths that an earlier try sent to the branch and that are no longer part of the change. */
  removed?: readonly string[];
}

/** What has happened so far is told as it happens, in words. */
export type Progress = (line: string) => void;

/** Somebody else changed the file, or made it. `theirs` is absent where the file is gone. */
export interface Conflict {
  kind: 'conflict';
  path: string;
  theirs: ReadFile | undefined;
}

export type SendResult =
  | { kind: 'sent'; /** Its web address. */ pullRequest: string; isNew: boolean }
  | Conflict
  | {
      kind: 'failed';
      message: string;
      fix: string;
      /** What had been done already, in words. */ done: string[];
    };

/**
 * Puts a change on a branch of its own and opens a pull request for it. The branch that site.yaml names is never
 * written to. After a failure the same change may be sent again: what has arrived is not sent twice. After a
 * conflict, it may be sent again with the sha of `theirs`, or without one where the file is gone.
 */
export async function sendChange(access: Access, change: Change, tell: Progress): Promise<SendResult> {
  const done: string[] = [];
  const report: Progress = (line) => {
    done.push(line);
    tell(line);
  };
  try {
    return await send(access, change, report);
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    return { kind: 'failed', message: error.message, fix: error.fix, done };
  }
}

async function send(access: Access, change: Change, report: Progress): Promise<SendResult> {
  const { branch } = change;
  const head = await readBranchHead(access, access.repository.branch);
  if (await createBranch(access, branch, head)) {
    report(`The branch ${branch} was made.`);
    return sendToNewBranch(access, change, report);
  }
  report(`The branch ${branch} is there already.`);
  const pullRequest = await findPullRequest(access, branch);
  const address = pullRequest && requireOpen(pullRequest);
  const state = await compareBranch(access, branch, head);
  if (address === undefined && state.isBehind && state.isOurs) {
    const conflict = await findConflict(access, change);
    if (conflict) return conflict;
    // From an older state, a pull request could not be merged where the same file has changed since.
    await moveBranch(access, branch, head);
    report(`The branch ${branch} was set to the newest state of ${access.repository.branch}.`);
    return sendToNewBranch(access, change, report);
  }
  return sendToEarlierBranch(access, change, state, address, report);
}

async function sendToNewBranch(access: Access, change: Change, report: Progress): Promise<SendResult> {
  for (const file of change.files) {
    const conflict = await sendToNewest(access, change, file, report);
    if (conflict) return conflict;
  }
  return finish(access, change, report);
}

async function sendToEarlierBranch(
  access: Access,
  change: Change,
  state: BranchState,
  pullRequest: string | undefined,
  report: Progress,
): Promise<SendResult> {
  for (const file of change.files) {
    const conflict = await sendToEarlier(access, change, file, state, report);
    if (conflict) return conflict;
  }
  await takeOutRemoved(access, change, state, report);
  if (pullRequest === undefined) return finish(access, change, report);
  report('The pull request is there already.');
  return { kind: 'sent', pullRequest, isNew: false };
}

async function takeOutRemoved(
  access: Access,
  change: Change,
  state: BranchState,
  report: Progress,
): Promise<void> {
  const sent = new Set(change.files.map(({ path }) => path));
  // A path that was removed and then came back is part of the change.
  for (const path of (change.removed ?? []).filter((removed) => !sent.has(removed))) {
    if (await takeOutFile(access, change, path, state)) report(`${path} was taken out again.`);
  }
}

async function finish(access: Access, change: Change, report: Progress): Promise<SendResult> {
  const { address, isNew } = await openPullRequest(access, change);
  report(isNew ? 'The pull request was made.' : 'The pull request is there already.');
  return { kind: 'sent', pullRequest: address, isNew };
}

/** Looks, before anything is written, whether a file is still as the editor has seen it. */
async function findConflict(access: Access, { files }: Change): Promise<Conflict | undefined> {
  for (const { path, bytes, sha } of files) {
    const theirs = await readFileAt(access, path, access.repository.branch);
    if (theirs?.sha !== sha && theirs?.sha !== (await computeBlobSha(bytes))) {
      return { kind: 'conflict', path, theirs };
    }
  }
  return undefined;
}

/** Sends a file to a branch that has just been made of the newest state: GitHub compares the sha itself. */
async function sendToNewest(
  access: Access,
  change: Change,
  file: ChangedFile,
  report: Progress,
): Promise<Conflict | undefined> {
  const { path, bytes, sha } = file;
  const base = access.repository.branch;
  try {
    const isNewFile = await putFile(access, change, file, sha);
    // GitHub takes a sha without a word where the file is gone.
    if (isNewFile && sha !== undefined) return { kind: 'conflict', path, theirs: undefined };
    report(`${path} was sent.`);
    return undefined;
  } catch (error) {
    if (!isOtherFile(error)) throw error;
    const theirs = await readFileAt(access, path, base);
    if (theirs?.sha === (await computeBlobSha(bytes))) {
      report(`${path} is on the branch ${base} already.`);
      return undefined;
    }
    if (theirs?.sha !== sha) return { kind: 'conflict', path, theirs };
    await requireArrival(access, change, file, error);
    report(`${path} was sent.`);
    return undefined;
  }
}

/** Sends a file to a branch of an earlier try, on which others may have worked since. */
async function sendToEarlier(
  access: Access,
  change: Change,
  file: ChangedFile,
  state: BranchState,
  report: Progress,
): Promise<Conflict | undefined> {
  const { path, sha: known } = file;
  const { branch } = change;
  const ours = await computeBlobSha(file.bytes);
  const onBase = await readFileAt(access, path, access.repository.branch);
  const onBranch = await readFileAt(access, path, branch);
  const atStart = state.isBehind ? await readFileAt(access, path, state.start) : onBase;
  // The editor may have seen the file of the branch, after a conflict with somebody who changed it there.
  const isSeenOnBranch = known !== undefined && onBranch?.sha === known && onBase?.sha === atStart?.sha;
  if (onBase?.sha !== known && onBase?.sha !== ours && !isSeenOnBranch) {
    return { kind: 'conflict', path, theirs: onBase };
  }
  if (onBranch?.sha === ours) {
    report(`${path} is on the branch ${branch} already.`);
    return undefined;
  }
  const isUntouched = onBranch?.sha === known || onBranch?.sha === atStart?.sha;
  if (!isUntouched && !state.isOurs) {
    if (onBranch) return { kind: 'conflict', path, theirs: onBranch };
    throw explainRemoval(path, branch);
  }
  await replaceFile(access, change, file, onBranch?.sha);
  report(`${path} was sent.`);
  return undefined;
}

function explainRemoval(path: string, branch: string): GithubFailure {
  return new GithubFailure(
    `Somebody removed ${path} from the branch ${branch}.`,
    'Ask in the pull request why. To send the story nevertheless, begin a new change.',
  );
}
