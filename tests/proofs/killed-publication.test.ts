import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createRandom } from '../../tools/sample-content/random.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const kills = 50;
const fileCount = 250;

const folder = (name: string) => pathToFileURL(resolve('src/integrations/incremental-build', name)).href;

/** Publishes an edition of a site in a process of its own; a third of its files differ from edition to edition. */
function startPublication(published: string, edition: number) {
  const program = `
    const { beginSite } = await import(${JSON.stringify(folder('next-site.ts'))});
    const { locatePlaces } = await import(${JSON.stringify(folder('site-places.ts'))});
    const site = beginSite(locatePlaces(${JSON.stringify(published)}), { code: 'code' });
    for (const [path, text] of ${listFiles.name}(${String(edition)})) {
      if (!site.assembly.reuse(path, text)) site.assembly.put(path, text, [{ path, content: Buffer.from(text) }]);
    }
    console.log('publishing');
    site.publish();
    ${listFiles.toString()}
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, FILES: String(fileCount) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const publishing = new Promise<void>((done) =>
    child.stdout.once('data', () => {
      done();
    }),
  );
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, publishing, ended };
}

/** @returns in milliseconds. */
async function measurePublication(published: string, edition: number): Promise<number> {
  const { publishing, ended } = startPublication(published, edition);
  await publishing;
  const start = performance.now();
  expect(await ended).toBe(0);
  return performance.now() - start;
}

/** Runs in the other process too. */
function listFiles(edition: number): [path: string, text: string][] {
  const count = Number(process.env.FILES ?? 250);
  const numbers = Array.from({ length: count }, (_, index) => index);
  return numbers
    .filter((number) => number % 10 !== edition % 10)
    .map((number) => {
      const text =
        number % 3 === 0
          ? `File ${String(number)} of edition ${String(edition)}.`
          : `File ${String(number)}.`;
      return [`articles/${String(number % 40)}/${String(number)}/index.html`, text.padEnd(4000)];
    });
}

function readFiles(folderName: string): Map<string, string> {
  const entries = readdirSync(folderName, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folderName.length + 1), readFileSync(file, 'utf8')]),
  );
}

test('a publication that is killed leaves each file whole, and the next one does the rest', async () => {
  const published = join(await createTemporaryFolder('killed'), 'dist');
  const random = createRandom('killed publication');
  const longest = await measurePublication(published, 0);
  let before = new Map(listFiles(0));
  let interrupted = 0;
  for (let edition = 1; edition <= kills; edition += 1) {
    const after = new Map(listFiles(edition));
    const { child, publishing, ended } = startPublication(published, edition);
    await publishing;
    await new Promise((done) => setTimeout(done, random.below(Math.ceil(longest))));
    child.kill('SIGKILL');
    await ended;
    const found = readFiles(published);
    const torn = [...found].filter(([path, text]) => text !== before.get(path) && text !== after.get(path));
    expect(torn.map(([path]) => path)).toEqual([]);
    const gone = [...before.keys()].filter((path) => after.has(path) && !found.has(path));
    expect(gone).toEqual([]);
    const isDone = [...after].every(([path, text]) => found.get(path) === text) && found.size === after.size;
    const isBegun = [...found].some(([path, text]) => text !== before.get(path));
    if (isBegun && !isDone) interrupted += 1;

    await measurePublication(published, edition);
    expect(readFiles(published)).toEqual(after);
    before = after;
  }
  // Else none of the kills has met a publication at work.
  expect(interrupted).toBeGreaterThan(5);
});
