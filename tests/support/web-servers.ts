import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request as requestSecurely, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { findFreePort } from './dev-server.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** Where Debian's packages put nginx and its module; neither is on everybody's path of programs. */
export const nginxPlaces = {
  program: '/usr/sbin/nginx',
  brotli: '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so',
};

export interface Answer {
  status: number;
  /** By small letters. */
  headers: Readonly<Record<string, string | undefined>>;
  /** All values of a header, one for each time that it was sent. */
  valuesOf: (header: string) => string[];
  body: Buffer;
}

/** A real server with the configuration of `deploy/`, over https on this machine alone. */
export interface WebServer {
  /** Without a slash at its end. */
  origin: string;
  /** Asks without the client's own ideas: no redirect is followed, nothing is unpacked. */
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;
  /** What it has said so far. */
  output: () => string;
  stop: () => Promise<void>;
}

const placeholders = {
  host: 'news.example.org',
  folder: '/srv/newsroom/dist',
  keys: '/etc/ssl/newsroom',
};

const longestStart = 20_000;

/**
 * Serves a built folder by `deploy/nginx.conf`, filled in as its comments say.
 *
 * @param below the path that the site lives below, `/news`, where it lies in a folder of that name.
 */
export async function startNginx(site: string, below = ''): Promise<WebServer> {
  const folder = await createTemporaryFolder('nginx');
  const port = await findFreePort();
  const plainPort = await findFreePort();
  await createCertificate(folder);
  const written = await readFile('deploy/nginx.conf', 'utf8');
  const filled = written
    .replaceAll(`${placeholders.folder}/_`, `${placeholders.folder}${below}/_`)
    .replace('=404 /404.html', `=404 ${below}/404.html`)
    .replace(/^map \$uri \$newsroom_file .*$/m, (usual) =>
      below === '' ? usual : `map $uri $newsroom_file { ~^${below}(?<newsroom_below>/.*)$ $newsroom_below; }`,
    )
    .replaceAll(placeholders.folder, site)
    .replaceAll(placeholders.keys, folder)
    .replaceAll(placeholders.host, 'localhost')
    .replaceAll(/^ *listen \[::\]:.*$/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${String(plainPort)};`)
    .replace('listen 443 ', `listen 127.0.0.1:${String(port)} `);
  await writeFile(join(folder, 'site.conf'), filled);
  const temporaries = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(
    join(folder, 'nginx.conf'),
    [
      `load_module ${nginxPlaces.brotli};`,
      // The folders of a test are its user's alone.
      process.getuid?.() === 0 ? 'user root;' : '',
      'worker_processes 2;',
      `pid ${folder}/nginx.pid;`,
      'events { }',
      'http {',
      '  include /etc/nginx/mime.types;',
      '  default_type application/octet-stream;',
      '  sendfile on;',
      '  access_log off;',
      ...temporaries.map((name) => `  ${name}_temp_path ${folder}/${name};`),
      `  include ${folder}/site.conf;`,
      '}',
    ].join('\n'),
  );
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'];
  return startServer(nginxPlaces.program, args, port, folder);
}

/** The same by `deploy/Caddyfile`. */
export async function startCaddy(site: string, below = ''): Promise<WebServer> {
  const folder = await createTemporaryFolder('caddy');
  const port = await findFreePort();
  await createCertificate(folder);
  const written = await readFile('deploy/Caddyfile', 'utf8');
  const filled = written
    .replaceAll(`${placeholders.folder}/_`, `${placeholders.folder}${below}/_`)
    .replace('* /404.html', `* ${below}/404.html`)
    .replaceAll('path_regexp ^', `path_regexp ^${below}`)
    .replaceAll(placeholders.folder, site)
    .replace(
      new RegExp(`^${RegExp.escape(placeholders.host)} \\{$`, 'm'),
      [
        `https://localhost:${String(port)} {`,
        '\tbind 127.0.0.1',
        `\ttls ${folder}/fullchain.pem ${folder}/privkey.pem`,
      ].join('\n'),
    );
  const forAll = '{\n\tadmin off\n\tauto_https disable_redirects\n}\n';
  await writeFile(join(folder, 'Caddyfile'), forAll + filled);
  await mkdir(join(folder, 'home'));
  const args = ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  return startServer('caddy', args, port, folder);
}

/** A certificate that nobody trusts, for this machine alone. */
async function createCertificate(folder: string): Promise<void> {
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...key, ...names, ...files]);
}

async function startServer(
  program: string,
  args: readonly string[],
  port: number,
  folder: string,
): Promise<WebServer> {
  const home = join(folder, 'home');
  const server = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await waitUntilListening(server, port, () => output);
  const certificate = await readFile(join(folder, 'fullchain.pem'));
  const options: RequestOptions = { host: '127.0.0.1', port, servername: 'localhost', ca: certificate };
  return {
    origin: `https://localhost:${String(port)}`,
    ask: (path, headers = {}, method = 'GET') =>
      ask({ ...options, path, method, headers: { Host: `localhost:${String(port)}`, ...headers } }),
    output: () => output,
    stop: async () => {
      if (server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function waitUntilListening(server: ChildProcess, port: number, output: () => string): Promise<void> {
  const deadline = performance.now() + longestStart;
  while (!(await canConnect(port))) {
    if (server.exitCode !== null || performance.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`${server.spawnfile} did not start.\n${output()}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const end = (is: boolean) => {
      socket.destroy();
      done(is);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
  });
}

function ask(options: RequestOptions): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = requestSecurely({ ...options, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        done({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(headers) as Answer['headers'],
          valuesOf: (header) => response.headersDistinct[header.toLowerCase()] ?? [],
          body: Buffer.concat(parts),
        });
      });
    });
    request.on('error', fail);
    request.end();
  });
}
