import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Access,
  type Change,
  type SendResult,
  readRepositoryFile,
  sendChange,
} from '../../../../src/writing/browser/repository.ts';
import { callGithub } from '../../../../src/writing/browser/github-request.ts';
import { type Fault, type GithubServer, startGithubServer } from '../../../support/github-server.ts';

const token = 'github_pat_11SECRET_kept';
const repository = { owner: 'en-cphi', name: 'newsroom', branch: 'main' };
const story = 'content/articles/2026/first-approval.md';
const picture = 'content/articles/2026/first-approval/map.png';
const published = 'content/articles/2026/published.md';
const branch = 'write/first-approval';
const place = '/repos/en-cphi/newsroom';
const address = 'https://github.com/en-cphi/newsroom/pull/1';
const sign = `Sent from the writing page to the branch ${branch}.`;
/** Every byte there is, and not valid as UTF-8. */
const pictureBytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);

let server: GithubServer;
let access: Access;
/** All that an editor could have seen in a test. */
let shown: string[];

beforeEach(async () => {
  server = await startGithubServer({
    repository,
    token,
    files: { [published]: 'As published.\n', 'site.yaml': 'name: News\n' },
  });
  access = { repository, token, api: server.url };
  shown = [];
});

afterEach(async () => {
  await server.close();
  expect(shown.join('\n')).not.toContain('SECRET');
  expect(server.requests.map(({ path }) => path).join('\n')).not.toContain('SECRET');
});

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes).toString();
}

/** As `git hash-object` computes it. */
function hash(content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  return createHash('sha1')
    .update(`blob ${String(bytes.length)}\0`)
    .update(bytes)
    .digest('hex');
}

function createChange(...files: Change['files']): Change {
  return { branch, title: 'First approval', description: 'A new story.', files };
}

const newStory = createChange({ path: story, bytes: encode('A story.\n') });
const pictured = createChange(
  { path: picture, bytes: pictureBytes },
  { path: story, bytes: encode('A story.\n') },
);

function createCorrection(text = 'Corrected.\n', sha = hash('As published.\n')): Change {
  return createChange({ path: published, bytes: encode(text), sha });
}

async function send(change: Change, over: Partial<Access> = {}): Promise<SendResult> {
  const result = await sendChange({ ...access, ...over }, change, (line) => shown.push(line));
  shown.push(JSON.stringify(result));
  return result;
}

/** Sends and returns what was told on the way. */
async function listen(change: Change): Promise<string[]> {
  const lines: string[] = [];
  await sendChange(access, change, (line) => lines.push(line));
  return lines;
}

/** The calls since the last question, as `GET /git/ref/heads/main`. */
function takeCalls(): string[] {
  server.requestHeaders.splice(0);
  return server.requests.splice(0).map(({ method, path }) => `${method} ${path.replace(place, '')}`);
}

function git(...args: string[]): string {
  return execFileSync('git', ['--git-dir', server.folder, ...args], { encoding: 'utf8' });
}

/** What must hold whatever went wrong on the way. */
async function expectArrival(change: Change): Promise<void> {
  expect(await server.listBranches()).toEqual(['main', branch]);
  expect(server.pullRequests).toMatchObject([{ number: 1, head: branch, base: 'main', state: 'open' }]);
  const files = await server.readBranch(branch);
  for (const { path, bytes } of change.files) {
    expect(Buffer.compare(files[path] ?? Buffer.alloc(0), bytes), path).toBe(0);
  }
}

async function expectUntouchedBase(): Promise<void> {
  expect(git('log', '--format=%s', 'main')).toBe('Begin\n');
  expect(Object.keys(await server.readBranch('main'))).toEqual([published, 'site.yaml']);
}

