import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NamedFile } from '../../lib/named-file.ts';
import type { IndexMessage } from './index-program.ts';

const program = fileURLToPath(new URL('./index-program.ts', import.meta.url));

/**
 * Makes a search index in a separate process. That process uses several times the size of the index as memory,
 * and returns all of it to the system at its end. If Pagefind's own process dies, the separate process ends;
 * Pagefind's module would wait for ever.
 *
 * @param recordsFile an absolute path.
 * @returns the files of the index and of the engine, each in its own folder.
 */
export async function makeIndex(recordsFile: string): Promise<NamedFile[]> {
  // The thrown error is the only report of a problem.
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
