import { execFile } from 'node:child_process';
import { request } from 'node:https';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GithubServer, startGithubServer } from '../support/github-server.ts';

const repository = { owner: 'en-cphi', name: 'newsroom', branch: 'main' };
const authorization = 'Bearer right';
const place = '/repos/en-cphi/newsroom';

let server: GithubServer;

beforeEach(async () => {
  server = await startGithubServer({ repository, token: 'right', files: { 'a b.md': 'A.\n' } });
});

afterEach(() => server.close());

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.url}${place}/${path}`, {
    method,
    headers: { authorization },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function commitOf(branch: string): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['--git-dir', server.folder, 'rev-parse', branch]);
  return stdout.trim();
}

test('a browser of another site may call', async () => {
  const path = `${server.url}${place}/contents/x.md`;
  const preflight = await fetch(path, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'Authorization, Content-Type, Accept, X-GitHub-Api-Version',
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
  });
  expect(server.preflights).toEqual([{ method: 'OPTIONS', path: `${place}/contents/x.md` }]);
  expect(server.requests).toEqual([]);
  const answer = await fetch(path);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-expose-headers')).toContain('X-RateLimit-Remaining');
});

test('a certificate names api.github.com', async () => {
  const secure = await startGithubServer({ repository, token: 'right', files: { a: 'b' }, isSecure: true });
  expect(secure.url).toBe(`https://127.0.0.1:${String(secure.port)}`);
  const names = await new Promise<string | undefined>((done, fail) => {
    request(
      `${secure.url}${place}/git/ref/heads/main`,
      { rejectUnauthorized: false, headers: { authorization } },
      (response) => {
        const { socket } = response.resume();
        if (socket instanceof TLSSocket) done(socket.getPeerCertificate().subjectaltname);
        else fail(new Error('The connection is not secure.'));
      },
    )
      .on('error', fail)
      .end();
  });
  expect(names).toBe('DNS:api.github.com, IP Address:127.0.0.1');
  await secure.close();
});

describe('a refusal', () => {
  test('of a wrong token', async () => {
    const response = await fetch(`${server.url}${place}/pulls`, {
      headers: { authorization: 'Bearer wrong' },
    });
    expect([response.status, await response.json()]).toMatchObject([401, { message: 'Bad credentials' }]);
  });

  const content = Buffer.from('B.\n').toString('base64');
  const file = { branch: 'main', message: 'Change', content };
  const nowhere = '0'.repeat(40);
  test.each<[method: string, path: string, body: unknown, status: number, message: string]>([
    ['GET', 'git/ref/heads/none', undefined, 404, 'Not Found'],
    ['GET', 'git/blobs/0', undefined, 404, 'Not Found'],
    ['GET', 'contents/none?ref=main', undefined, 404, 'Not Found'],
    ['GET', 'contents/a%20b.md?ref=none', undefined, 404, 'No commit found for the ref none'],
    ['DELETE', 'git/refs/heads/main', {}, 404, 'Not Found'],
    ['POST', 'git/refs', { ref: 'refs/heads/x', sha: nowhere }, 422, 'Object does not exist'],
    ['POST', 'git/refs', { ref: 'refs/heads/main', sha: nowhere }, 422, 'Reference already exists'],
    ['PATCH', 'git/refs/heads/none', { sha: nowhere }, 422, 'Reference does not exist'],
    ['PATCH', 'git/refs/heads/main', { sha: nowhere }, 422, 'Object does not exist'],
    ['PUT', 'contents/a%20b.md', file, 422, 'Invalid request.\n\n"sha" wasn\'t supplied.'],
    ['PUT', 'contents/a%20b.md', { ...file, sha: nowhere }, 409, `a b.md does not match ${nowhere}`],
    ['PUT', 'contents/a%20b.md', { ...file, branch: 'none', sha: nowhere }, 404, 'Branch none not found'],
    ['PUT', 'contents/c.md', { ...file, content: 'ä' }, 422, 'content is not valid Base64'],
    [
      'PUT',
      'contents/c.md',
      { branch: 'main', content },
      422,
      'Invalid request.\n\n"message" wasn\'t supplied.',
    ],
    [
      'PUT',
      'contents/c.md',
      { branch: 'main', message: 'x' },
      422,
      'Invalid request.\n\n"content" wasn\'t supplied.',
    ],
    ['DELETE', 'contents/c.md', { branch: 'main', message: 'x', sha: nowhere }, 404, 'Not Found'],
    [
      'DELETE',
      'contents/a%20b.md',
      { branch: 'main', message: 'x', sha: nowhere },
      409,
      `a b.md does not match ${nowhere}`,
    ],
    [
      'DELETE',
      'contents/a%20b.md',
      { branch: 'main', message: 'x' },
      422,
      'Invalid request.\n\n"sha" wasn\'t supplied.',
    ],
    [
      'DELETE',
      'contents/a%20b.md',
      { branch: 'main', sha: nowhere },
      422,
      'Invalid request.\n\n"message" wasn\'t supplied.',
    ],
    [
      'DELETE',
      'contents/a%20b.md',
      { branch: 'none', message: 'x', sha: nowhere },
      404,
      'Branch none not found',
    ],
    ['POST', 'pulls', { title: 'x', head: 'none', base: 'main' }, 422, 'Validation Failed'],
  ])('%s %s with %j', async (method, path, body, status, message) => {
    const before = await commitOf('main');
    expect(await call(method, path, body)).toMatchObject({ status, body: { message } });
    expect(await commitOf('main')).toBe(before);
  });
});