describe('the first sending', () => {
  test('takes four calls for a new story', async () => {
    const head = git('rev-parse', 'main').trim();
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(server.requests).toEqual([
      { method: 'GET', path: `${place}/git/ref/heads/main` },
      { method: 'POST', path: `${place}/git/refs`, body: { ref: `refs/heads/${branch}`, sha: head } },
      {
        method: 'PUT',
        path: `${place}/contents/${story}`,
        body: { branch, message: `First approval\n\n${sign}`, content: 'QSBzdG9yeS4K' },
      },
      {
        method: 'POST',
        path: `${place}/pulls`,
        body: { title: 'First approval', head: branch, base: 'main', body: 'A new story.' },
      },
    ]);
    await expectArrival(newStory);
    await expectUntouchedBase();
  });

  test('takes one call more for each further file, in the order given', async () => {
    expect(await send(pictured)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(takeCalls()).toEqual([
      'GET /git/ref/heads/main',
      'POST /git/refs',
      `PUT /contents/${picture}`,
      `PUT /contents/${story}`,
      'POST /pulls',
    ]);
    await expectArrival(pictured);
    await expectUntouchedBase();
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\nA\t${picture}\n`);
  });

  test('takes four calls for a correction, with the sha of what is replaced', async () => {
    expect(await send(createCorrection())).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(server.requests[2]?.body).toEqual({
      branch,
      message: `First approval\n\n${sign}`,
      content: 'Q29ycmVjdGVkLgo=',
      sha: hash('As published.\n'),
    });
    expect(server.requests).toHaveLength(4);
    await expectArrival(createCorrection());
    await expectUntouchedBase();
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`M\t${published}\n`);
  });

  test('says what happens as it happens', async () => {
    expect(await listen(pictured)).toEqual([
      `The branch ${branch} was made.`,
      `${picture} was sent.`,
      `${story} was sent.`,
      'The pull request was made.',
    ]);
  });

  test('sends the token and the version of the API in headers', async () => {
    await send(newStory);
    expect(server.requestHeaders).toHaveLength(4);
    for (const headers of server.requestHeaders) {
      expect(headers).toMatchObject({
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'cache-control': 'no-cache',
      });
    }
    expect(server.requestHeaders.map((headers) => headers['content-type'])).toEqual([
      undefined,
      'application/json',
      'application/json',
      'application/json',
    ]);
  });

  test('encodes names of files and branches', async () => {
    const change = {
      ...createChange({ path: 'content/药品 #1/100% 批准?&+.md', bytes: encode('批准。\n') }),
      branch: 'write/批准#1%',
    };
    expect(await send(change)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(await send(change)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    const files = await server.readBranch('write/批准#1%');
    expect(decode(files['content/药品 #1/100% 批准?&+.md'])).toBe('批准。\n');
    expect(server.requests[2]?.path).toBe(
      `${place}/contents/content/%E8%8D%AF%E5%93%81%20%231/100%25%20%E6%89%B9%E5%87%86%3F%26%2B.md`,
    );
  });

  test('begins at the branch that site.yaml names, whatever is in its name', async () => {
    await server.commitTo('news/主#1', { 'only-here.md': 'Here.\n' });
    const other = { ...repository, branch: 'news/主#1' };
    expect(await send(newStory, { repository: other })).toMatchObject({ kind: 'sent', isNew: true });
    expect(server.requests[0]?.path).toBe(`${place}/git/ref/heads/news/%E4%B8%BB%231`);
    expect(Object.keys(await server.readBranch(branch))).toEqual([story, 'only-here.md']);
    expect(server.pullRequests).toMatchObject([{ base: 'news/主#1' }]);
  });
});

const retry = 'Check the connection to the internet, then try again.';
const network =
  'Check the connection to the internet, then try again. If other sites open, a browser extension or the network may block api.github.com.';
const permissions =
  'Give the token, on GitHub, the permissions “Contents: Read and write” and “Pull requests: Read and write” for this repository. If you may not, ask the owner of the repository.';
const names =
  'Check that the token is for this repository and that site.yaml names the owner, the repository and the branch rightly.';
const show = 'Show this message to whoever looks after the site. Your story is still here.';
const rateLimit = 'GitHub takes no more calls with this token for now.';
const reset = 1_800_000_000;
const resetTime = new Date(reset * 1000).toLocaleTimeString('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

describe('a fault', () => {
  test.each<{ name: string; how: Fault['how']; message: string; fix: string }>([
    {
      name: '401',
      how: { status: 401, body: { message: 'Bad credentials' } },
      message: 'GitHub does not accept the token.',
      fix: 'It is mistyped, expired or withdrawn. Make a new token on GitHub, enter it and try again.',
    },
    {
      name: '403 for a token that may not write',
      how: { status: 403, body: { message: 'Resource not accessible by personal access token' } },
      message:
        'GitHub does not let this token do that in en-cphi/newsroom: “Resource not accessible by personal access token”',
      fix: permissions,
    },
    {
      name: '403 for an hour’s calls',
      how: {
        status: 403,
        body: { message: 'API rate limit exceeded for user ID 1.' },
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
      },
      message: rateLimit,
      fix: `Try again after ${resetTime}.`,
    },
    {
      name: '403 with a time to wait',
      how: { status: 403, body: { message: 'Slow down.' }, headers: { 'retry-after': '60' } },
      message: rateLimit,
      fix: 'Try again in 60 seconds.',
    },
    {
      name: '403 for too many calls at once',
      how: { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      message: rateLimit,
      fix: 'Try again in a few minutes.',
    },
    {
      name: '429',
      how: { status: 429, body: { message: 'Too many requests.' }, headers: { 'retry-after': '5' } },
      message: rateLimit,
      fix: 'Try again in 5 seconds.',
    },
    {
      name: '404',
      how: { status: 404, body: { message: 'Not Found' } },
      message: 'GitHub does not find the branch main of en-cphi/newsroom, or the token may not see it.',
      fix: names,
    },
    {
      name: '409',
      how: { status: 409, body: { message: 'Git Repository is empty.' } },
      message: 'GitHub could not make the change: “Git Repository is empty.”',
      fix: 'Most often something else was changed at the same moment. Try again.',
    },
    {
      name: '422 with details',
      how: {
        status: 422,
        body: {
          message: 'Validation\nFailed',
          errors: [{ message: 'Too long.' }, { field: 'ref', code: 'invalid' }, 'Odd.'],
        },
      },
      message: 'GitHub did not accept the change: “Validation Failed Too long. ref invalid Odd.”',
      fix: show,
    },
    {
      name: '422 that repeats the token',
      how: { status: 422, body: { message: `Not with ${token}!` } },
      message: 'GitHub did not accept the change: “Not with …!”',
      fix: show,
    },
    {
      name: 'a refusal without a word',
      how: { status: 451, body: '' },
      message: 'GitHub did not accept the change (status 451).',
      fix: show,
    },
    {
      name: '502 with a page',
      how: { status: 502, body: '<html>Bad gateway</html>' },
      message: 'GitHub has a fault of its own (status 502).',
      fix: 'Try again in a few minutes. www.githubstatus.com tells whether it is known.',
    },
    {
      name: 'a page of another',
      how: { status: 200, body: '<html>Log in to the network</html>' },
      message: 'The answer is not one of GitHub.',
      fix: 'A network that asks for a log-in may stand between. Open github.com in another tab, then try again.',
    },
    { name: 'no connection', how: 'dropped', message: 'GitHub could not be reached.', fix: network },
    { name: 'a lost answer', how: 'lost', message: 'GitHub could not be reached.', fix: network },
    {
      name: 'no answer',
      how: 'silence',
      message: 'GitHub did not answer within 0.4 seconds.',
      fix: retry,
    },
  ])('that is $name says how to mend it, and a new try succeeds', async ({ how, message, fix }) => {
    server.failNext({ method: 'GET', path: `${place}/git/ref/heads/main`, how });
    const timeLimit = how === 'silence' ? 400 : 30_000;
    expect(await send(newStory, { timeLimit })).toEqual({ kind: 'failed', message, fix, done: [] });
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(newStory);
    await expectUntouchedBase();
  });

  const made = `The branch ${branch} was made.`;
  const steps = [
    { method: 'GET', path: `${place}/git/ref/heads/main`, done: [] },
    { method: 'POST', path: `${place}/git/refs`, done: [] },
    { method: 'PUT', path: `${place}/contents/${picture}`, done: [made] },
    { method: 'PUT', path: `${place}/contents/${story}`, done: [made, `${picture} was sent.`] },
    {
      method: 'POST',
      path: `${place}/pulls`,
      done: [made, `${picture} was sent.`, `${story} was sent.`],
    },
  ];
  test.each(
    steps.flatMap((step) =>
      (['dropped', 'lost', { status: 500 }] as const).map((how) => ({
        ...step,
        how,
        name: typeof how === 'string' ? how : 'answered 500',
      })),
    ),
  )('at $method $path, $name, tells what was done and is made good', async ({ method, path, how, done }) => {
    server.failNext({ method, path, how });
    expect(await send(pictured)).toMatchObject({ kind: 'failed', done });
    const isNew = !(how === 'lost' && path.endsWith('/pulls'));
    expect(await send(pictured)).toEqual({ kind: 'sent', pullRequest: address, isNew });
    await expectArrival(pictured);
    await expectUntouchedBase();
    // No file was sent twice.
    expect(git('rev-list', '--count', `main..${branch}`).trim()).toBe('2');
  });

  test('of any call of a new try is a failure, too', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(newStory);
    takeCalls();
    await send(newStory);
    const calls = server.requests.map(({ method, path }) => ({ method, path }));
    expect(calls.map(({ method, path }) => `${method} ${path.replace(place, '')}`)).toEqual([
      'GET /git/ref/heads/main',
      'POST /git/refs',
      'GET /pulls?head=en-cphi%3Awrite%2Ffirst-approval&base=main&state=all',
      expect.stringMatching(/^GET \/compare\/[0-9a-f]{40}\.\.\.write%2Ffirst-approval$/) as unknown,
      `GET /contents/${story}?ref=main`,
      `GET /contents/${story}?ref=write%2Ffirst-approval`,
      'POST /pulls',
    ]);
    server.pullRequests.splice(0);
    for (const { method, path } of calls) {
      server.failNext({ method, path, how: { status: 503 } });
      expect(await send(newStory), path).toMatchObject({
        kind: 'failed',
        message: 'GitHub has a fault of its own (status 503).',
      });
    }
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(newStory);
  });

  test('of a wrong token is said without the token', async () => {
    expect(await send(newStory, { token: 'github_pat_SECRET_other' })).toEqual({
      kind: 'failed',
      message: 'GitHub does not accept the token.',
      fix: 'It is mistyped, expired or withdrawn. Make a new token on GitHub, enter it and try again.',
      done: [],
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each(['', 'github_pat_SECRET\n', 'github_pat SECRET', '令牌SECRET'])(
    'of the token %j is found without a call',
    async (wrong) => {
      expect(await send(newStory, { token: wrong })).toEqual({
        kind: 'failed',
        message: 'The token has characters that no token of GitHub has.',
        fix: 'Copy it from GitHub once more, without a space or a line break, and try again.',
        done: [],
      });
      expect(server.requests).toEqual([]);
    },
  );

  test.each([
    { ...repository, branch: 'gone' },
    { ...repository, name: 'other' },
    { ...repository, owner: 'somebody' },
  ])('of the repository $owner/$name, $branch names both', async (wrong) => {
    expect(await send(newStory, { repository: wrong })).toEqual({
      kind: 'failed',
      message: `GitHub does not find the branch ${wrong.branch} of ${wrong.owner}/${wrong.name}, or the token may not see it.`,
      fix: names,
      done: [],
    });
    expect(await server.listBranches()).toEqual(['main']);
  });

  test('of the network needs no server', async () => {
    expect(await send(newStory, { api: 'http://127.0.0.1:1' })).toEqual({
      kind: 'failed',
      message: 'GitHub could not be reached.',
      fix: network,
      done: [],
    });
  });

  test.each([
    ['the branch', 'GET', `${place}/git/ref/heads/main`],
    ['the pull request', 'POST', `${place}/pulls`],
  ])('of an answer without %s is an answer of another', async (_, method, path) => {
    server.failNext({ method, path, how: { status: 200, body: { welcome: true } } });
    expect(await send(newStory)).toMatchObject({
      kind: 'failed',
      message: 'The answer is not one of GitHub.',
    });
  });

  test.each([
    { size: 32_000, seconds: '0.1' },
    { size: 33_000, seconds: '1.1' },
  ])(
    'of a call with $size characters is not found sooner than after $seconds s',
    async ({ size, seconds }) => {
      server.failNext({ method: 'PUT', path: `${place}/contents/x`, how: 'silence' });
      const start = performance.now();
      const call = callGithub(
        { ...access, timeLimit: 100 },
        { method: 'PUT', path: 'contents/x', body: { content: 'x'.repeat(size) }, sought: 'x' },
      );
      await expect(call).rejects.toThrow(`GitHub did not answer within ${seconds} seconds.`);
      expect(performance.now() - start).toBeGreaterThan(Number(seconds) * 1000 - 50);
    },
  );
});

describe('another try', () => {
  test('sends nothing twice once all has arrived', async () => {
    await send(pictured);
    takeCalls();
    expect(await listen(pictured)).toEqual([
      `The branch ${branch} is there already.`,
      `${picture} is on the branch ${branch} already.`,
      `${story} is on the branch ${branch} already.`,
      'The pull request is there already.',
    ]);
    expect(takeCalls().filter((call) => call.startsWith('PUT') || call.endsWith(' /pulls'))).toEqual([]);
    await expectArrival(pictured);
  });

  test('replaces what an earlier try sent', async () => {
    await send(newStory);
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    expect(await send({ ...better, title: 'Better' })).toEqual({
      kind: 'sent',
      pullRequest: address,
      isNew: false,
    });
    expect(server.requests.at(-1)?.body).toMatchObject({ sha: hash('A story.\n') });
    await expectArrival(better);
    await expectUntouchedBase();
  });

  test('replaces what an earlier try corrected', async () => {
    await send(createCorrection());
    const better = createCorrection('Corrected well.\n');
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
  });

  test('sends a file that was added since', async () => {
    await send(newStory);
    expect(await send(pictured)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(pictured);
  });

  test('finds a pull request that was made in the meantime', async () => {
    server.failNext({ method: 'GET', path: /\/pulls\?/, how: { status: 200, body: [] } });
    await send(newStory);
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    expect(server.requests.slice(-2).map(({ method }) => method)).toEqual(['POST', 'GET']);
    await expectArrival(newStory);
  });

  test.each([
    {
      state: 'merged',
      mergedAt: '2026-11-30T02:00:00Z',
      message: `This change was accepted already: ${address}`,
      fix: 'Nothing remains to be sent. For a further change, open the published story and begin a new change.',
    },
    {
      state: 'closed',
      mergedAt: null,
      message: `The pull request of this change was closed without being accepted: ${address}`,
      fix: 'Ask whoever closed it. Either open it again on GitHub and try again, or begin a new change.',
    },
  ])('writes nothing where the pull request is $state', async ({ mergedAt, message, fix }) => {
    await send(newStory);
    Object.assign(server.pullRequests[0] ?? {}, { state: 'closed', merged_at: mergedAt });
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    const done = [`The branch ${branch} is there already.`];
    expect(await send(better)).toEqual({ kind: 'failed', message, fix, done });
    expect(decode((await server.readBranch(branch))[story])).toBe('A story.\n');
    expect(server.pullRequests).toHaveLength(1);
  });

  test('prefers the pull request that is open', async () => {
    await send(newStory);
    Object.assign(server.pullRequests[0] ?? {}, { state: 'closed' });
    const [first] = server.pullRequests;
    if (first) server.pullRequests.unshift({ ...first, state: 'open', html_url: 'https://github.com/open' });
    expect(await send(newStory)).toEqual({
      kind: 'sent',
      pullRequest: 'https://github.com/open',
      isNew: false,
    });
  });

  test('after the change was merged and its branch deleted says so', async () => {
    await send(newStory);
    Object.assign(server.pullRequests[0] ?? {}, { state: 'closed', merged_at: '2026-11-30T02:00:00Z' });
    await server.commitToBase({ [story]: 'A story.\n' });
    git('branch', '-D', branch);
    expect(await send(newStory)).toEqual({
      kind: 'failed',
      message: `This change was accepted already: ${address}`,
      fix: 'Nothing remains to be sent. For a further change, open the published story and begin a new change.',
      done: [`The branch ${branch} was made.`, `${story} is on the branch main already.`],
    });
    expect(server.pullRequests).toHaveLength(1);
  });

  test('says where there is nothing new to send', async () => {
    await server.commitToBase({ [story]: 'A story.\n' });
    expect(await send(newStory)).toEqual({
      kind: 'failed',
      message: 'All of this is on the branch main already.',
      fix: 'Nothing remains to be sent. Change the story first, if it should be another.',
      done: [`The branch ${branch} was made.`, `${story} is on the branch main already.`],
    });
  });

  test('begins again from the newest state where nobody has worked on the branch', async () => {
    server.failNext({ method: 'PUT', path: `${place}/contents/${story}`, how: 'dropped' });
    await send(pictured);
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    expect(await listen(pictured)).toEqual([
      `The branch ${branch} is there already.`,
      `The branch ${branch} was set to the newest state of main.`,
      `${picture} was sent.`,
      `${story} was sent.`,
      'The pull request was made.',
    ]);
    await expectArrival(pictured);
    expect(git('merge-base', 'main', branch)).toBe(git('rev-parse', 'main'));
  });

  test('leaves a branch with the work of others where it is', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(newStory);
    await server.commitTo(branch, { 'notes.md': 'A note.\n' });
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(newStory);
    expect(decode((await server.readBranch(branch))['notes.md'])).toBe('A note.\n');
  });
});

/** The result as texts, which are easier to compare. */
function describeResult(result: SendResult): unknown {
  if (result.kind !== 'conflict') return result;
  const { kind, path, theirs } = result;
  return { kind, path, theirs: theirs && { text: decode(theirs.bytes), sha: theirs.sha } };
}

function createConflict(path: string, text: string | undefined): unknown {
  return { kind: 'conflict', path, theirs: text === undefined ? undefined : { text, sha: hash(text) } };
}

describe('somebody else’s change', () => {
  test('made before the first sending is shown, and replaced once it was seen', async () => {
    await server.commitToBase({ [published]: 'Theirs.\n' });
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[published])).toBe('Theirs.\n');
    expect(server.pullRequests).toEqual([]);
    // The same once more changes nothing about it.
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, 'Theirs.\n'));
    const seen = createCorrection('Both.\n', hash('Theirs.\n'));
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(seen);
    expect(decode((await server.readBranch('main'))[published])).toBe('Theirs.\n');
  });

  test('made between two tries is shown, and merges without a conflict once it was seen', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(createCorrection());
    await server.commitToBase({ [published]: 'Theirs.\n' });
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, 'Theirs.\n'));
    expect(server.pullRequests).toEqual([]);
    const seen = createCorrection('Both.\n', hash('Theirs.\n'));
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(seen);
    expect(git('merge-tree', '--write-tree', 'main', branch)).toMatch(/^[0-9a-f]{40}\n$/);
  });

  test('made after the pull request is shown; what was sent stays as it was', async () => {
    await send(createCorrection());
    await server.commitToBase({ [published]: 'Theirs.\n' });
    const better = createCorrection('Better.\n');
    expect(describeResult(await send(better))).toEqual(createConflict(published, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[published])).toBe('Corrected.\n');
    const seen = createCorrection('Both.\n', hash('Theirs.\n'));
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(seen);
  });

  test('that says the same is no conflict', async () => {
    await server.commitToBase({ [published]: 'Corrected.\n' });
    expect(await send(createCorrection())).toMatchObject({
      kind: 'failed',
      message: 'All of this is on the branch main already.',
    });
    const more = createChange(...createCorrection().files, ...newStory.files);
    expect(await send(more)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(more);
  });

  test('that removes the file is shown, and the file may be sent as a new one', async () => {
    await server.commitToBase({ [published]: undefined });
    const gone = createConflict(published, undefined);
    expect(describeResult(await send(createCorrection()))).toEqual(gone);
    expect(describeResult(await send(createCorrection()))).toEqual(gone);
    expect(server.pullRequests).toEqual([]);
    const again = createChange({ path: published, bytes: encode('Corrected.\n') });
    expect(await send(again)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(again);
  });

  test('that removes the file between two tries is shown', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(createCorrection());
    await server.commitToBase({ [published]: undefined });
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, undefined));
    const again = createChange({ path: published, bytes: encode('Corrected.\n') });
    expect(await send(again)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(again);
  });

  test('that made the new file first is shown, and replaced once it was seen', async () => {
    await server.commitToBase({ [story]: 'Theirs.\n' });
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    const seen = createChange({ path: story, bytes: encode('Both.\n'), sha: hash('Theirs.\n') });
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(seen);
  });

  test('that made the new file between two tries is shown', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(newStory);
    await server.commitToBase({ [story]: 'Theirs.\n' });
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[story])).toBe('A story.\n');
  });

  test.each([
    ['a new story', newStory, story],
    ['a correction', createCorrection(), published],
  ])('of %s on the branch itself is shown, and replaced once it was seen', async (_, change, path) => {
    await send(change);
    await server.commitTo(branch, { [path]: 'Theirs.\n' });
    // The same try again would undo it, too.
    expect(describeResult(await send(change))).toEqual(createConflict(path, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[path])).toBe('Theirs.\n');
    const seen = createChange({ path, bytes: encode('Both.\n'), sha: hash('Theirs.\n') });
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(seen);
  });

  test('on the branch and then on the base as well is shown from the base', async () => {
    await send(createCorrection());
    await server.commitTo(branch, { [published]: 'On the branch.\n' });
    await server.commitToBase({ [published]: 'On the base.\n' });
    const seen = createCorrection('Both.\n', hash('On the branch.\n'));
    expect(describeResult(await send(seen))).toEqual(createConflict(published, 'On the base.\n'));
    expect(decode((await server.readBranch(branch))[published])).toBe('On the branch.\n');
  });

  test('with the message of another branch counts as somebody else’s', async () => {
    await send(newStory);
    const message = 'Other\n\nSent from the writing page to the branch write/other.';
    await server.commitTo(branch, { [story]: 'Theirs.\n' }, message);
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
  });

  test('that removes the file from the branch is not undone', async () => {
    await send(createCorrection());
    await server.commitTo(branch, { [published]: undefined });
    expect(await send(createCorrection())).toEqual({
      kind: 'failed',
      message: `Somebody removed ${published} from the branch ${branch}.`,
      fix: 'Ask in the pull request why. To send the story nevertheless, begin a new change.',
      done: [`The branch ${branch} is there already.`],
    });
    expect(await server.readBranch(branch)).not.toHaveProperty([published]);
  });

  test('of another file on the branch hinders nothing', async () => {
    await send(pictured);
    await server.commitTo(branch, { 'notes.md': 'A note.\n' });
    const better = createChange({ path: story, bytes: encode('A better story.\n'), sha: hash('A story.\n') });
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
    expect(decode((await server.readBranch(branch))['notes.md'])).toBe('A note.\n');
  });

  test('at the same moment, of another file, asks for another try', async () => {
    const message = 'is at 0929670cc804228df5f0b3e8f7a741dfb735ba62 but expected c45b5444';
    server.failNext({
      method: 'PUT',
      path: `${place}/contents/${published}`,
      how: { status: 409, body: { message } },
    });
    expect(await send(createCorrection())).toEqual({
      kind: 'failed',
      message: `GitHub could not make the change: “${message}”`,
      fix: 'Most often something else was changed at the same moment. Try again.',
      done: [`The branch ${branch} was made.`],
    });
    expect(await send(createCorrection())).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(createCorrection());
  });

  test('of the second file leaves the first where it is', async () => {
    await server.commitToBase({ [story]: 'Theirs.\n' });
    expect(describeResult(await send(pictured))).toEqual(createConflict(story, 'Theirs.\n'));
    const [first] = pictured.files;
    const seen = { path: story, bytes: encode('Both.\n'), sha: hash('Theirs.\n') };
    const change = createChange(...(first ? [first] : []), seen);
    expect(await send(change)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(change);
  });
});

describe('a file of the repository', () => {
  async function read(path: string, over: Partial<Access> = {}): Promise<unknown> {
    const result = await readRepositoryFile({ ...access, ...over }, path);
    shown.push(JSON.stringify(result));
    return result;
  }

  test('is read with its sha in one call', async () => {
    expect(await read(published)).toEqual({
      kind: 'read',
      file: { bytes: encode('As published.\n'), sha: hash('As published.\n') },
    });
    expect(takeCalls()).toEqual([`GET /contents/${published}?ref=main`]);
  });

  test.each<[name: string, content: Uint8Array, calls: number]>([
    ['nothing', new Uint8Array(), 1],
    ['every byte, over many lines', pictureBytes, 1],
    ['more than a megabyte', new Uint8Array(1_000_001).fill(200), 2],
  ])('may hold %s', async (_, content, calls) => {
    await server.commitToBase({ '图片 1#.png': content });
    const result = await readRepositoryFile(access, '图片 1#.png');
    expect(result.kind === 'read' && result.file.sha).toBe(hash(content));
    expect(result.kind === 'read' && Buffer.compare(result.file.bytes, content)).toBe(0);
    expect(server.requests).toHaveLength(calls);
  });

  test('is missing only where the branch is there', async () => {
    expect(await read('content/none.md')).toEqual({ kind: 'missing' });
    expect(await read('content/none.md', { repository: { ...repository, name: 'other' } })).toEqual({
      kind: 'failed',
      message: 'GitHub does not find the branch main of en-cphi/other, or the token may not see it.',
      fix: names,
    });
  });

  test('is no folder', async () => {
    expect(await read('content/articles')).toEqual({
      kind: 'failed',
      message: 'content/articles is no file in the repository.',
      fix: 'Choose another address for the story.',
    });
  });

  test.each([
    ['without a sha', {}],
    ['without content', { sha: 'a', type: 'file' }],
    ['in another encoding', { sha: 'a', type: 'file', encoding: 'utf-8', content: 'x' }],
    ['with broken content', { sha: 'a', type: 'file', encoding: 'base64', content: '*' }],
  ])('%s is an answer of another', async (_, body) => {
    server.failNext({ method: 'GET', path: /contents/, how: { status: 200, body } });
    expect(await read(published)).toEqual({
      kind: 'failed',
      message: 'The answer is not one of GitHub.',
      fix: 'A network that asks for a log-in may stand between. Open github.com in another tab, then try again.',
    });
  });

  test('is not read with a wrong token', async () => {
    expect(await read(published, { token: 'SECRET' })).toEqual({
      kind: 'failed',
      message: 'GitHub does not accept the token.',
      fix: 'It is mistyped, expired or withdrawn. Make a new token on GitHub, enter it and try again.',
    });
  });
});
