import { GithubFailure } from './github-failure.ts';
import { type Access, callGithub, explainStranger, nameRepository } from './github-request.ts';
import { readFields } from './repository-file.ts';

export interface PullRequest {
  /** Its web address. */
  address: string;
  state: 'open' | 'closed' | 'merged';
}

/**
 * The pull request of a branch; of several the open one, else the newest.
 *
 * @throws {GithubFailure}
 */
export async function findPullRequest(access: Access, branch: string): Promise<PullRequest | undefined> {
  const { owner, branch: base } = access.repository;
  const { body } = await callGithub(access, {
    method: 'GET',
    path: 'pulls',
    query: { head: `${owner}:${branch}`, base, state: 'all' },
    sought: `the pull requests of ${nameRepository(access.repository)}`,
  });
  if (!Array.isArray(body)) throw explainStranger();
  const found = body.map(parsePullRequest);
  return found.find(({ state }) => state === 'open') ?? found[0];
}

/**
 * Opens a pull request; where there is one for the branch already, finds it.
 *
 * @throws {GithubFailure} also where the one that is there is closed or merged
 */
export async function openPullRequest(
  access: Access,
  { branch, title, description }: { branch: string; title: string; description: string },
): Promise<{ address: string; isNew: boolean }> {
  const base = access.repository.branch;
  try {
    const { body } = await callGithub(access, {
      method: 'POST',
      path: 'pulls',
      body: { title, head: branch, base, body: description },
      sought: `the branch ${branch} of ${nameRepository(access.repository)}`,
    });
    return { address: parsePullRequest(body).address, isNew: true };
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.status !== 422) throw error;
    const earlier = await findPullRequest(access, branch);
    if (earlier) return { address: requireOpen(earlier), isNew: false };
    if (/no commits between/i.test(error.githubMessage)) throw explainNothingNew(base);
    throw error;
  }
}

/**
 * The address of a pull request that can still take changes.
 *
 * @throws {GithubFailure} where it is closed or merged
 */
export function requireOpen({ address, state }: PullRequest): string {
  if (state === 'open') return address;
  if (state === 'merged') {
    throw new GithubFailure(
      `This change was accepted already: ${address}`,
      'Nothing remains to be sent. For a further change, open the published story and begin a new change.',
    );
  }
  throw new GithubFailure(
    `The pull request of this change was closed without being accepted: ${address}`,
    'Ask whoever closed it. Either open it again on GitHub and try again, or begin a new change.',
  );
}

function explainNothingNew(base: string): GithubFailure {
  return new GithubFailure(
    `All of this is on the branch ${base} already.`,
    'Nothing remains to be sent. Change the story first, if it should be another.',
  );
}

function parsePullRequest(value: unknown): PullRequest {
  const { html_url: address, state, merged_at: mergedAt } = readFields(value);
  // It becomes a link, so it must not lead elsewhere.
  if (typeof address !== 'string' || !address.startsWith('https://github.com/')) throw explainStranger();
  if (state !== 'closed') return { address, state: 'open' };
  return { address, state: typeof mergedAt === 'string' ? 'merged' : 'closed' };
}
