import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

export interface StaticServer {
  /** The address of the site with a slash at its end: `http://127.0.0.1:40123/news/`. */
  url: string;
  close: () => Promise<void>;
}

export interface ServingOptions {
  /** The path that the site lives under, with a slash at both ends. */
  prefix?: string;
  /** What the host has been told to send with an address, path-absolute and encoded. */
  headersOf?: (address: string) => Readonly<Record<string, string>>;
}

/** Serves a built folder on a free port of this machine the way a static host does. */
export async function serveFolder(
  folder: string,
  { prefix = '/', headersOf = () => ({}) }: ServingOptions = {},
): Promise<StaticServer> {
  const serveFile = sirv(folder, {
    dev: true,
    extensions: ['html'],
    setHeaders: (response, path) => {
      // The one type of the web that sirv does not know.
      if (path.endsWith('.ico')) response.setHeader('Content-Type', 'image/vnd.microsoft.icon');
      for (const [name, value] of Object.entries(headersOf(`${prefix.slice(0, -1)}${path}`)))
        response.setHeader(name, value);
    },
  });

  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(prefix)) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Outside the site');
      return;
    }
    const path = pathname.slice(prefix.length - 1);
    if (!path.endsWith('/') && isFolderOfPage(folder, path)) {
      response.writeHead(301, { Location: `${pathname}/${search}` }).end();
      return;
    }
    request.url = path;
    serveFile(request, response, () => {
      sendNotFound(folder, request, response, headersOf(pathname));
    });
  });

  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}${prefix}`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

function isFolderOfPage(folder: string, path: string): boolean {
  try {
    return existsSync(join(folder, decodeURIComponent(path), 'index.html'));
  } catch {
    // A path that cannot be decoded names nothing.
    return false;
  }
}

function sendNotFound(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const page = join(folder, '404.html');
  response.writeHead(404, { ...headers, 'Content-Type': 'text/html;charset=utf-8' });
  if (request.method === 'HEAD' || !existsSync(page)) response.end();
  else createReadStream(page).pipe(response);
}
