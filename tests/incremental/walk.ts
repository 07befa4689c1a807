import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createRandom, type Random } from '../../tools/sample-content/random.ts';
import { ProjectCopy, type CopyBuild, type CopyBuildOptions } from '../support/project-copy.ts';
import { ChangingNewsroom, type ChangeCount } from './changing-newsroom.ts';
import { CodeEditions } from './code-editions.ts';
import { ContentFolder } from './content-folder.ts';
import { faultNames, faults, type FaultName, type FaultReport } from './faults.ts';
import { createFirstNewsroom } from './first-newsroom.ts';
import { compareFolders, formatDifferences } from '../support/folder-differences.ts';

export interface WalkOptions {
  seed: number;
  steps: number;
  /** How many stories the newsroom begins with, besides a dozen that the walk needs. */
  articles: number;
  /** What goes wrong between builds; all faults without it. */
  faults?: readonly FaultName[];
  /** An empty folder. */
  workspace: string;
  /** Gets a line for each step. */
  tell: (line: string) => void;
}

/** A walk that ended well. */
export interface WalkReport {
  faults: ReadonlySet<FaultName>;
  changes: ChangeCount;
}

/** Raised where an incremental build is not what a cold one is; the message says it all. */
class WalkError extends Error {
  override name = 'WalkError';
}

/** Drawings depend on the pictures alone, and tests of their own say so; making them takes long. */
const drawings = ['node_modules/.cache/newsroom/pictures', 'node_modules/.cache/newsroom/social-cards'];

/** Once in so many steps the cold build draws as well. */
const drawingInterval = 10;

/**
 * Changes a newsroom at random, step by step, and builds it in two ways after each: with what the builds
 * before have left behind, some of it damaged; and from nothing. Both must be the same, byte for byte.
 *
 * @throws WalkError at the first step where they are not.
 */
export async function walkNewsroom(options: WalkOptions): Promise<WalkReport> {
  const walk = await Walk.begin(options);
  await walk.take(0);
  for (let step = 1; step <= options.steps; step += 1) await walk.take(step);
  return walk.report;
}

class Walk {
  readonly #options: WalkOptions;
  readonly #newsroom: ChangingNewsroom;
  readonly #incremental: ProjectCopy;
  readonly #cold: ProjectCopy;
  readonly #editions: CodeEditions;
  /** The folders that the incremental builds use by turns; the first is the one that they usually do. */
  readonly #outDirs: readonly string[];
  readonly #faultsMet = new Set<FaultName>();
  /** What happened, by step. */
  readonly #history: string[][] = [];
  #outDir: string;
  #lastDuration = 3000;

