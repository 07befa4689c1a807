import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callGithub } from '../../../../src/writing/browser/github-request.ts';
import type { Fault } from '../../../support/github-server.ts';
import {
  access,
  address,
  branch,
  closeNewsroom,
  createChange,
  encode,
  hash,
  createCorrection,
  expectArrival,
  expectUntouchedBase,
  git,
  newStory,
  picture,
  pictured,
  place,
  published,
  repository,
  send,
  server,
  startNewsroom,
  story,
  takeCalls,
  token,
} from './made-up-repository.ts';

beforeEach(startNewsroom);
afterEach(closeNewsroom);

const retry = 'Check the connection to the internet, then try again.';
const network =
  'Check the connection to the internet, then try again. If other sites open, a browser extension or the network may block api.github.com.';
const permissions =
  'Give the token, on GitHub, the permissions “Contents: Read and write” and “Pull requests: Read and write” for this repository. If you may not, ask the owner of the repository.';
const names =
  'Check that the token is for this repository and that site.yaml names the owner, the repository and the branch rightly, then try again.';
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
        body: { message: 'Wait.' },
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

  test.each(steps)(
    'that lets the browser repeat $method $path by itself is none',
    async ({ method, path }) => {
      server.failNext({ method, path, how: 'repeated' });
      const isNew = !path.endsWith('/pulls');
      expect(await send(pictured)).toEqual({ kind: 'sent', pullRequest: address, isNew });
      await expectArrival(pictured);
      await expectUntouchedBase();
    },
  );

  test('that lets the browser repeat a correction by itself is none', async () => {
    server.failNext({ method: 'PUT', path: `${place}/contents/${published}`, how: 'repeated' });
    expect(await send(createCorrection())).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(createCorrection());
    expect(git('rev-list', '--count', `main..${branch}`).trim()).toBe('1');
  });

  test('that lets the browser repeat a call of a later try is none', async () => {
    await send(newStory);
    server.failNext({ method: 'PUT', path: `${place}/contents/${story}`, how: 'repeated' });
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
  });

  test('at the same moment as somebody’s change of the branch asks for another try', async () => {
    await send(newStory);
    const message = `${story} does not match ${hash('A story.\n')}`;
    server.failNext({
      method: 'PUT',
      path: `${place}/contents/${story}`,
      how: { status: 409, body: { message } },
    });
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    expect(await send(better)).toEqual({
      kind: 'failed',
      message: `GitHub could not make the change: “${message}”`,
      fix: 'Most often something else was changed at the same moment. Try again.',
      done: [`The branch ${branch} is there already.`],
    });
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
  });

  test('of the making of a branch is not taken for a branch that is there', async () => {
    const how = { status: 422, body: { message: 'Reference update failed' } };
    server.failNext({ method: 'POST', path: `${place}/git/refs`, how });
    expect(await send(newStory)).toEqual({
      kind: 'failed',
      message: 'GitHub did not accept the change: “Reference update failed”',
      fix: show,
      done: [],
    });
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['the first try', createCorrection(), published],
    ['a later try', createChange({ path: story, bytes: encode('A better story.\n') }), story],
  ])('of the rate in %s is not answered with one call more', async (_, change, path) => {
    if (change.files[0]?.sha === undefined) await send(newStory);
    const how = { status: 429, body: { message: 'Too many requests.' } };
    server.failNext({ method: 'PUT', path: `${place}/contents/${path}`, how });
    expect(await send(change)).toMatchObject({ kind: 'failed', message: rateLimit });
    expect(server.requests.at(-1)?.method).toBe('PUT');
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

  test.each([' ', 'github_pat_SECRET\n', 'github_pat SECRET', '令牌SECRET'])(
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
    ['http://github.com/en-cphi/newsroom/pull/1'],
    ['https://github.com.example.org/en-cphi/newsroom/pull/1'],
    ['https://example.org/https://github.com/'],
    [' https://github.com/en-cphi/newsroom/pull/1'],
    ['javascript:alert(1)//https://github.com/'],
    [''],
    [undefined],
  ])('of a pull request at %j is an answer of another', async (wrong) => {
    const failure = {
      kind: 'failed',
      message: 'The answer is not one of GitHub.',
      fix: 'A network that asks for a log-in may stand between. Open github.com in another tab, then try again.',
    };
    const body = { html_url: wrong, state: 'open' };
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: { status: 201, body } });
    expect(await send(newStory)).toEqual({
      ...failure,
      done: [`The branch ${branch} was made.`, `${story} was sent.`],
    });
    server.failNext({ method: 'GET', path: /\/pulls\?/, how: { status: 200, body: [body] } });
    expect(await send(newStory)).toEqual({
      ...failure,
      done: [`The branch ${branch} is there already.`],
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
