import { cp, mkdir, readdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptAbsence } from '../src/lib/files.ts';
import { removeFolder } from './folders.ts';
import type { Command } from './measurement.ts';

/** Paths that no build reads, or that builds write. */
const leftOut = new Set(['bench', 'content', 'dist', 'docs', 'node_modules', 'test-results', 'tests']);

/** Paths below `node_modules`. */
const cacheFolder = '.cache/newsroom';

/** The caches of drawings, which take long to make. */
export const drawnCaches = ['social-cards'];

/** A copy of the project with its own caches; its packages are links to the project's packages. */
export class ProjectCopy {
  readonly outDir: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.outDir = join(folder, 'dist');
  }

  static async create(project: string, folder: string): Promise<ProjectCopy> {
    await mkdir(join(folder, 'node_modules'), { recursive: true });
    for (const name of await readdir(project)) {
      if (name.startsWith('.') || leftOut.has(name)) continue;
      await cp(join(project, name), join(folder, name), { recursive: true });
    }
    const packages = join(project, 'node_modules');
    for (const name of await readdir(packages)) {
      if (!name.startsWith('.')) await symlink(join(packages, name), join(folder, 'node_modules', name));
    }
    return new ProjectCopy(folder);
  }

  build(content: string, epoch: number): Command {
    return {
      program: process.execPath,
      args: ['tools/run.mjs', 'build', '--outDir', this.outDir],
      folder: this.#folder,
      environment: { CONTENT_DIR: content, SOURCE_DATE_EPOCH: String(epoch), NO_COLOR: '1' },
      log: join(this.#folder, 'build.log'),
    };
  }

  /** Replaces what builds have written by a copy, with other times and inodes: as a cache of CI does. */
  async restore(): Promise<void> {
    for (const name of ['dist', '.dist.build', join('node_modules', '.cache')]) {
      const path = join(this.#folder, name);
      await cp(path, `${path}.copy`, { recursive: true });
      await removeFolder(path);
      await rename(`${path}.copy`, path);
    }
  }

  /** Removes everything that builds have written, except the named caches. */
  async clean(keptCaches: readonly string[] = []): Promise<void> {
    const packages = join(this.#folder, 'node_modules');
    for (const name of ['dist', '.dist.build', '.astro']) await removeFolder(join(this.#folder, name));
    for (const name of ['.astro', '.vite']) await removeFolder(join(packages, name));
    const caches = (await readdir(join(packages, cacheFolder)).catch(acceptAbsence)) ?? [];
    for (const name of caches) {
      if (!keptCaches.includes(name)) await removeFolder(join(packages, cacheFolder, name));
    }
  }
}
