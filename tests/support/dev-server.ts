import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createEnvironment } from './environment.ts';

/** `astro dev` over a content folder. */
export interface DevServer {
  /** The HTML of a page, or undefined where there is none. */
  read: (address: string) => Promise<string | undefined>;
  /** What a browser is told that has a page open: to load it again, or what to lay over it. The list grows. */
  listen: () => Promise<BrowserMessage[]>;
  /** What it has printed since it began, without colours. */
  output: () => string;
  stop: () => Promise<void>;
}

export interface BrowserMessage {
  type: string;
  /** Of an error. */
  err?: { message: string };
}

const longestStart = 60_000;

export async function startDevServer(content: string): Promise<DevServer> {
  const port = await findFreePort();
  const server = spawn(
    process.execPath,
    ['tools/run.mjs', 'astro', 'dev', '--ignore-lock', '--host', '127.0.0.1', '--port', String(port)],
    {
      env: createEnvironment({ CONTENT_DIR: content }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await waitUntilReady(server, () => output);
  const browsers: WebSocket[] = [];

  return {
    listen: async () => {
      const client = await (await fetch(`http://127.0.0.1:${String(port)}/@vite/client`)).text();
      const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
      const messages: BrowserMessage[] = [];
      const browser = new WebSocket(`ws://127.0.0.1:${String(port)}/?token=${token}`, 'vite-hmr');
      browsers.push(browser);
      browser.addEventListener('message', ({ data }) => {
        messages.push(JSON.parse(String(data)) as BrowserMessage);
      });
      await once(browser, 'open');
      return messages;
    },
    read: async (address) => {
      const response = await fetch(`http://127.0.0.1:${String(port)}${address}`);
      const html = await response.text();
      return response.ok ? html : undefined;
    },
    output: () => output,
    stop: async () => {
      for (const browser of browsers) browser.close();
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

async function waitUntilReady(server: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + longestStart;
  while (!output().includes('ready in')) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`astro dev did not start.\n${output()}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
