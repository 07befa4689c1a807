import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createBareRepository } from './bare-repository.ts';
import { type ApiAnswer, type ApiRepository, type FakePullRequest, answerApi, refuse } from './github-api.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export type { FakePullRequest } from './github-api.ts';

export interface RecordedRequest {
  method: string;
  /** With its query, as it came: encoded. */
  path: string;
  /** Parsed. */
  body?: unknown;
}

export interface Fault {
  method: string;
  /** Encoded and with its query, or a pattern that it matches. */
  path: string | RegExp;
  /** Which of the calls to come that match; the next one is 1. */
  nth?: number;
  /**
   * A status and a body instead of the work; `dropped`: nothing is done, and the answer breaks off; `lost`: the work
   * is done, and the answer breaks off; `repeated`: the work is done twice, as where a browser repeats a call by
   * itself, and the second answer is given; `silence`: nothing is done, and there is never an answer.
   */
  how:
    | { status: number; body?: unknown; headers?: Record<string, string> }
    | 'dropped'
    | 'lost'
    | 'repeated'
    | 'silence';
}

export interface GithubServerOptions {
  repository: { owner: string; name: string; branch: string };
  /** What the branch begins with. */
  files: Record<string, string | Uint8Array>;
  /** The one that is accepted. */
  token: string;
  /** Answers to calls that only read even if they come without a token. */
  isPublic?: boolean;
  /** Serves HTTPS with a certificate for api.github.com that nobody signed. */
  isSecure?: boolean;
}

export interface GithubServer {
  /** Without a slash at its end. */
  url: string;
  port: number;
  /** In order, without preflights. */
  requests: RecordedRequest[];
  /** Of the same place in `requests`. */
  requestHeaders: IncomingHttpHeaders[];
  /** What browsers ask before a call to another site. */
  preflights: RecordedRequest[];
  pullRequests: FakePullRequest[];
  /** Of the bare repository, for `git --git-dir`. */
  folder: string;
  readBranch: (branch: string) => Promise<Record<string, Buffer>>;
  listBranches: () => Promise<string[]>;
  /** Commits what a colleague does; `undefined` removes a file. */
  commitToBase: (files: Record<string, string | Uint8Array | undefined>) => Promise<void>;
  commitTo: (
    branch: string,
    files: Record<string, string | Uint8Array | undefined>,
    message?: string,
  ) => Promise<void>;
  failNext: (fault: Fault) => void;
  close: () => Promise<void>;
}

const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Link, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-GitHub-Request-Id',
};

const preflightHeaders = {
  ...crossOriginHeaders,
  'access-control-allow-headers': 'Authorization, Content-Type, Accept, X-GitHub-Api-Version',
  'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
  'access-control-max-age': '86400',
};

const answerHeaders = {
  ...crossOriginHeaders,
  'content-type': 'application/json; charset=utf-8',
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': '4999',
  'x-ratelimit-reset': '4102444800',
};

/** Answers on loopback as api.github.com does, over a real bare git repository, and keeps what it was asked. */
export async function startGithubServer(options: GithubServerOptions): Promise<GithubServer> {
  const { owner, name, branch } = options.repository;
  const store = await createBareRepository(branch);
  await store.commit(branch, 'Begin', options.files);
  const repository: ApiRepository = { owner, name, store, pullRequests: [] };
  const requests: RecordedRequest[] = [];
  const requestHeaders: IncomingHttpHeaders[] = [];
  const preflights: RecordedRequest[] = [];
  let faults: Required<Fault>[] = [];
  let work = Promise.resolve();

  const findFault = ({ method, path }: RecordedRequest): Fault['how'] | undefined => {
    const matching = faults.filter(
      (fault) =>
        fault.method === method &&
        (typeof fault.path === 'string' ? fault.path === path : fault.path.test(path)),
    );
    for (const fault of matching) fault.nth -= 1;
    const due = matching.find((fault) => fault.nth === 0);
    faults = faults.filter((fault) => fault !== due);
    // Two for the same call come one after the other.
    for (const fault of matching) if (fault !== due && fault.nth === 0) fault.nth = 1;
    return due?.how;
  };

  const answer = async (request: RecordedRequest, headers: IncomingHttpHeaders): Promise<ApiAnswer> => {
    const mayReadAll = options.isPublic && headers.authorization === undefined;
    if (mayReadAll && request.method !== 'GET') return refuse(401, 'Requires authentication');
    if (!mayReadAll && headers.authorization !== `Bearer ${options.token}`) {
      return refuse(401, 'Bad credentials');
    }
    const { pathname, searchParams } = new URL(request.path, 'http://localhost');
    const path = pathname.split('/').map(decodeURIComponent).join('/');
    const start = `/repos/${owner}/${name}/`;
    if (!path.startsWith(start)) return refuse(404, 'Not Found');
    const body = (request.body ?? {}) as Record<string, unknown>;
    return answerApi(repository, {
      method: request.method,
      path: path.slice(start.length),
      query: searchParams,
      body,
    });
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await readText(incoming);
    const request: RecordedRequest = { method: incoming.method ?? '', path: incoming.url ?? '' };
    if (request.method === 'OPTIONS') {
      preflights.push(request);
      response.writeHead(204, preflightHeaders).end();
      return;
    }
    if (text !== '') request.body = JSON.parse(text) as unknown;
    requests.push(request);
    requestHeaders.push(incoming.headers);
    const how = findFault(request);
    if (how === 'silence') return;
    const isInstead = typeof how === 'object';
    if (how === 'lost' || how === 'repeated') await answer(request, incoming.headers);
    if (how === 'lost' || how === 'dropped') {
      breakOff(response);
      return;
    }
    const { status, body } = isInstead ? how : await answer(request, incoming.headers);
    response.writeHead(status, { ...answerHeaders, ...(isInstead && how.headers) });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  };

  const listen = (incoming: IncomingMessage, response: ServerResponse): void => {
    // One after the other, since each may write to the same branch.
    work = work
      .then(() => handle(incoming, response))
      .catch((error: unknown) => {
        response.writeHead(500, crossOriginHeaders).end(String(error));
      });
  };
  const server = options.isSecure
    ? createSecureServer(await createCertificate(), listen)
    : createServer(listen);
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const commitTo: GithubServer['commitTo'] = async (to, files, message = 'Change something') => {
    await store.commit(to, message, files);
  };
  return {
    url: `${options.isSecure ? 'https' : 'http'}://127.0.0.1:${String(address.port)}`,
    port: address.port,
    requests,
    requestHeaders,
    preflights,
    pullRequests: repository.pullRequests,
    folder: store.folder,
    readBranch: (of) => store.readFiles(`refs/heads/${of}`),
    listBranches: () => store.listBranches(),
    commitToBase: (files) => commitTo(branch, files),
    commitTo,
    failNext: (fault) => {
      faults.push({ nth: 1, ...fault });
    },
    close: async () => {
      await new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      });
      await store.close();
      await rm(store.folder, { recursive: true, force: true });
    },
  };
}

/** After the headers: before them, a browser repeats the call by itself where the connection is an older one. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { ...answerHeaders, 'content-length': '1000' });
  response.write('{', () => {
    response.destroy();
  });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** The key stays in a folder that goes with the test run. */
async function createCertificate(): Promise<{ key: string; cert: string }> {
  const folder = await createTemporaryFolder('certificate');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-nodes', '-days', '2', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-subj', '/CN=api.github.com', '-addext', 'subjectAltName=DNS:api.github.com,IP:127.0.0.1'],
    ...['-keyout', key, '-out', cert],
  ]);
  return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
}
