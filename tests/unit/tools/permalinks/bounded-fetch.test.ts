import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchText, isSameSite } from '../../../../tools/permalinks/bounded-fetch.ts';
import { readPermalinks } from '../../../../tools/permalinks/ledger.ts';

const bounds = { time: 10_000, bytes: 1_000_000, redirects: 2 };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** @returns its address, without a slash at its end. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** What is said of an answer, without the address. */
async function refusal(answer: RequestListener, given = bounds): Promise<string> {
  const address = await serve(answer);
  const error = await fetchText(`${address}/a`, given).then(
    (text) => new Error(`it was read: ${text.slice(0, 80)}`),
    (reason: unknown) => reason as Error,
  );
  return error.message.replaceAll(address, '');
}

const leadTo =
  (location: string): RequestListener =>
  (_request, response) => {
    response.writeHead(301, { Location: location }).end();
  };

describe('an answer of another host', () => {
  test('is read, where it is within all bounds, through a few redirects and packed', async () => {
    const address = await serve((request, response) => {
      if (request.url === '/a') leadTo('/b')(request, response);
      else if (request.url === '/b') leadTo('c?d')(request, response);
      else response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('/\n/标签/\n'));
    });
    expect(await fetchText(`${address}/a`, bounds)).toBe('/\n/标签/\n');
  });

  test.for<[what: string, answer: RequestListener, message: string]>([
    ['that is an error', (_, response) => response.writeHead(500).end(), '/a answers 500.'],
    ['that leads nowhere', (_, response) => response.writeHead(302).end(), '/a answers 302.'],
    ['that leads round in a circle', leadTo('/a'), '/a leads on more than 2 times.'],
    [
      'that leads to another host',
      leadTo('http://169.254.169.254/latest/meta-data/'),
      '/a leads to http://169.254.169.254/latest/meta-data/, which is another site: name that address if it is yours.',
    ],
    [
      'that leads to another port',
      leadTo('http://127.0.0.1:22/'),
      '/a leads to http://127.0.0.1:22/, which is another site: name that address if it is yours.',
    ],
    [
      'that leads to a file',
      leadTo('file:///etc/passwd'),
      '/a leads to file:///etc/passwd, which is another site: name that address if it is yours.',
    ],
    [
      'that is a web page',
      (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<p>Hi'),
      '/a is no permalinks.txt: the host sends a web page.',
    ],
    [
      'that is too long',
      (_, response) => response.writeHead(200).end('/'.repeat(1_000_001)),
      '/a is longer than 1 MB.',
    ],
    [
      'that is too long unpacked',
      (_, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
      '/a is longer than 1 MB.',
    ],
    [
      'that never ends',
      (_, response) => {
        response.writeHead(200);
        const send = () => response.write('/'.repeat(65_536), () => setImmediate(send));
        send();
      },
      '/a is longer than 1 MB.',
    ],
    [
      'that is shorter than it says',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('/\n', () => response.destroy());
      },
      '/a cannot be reached (UND_ERR_SOCKET).',
    ],
  ])('is not read, %s', async ([, answer, message]) => {
    expect(await refusal(answer)).toBe(message);
  });

  test.for<[what: string, answer: RequestListener]>([
    ['that never begins', () => undefined],
    [
      'that comes drop by drop',
      (_, response) => {
        response.writeHead(200);
        const drops = setInterval(() => response.write('/'), 20);
        response.on('close', () => {
          clearInterval(drops);
        });
      },
    ],
    [
      'that leads on and on, slowly',
      (request, response) => {
        setTimeout(() => {
          leadTo(`${request.url ?? ''}a`)(request, response);
        }, 60);
      },
    ],
  ])('is not waited for, %s', async ([, answer]) => {
    expect(await refusal(answer, { ...bounds, time: 300, redirects: 100 })).toBe(
      '/a does not come within 0.3 s.',
    );
  });
});

test.for<[from: string, to: string, isSame: boolean]>([
  ['http://a.example/x', 'http://a.example/y', true],
  ['http://a.example/', 'https://a.example/', true],
  ['http://a.example/', 'https://www.a.example/', true],
  ['https://www.a.example/', 'https://a.example/', true],
  ['https://a.example:8443/', 'https://a.example:8443/x', true],
  ['https://a.example/', 'http://a.example/', false],
  ['https://a.example/', 'https://a.example:8443/', false],
  ['https://a.example/', 'https://b.example/', false],
  ['https://a.example/', 'https://a.example.b.example/', false],
  ['https://a.example/', 'https://intern.a.example/', false],
  ['http://a.example/', 'http://127.0.0.1/', false],
  ['http://a.example/', 'http://[::1]/', false],
  ['https://a.example/', 'file://a.example/etc/passwd', false],
])('from %s a redirect may lead to %s: %s', ([from, to, isSame]) => {
  expect(isSameSite(new URL(from), new URL(to))).toBe(isSame);
});

test('a ledger of 100,000 stories with long addresses is within the usual bounds', async () => {
  const name = 'a'.repeat(100);
  const lines = Array.from({ length: 100_000 }, (_, index) => {
    const slug = `${name}-${String(index)}`;
    return `/articles/${slug}/\ttag:example.org,2020:articles/${slug}\t0123456789abcdef\n`;
  });
  const address = await serve((_, response) => response.end(`# 100000 addresses\n${lines.join('')}`));
  expect(await readPermalinks(`${address}/permalinks.txt`)).toHaveLength(100_000);
});
