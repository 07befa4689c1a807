/** Why a call to GitHub came to nothing, in words for an editor. */
export class GithubFailure extends Error {
  override name = 'GithubFailure';
  readonly fix: string;
  /** Of the answer, if GitHub gave one. */
  readonly status: number | undefined;
  /** GitHub's own words; empty without an answer. */
  readonly githubMessage: string;

  constructor(message: string, fix: string, status?: number, githubMessage = '') {
    super(message);
    this.fix = fix;
    this.status = status;
    this.githubMessage = githubMessage;
  }
}

/**
 * Says in plain words what an answer that is no success means.
 *
 * @param sought what the call was about: `the branch main of en-cphi/newsroom`
 * @param repository `en-cphi/newsroom`
 * @param githubMessage GitHub's own words, without the token
 */
export function explainRefusal(
  answer: { status: number; headers: Headers },
  githubMessage: string,
  sought: string,
  repository: string,
): GithubFailure {
  const [message, fix] = findWords(answer, githubMessage, sought, repository);
  return new GithubFailure(message, fix, answer.status, githubMessage);
}

function findWords(
  { status, headers }: { status: number; headers: Headers },
  githubMessage: string,
  sought: string,
  repository: string,
): [message: string, fix: string] {
  const said = githubMessage ? `: “${githubMessage}”` : ` (status ${String(status)}).`;
  if (status === 401) {
    return [
      'GitHub does not accept the token.',
      'It is mistyped, expired or withdrawn. Make a new token on GitHub, enter it and try again.',
    ];
  }
  if (isRateLimit(status, headers, githubMessage)) {
    return ['GitHub takes no more calls with this token for now.', findNextTry(headers)];
  }
  if (status === 403) {
    return [
      `GitHub does not let this token do that in ${repository}${said}`,
      'Give the token, on GitHub, the permissions “Contents: Read and write” and “Pull requests: Read and write” for this repository. If you may not, ask the owner of the repository.',
    ];
  }
  if (status === 404) {
    return [
      `GitHub does not find ${sought}, or the token may not see it.`,
      'Check that the token is for this repository and that site.yaml names the owner, the repository and the branch rightly, then try again.',
    ];
  }
  if (status === 409) {
    return [
      `GitHub could not make the change${said}`,
      'Most often something else was changed at the same moment. Try again.',
    ];
  }
  if (status >= 500) {
    return [
      `GitHub has a fault of its own (status ${String(status)}).`,
      'Try again in a few minutes. www.githubstatus.com tells whether it is known.',
    ];
  }
  return [
    `GitHub did not accept the change${said}`,
    'Show this message to whoever looks after the site. Your story is still here.',
  ];
}

/** GitHub answers 403 as well as 429 where there were too many calls. */
function isRateLimit(status: number, headers: Headers, githubMessage: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers.get('x-ratelimit-remaining') === '0' ||
    headers.has('retry-after') ||
    /rate limit/i.test(githubMessage)
  );
}

/** `retry-after` is in seconds from now, `x-ratelimit-reset` in seconds since 1970. */
function findNextTry(headers: Headers): string {
  const seconds = Number(headers.get('retry-after'));
  if (seconds > 0) return `Try again in ${String(seconds)} seconds.`;
  const reset = Number(headers.get('x-ratelimit-reset'));
  if (headers.get('x-ratelimit-remaining') === '0' && reset > 0) {
    return `Try again after ${formatTime(new Date(reset * 1000))}.`;
  }
  return 'Try again in a few minutes.';
}

/** `14:05 GMT+8`, as the clock of the editor shows it. */
function formatTime(moment: Date): string {
  return moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
}
