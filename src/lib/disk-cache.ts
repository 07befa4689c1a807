import { readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDigest } from './digest.ts';

/** The folder of all caches of builds and commands, except Astro's own. */
export const cacheRoot = resolve('node_modules/.cache/newsroom');

const fourWeeks = 28 * 24 * 60 * 60 * 1000;

// A file begins with a line of its key, the digest of the bytes and their length. All three have a fixed
// length, so the line has one too.
const headLength = createHead('0'.repeat(64), new Uint8Array()).length;

/** A folder with one file per key. A key is a SHA-256 digest of everything that the file's bytes depend on. */
export class DiskCache {
  readonly folder: string;

  /** @param folder below {@link cacheRoot}, or absolute. */
  constructor(folder: string) {
    this.folder = resolve(cacheRoot, folder);
  }

  /** The bytes of a key; none if the file is absent, damaged, incomplete or of another key. */
  get(key: string): Uint8Array | undefined {
    try {
      const file = readFileSync(join(this.folder, key));
      const bytes = file.subarray(headLength);
      return file.toString('latin1', 0, headLength) === createHead(key, bytes) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** The number of bytes of a key, without reading them; none if the file has another length than it states. */
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

  /** The bytes of a key, from the cache or newly made. */
  async getOrMake(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const cached = this.get(key);
    if (cached) return cached;
    const bytes = await make();
    await this.put(key, bytes);
    return bytes;
  }

  /** Keeps bytes for later builds. If this fails, later builds are slower but correct. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(this.folder, `${key}.${crypto.randomUUID()}`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(unfinished, [createHead(key, bytes), bytes]);
      await rename(unfinished, join(this.folder, key));
    } catch {
      // A full or read-only disk must not prevent publishing. Incomplete files are removed.
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }

  /**
   * Removes unused files that are older than the last change of the folder by more than four weeks: builds of
   * other content share the cache, and a withdrawn article may return. Only changes make the folder grow,
   * so the last change is the reference time, whatever clock a build uses.
   */
  async prune(keysInUse: ReadonlySet<string>): Promise<void> {
    try {
      const oldest = (await stat(this.folder)).mtimeMs - fourWeeks;
      const unused = (await readdir(this.folder)).filter((name) => !keysInUse.has(name));
      // There may be thousands of files: awaiting a promise for each takes longer than the system call.
      for (const file of unused.map((name) => join(this.folder, name))) {
        const { mtimeMs = oldest } = statSync(file, { throwIfNoEntry: false }) ?? {};
        if (mtimeMs < oldest) rmSync(file, { force: true });
      }
    } catch {
      // The cache does not exist yet, or is read-only.
    }
  }
}

function createHead(key: string, bytes: Uint8Array): string {
  return `${key} ${createDigest(bytes)} ${formatLength(bytes.length)}\n`;
}

function formatLength(length: number): string {
  return String(length).padStart(12, '0');
}
