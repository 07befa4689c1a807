import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { createEnvironment } from './environment.ts';
import { readWorkflow, type Job, type Step, type Workflow } from './workflow.ts';

export interface WorkflowRunOptions {
  /** The workflow’s file, within the repository. */
  file: string;
  /** A git repository, whose newest commit is checked out. */
  repository: string;
  /** Where all of GitHub is that a run leaves something in; further runs find it there. */
  github: string;
  /** What expressions stand for, by their text; those that are not in it are a mistake. */
  expressions: Record<string, string>;
  /** Whether `npm ci` takes the packages of this project, instead of getting them again. */
  hasPackages: boolean;
  /** Scripts that are not run. */
  leavesOut: readonly string[];
}

interface RunningJob {
  job: Job;
  workspace: string;
  temporary: string;
  environment: NodeJS.ProcessEnv;
  /** Done where the job has ended well. */
  afterwards: (() => Promise<void>)[];
}

/** A step has failed; the message is what it printed. */
export class StepFailure extends Error {
  readonly step: string;

  constructor(step: string, output: string) {
    super(output);
    this.step = step;
  }
}

/**
 * Runs a workflow’s steps on this machine: their scripts as they are, by the shell that GitHub takes. Only for
 * actions there are stand-ins, which do the same with folders.
 */
export class WorkflowRun {
  readonly #options: WorkflowRunOptions;
  readonly #workflow: Workflow;
  /** What the steps have printed. */
  output = '';
  /** The scripts that would have been run. */
  readonly leftOut: string[] = [];

  constructor(options: WorkflowRunOptions) {
    this.#options = options;
    this.#workflow = readWorkflow(join(options.repository, options.file));
  }

  /**
   * Runs jobs in their order.
   *
   * @throws StepFailure where a step fails; no more is run then.
   */
  async run(jobs = Object.keys(this.#workflow.jobs)): Promise<void> {
    for (const name of jobs) {
      const job = this.#workflow.jobs[name];
      if (!job) throw new Error(`There is no job ${name}.`);
      await this.#runJob(job);
    }
  }

  async #runJob(job: Job): Promise<void> {
    const folder = join(this.#options.github, 'runner');
    const [workspace, temporary] = [join(folder, 'workspace'), join(folder, 'temporary')];
    if (this.#options.hasPackages) await this.#takePackagesBack(join(workspace, 'node_modules'));
    await rm(folder, { recursive: true, force: true });
    await mkdir(workspace, { recursive: true });
    await mkdir(temporary);
    const files = { GITHUB_ENV: join(folder, 'environment'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    for (const file of Object.values(files)) await writeFile(file, '');
    const environment = {
      ...createRunnerEnvironment(),
      ...files,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: temporary,
    };
    const running = { job, workspace, temporary, environment, afterwards: [] };
    for (const step of job.steps) await this.#runStep(step, running);
    for (const finish of running.afterwards as (() => Promise<void>)[]) await finish();
  }

  /** Of a run before, without what that has left among them. */
  async #takePackagesBack(packages: string): Promise<void> {
    if (!existsSync(packages)) return;
    for (const name of (await readdir(packages)).filter(isLeftBehind)) {
      await rm(join(packages, name), { recursive: true });
    }
    await rename(packages, this.#packages);
  }

  get #packages(): string {
    return join(this.#options.github, 'packages');
  }

  async #runStep(step: Step, running: RunningJob): Promise<void> {
    if (step.if !== undefined && this.#fill(step.if, running) !== 'true') return;
    if (step.uses !== undefined) await this.#standIn(step, running);
    else if (step.run !== undefined) await this.#runScript(step, step.run, running);
  }

  async #runScript(step: Step, script: string, running: RunningJob): Promise<void> {
    const { workspace, temporary, environment, job } = running;
    if (this.#options.leavesOut.includes(script)) {
      this.leftOut.push(script);
      return;
    }
    if (this.#options.hasPackages && /^npm ci\b/.test(script)) {
      if (!existsSync(this.#packages)) await linkPackages(this.#packages);
      await rename(this.#packages, join(workspace, 'node_modules'));
      return;
    }
    const file = join(temporary, 'script.sh');
    await writeFile(file, script);
    const env = {
      ...environment,
      ...this.#fillAll({ ...this.#workflow.env, ...job.env }, running),
      ...readSetVariables(environment),
      ...this.#fillAll(step.env ?? {}, running),
    };
    const shell = ['--noprofile', '--norc', '-e', '-o', 'pipefail', file];
    const { code, output } = await execute('bash', shell, { cwd: workspace, env });
    this.output += output;
    await rm(file);
    if (code !== 0) throw new StepFailure(step.name ?? script, output);
  }

  async #standIn(step: Step, running: RunningJob): Promise<void> {
    const { github, repository } = this.#options;
    const { workspace } = running;
    const settings = this.#fillAll(step.with ?? {}, running);
    const place = (path = '') => resolve(workspace, path);
    const artifact = join(github, 'artifacts', settings.name ?? 'github-pages');
    const action = step.uses?.split('@')[0];
    switch (action) {
      case 'actions/checkout':
        await rm(workspace, { recursive: true });
        await executeWell('git', [
          ...['clone', '--quiet', `--depth=${settings['fetch-depth'] ?? '1'}`],
          ...[`file://${repository}`, workspace],
        ]);
        return;
      case 'actions/cache':
      case 'actions/cache/restore': {
        const cached = (settings.path ?? '').trim().split('\n');
        for (const path of cached) await copyFolder(join(github, 'cache', path), place(path));
        if (action === 'actions/cache/restore') return;
        running.afterwards.push(async () => {
          for (const path of cached) await copyFolder(place(path), join(github, 'cache', path));
        });
        return;
      }
      case 'actions/upload-artifact':
        await rm(artifact, { recursive: true, force: true });
        await mkdir(artifact, { recursive: true });
        await copyInto(place(settings.path), artifact);
        return;
      case 'actions/upload-pages-artifact':
        await rm(artifact, { recursive: true, force: true });
        await mkdir(artifact, { recursive: true });
        await executeWell('tar', [
          ...['--directory', place(settings.path), '--exclude=.[^/]*', '-cf'],
          ...[join(artifact, 'artifact.tar'), '.'],
        ]);
        return;
      case 'actions/download-artifact':
        await copyInto(artifact, place(settings.path));
        return;
      case 'actions/deploy-pages':
        await rm(join(github, 'pages'), { recursive: true, force: true });
        await mkdir(join(github, 'pages'));
        await executeWell('tar', ['-xf', join(artifact, 'artifact.tar'), '-C', join(github, 'pages')]);
        return;
      default:
        throw new Error(`There is no stand-in for ${String(action)}.`);
    }
  }

  #fillAll(texts: Record<string, unknown>, running: RunningJob): Record<string, string> {
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, this.#fill(String(text), running)]),
    );
  }

  #fill(text: string, { temporary, environment }: RunningJob): string {
    const known: Record<string, string> = { ...this.#options.expressions, 'runner.temp': temporary };
    return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
      const [, name] = /^env\.(\w+)$/.exec(expression) ?? [];
      const value = name === undefined ? known[expression] : (readSetVariables(environment)[name] ?? '');
      if (value === undefined) throw new Error(`Nobody has said what ${expression} stands for.`);
      return value;
    });
  }
}

/** This process’s, without what npm has told it of this project. */
function createRunnerEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(createEnvironment({})).filter(
    ([name]) => !/^(npm_|INIT_CWD|NODE$|GIT_)/.test(name),
  );
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/node_modules|node-gyp/.test(folder));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

