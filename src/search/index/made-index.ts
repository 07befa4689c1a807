import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./index-program.ts', import.meta.url));

/**
 * Makes the search index over stories, in a process of its own. It goes through several times what an index
 * is long, which is then given back to the system as a whole; and where Pagefind’s own process dies, it ends,
 * while Pagefind’s module would wait for it for ever.
 *
 * @param records JSON, as the site’s build writes them.
 * @returns the files of the index, packed.
 */
export async function makeIndex(records: Uint8Array): Promise<Uint8Array> {
  // What goes wrong is said once, by the error.
  const maker = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'ignore'] });
  const end = new Promise<number | null>((done, fail) => {
    maker.once('error', fail);
    maker.once('close', done);
  });
  // It may end before it has read them.
  maker.stdin.on('error', () => undefined).end(records);
  const [code, output] = await Promise.all([end, buffer(maker.stdout)]);
  if (code === 0 && output.length > 0) return output;
  throw new Error(output.toString('utf8') || 'Pagefind ended before it had made the index.');
}
