import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import { copyCommittedFiles } from '../support/committed-files.ts';
import { addStories } from '../support/copied-newsroom.ts';
import { recordRequests, type RecordingServer } from '../support/recording-server.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { executeWell, StepFailure, WorkflowRun } from '../support/workflow-run.ts';

/** `WORKFLOWS=whole` gets the packages again for each job, as GitHub does, and takes half an hour. */
const isWhole = process.env.WORKFLOWS === 'whole';
const patience = isWhole ? 1_800_000 : 300_000;

let github: string;
let repository: string;
let live: StaticServer;
let told: RecordingServer;

beforeAll(async () => {
  github = await createTemporaryFolder('github');
  repository = join(github, 'repository');
  await mkdir(join(github, 'pages'));
  live = await serveFolder(join(github, 'pages'), { prefix: '/news/' });
  told = await recordRequests(() => ({ status: 200 }));
  await copyCommittedFiles(repository);
  await changeSettings((settings) => ({
    ...settings,
    announce: {
      indexNow: { key: 'a-key-of-ours', endpoint: `${told.url}/indexnow` },
      hubs: [`${told.url}/hub`],
    },
  }));
  await executeWell('git', ['init', '--quiet', '--initial-branch=main'], repository);
  await commit();
}, patience);

beforeEach(() => {
  told.requests.length = 0;
});

afterAll(async () => {
  await Promise.all([live.close(), told.close()]);
});

async function changeSettings(change: (settings: SiteSettings) => SiteSettings): Promise<void> {
  const file = join(repository, 'content/site.yaml');
  await writeFile(file, stringify(change(parse(await readFile(file, 'utf8')) as SiteSettings)));
}

async function commit(): Promise<void> {
  const author = ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org'];
  await executeWell('git', ['add', '--all'], repository);
  await executeWell('git', [...author, 'commit', '--quiet', '--message', 'A change'], repository);
}

function prepare(
  name: string,
  inputs: Record<string, string> = {},
  leavesOut: readonly string[] = [],
): WorkflowRun {
  return new WorkflowRun({
    file: `.github/workflows/${name}.yml`,
    repository,
    github,
    hasPackages: !isWhole,
    // Else it would run itself.
    leavesOut: ['npm test', 'npm run test:all', ...leavesOut],
    expressions: {
      'vars.SITE_URL': live.url,
      'inputs.first': '',
      'inputs.gives-up-addresses': '',
      '!inputs.gives-up-addresses': 'true',
      "hashFiles('package-lock.json')": 'lock',
      'github.run_id': '1',
      'github.run_attempt': '1',
      ...inputs,
    },
  });
}

/** The name of the step that a run ends at. */
async function findFailedStep(run: Promise<void>): Promise<string> {
  const failure = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof StepFailure) return failure.step;
  throw failure instanceof Error ? failure : new Error('No step has failed.');
}

const readLive = (path: string) =>
  fetch(new URL(path, live.url)).then((response) => (response.ok ? response.text() : ''));

const story = { slug: 'a-plant-opens', date: '2026-01-05', tags: ['China'] };

