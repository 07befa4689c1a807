import { readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDigest } from './digest.ts';

/** Holds all that builds and commands keep for the next one, besides Astro’s own. */
export const cacheRoot = resolve('node_modules/.cache/newsroom');

const fourWeeks = 28 * 24 * 60 * 60 * 1000;

// A file begins with a line of its key, the digest of the bytes and their length. All of these have a
// fixed length, and so has the line.
const headLength = createHead('0'.repeat(64), new Uint8Array()).length;

/** A folder with a file for each key, which is a SHA-256 digest of all that decides the file’s bytes. */
export class DiskCache {
  readonly folder: string;

  /** @param folder below {@link cacheRoot}, or absolute. */
  constructor(folder: string) {
    this.folder = resolve(cacheRoot, folder);
  }

  /** The bytes of a key. A file that is absent, damaged, half written or of another key counts as none. */
  get(key: string): Uint8Array | undefined {
    try {
      const file = readFileSync(join(this.folder, key));
      const bytes = file.subarray(headLength);
      return file.toString('latin1', 0, headLength) === createHead(key, bytes) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** How many bytes a key has, found without reading them. A file of another length than it says counts as none. */
  async getLength(key: string): Promise<number | undefined> {
    try {
      const file = await open(join(this.folder, key));
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

  /** The bytes of a key, made where no earlier build has made them. */
  async getOrMake(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const cached = this.get(key);
    if (cached) return cached;
    const bytes = await make();
    await this.put(key, bytes);
    return bytes;
  }

  /** Keeps bytes for later builds. Where that fails they are slower, and nothing else. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(this.folder, `${key}.${crypto.randomUUID()}`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(unfinished, [createHead(key, bytes), bytes]);
      await rename(unfinished, join(this.folder, key));
    } catch {
      // A full or read-only disk must not keep anything from being published, nor stay full of fragments.
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }

  /**
   * Removes what is not in use, once it is a while older than the last change of the folder: builds of
   * other content share the cache, and a story that was taken back may return. The folder grows by
   * changes alone, so they serve as its clock, whatever moment a build stands for.
   *
   * @param age how much older, in milliseconds.
   */
  async prune(keysInUse: ReadonlySet<string>, age = fourWeeks): Promise<void> {
    try {
      const oldest = (await stat(this.folder)).mtimeMs - age;
      const unused = (await readdir(this.folder)).filter((name) => !keysInUse.has(name));
      // Thousands of them may wait: to wait for each by a promise takes longer than to look.
      for (const file of unused.map((name) => join(this.folder, name))) {
        const { mtimeMs = oldest } = statSync(file, { throwIfNoEntry: false }) ?? {};
        if (mtimeMs < oldest) rmSync(file, { force: true });
      }
    } catch {
      // There is no cache yet, or it is read-only.
    }
  }
}

function createHead(key: string, bytes: Uint8Array): string {
  return `${key} ${createDigest(bytes)} ${formatLength(bytes.length)}\n`;
}

function formatLength(length: number): string {
  return String(length).padStart(12, '0');
}
