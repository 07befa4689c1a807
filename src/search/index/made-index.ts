import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NamedFile } from '../../lib/named-file.ts';
import type { IndexMessage } from './index-program.ts';

const program = fileURLToPath(new URL('./index-program.ts', import.meta.url));

/**
 * Makes the search index over stories, in a process of its own. It goes through several times what an index
 * is long, which is then given back to the system as a whole; and where Pagefind’s own process dies, it ends,
 * while Pagefind’s module would wait for it for ever.
 *
 * @param recordsFile absolute.
 * @returns the files of the index and of the engine, each in its folder.
 */
export async function makeIndex(recordsFile: string): Promise<NamedFile[]> {
  // What goes wrong is said once, by the error.
  const maker = fork(program, [recordsFile], { serialization: 'advanced', execArgv: [], stdio: 'ignore' });
  let message: IndexMessage | undefined;
  maker.once('message', (received: IndexMessage) => {
    message = received;
  });
  await once(maker, 'disconnect');
  if (message === undefined) throw new Error('Pagefind ended before it had made the index.');
  if ('error' in message) throw new Error(message.error);
  return message.files;
}
