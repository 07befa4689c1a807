import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createDigest } from './digest.ts';

/** Written at once, so that a file of many lines is never one string. */
const chunkLength = 1 << 20;

const lineFeed = 10;

/**
 * Writes values as lines of JSON, behind a line that seals them.
 *
 * @param code what the values hold good for.
 * @throws where the file cannot be written; what was there before is then still there.
 */
export function writeSealedLines(file: string, code: string, values: Iterable<unknown>): void {
  const unfinished = `${file}.${String(process.pid)}`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeUnfinished(unfinished, code, values);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function writeUnfinished(file: string, code: string, values: Iterable<unknown>): void {
  const descriptor = openSync(file, 'w');
  try {
    const body = createHash('sha256');
    let chunk = '';
    const flush = () => {
      body.update(chunk);
      writeWhole(descriptor, chunk);
      chunk = '';
    };
    // In place of the seal, which is as long.
    writeWhole(descriptor, `${createDigest()}\n`);
    for (const value of values) {
      chunk += `${JSON.stringify(value)}\n`;
      if (chunk.length > chunkLength) flush();
    }
    flush();
    writeSync(descriptor, seal(code, body.digest('hex')), 0);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads what {@link writeSealedLines} wrote; each value is parsed when it is asked for.
 *
 * @returns nothing where the file is absent, damaged, half written or of other code.
 */
export function* readSealedLines(file: string, code: string): Generator<unknown, void, undefined> {
  const bytes = readBytes(file);
  let start = bytes.indexOf(lineFeed) + 1;
  const body = createHash('sha256').update(bytes.subarray(start)).digest('hex');
  if (bytes.toString('latin1', 0, start) !== `${seal(code, body)}\n`) return;
  for (let end = bytes.indexOf(lineFeed, start); end > 0; end = bytes.indexOf(lineFeed, start)) {
    yield JSON.parse(bytes.toString('utf8', start, end));
    start = end + 1;
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  // A disk that is nearly full takes a part.
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

function seal(code: string, body: string): string {
  return createDigest(code, body);
}
