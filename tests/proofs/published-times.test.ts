import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/lib/files.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { nginxPlaces, startCaddy, startNginx, type WebServer } from '../support/web-servers.ts';

const missing = inject('missingPrograms');

const servers: [name: string, programs: string[], start: (site: string) => Promise<WebServer>][] = [
  ['nginx', [nginxPlaces.program, nginxPlaces.brotli, 'openssl', 'rsync'], startNginx],
  ['Caddy', ['caddy', 'openssl', 'rsync'], startCaddy],
];

/** The command of deploy/README.md that copies a build beside the published one. */
let copying: string;
beforeAll(async () => {
  const [line = ''] = /^rsync .* "\$release"\/$/m.exec(await readFile('deploy/README.md', 'utf8')) ?? [];
  copying = line;
});

/** A small site, which `deploy/` needs some files of. */
async function writeSite(folder: string): Promise<void> {
  for (const file of ['_redirects.nginx', '_redirects.caddy', '_policy.nginx', '_policy.caddy'])
    await writeFile(join(folder, file), '# None.\n');
  await writeFile(join(folder, '404.html'), 'Nothing is here.');
  await writeFile(join(folder, 'index.html'), 'The home page.');
  await mkdir(join(folder, 'tags/上海'), { recursive: true });
  await writeFile(join(folder, 'tags/上海/index.html'), 'A tag.');
}

describe.for(servers)('%s', ([, programs, start]) => {
  const absence = programs.map((program) => missing[program]).find((sentence) => sentence !== undefined);

  test.skipIf(absence !== undefined)(
    absence ??
      'says of a file of the same bytes that it has not changed, after a build from nothing was published',
    async () => {
      const root = await createTemporaryFolder('published');
      await mkdir(join(root, 'dist'));
      await mkdir(join(root, 'releases'));
      await writeSite(join(root, 'dist'));
      const published = join(root, 'published');
      const publish = async (name: string) => {
        const command = copying.replace('/srv/newsroom/dist/', `${published}/`);
        const release = join(root, 'releases', name);
        await promisify(execFile)('sh', ['-e', '-c', command], {
          cwd: root,
          env: { ...process.env, release },
        });
        await symlink(release, `${published}.next`);
        await rename(`${published}.next`, published);
        return release;
      };

      const first = await publish('1');
      const server = await start(published);
      try {
        const addresses = ['/', encodeURI('/tags/上海/')];
        const tagsOf = async () =>
          Promise.all(addresses.map(async (address) => (await server.ask(address)).headers.etag ?? ''));
        const [home = '', tag = ''] = await tagsOf();
        expect([home, tag].every((etag) => etag.length > 5)).toBe(true);

        const later = new Date(Date.now() + 100_000);
        for (const file of listFiles(join(root, 'dist')))
          await utimes(join(root, 'dist', file), later, later);
        await writeFile(join(root, 'dist/index.html'), 'Another home page.');
        const second = await publish('2');
        expect((await stat(join(second, 'index.html'))).ino).not.toBe(
          (await stat(join(first, 'index.html'))).ino,
        );

        const asked = await server.ask(addresses[1] ?? '', { 'If-None-Match': tag });
        expect([asked.status, asked.headers.etag]).toEqual([304, tag]);
        const changed = await server.ask('/', { 'If-None-Match': home });
        expect([changed.status, changed.body.toString()]).toEqual([200, 'Another home page.']);
        expect(await readFile(join(first, 'index.html'), 'utf8')).toBe('The home page.');

        // What it is for: with the times of the build it would be another file.
        await cp(join(root, 'dist'), join(root, 'releases/3'), { recursive: true, preserveTimestamps: true });
        await symlink(join(root, 'releases/3'), `${published}.next`);
        await rename(`${published}.next`, published);
        expect((await server.ask(addresses[1] ?? '', { 'If-None-Match': tag })).status).toBe(200);
      } finally {
        await server.stop();
      }
    },
  );
});
