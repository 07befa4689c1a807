import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createDigest } from './digest.ts';

/** The number of characters written at once, so that a long file is never one string. */
const chunkLength = 1 << 20;

const lineFeed = 10;

/**
 * Writes values as lines of JSON, then a line with a digest. If this fails, the file stays unchanged: later
 * runs are slower but correct.
 *
 * @param code the digest of everything that the values depend on besides their names.
 */
export function writeJsonLines(file: string, code: string, values: Iterable<unknown>): void {
  const unfinished = `${file}.${String(process.pid)}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeChunks(unfinished, formatLines(code, values));
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
  } catch {
    // A full or read-only disk must not prevent publishing.
  }
}

function writeChunks(file: string, chunks: Iterable<string>): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const chunk of chunks) writeFileSync(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}

function* formatLines(code: string, values: Iterable<unknown>): Generator<string, void, undefined> {
  const lines = createHash('sha256');
  let chunk = '';
  for (const value of values) {
    chunk += `${JSON.stringify(value)}\n`;
    if (chunk.length < chunkLength) continue;
    lines.update(chunk);
    yield chunk;
    chunk = '';
  }
  lines.update(chunk);
  yield `${chunk}${createDigest(code, lines.digest('hex'))}`;
}

/**
 * Reads a file of {@link writeJsonLines}; each value is parsed when it is requested.
 *
 * @returns nothing if the file is absent, damaged, incomplete or written by other code.
 */
export function* readJsonLines(file: string, code: string): Generator<unknown, void, undefined> {
  const bytes = readBytes(file);
  const body = bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
  const lines = createHash('sha256').update(body).digest('hex');
  if (bytes.toString('latin1', body.length) !== createDigest(code, lines)) return;
  for (let start = 0, end = 0; start < body.length; start = end + 1) {
    end = body.indexOf(lineFeed, start);
    yield JSON.parse(body.toString('utf8', start, end));
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