/** This project’s packages, each file a further name of the one here. */
async function linkPackages(target: string): Promise<void> {
  const names = await readdir('node_modules');
  const packages = names.filter((name) => !isLeftBehind(name));
  await mkdir(target);
  const paths = packages.map((name) => join('node_modules', name));
  await executeWell('cp', ['--archive', '--link', ...paths, target]);
}

/** Whether a build has left it among the packages. */
function isLeftBehind(name: string): boolean {
  return /^\.(?!bin$|package-lock)/.test(name);
}

/** A folder with all that is in it, or a file, below its own name. */
async function copyInto(from: string, folder: string): Promise<void> {
  const isFolder = await readdir(from).then(
    () => true,
    () => false,
  );
  await cp(from, isFolder ? folder : join(folder, basename(from)), { recursive: true });
}

async function copyFolder(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, preserveTimestamps: true });
}

/** What the steps have set for those after them. */
function readSetVariables({ GITHUB_ENV = '' }: NodeJS.ProcessEnv): Record<string, string> {
  const lines = readFileSync(GITHUB_ENV, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => splitOnce(line, '=')));
}

function splitOnce(line: string, sign: string): [string, string] {
  const [name = '', ...rest] = line.split(sign);
  return [name, rest.join(sign)];
}

export async function executeWell(program: string, args: string[], cwd = '.'): Promise<void> {
  const { code, output } = await execute(program, args, { cwd, env: createRunnerEnvironment() });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed.\n${output}`);
}

function execute(
  program: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const running = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 1_800_000,
    });
    let output = '';
    const keep = (text: string) => {
      output += text;
    };
    running.stdout.setEncoding('utf8').on('data', keep);
    running.stderr.setEncoding('utf8').on('data', keep);
    running.on('error', fail);
    running.on('close', (code) => {
      done({ code, output });
    });
  });
}
