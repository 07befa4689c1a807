import { mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { formatReport } from '../../src/content/checks/report.ts';
import { CheckCache } from '../../src/content/loader/check-cache.ts';
import { readContentFolder } from '../../src/content/loader/content-folder.ts';
import { formatContent, type Content, type Newsroom } from './newsroom.ts';

/** The content folder that is built; it is rewritten as little as editors and version control would. */
export class ContentFolder {
  readonly directory: string;
  #written = new Map<string, string | Uint8Array>();
  readonly #cacheFile: string;

  /** @param cacheFile where the check cache is kept. */
  constructor(directory: string, cacheFile: string) {
    this.directory = directory;
    this.#cacheFile = cacheFile;
  }

  /**
   * Makes the files say what the content is; those that do already are left alone.
   *
   * @param keepsTimes whether changed files keep their times, as some tools leave them.
   */
  async write(content: Content, { keepsTimes = false } = {}): Promise<void> {
    const files = formatContent(content);
    for (const file of this.#written.keys()) {
      if (!files.has(file)) await rm(join(this.directory, file));
    }
    for (const [file, text] of files) {
      const written = this.#written.get(file);
      if (written === undefined || !isSame(written, text)) await this.#writeFile(file, text, keepsTimes);
    }
    this.#written = files;
  }

  /** Gives all files another time, as a fresh checkout has it. */
  async touch(): Promise<void> {
    const now = new Date();
    for (const file of this.#written.keys()) await utimes(join(this.directory, file), now, now);
  }

  /** What the check has against the content at a newsroom’s time; undefined where it may be published. */
  async findMistakes({ epoch }: Newsroom): Promise<string | undefined> {
    const cache = new CheckCache(this.#cacheFile);
    const { issues } = await readContentFolder(this.directory, { now: epoch * 1000, cache });
    cache.save();
    return hasErrors(issues) ? formatReport(issues) : undefined;
  }

  async #writeFile(file: string, text: string | Uint8Array, keepsTimes: boolean): Promise<void> {
    const path = join(this.directory, file);
    const before = keepsTimes ? await stat(path).catch(() => undefined) : undefined;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    if (before) await utimes(path, before.atime, before.mtime);
  }
}

function isSame(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : Buffer.compare(a, b) === 0;
}