describe('deploy.yml', { timeout: patience }, () => {
  test('publishes no first build by itself', async () => {
    const step = await findFailedStep(prepare('deploy').run());
    expect(step).toBe('Keep the ledger of what is published');
    expect(await readdir(join(github, 'pages'))).toEqual([]);
  });

  test('publishes the first build where it is said to be, with commit and time, and tells of all', async () => {
    const run = prepare('deploy', { 'inputs.first': 'true' });
    await run.run();
    expect(await readLive('')).toContain('<title>');
    const written = /^commit ([0-9a-f]{40})\nSOURCE_DATE_EPOCH (\d{10})\n$/.exec(await readLive('build.txt'));
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
    expect(written?.[1]).toBe(head);
    expect(run.output).toContain(`SOURCE_DATE_EPOCH=${String(written?.[2])}\n`);
    expect(told.requests.map(({ line }) => line)).toContain('POST /indexnow');
  });

  test('publishes a new story, and tells of what it has changed', async () => {
    await addStories(join(repository, 'content'), [story]);
    await commit();
    await prepare('deploy').run();
    expect(await readLive('articles/a-plant-opens/')).toContain('Story a-plant-opens');
    const [toEngines] = told.requests.filter(({ line }) => line === 'POST /indexnow');
    const { urlList } = JSON.parse(toEngines?.body ?? '') as { urlList: string[] };
    expect(urlList).toContain(`${live.url}articles/a-plant-opens/`);
    expect(urlList.filter((address) => address.includes('/articles/'))).toHaveLength(1);
    expect(told.requests.map(({ body }) => new URLSearchParams(body).get('hub.url'))).toContain(
      `${live.url}rss.xml`,
    );
  });

  test('publishes nothing that loses an address, and tells nobody', async () => {
    const before = await readLive('permalinks.txt');
    await rm(join(repository, 'content/articles/2026/2026-01-05-a-plant-opens.md'));
    await commit();
    const run = prepare('deploy');
    expect(await findFailedStep(run.run())).toBe('Check that no published address is lost');
    expect(run.output).toContain('/news/articles/a-plant-opens/  this address was published');
    expect(await readLive('permalinks.txt')).toBe(before);
    expect(told.requests).toEqual([]);
  });

  test('builds nothing that loses a tenth of all addresses', async () => {
    const before = await readLive('permalinks.txt');
    await rm(join(repository, 'content/articles'), { recursive: true });
    await addStories(join(repository, 'content'), [story]);
    await commit();
    const run = prepare('deploy');
    expect(await findFailedStep(run.run())).toBe('Build the site');
    expect(run.output).toMatch(/^Nothing was published: \d+ of the \d+ addresses/m);
    expect(await readLive('permalinks.txt')).toBe(before);
    expect(told.requests).toEqual([]);
  });

  test('publishes it where addresses are given up on purpose', async () => {
    await prepare('deploy', {
      'inputs.gives-up-addresses': 'true',
      '!inputs.gives-up-addresses': 'false',
    }).run();
    expect(await readLive('permalinks.txt')).toMatch(/^\/news\/articles\/a-plant-opens\/.*$/m);
    expect((await readLive('permalinks.txt')).match(/^\/news\/articles\/[^/]+\/\t/gm)).toHaveLength(1);
  });
});

describe('release.yml', { timeout: patience }, () => {
  test('packs the site, its bill of materials and their checksums', async () => {
    await prepare('release').run(['build']);
    const folder = join(github, 'artifacts/release');
    expect((await readdir(folder)).sort()).toEqual(['SHA256SUMS', 'sbom.cdx.json', 'site.tar.gz']);
    await executeWell('sha256sum', ['--check', '--strict', 'SHA256SUMS'], folder);
    const names = execFileSync('tar', ['-tzf', 'site.tar.gz'], { cwd: folder, encoding: 'utf8' });
    expect(names).toMatch(/^\.\/index\.html$/m);
    expect(JSON.parse(await readFile(join(folder, 'sbom.cdx.json'), 'utf8'))).toMatchObject({
      bomFormat: 'CycloneDX',
    });
  });
});

describe('check.yml', { timeout: patience }, () => {
  test('builds a preview', async () => {
    await prepare('check').run(['content']);
    expect(await readdir(join(github, 'artifacts/preview'))).toContain('index.html');
  });

  const jobs = [
    ['project', ['npm run check', 'npm test']],
    ['proofs', ['npm run test:all']],
  ] as const;

  test.for(jobs)('has nothing to do in the job %s where only content has changed', async ([job]) => {
    await addStories(join(repository, 'content'), [{ ...story, slug: `before-${job}` }]);
    await commit();
    const run = prepare('check', {}, ['npm run check']);
    await run.run([job]);
    expect(run.leftOut).toEqual([]);
    expect(run.output).toBe('');
  });

  test.for(jobs)('does all of the job %s where code has changed: %j', async ([job, scripts]) => {
    await writeFile(join(repository, 'src', `${job}.ts`), '');
    await commit();
    const run = prepare('check', {}, ['npm run check']);
    await run.run([job]);
    expect(run.leftOut).toEqual(scripts);
    await rm(join(repository, 'src', `${job}.ts`));
    await commit();
  });

  test.runIf(isWhole)('finds no fault with the project', async () => {
    const run = prepare('check');
    await run.run(['project']);
    expect(run.output).toContain('0 errors, 0 warnings.');
  });

  test('marks an editor’s mistake at its line, and builds nothing', async () => {
    await rm(join(github, 'artifacts'), { recursive: true });
    const broken = { ...story, more: { date: '2026-01' } };
    await addStories(join(repository, 'content'), [broken]);
    await commit();
    const run = prepare('check');
    expect(await findFailedStep(run.run(['content']))).toBe('npm run check:content');
    expect(run.output).toMatch(
      /^::error file=content\/articles\/2026\/2026-01-05-a-plant-opens\.md,line=3,col=\d+,title=date::/m,
    );
    expect(existsSync(join(github, 'artifacts'))).toBe(false);
  });
});
