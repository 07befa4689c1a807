import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeNewsroom,
  encode,
  hash,
  newStory,
  place,
  published,
  read,
  send,
  server,
  startPublicNewsroom,
} from './made-up-repository.ts';

beforeEach(startPublicNewsroom);
afterEach(closeNewsroom);

test('a public repository is read without a token', async () => {
  expect(await read(published, { token: '' })).toEqual({
    kind: 'read',
    file: { bytes: encode('As published.\n'), sha: hash('As published.\n') },
  });
  expect(await read('content/none.md', { token: '' })).toEqual({ kind: 'missing' });
  expect(server.requestHeaders).toHaveLength(3);
  for (const headers of server.requestHeaders) expect(headers).not.toHaveProperty('authorization');
});

test('a wrong token is refused even where none is needed', async () => {
  expect(await read(published, { token: 'SECRET' })).toMatchObject({
    kind: 'failed',
    message: 'GitHub does not accept the token.',
  });
});

test('nothing is written without a token', async () => {
  expect(await send(newStory, { token: '' })).toMatchObject({
    kind: 'failed',
    message: 'GitHub does not accept the token.',
    done: [],
  });
  expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  expect(await server.listBranches()).toEqual(['main']);
});

test('without a token, the words of GitHub are shown as they are', async () => {
  const how = { status: 422, body: { message: 'Not this.' } };
  server.failNext({ method: 'GET', path: `${place}/contents/${published}?ref=main`, how });
  expect(await read(published, { token: '' })).toMatchObject({
    message: 'GitHub did not accept the change: “Not this.”',
  });
});
