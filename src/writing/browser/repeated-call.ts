import { putFile } from './change-branch.ts';
import { computeBlobSha } from './git-blob.ts';
import { GithubFailure } from './github-failure.ts';
import type { Access } from './github-request.ts';
import { readFileAt } from './repository-file.ts';

/** GitHub answers 409 to a sha that is not the file's, and 422 where there is a file and no sha was given. */
export function isOtherFile(error: unknown): boolean {
  if (!(error instanceof GithubFailure)) return false;
  return (
    error.status === 409 || (error.status === 422 && error.githubMessage.includes('"sha" wasn\'t supplied'))
  );
}

/**
 * A browser repeats a call by itself where a connection broke. GitHub then refuses the second one, since the first
 * has changed the file.
 *
 * @throws the refusal, where the branch does not have the file as it was sent
 */
export async function requireArrival(
  access: Access,
  { branch }: { branch: string },
  { path, bytes }: { path: string; bytes: Uint8Array },
  refusal: unknown,
): Promise<void> {
  const arrived = await readFileAt(access, path, branch);
  if (arrived?.sha !== (await computeBlobSha(bytes))) throw refusal;
}

/**
 * As `putFile`, but content where a repeated call is refused.
 *
 * @throws {GithubFailure}
 */
export async function replaceFile(
  access: Access,
  change: { branch: string; title: string },
  file: { path: string; bytes: Uint8Array },
  replaced: string | undefined,
): Promise<void> {
  try {
    await putFile(access, change, file, replaced);
  } catch (error) {
    if (!isOtherFile(error)) throw error;
    await requireArrival(access, change, file, error);
  }
}
