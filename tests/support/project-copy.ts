import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { createEnvironment } from './environment.ts';

export interface CopyBuildOptions {
  /** The content folder, absolute. */
  content: string;
  /** The folder to build into, absolute. */
  outDir: string;
  /** `SITE_URL`; without it the address of site.yaml counts. */
  siteUrl: string | undefined;
  /** `SOURCE_DATE_EPOCH`, in seconds. */
  epoch: number;
  /** Further arguments; without them a build may take away as much as it likes. */
  flags?: readonly string[];
  /** Further variables. */
  environment?: Record<string, string>;
  /** After how many milliseconds the build and all that it has started is killed. */
  killAfter?: number;
  /** The largest file that can be written, in KiB: what is more of it is lost, as on a full disk. */
  largestFile?: number;
}

export interface CopyBuild {
  /** Null where the build was killed. */
  exitCode: number | null;
  /** What the build printed, without colours. */
  output: string;
  milliseconds: number;
}

/** What no build needs, or what builds make. */
const leftOut = new Set([
  ...['.astro', '.ci', '.git', '.github', 'content', 'dist', 'docs', 'node_modules', 'test-results', 'tests'],
]);

const longestBuild = 600_000;

/**
 * A copy of the project with caches of its own, whose code may be changed. The packages are those of the
 * project itself and are only read.
 */
export class ProjectCopy {
  readonly directory: string;
  readonly #sources: ReadonlySet<string>;

  private constructor(directory: string, sources: readonly string[]) {
    this.directory = directory;
    this.#sources = new Set(sources);
  }

  static async create(directory: string): Promise<ProjectCopy> {
    const sources = (await readdir('.')).filter((name) => !leftOut.has(name));
    const packages = join(directory, 'node_modules');
    await mkdir(packages, { recursive: true });
    for (const name of sources) await cp(name, join(directory, name), { recursive: true });
    for (const name of await readdir('node_modules')) {
      // Caches have such names.
      if (!name.startsWith('.'))
        await symlink(resolve('node_modules', name), join(packages, name), 'junction');
    }
    return new ProjectCopy(directory, sources);
  }

  /** Builds as `npm run build` does. */
  build(options: CopyBuildOptions): Promise<CopyBuild> {
    const { content, outDir, siteUrl, epoch, environment, killAfter, largestFile } = options;
    const { flags = ['--allow-removals'] } = options;
    const command = [process.execPath, 'tools/run.mjs', 'build', '--outDir', outDir, ...flags];
    const limited = ['bash', '-c', 'ulimit -f "$1" && shift && exec "$@"', 'bash', String(largestFile)];
    const [program = '', ...args] = largestFile === undefined ? command : [...limited, ...command];
    return new Promise((done, fail) => {
      const start = performance.now();
      const build = spawn(program, args, {
        cwd: this.directory,
        env: createEnvironment({
          CONTENT_DIR: content,
          SITE_URL: siteUrl,
          SOURCE_DATE_EPOCH: String(epoch),
          ASTRO_TELEMETRY_DISABLED: '1',
          ...environment,
        }),
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that all that it has started can be killed with it.
        detached: true,
      });
      const kill = () => {
        if (build.pid !== undefined && build.exitCode === null && build.signalCode === null)
          process.kill(-build.pid, 'SIGKILL');
      };
      process.once('exit', kill);
      const timer = setTimeout(kill, killAfter ?? longestBuild);
      let output = '';
      for (const stream of [build.stdout, build.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      }
      build.on('error', fail);
      build.on('close', (exitCode) => {
        clearTimeout(timer);
        process.off('exit', kill);
        const milliseconds = performance.now() - start;
        if (milliseconds > longestBuild) fail(new Error(`The build did not end.\n${output}`));
        else done({ exitCode, output, milliseconds });
      });
    });
  }

  /** All that builds have left in the project besides the site, absolute. */
  async listCaches(): Promise<string[]> {
    const beside = (await readdir(this.directory)).filter(
      (name) => !this.#sources.has(name) && name !== 'node_modules' && !name.startsWith('dist'),
    );
    const packages = await readdir(join(this.directory, 'node_modules'), { withFileTypes: true });
    const among = packages
      .filter((entry) => !entry.isSymbolicLink())
      .map(({ name }) => join('node_modules', name));
    return [...beside, ...among].map((name) => join(this.directory, name)).sort();
  }

  /**
   * Removes the caches.
   *
   * @param kept folders that stay, from the project.
   */
  async clearCaches(kept: readonly string[] = []): Promise<void> {
    const stays = kept.map((folder) => join(this.directory, folder));
    for (const cache of await this.listCaches()) await removeAllBut(cache, stays);
  }

  /** Copies the caches to a folder, or back from there. */
  async keepCaches(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    for (const cache of await this.listCaches()) {
      await cp(cache, join(folder, relative(this.directory, cache)), {
        recursive: true,
        preserveTimestamps: true,
      });
    }
  }

  /**
   * Puts back caches that were kept.
   *
   * @param picks whether a file is put back; where it says no, the one that is there stays.
   */
  async restoreCaches(folder: string, picks: (file: string) => boolean = () => true): Promise<void> {
    await cp(folder, this.directory, {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => picks(relative(folder, source)),
    });
  }
}

async function removeAllBut(path: string, kept: readonly string[]): Promise<void> {
  if (kept.includes(path)) return;
  if (!kept.some((folder) => folder.startsWith(path + sep))) {
    await rm(path, { recursive: true, force: true });
    return;
  }
  for (const name of await readdir(path)) await removeAllBut(join(path, name), kept);
}
