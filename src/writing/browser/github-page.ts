import { encodePath } from './github-request.ts';
import type { Repository } from './repository.ts';

/** The longest address that GitHub answers, in bytes. */
const longestAddress = 8191;

/**
 * The page of GitHub where a file is made or changed by hand.
 *
 * @param text of a new file, which the page then has; left out where the address would be too long, and for a file that
 * is changed: GitHub takes no text for that.
 * @returns also whether the text is in the address.
 */
export function locateGithubPage(
  { owner, name, branch }: Repository,
  path: string,
  text: string | undefined,
): { address: string; hasText: boolean } {
  const repository = `https://github.com/${owner}/${name}`;
  if (text === undefined) {
    return { address: `${repository}/edit/${encodePath(branch)}/${encodePath(path)}`, hasText: false };
  }
  const page = `${repository}/new/${encodePath(branch)}?filename=${encodeURIComponent(path)}`;
  const address = `${page}&value=${encodeURIComponent(text)}`;
  return address.length <= longestAddress ? { address, hasText: true } : { address: page, hasText: false };
}
