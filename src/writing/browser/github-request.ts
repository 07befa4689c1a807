import { GithubFailure, explainRefusal } from './github-failure.ts';

/** As site.yaml names it. */
export interface Repository {
  owner: string;
  name: string;
  branch: string;
}

export interface Access {
  repository: Repository;
  /** A fine-grained token; empty to read what is public. It goes into the header of a call and nowhere else. */
  token: string;
  /** `https://api.github.com` unless a test says otherwise. */
  api?: string;
  /** Milliseconds that a call may take; 30 000 unless a test says otherwise. */
  timeLimit?: number;
}

export interface Call {
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** After `/repos/owner/name/`, encoded. */
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** What it is about, for messages: `the branch main of en-cphi/newsroom`. */
  sought: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** Characters of a body for which a call may take a second longer: a picture takes its time. */
const charactersPerSecond = 32_768;

/** Encodes the name of a branch or the path of a file; its slashes remain. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** `en-cphi/newsroom`. */
export function nameRepository({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}

/**
 * Calls GitHub's REST API.
 *
 * @throws {GithubFailure} where there is no answer of success
 */
export async function callGithub(access: Access, call: Call): Promise<Answer> {
  const body = call.body && JSON.stringify(call.body);
  const timeLimit =
    (access.timeLimit ?? 30_000) + Math.floor((body?.length ?? 0) / charactersPerSecond) * 1000;
  const { response, text } = await fetchText(access, call, body, timeLimit);
  const content = parseJson(text);
  if (response.ok && content !== undefined) return { status: response.status, body: content };
  if (response.ok) throw explainStranger();
  const githubMessage = hideToken(findMessage(content), access.token);
  throw explainRefusal(response, githubMessage, call.sought, nameRepository(access.repository));
}

function hideToken(text: string, token: string): string {
  return token === '' ? text : text.replaceAll(token, '…');
}

/** For an answer that GitHub does not give: a network that asks for a log-in answers in its place. */
export function explainStranger(): GithubFailure {
  return new GithubFailure(
    'The answer is not one of GitHub.',
    'A network that asks for a log-in may stand between. Open github.com in another tab, then try again.',
  );
}

async function fetchText(
  { repository, token, api = 'https://api.github.com' }: Access,
  { method, path, query = {} }: Call,
  body: string | undefined,
  timeLimit: number,
): Promise<{ response: Response; text: string }> {
  if (!/^[\x21-\x7e]*$/.test(token)) {
    throw new GithubFailure(
      'The token has characters that no token of GitHub has.',
      'Copy it from GitHub once more, without a space or a line break, and try again.',
    );
  }
  const parameters = new URLSearchParams(query);
  const search = parameters.size === 0 ? '' : `?${parameters.toString()}`;
  const place = `${encodeURIComponent(repository.owner)}/${encodeURIComponent(repository.name)}`;
  try {
    const response = await fetch(`${api}/repos/${place}/${path}${search}`, {
      method,
      cache: 'no-store',
      headers: {
        ...(token !== '' && { Authorization: `Bearer ${token}` }),
        Accept: 'application/vnd.github+json',
        'X-GitHub-Api-Version': '2022-11-28',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(timeLimit),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw isTimeout(error) ? explainSilence(timeLimit) : explainNetwork();
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function explainSilence(timeLimit: number): GithubFailure {
  return new GithubFailure(
    `GitHub did not answer within ${String(timeLimit / 1000)} seconds.`,
    'Check the connection to the internet, then try again.',
  );
}

function explainNetwork(): GithubFailure {
  return new GithubFailure(
    'GitHub could not be reached.',
    'Check the connection to the internet, then try again. If other sites open, a browser extension or the network may block api.github.com.',
  );
}

/** `undefined` where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** GitHub says the reason in `message`, or in the messages of `errors` where `message` is general. */
function findMessage(content: unknown): string {
  if (typeof content !== 'object' || content === null) return '';
  const { message, errors } = content as { message?: unknown; errors?: unknown };
  const details = Array.isArray(errors) ? errors.map(findDetail) : [];
  return [message, ...details]
    .filter((text) => typeof text === 'string' && text !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

function findDetail(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { message, field, code } = error as { message?: unknown; field?: unknown; code?: unknown };
  if (typeof message === 'string') return message;
  return [field, code].filter((text) => typeof text === 'string').join(' ');
}
