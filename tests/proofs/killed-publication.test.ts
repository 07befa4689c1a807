import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createRandom } from '../../tools/sample-content/random.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const kills = 50;

const locate = (name: string) => pathToFileURL(resolve('src/integrations/incremental-build', name)).href;

/**
 * Publishes an edition of a site in a process of its own.
 *
 * @param killedAt the change of the file system at which the process kills itself, counted from the beginning of
 * the publication; without it the process ends well.
 * @returns how many changes there were; none if it was killed.
 */
async function publishEdition(
  published: string,
  edition: number,
  killedAt = Infinity,
): Promise<number | undefined> {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let changes = -Infinity;
    for (const name of ['renameSync', 'rmSync', 'rmdirSync', 'mkdirSync', 'openSync', 'writeFileSync']) {
      const original = fs[name];
      fs[name] = (...parameters) => {
        changes += 1;
        if (changes === ${String(killedAt)}) process.kill(process.pid, 'SIGKILL');
        return original(...parameters);
      };
    }
    syncBuiltinESMExports();
    const { beginSite } = await import(${JSON.stringify(locate('next-site.ts'))});
    const { locatePlaces } = await import(${JSON.stringify(locate('site-places.ts'))});
    const site = beginSite(locatePlaces(${JSON.stringify(published)}), { code: 'code' });
    for (const [path, text] of ${JSON.stringify([...listFiles(edition)])}) {
      if (!site.assembly.reuse(path, text)) site.assembly.put(path, text, [{ path, content: Buffer.from(text) }]);
    }
    changes = 0;
    site.publish();
    console.log(changes);
  `;
  const file = join(await createTemporaryFolder('publication'), 'publication.mjs');
  await writeFile(file, program);
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const signal = await new Promise((done) => {
    child.once('close', (_code, ending) => {
      done(ending);
    });
  });
  expect(signal).toBe(killedAt === Infinity ? null : 'SIGKILL');
  return output === '' ? undefined : Number(output);
}

/** From one edition to the next a third of the files change, and a tenth come and go. */
function listFiles(edition: number): Map<string, string> {
  const numbers = Array.from({ length: 120 }, (_, number) => number);
  return new Map(
    numbers
      .filter((number) => number % 10 !== edition % 10)
      .map((number) => {
        const text = `File ${String(number)}${number % 3 === 0 ? ` of edition ${String(edition)}` : ''}.`;
        return [`articles/${String(number % 40)}/${String(number)}/index.html`, text.padEnd(2000)];
      }),
  );
}

function readFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}

test('a publication that is killed leaves each file whole, and the next one does the rest', async () => {
  const published = join(await createTemporaryFolder('killed'), 'dist');
  const random = createRandom('killed publication');
  await publishEdition(published, 0);
  let steps = (await publishEdition(published, 1)) ?? 0;
  expect(steps).toBeGreaterThan(100);
  let interrupted = 0;
  for (let edition = 2; edition < kills + 2; edition += 1) {
    const [before, after] = [listFiles(edition - 1), listFiles(edition)];
    await publishEdition(published, edition, random.between(1, steps));
    const found = readFiles(published);
    const torn = [...found].filter(([path, text]) => text !== before.get(path) && text !== after.get(path));
    expect(torn.map(([path]) => path)).toEqual([]);
    expect([...before.keys()].filter((path) => after.has(path) && !found.has(path))).toEqual([]);
    const isMixed = [before, after].every((files) =>
      [...files].some(([path, text]) => found.get(path) !== text),
    );
    if (isMixed) interrupted += 1;

    steps = Math.max(steps, (await publishEdition(published, edition)) ?? 0);
    expect(readFiles(published)).toEqual(after);
  }
  expect(interrupted).toBeGreaterThan(10);
});
