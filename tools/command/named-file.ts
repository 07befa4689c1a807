import { readWholeFile } from '../../src/content/loader/file-reading.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { showPath, UsageError } from './editor-command.ts';

/**
 * Reads a file that a command needs.
 *
 * @param advice what to do where it cannot be read.
 */
export function readNamedFile(path: string, advice: string): Buffer {
  try {
    return readWholeFile(path).bytes;
  } catch (error) {
    const reason = messageOf(error).replace(/^the file cannot be read: /, '');
    throw new UsageError(`${showPath(path)} cannot be read (${reason}); ${advice}.`);
  }
}
