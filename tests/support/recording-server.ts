import { createServer } from 'node:http';

/** A request as it came in. */
export interface ReceivedRequest {
  /** `POST /hub`. */
  line: string;
  mediaType: string | undefined;
  body: string;
  /** In milliseconds, from any one beginning. */
  time: number;
}

/** How a request is answered: with a status and headers, or never. */
export type Reply = { status: number; headers?: Record<string, string>; body?: string } | 'silence';

export interface RecordingServer {
  /** Without a slash at its end. */
  url: string;
  requests: ReceivedRequest[];
  close: () => Promise<void>;
}

/**
 * Serves on a free port of this machine and keeps what it gets.
 *
 * @param decide how to answer, by the path and by how many requests there were for it before.
 */
export async function recordRequests(
  decide: (path: string, earlier: number) => Reply,
): Promise<RecordingServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const path = request.url ?? '';
      const line = `${request.method ?? ''} ${path}`;
      const reply = decide(path, requests.filter((earlier) => earlier.line === line).length);
      requests.push({ line, mediaType: request.headers['content-type'], body, time: performance.now() });
      if (reply !== 'silence') response.writeHead(reply.status, reply.headers).end(reply.body ?? 'Told.');
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
