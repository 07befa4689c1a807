import type { BareRepository } from './bare-repository.ts';

/** What the API answers. */
export interface ApiAnswer {
  status: number;
  body: unknown;
}

export interface ApiRequest {
  method: string;
  /** Decoded, after `/repos/owner/name/`. */
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** Tests may close or merge it by its fields. */
export interface FakePullRequest {
  number: number;
  html_url: string;
  state: 'open' | 'closed';
  merged_at: string | null;
  title: string;
  body: string;
  head: string;
  base: string;
}

/** The repository of which the API tells. */
export interface ApiRepository {
  owner: string;
  name: string;
  store: BareRepository;
  pullRequests: FakePullRequest[];
}

type Handler = (repository: ApiRepository, request: ApiRequest, rest: string) => Promise<ApiAnswer>;

/** GitHub lists contents of at most this many bytes with the file itself. */
const largestContent = 1_000_000;

const handlers: [method: string, start: string, handler: Handler][] = [
  ['GET', 'git/ref/heads/', readReference],
  ['POST', 'git/refs', createReference],
  ['PATCH', 'git/refs/heads/', updateReference],
  ['GET', 'git/blobs/', readBlob],
  ['GET', 'contents/', readContents],
  ['PUT', 'contents/', writeContents],
  ['DELETE', 'contents/', deleteContents],
  ['GET', 'compare/', compareCommits],
  ['GET', 'pulls', listPullRequests],
  ['POST', 'pulls', createPullRequest],
];

/** Answers as the REST API of GitHub is documented and, where it is not, as it was measured by others. */
export async function answerApi(repository: ApiRepository, request: ApiRequest): Promise<ApiAnswer> {
  const { method, path } = request;
  const found = handlers.find(
    ([name, start]) => name === method && (start.endsWith('/') ? path.startsWith(start) : path === start),
  );
  if (!found) return refuse(404, 'Not Found');
  const [, start, handler] = found;
  return handler(repository, request, path.slice(start.length));
}

/** An answer of refusal; `details` are the messages of its `errors`. */
export function refuse(status: number, message: string, ...details: string[]): ApiAnswer {
  const errors = details.map((detail) => ({ resource: 'PullRequest', code: 'custom', message: detail }));
  return {
    status,
    body: {
      message,
      ...(errors.length > 0 && { errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    },
  };
}

async function readReference({ store }: ApiRepository, _: ApiRequest, branch: string): Promise<ApiAnswer> {
  const commit = await store.findCommit(`refs/heads/${branch}`);
  return commit === undefined ? refuse(404, 'Not Found') : describeReference(200, branch, commit);
}

async function createReference({ store }: ApiRepository, { body }: ApiRequest): Promise<ApiAnswer> {
  const { ref, sha } = readTexts(body);
  if (!ref?.startsWith('refs/heads/')) return refuse(422, 'Reference name must start with “refs/”');
  const branch = ref.slice('refs/heads/'.length);
  if ((await store.findCommit(ref)) !== undefined) return refuse(422, 'Reference already exists');
  if (!/^[0-9a-f]{40}$/.test(sha ?? '') || (await store.findCommit(sha ?? '')) === undefined) {
    return refuse(422, 'Object does not exist');
  }
  try {
    await store.git(['update-ref', ref, sha ?? '', '']);
  } catch {
    return refuse(422, 'Reference update failed');
  }
  return describeReference(201, branch, sha ?? '');
}

async function updateReference(
  { store }: ApiRepository,
  { body }: ApiRequest,
  branch: string,
): Promise<ApiAnswer> {
  const { sha = '' } = readTexts(body);
  const earlier = await store.findCommit(`refs/heads/${branch}`);
  if (earlier === undefined) return refuse(422, 'Reference does not exist');
  if ((await store.findCommit(sha)) === undefined) return refuse(422, 'Object does not exist');
  if (body.force !== true && (await countCommits(store, sha, earlier)) > 0) {
    return refuse(422, 'Update is not a fast forward');
  }
  await store.git(['update-ref', `refs/heads/${branch}`, sha]);
  return describeReference(200, branch, sha);
}

function describeReference(status: number, branch: string, sha: string): ApiAnswer {
  return { status, body: { ref: `refs/heads/${branch}`, object: { type: 'commit', sha } } };
}

async function readBlob({ store }: ApiRepository, _: ApiRequest, sha: string): Promise<ApiAnswer> {
  const blob = await store.findBlob(sha);
  if (!blob) return refuse(404, 'Not Found');
  const { bytes } = blob;
  return { status: 200, body: { sha, size: bytes.length, encoding: 'base64', content: breakLines(bytes) } };
}

async function readContents(
  { store }: ApiRepository,
  { query }: ApiRequest,
  path: string,
): Promise<ApiAnswer> {
  const name = query.get('ref') ?? 'HEAD';
  const commit = await store.findCommit(name);
  if (commit === undefined) return refuse(404, `No commit found for the ref ${name}`);
  const file = await store.findFile(commit, path);
  if (file) {
    const isLarge = file.bytes.length > largestContent;
    const content = isLarge
      ? { encoding: 'none', content: '' }
      : { encoding: 'base64', content: breakLines(file.bytes) };
    return { status: 200, body: { type: 'file', path, sha: file.sha, size: file.bytes.length, ...content } };
  }
  // The real list has more; nobody here reads it.
  return (await store.hasFolder(commit, path)) ? { status: 200, body: [] } : refuse(404, 'Not Found');
}

/** After every 60 characters, as GitHub does. */
function breakLines(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}

async function writeContents(
  repository: ApiRepository,
  { body }: ApiRequest,
  path: string,
): Promise<ApiAnswer> {
  const { store } = repository;
  const { branch = '', message, content, sha } = readTexts(body);
  if (!message) return refuse(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
  if (content === undefined) return refuse(422, 'Invalid request.\n\n"content" wasn\'t supplied.');
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) return refuse(422, 'content is not valid Base64');
  const head = await store.findCommit(`refs/heads/${branch}`);
  if (head === undefined) return refuse(404, `Branch ${branch} not found`);
  const earlier = await store.findFile(head, path);
  if (earlier && sha === undefined) return refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (earlier && earlier.sha !== sha) return refuse(409, `${path} does not match ${sha ?? ''}`);
  const commit = await store.commit(branch, message, { [path]: Buffer.from(content, 'base64') });
  const file = await store.findFile(commit, path);
  return {
    status: earlier ? 200 : 201,
    body: { content: { path, sha: file?.sha, type: 'file' }, commit: { sha: commit, message } },
  };
}

async function deleteContents(
  { store }: ApiRepository,
  { body }: ApiRequest,
  path: string,
): Promise<ApiAnswer> {
  const { branch = '', message, sha } = readTexts(body);
  if (!message) return refuse(422, 'Invalid request.\n\n"message" wasn\'t supplied.');
  if (sha === undefined) return refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  const head = await store.findCommit(`refs/heads/${branch}`);
  if (head === undefined) return refuse(404, `Branch ${branch} not found`);
  const earlier = await store.findFile(head, path);
  if (!earlier) return refuse(404, 'Not Found');
  if (earlier.sha !== sha) return refuse(409, `${path} does not match ${sha}`);
  const commit = await store.commit(branch, message, { [path]: undefined });
  return { status: 200, body: { content: null, commit: { sha: commit, message } } };
}

async function compareCommits({ store }: ApiRepository, _: ApiRequest, range: string): Promise<ApiAnswer> {
  const [base = '', head = ''] = range.split('...');
  const [from, to] = [await store.findCommit(base), await store.findCommit(head)];
  if (from === undefined || to === undefined) return refuse(404, 'Not Found');
  const start = (await store.git(['merge-base', from, to])).toString().trim();
  const log = await store.git(['log', '--reverse', '-z', '--format=%H %B', `${from}..${to}`]);
  const commits = log
    .toString()
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => ({ sha: entry.slice(0, 40), commit: { message: entry.slice(41).trimEnd() } }));
  return {
    status: 200,
    body: {
      merge_base_commit: { sha: start },
      ahead_by: commits.length,
      behind_by: await countCommits(store, to, from),
      total_commits: commits.length,
      commits: commits.slice(0, 250),
    },
  };
}

async function countCommits(store: BareRepository, from: string, to: string): Promise<number> {
  return Number((await store.git(['rev-list', '--count', `${from}..${to}`])).toString());
}

function listPullRequests({ owner, pullRequests }: ApiRepository, { query }: ApiRequest): Promise<ApiAnswer> {
  const [head, base, state = 'open'] = ['head', 'base', 'state'].map((name) => query.get(name) ?? undefined);
  const found = pullRequests.filter(
    (each) =>
      (head === undefined || head === `${owner}:${each.head}`) &&
      (base === undefined || base === each.base) &&
      (state === 'all' || state === each.state),
  );
  return Promise.resolve({
    status: 200,
    body: found.toReversed().map((each) => describePullRequest(owner, each)),
  });
}

async function createPullRequest(
  { owner, name, store, pullRequests }: ApiRepository,
  { body }: ApiRequest,
): Promise<ApiAnswer> {
  const { title = '', head = '', base = '', body: description = '' } = readTexts(body);
  const [from, to] = [
    await store.findCommit(`refs/heads/${base}`),
    await store.findCommit(`refs/heads/${head}`),
  ];
  if (from === undefined || to === undefined) return refuse(422, 'Validation Failed', 'head is invalid');
  if (pullRequests.some((each) => each.head === head && each.base === base && each.state === 'open')) {
    return refuse(422, 'Validation Failed', `A pull request already exists for ${owner}:${head}.`);
  }
  if ((await countCommits(store, from, to)) === 0) {
    return refuse(422, 'Validation Failed', `No commits between ${base} and ${head}`);
  }
  const number = pullRequests.length + 1;
  const pullRequest: FakePullRequest = {
    number,
    html_url: `https://github.com/${owner}/${name}/pull/${String(number)}`,
    state: 'open',
    merged_at: null,
    title,
    body: description,
    head,
    base,
  };
  pullRequests.push(pullRequest);
  return { status: 201, body: describePullRequest(owner, pullRequest) };
}

function describePullRequest(owner: string, pullRequest: FakePullRequest): unknown {
  const { head, base } = pullRequest;
  return { ...pullRequest, head: { label: `${owner}:${head}`, ref: head }, base: { ref: base } };
}

/** The fields of a body that are texts. */
function readTexts(body: Record<string, unknown>): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