  private constructor(
    options: WalkOptions,
    newsroom: ChangingNewsroom,
    incremental: ProjectCopy,
    cold: ProjectCopy,
  ) {
    this.#options = options;
    this.#newsroom = newsroom;
    this.#incremental = incremental;
    this.#cold = cold;
    this.#editions = new CodeEditions([incremental.directory, cold.directory]);
    this.#outDirs = [
      join(incremental.directory, 'dist'),
      join(incremental.directory, 'dist-other'),
      join(options.workspace, 'elsewhere'),
    ];
    this.#outDir = this.#outDirs[0] ?? '';
  }

  static async begin(options: WalkOptions): Promise<Walk> {
    const { workspace, articles, seed } = options;
    const first = await createFirstNewsroom(join(workspace, 'sample'), { articles, seed });
    const folder = new ContentFolder(join(workspace, 'content'), join(workspace, 'checks.json'));
    return new Walk(
      options,
      await ChangingNewsroom.begin(folder, first),
      await ProjectCopy.create(join(workspace, 'incremental')),
      await ProjectCopy.create(join(workspace, 'cold')),
    );
  }

  get report(): WalkReport {
    return { faults: this.#faultsMet, changes: this.#newsroom.total };
  }

  /** Takes a step; the one of number 0 changes nothing, and finds no caches. */
  async take(step: number): Promise<void> {
    const { seed, steps, tell } = this.#options;
    const start = performance.now();
    const random = createRandom(seed, 'step', step);
    const faultRandom = createRandom(seed, 'fault', step);
    const names = this.#chooseFaults(step, faultRandom);

    this.#history.push([]);
    if (step > 0) await this.#changeContent(random);
    await this.#chooseOutDir(random, names.includes('an altered site'));
    const conditions = await this.#befall(names, step, faultRandom);
    const { files, milliseconds } = await this.#buildBoth(step, conditions);
    this.#lastDuration = milliseconds;
    if (random.chance(0.3) || step === 0) await this.#incremental.keepCaches(this.#formerCaches);

    const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`;
    tell(
      `${String(step)} of ${String(steps)}, ${seconds(performance.now() - start)} (the build ${seconds(milliseconds)}), ${String(files)} files: ${this.#lastEvents.join('; ')}`,
    );
  }

  async #changeContent(random: Random): Promise<void> {
    for (let count = random.pick([1, 1, 2, 2, 3, 4]); count > 0; count -= 1)
      this.#lastEvents.push(await this.#newsroom.change(random));
  }

  /** In the first steps all faults have their turn, two at a time; later one of them strikes now and then. */
  #chooseFaults(step: number, random: Random): readonly FaultName[] {
    const { seed, faults: possible = faultNames } = this.#options;
    if (possible.length === 0 || step === 0) return [];
    const turn = createRandom(seed, 'turns')
      .shuffle(possible)
      .slice(2 * (step - 1), 2 * step);
    if (turn.length > 0) return turn;
    return random.chance(0.5) ? [random.pick(possible)] : [];
  }

  /** @returns what the next build finds other than usual. */
  async #befall(names: readonly FaultName[], step: number, random: Random): Promise<FaultReport[]> {
    const reports: FaultReport[] = [];
    const between = createRandom(this.#options.seed, 'between', step);
    for (const name of names) {
      const report = await faults[name](
        {
          project: this.#incremental,
          build: (conditions) => this.#build(conditions),
          change: () => this.#newsroom.change(between),
          lastDuration: this.#lastDuration,
          outDir: this.#outDir,
          formerCaches: this.#formerCaches,
          editions: this.#editions,
        },
        random,
      );
      this.#faultsMet.add(name);
      this.#lastEvents.push(`${name} (${report.description})`);
      reports.push(report);
    }
    return reports;
  }

  /** Mostly the folder of the step before, sometimes another one, which may have an older site or nothing in it. */
  async #chooseOutDir(random: Random, mustExist: boolean): Promise<void> {
    const choice = random.below(10);
    const other = random.pick(this.#outDirs);
    if (choice < 6 || (mustExist && !existsSync(other))) return;
    this.#outDir = other;
    if (choice === 9 && !mustExist) await rm(other, { recursive: true, force: true });
    const name = relative(this.#options.workspace, other);
    this.#lastEvents.push(`into ${name}${existsSync(other) ? '' : ', which is new'}`);
  }

  /** Builds from nothing and from what is there, and compares; so does a build for which the disk is too small, where it ends well. */
  async #buildBoth(
    step: number,
    conditions: readonly FaultReport[],
  ): Promise<{ files: number; milliseconds: number }> {
    const cold = this.#buildCold(step);
    // It is awaited below; until then it must not end the process.
    cold.catch(() => undefined);
    for (const { largestFile } of conditions) {
      if (largestFile === undefined) continue;
      const { exitCode } = await this.#build({ largestFile });
      this.#lastEvents.push(exitCode === 0 ? 'which did not matter' : 'which the build told of');
      if (exitCode === 0) await this.#compare(step, await cold);
    }
    const environment = Object.assign({}, ...conditions.map((report) => report.environment)) as Record<
      string,
      string
    >;
    const { exitCode, output, milliseconds } = await this.#build({ environment });
    if (exitCode !== 0) throw this.#createError(step, `The incremental build failed.\n${output}`);
    return { files: await this.#compare(step, await cold), milliseconds };
  }

  get #lastEvents(): string[] {
    return this.#history.at(-1) ?? [];
  }

  get #formerCaches(): string {
    return join(this.#options.workspace, 'former-caches');
  }

  #build(conditions: Partial<CopyBuildOptions>): Promise<CopyBuild> {
    return this.#incremental.build({ ...this.#orders, outDir: this.#outDir, ...conditions });
  }

  get #orders() {
    const { siteUrl, epoch } = this.#newsroom.current;
    return { content: join(this.#options.workspace, 'content'), siteUrl, epoch };
  }

  /** @returns the folder that the site was built into from nothing. */
  async #buildCold(step: number): Promise<string> {
    const outDir = join(this.#cold.directory, 'dist');
    await rm(outDir, { recursive: true, force: true });
    await this.#cold.clearCaches(step % drawingInterval === 0 ? [] : drawings);
    const { exitCode, output } = await this.#cold.build({ ...this.#orders, outDir });
    if (exitCode !== 0) throw this.#createError(step, `The cold build failed.\n${output}`);
    return outDir;
  }

  /** @returns how many files the site has. */
  async #compare(step: number, right: string): Promise<number> {
    const { files, differences } = await compareFolders(right, this.#outDir);
    if (differences.length === 0) return files;
    const places = `The right site is ${right}, the incremental one ${this.#outDir}.`;
    throw this.#createError(step, `${formatDifferences(differences)}\n${places}`);
  }

  #createError(step: number, found: string): WalkError {
    const { seed, articles, faults } = this.#options;
    const command = [
      'npm run test:incremental --',
      `--seed ${String(seed)} --steps ${String(Math.max(1, step))} --articles ${String(articles)}`,
      ...(faults ? [`--faults "${faults.join(',') || 'none'}"`] : []),
    ].join(' ');
    return new WalkError(
      [
        `Step ${String(step)} of seed ${String(seed)}: an incremental build is not the cold one.`,
        found,
        'What happened before:',
        ...this.#history.map((events, number) => `${String(number).padStart(4)}  ${events.join('; ')}`),
        `Again: ${command}`,
      ].join('\n'),
    );
  }
}