test('a branch is made, moved and compared as in git', async () => {
  const first = await commitOf('main');
  expect(await call('POST', 'git/refs', { ref: 'refs/heads/x', sha: first })).toMatchObject({ status: 201 });
  expect(await call('POST', 'pulls', { title: 'x', head: 'x', base: 'main' })).toMatchObject({
    status: 422,
    body: { errors: [{ message: 'No commits between main and x' }] },
  });
  const file = { branch: 'x', message: 'Add', content: 'QQ==' };
  expect(await call('PUT', 'contents/c.md', { ...file, sha: 'ignored' })).toMatchObject({ status: 201 });
  await server.commitToBase({ 'a b.md': undefined, 'd.md': 'D.\n' });
  expect(await call('GET', 'compare/main...x')).toMatchObject({
    body: {
      merge_base_commit: { sha: first },
      ahead_by: 1,
      behind_by: 1,
      total_commits: 1,
      commits: [{ sha: await commitOf('x'), commit: { message: 'Add' } }],
    },
  });
  const pull = { title: 'x', head: 'x', base: 'main' };
  expect(await call('POST', 'pulls', pull)).toMatchObject({ status: 201, body: { number: 1 } });
  expect(await call('POST', 'pulls', pull)).toMatchObject({
    status: 422,
    body: { errors: [{ message: 'A pull request already exists for en-cphi:x.' }] },
  });
  expect(await call('GET', 'pulls?head=en-cphi:x')).toMatchObject({ body: [{ number: 1 }] });
  expect(await call('GET', 'pulls?head=en-cphi:y')).toMatchObject({ body: [] });
  expect(await call('GET', 'pulls?base=y')).toMatchObject({ body: [] });
  expect(await call('GET', 'pulls?state=closed')).toMatchObject({ body: [] });
  const sha = await commitOf('main');
  expect(await call('PATCH', 'git/refs/heads/x', { sha })).toMatchObject({
    status: 422,
    body: { message: 'Update is not a fast forward' },
  });
  expect(await call('PATCH', 'git/refs/heads/x', { sha, force: true })).toMatchObject({ status: 200 });
  expect(Object.keys(await server.readBranch('x'))).toEqual(['d.md']);
  expect(await server.listBranches()).toEqual(['main', 'x']);
});

test('a file is deleted with its sha', async () => {
  await server.commitToBase({ 'c.md': 'C.\n' });
  const { body } = await call('GET', 'contents/a%20b.md?ref=main');
  const { sha } = body as { sha: string };
  const request = { branch: 'main', message: 'Delete', sha };
  expect(await call('DELETE', 'contents/a%20b.md', request)).toMatchObject({
    status: 200,
    body: { content: null, commit: { sha: await commitOf('main'), message: 'Delete' } },
  });
  expect(Object.keys(await server.readBranch('main'))).toEqual(['c.md']);
});

test.each([
  { isPublic: true, method: 'GET', path: 'git/ref/heads/main', headers: undefined, status: 200 },
  { isPublic: true, method: 'GET', path: 'git/ref/heads/main', headers: { authorization }, status: 200 },
  {
    isPublic: true,
    method: 'GET',
    path: 'git/ref/heads/main',
    headers: { authorization: 'Bearer wrong' },
    status: 401,
  },
  { isPublic: true, method: 'POST', path: 'git/refs', headers: undefined, status: 401 },
  { isPublic: true, method: 'POST', path: 'git/refs', headers: { authorization }, status: 422 },
  { isPublic: false, method: 'GET', path: 'git/ref/heads/main', headers: undefined, status: 401 },
])(
  'with isPublic $isPublic, $method $path with $headers is answered $status',
  async ({ isPublic, method, path, headers, status }) => {
    const other = await startGithubServer({ repository, token: 'right', files: { a: 'b' }, isPublic });
    const response = await fetch(`${other.url}${place}/${path}`, { method, ...(headers && { headers }) });
    await response.arrayBuffer();
    expect(response.status).toBe(status);
    await other.close();
  },
);

test('faults hit the call that was named, one after the other', async () => {
  server.failNext({ method: 'GET', path: /contents/, nth: 2, how: { status: 500, body: 'second' } });
  server.failNext({ method: 'GET', path: /contents/, nth: 2, how: { status: 502, body: 'third' } });
  const statuses: number[] = [];
  for (const path of [
    'pulls',
    'contents/a%20b.md',
    'contents/a%20b.md',
    'contents/a%20b.md',
    'contents/a%20b.md',
  ]) {
    const response = await fetch(`${server.url}${place}/${path}`, { headers: { authorization } });
    statuses.push(response.status);
    await response.arrayBuffer();
  }
  expect(statuses).toEqual([200, 200, 500, 502, 200]);
});
