import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../support/dev-server.ts';
import { createEnvironment } from '../support/environment.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';

let preview: ChildProcess;
let port: number;

beforeAll(async () => {
  port = await findFreePort();
  preview = await startPreview((await openFixtureSite('varied')).directory);
});
afterAll(async () => {
  preview.kill('SIGTERM');
  await once(preview, 'exit');
});

/** `astro preview` as `npm start` runs it. */
async function startPreview(folder: string): Promise<ChildProcess> {
  const args = [
    'tools/run.mjs',
    'astro',
    'preview',
    '--ignore-lock',
    '--outDir',
    folder,
    '--port',
    String(port),
  ];
  const server = spawn(process.execPath, args, {
    env: createEnvironment({}),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const text of server.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    output += String(text);
    if (output.includes('ready in')) return server;
  }
  throw new Error(`astro preview did not start.\n${output}`);
}

/** Asks for a path as it is written. */
function ask(path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((done, fail) => {
    request({ host: 'localhost', port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        done({ status: response.statusCode, body });
      });
    })
      .on('error', fail)
      .end();
  });
}

test.for([
  ['/', 200],
  [encodeURI('/articles/基因治疗/'), 200],
  ['/tags/china/?q=%2f%zz', 200],
  ['/nowhere/', 404],
  ['/..%2f', 404],
  ['/..%2Fsecret.txt', 404],
  ['/tags/..%2f..%2f', 404],
  ['/..%5csecret/', 404],
  ['/%00/', 404],
  ['/%zz/', 404],
  ['/%ff.html', 404],
] as const)('the preview answers %s with %i and no stack trace', async ([path, expected]) => {
  const { status, body } = await ask(path);
  expect([status, body]).toEqual([expected, expect.not.stringMatching(/<pre>|\.js:\d|Error:/)]);
});

const others = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal }) => !internal)
  .map(({ address }) => address);

test.skipIf(others.length === 0)('nobody but this machine reaches the preview', async () => {
  for (const host of others) {
    const socket = connect({ host, port });
    const answer = await once(socket, 'connect').then(
      () => 'reached',
      () => 'refused',
    );
    socket.destroy();
    expect(answer, host).toBe('refused');
  }
});
