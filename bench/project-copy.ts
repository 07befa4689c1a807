import type { Dirent } from 'node:fs';
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from './measurement.ts';

/** What no build reads, and what builds leave behind. */
const leftOut = new Set(['bench', 'content', 'dist', 'docs', 'node_modules', 'test-results', 'tests']);

/** The memories of what takes long to draw and to index, in `node_modules/.cache/newsroom/`. */
const drawnMemories = new Set(['pictures', 'sharing-pictures', 'search']);

/**
 * The project once more, with caches of its own: what is built there neither finds nor touches what the
 * project’s own builds remember. Packages are links to the project’s.
 */
export class ProjectCopy {
  readonly directory: string;
  /** Where its builds go. */
  readonly outDir: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.outDir = join(directory, 'dist');
  }

  static async create(project: string, directory: string): Promise<ProjectCopy> {
    await mkdir(join(directory, 'node_modules'), { recursive: true });
    for (const name of await readdir(project)) {
      if (name.startsWith('.') || leftOut.has(name)) continue;
      await cp(join(project, name), join(directory, name), { recursive: true });
    }
    const packages = join(project, 'node_modules');
    for (const name of await readdir(packages)) {
      if (!name.startsWith('.')) await symlink(join(packages, name), join(directory, 'node_modules', name));
    }
    return new ProjectCopy(directory);
  }

  /** `npm run build` of a content folder. */
  build(content: string, epoch: number): Command {
    return {
      program: process.execPath,
      args: ['tools/run.mjs', 'astro', 'build', '--outDir', this.outDir],
      folder: this.directory,
      environment: { CONTENT_DIR: content, SOURCE_DATE_EPOCH: String(epoch), NO_COLOR: '1' },
      log: join(this.directory, '..', 'build.log'),
    };
  }

  /** Removes all that builds have left behind. */
  async forget(): Promise<void> {
    for (const folder of [this.outDir, join(this.directory, '.astro')]) await removeFolder(folder);
    await removeAllBut(join(this.directory, 'node_modules'), (entry) => entry.isSymbolicLink());
  }

  /** The same, but for the drawn pictures and the search indexes. */
  async forgetPages(): Promise<void> {
    for (const folder of [this.outDir, join(this.directory, '.astro')]) await removeFolder(folder);
    const packages = join(this.directory, 'node_modules');
    await removeAllBut(packages, (entry) => entry.isSymbolicLink() || entry.name === '.cache');
    await removeAllBut(join(packages, '.cache'), ({ name }) => name === 'newsroom');
    await removeAllBut(join(packages, '.cache/newsroom'), ({ name }) => drawnMemories.has(name));
  }
}

async function removeAllBut(folder: string, isKept: (entry: Dirent) => boolean): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!isKept(entry)) await removeFolder(join(folder, entry.name));
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
