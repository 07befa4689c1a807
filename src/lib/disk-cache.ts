import { readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDigest } from './digest.ts';

// A file is named by its key and begins with a line of its key, the digest of the bytes and their
// length. All of these have a fixed length, and so has the line.
const headLength = createHead('0'.repeat(64), new Uint8Array()).length;

/**
 * Reads the bytes remembered under a key, which is a SHA-256 digest. A file that is absent, damaged,
 * half written or of another key counts as none.
 */
export function recallFile(folder: string, key: string): Uint8Array | undefined {
  try {
    const file = readFileSync(join(folder, key));
    const bytes = file.subarray(headLength);
    return file.toString('latin1', 0, headLength) === createHead(key, bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** How many bytes are remembered under a key, found without reading them. A file of another length than it says counts as none. */
export async function recallLength(folder: string, key: string): Promise<number | undefined> {
  try {
    const file = await open(join(folder, key));
    try {
      const { buffer } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
      const head = buffer.toString('latin1');
      const length = (await file.stat()).size - headLength;
      return head.startsWith(`${key} `) && head.endsWith(` ${formatLength(length)}\n`) ? length : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** Keeps bytes for later builds. Where that fails they are slower, and nothing else. */
export async function rememberFile(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(folder, `${key}.${crypto.randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, Buffer.concat([Buffer.from(createHead(key, bytes)), bytes]));
    await rename(unfinished, join(folder, key));
  } catch {
    // A full or read-only disk must not keep anything from being published, nor stay full of fragments.
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

const usualRest = 28 * 24 * 60 * 60 * 1000;

/**
 * Forgets what is not in use, once it is a while older than the last change of the folder: builds of
 * other content share the memory, and a story that was taken back may return. The folder grows by
 * changes alone, so they serve as its clock, whatever moment a build stands for.
 *
 * @param rest how much older, in milliseconds; four weeks unless told.
 */
export async function forgetUnused(
  folder: string,
  keysInUse: ReadonlySet<string>,
  rest = usualRest,
): Promise<void> {
  try {
    const oldest = (await stat(folder)).mtimeMs - rest;
    const unused = (await readdir(folder)).filter((name) => !keysInUse.has(name));
    // Thousands of them may wait: to wait for each by a promise takes longer than to look.
    for (const name of unused) forgetOlder(join(folder, name), oldest);
  } catch {
    // There is no memory yet.
  }
}

function forgetOlder(file: string, oldest: number): void {
  try {
    if (statSync(file).mtimeMs < oldest) rmSync(file);
  } catch {
    // Another build was faster, or the folder is read-only.
  }
}

function createHead(key: string, bytes: Uint8Array): string {
  return `${key} ${createDigest(bytes)} ${formatLength(bytes.length)}\n`;
}

function formatLength(length: number): string {
  return String(length).padStart(12, '0');
}
