import { execFile } from 'node:child_process';
import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { runAlone } from '../support/process-lock.ts';
import { buildLock, buildSite } from '../support/site-build.ts';
import { addStories, copyNewsroom } from '../support/copied-newsroom.ts';
import { createEnvironment } from '../support/environment.ts';
import { fixture } from '../support/fixture.ts';
import { compareFolders } from '../support/folder-differences.ts';
import { ProjectCopy, type CopyBuild, type CopyBuildOptions } from '../support/project-copy.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const { epoch } = fixture;

let project: ProjectCopy;
let content: string;
let published: string;
let kept: string;
/** How long a build takes in which every page changes, in milliseconds. */
let duration: number;

function build(conditions: Partial<CopyBuildOptions> = {}): Promise<CopyBuild> {
  return runAlone(buildLock, () =>
    project.build({ content, outDir: published, siteUrl: undefined, epoch, ...conditions }),
  );
}

/** Changes every page of the site by a word of its own. */
async function changeEveryPage(word: string): Promise<void> {
  const settings = join(content, 'site.yaml');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, text.replace(/^ {2}heading: .*$/m, `  heading: Write, ${word}`));
}

beforeAll(async () => {
  project = await ProjectCopy.create(await createTemporaryFolder('project'));
  content = await copyNewsroom(
    Array.from({ length: 150 }, (_, index) => ({ slug: `story-${String(index)}`, date: '2026-05-01' })),
  );
  published = join(project.directory, 'dist');
  expect((await build()).exitCode).toBe(0);
  await changeEveryPage('Published');
  const last = await build();
  expect(last.exitCode).toBe(0);
  duration = last.milliseconds;
  kept = join(await createTemporaryFolder('kept'), 'dist');
  await cp(published, kept, { recursive: true });
}, 300_000);

async function expectPublishedSite(): Promise<void> {
  const { files, differences } = await compareFolders(kept, published);
  expect(files).toBeGreaterThan(300);
  expect(differences).toEqual([]);
}

describe('what is published stays as it is, byte for byte,', () => {
  test.for([0.1, 0.25, 0.4, 0.5, 0.6, 0.7])(
    'where the build is killed after %f of its time',
    async (share) => {
      await changeEveryPage(`Killed ${String(share)}`);
      const { exitCode } = await build({ killAfter: share * duration });
      expect(exitCode).toBeNull();
      await expectPublishedSite();
    },
  );

  test('where a story is broken', async () => {
    const story = join(content, 'articles/2026/2026-05-01-story-7.md');
    const written = await readFile(story, 'utf8');
    await writeFile(story, written.replace('source: contractpharma', 'source: nobody'));
    const { exitCode, output } = await build();
    await writeFile(story, written);
    expect(exitCode).toBe(1);
    expect(output).toContain('2026-05-01-story-7.md');
    await expectPublishedSite();
  });

  test.for([0, 4, 64])('where no file over %i KiB can be written', async (largestFile) => {
    await changeEveryPage(`Limited ${String(largestFile)}`);
    await addStories(content, [{ slug: 'long', date: '2026-05-02', body: 'Long text. '.repeat(9000) }]);
    const { exitCode } = await build({ largestFile });
    await rm(join(content, 'articles/2026/2026-05-02-long.md'));
    expect(exitCode).toBeGreaterThan(0);
    await expectPublishedSite();
  });

  test('where the disk is full', async ({ skip }) => {
    const disk = await createTemporaryFolder('disk');
    await changeEveryPage('Full');
    // A disk of memory that this process alone sees, filled to its last page but for some KiB.
    const script = `
      set -e
      mount -t tmpfs -o size=400m tmpfs "$1"
      echo mounted
      cp -a "$2/." "$1"
      cd "$1"
      free=$(df --output=avail --block-size=1K . | tail -n 1)
      head -c "$(( (free - $3) * 1024 ))" /dev/zero > filling
      status=0
      "$0" tools/run.mjs build --outDir dist > "$4/output.txt" 2>&1 || status=$?
      rm -f filling
      cp -a dist "$4/"
      echo "ended with $status"
    `;
    const run = promisify(execFile);
    for (const spare of [0, 200, 1000]) {
      const after = await createTemporaryFolder('after');
      const parameters = [process.execPath, disk, project.directory, String(spare), after];
      const { stdout } = await runAlone(buildLock, () =>
        run('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', script, ...parameters], {
          env: createEnvironment({ CONTENT_DIR: content, SOURCE_DATE_EPOCH: String(epoch) }),
        }),
      ).catch((error: unknown) => ({ stdout: String(error) }));
      skip(!stdout.startsWith('mounted'), `NOT TESTED: a full disk, for none can be made here. ${stdout}`);
      expect(stdout).toMatch(/ended with [1-9]/);
      expect(await readFile(join(after, 'output.txt'), 'utf8')).toMatch(/ENOSPC|no space left/i);
      expect((await compareFolders(kept, join(after, 'dist'))).differences).toEqual([]);
    }
  });
});

test('the next build that succeeds publishes what it made, and only that', async () => {
  await changeEveryPage('Next');
  expect((await build()).exitCode).toBe(0);
  expect((await compareFolders(kept, published)).differences).not.toEqual([]);
  const again = join(await createTemporaryFolder('again'), 'dist');
  await cp(published, again, { recursive: true });
  await project.clearCaches();
  await rm(published, { recursive: true });
  expect((await build()).exitCode).toBe(0);
  expect((await compareFolders(again, published)).differences).toEqual([]);
  await appendFile(join(published, 'index.html'), 'Somebody’s own words.');
  await writeFile(join(published, 'CNAME'), 'news.example.org');
  expect((await build()).exitCode).toBe(0);
  await writeFile(join(again, 'CNAME'), 'news.example.org');
  expect((await compareFolders(again, published)).differences).toEqual([]);
  await rm(join(published, 'CNAME'));
});

test('of two builds at once the second waits for the first, and says so', async () => {
  await changeEveryPage('At once');
  const both = await runAlone(buildLock, () => {
    const conditions = { content, outDir: published, siteUrl: undefined, epoch };
    return Promise.all([project.build(conditions), project.build(conditions)]);
  });
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const waiting = both.filter(({ output }) => /Another build \(process \d+\) is at work/.test(output));
  expect(waiting).toHaveLength(1);
  expect(waiting[0]?.output).toMatch(/ 0 made, \d+ unchanged, 0 files removed/);
  const together = join(await createTemporaryFolder('together'), 'dist');
  await cp(published, together, { recursive: true });
  await rm(published, { recursive: true });
  expect((await build()).exitCode).toBe(0);
  expect((await compareFolders(published, together)).differences).toEqual([]);
});

test('a content folder with mistakes is not built: every mistake of every file is told at once, at its line, and no stack trace', async () => {
  const folder = await copyNewsroom([]);
  await writeFile(
    join(folder, 'articles/2025/2025-01-01-one.md'),
    '---\ntitle: One\ndate: 2025-02-30\nsource: newswire\ntags: [China]\n---\nText.\n',
  );
  await writeFile(
    join(folder, 'articles/2025/2025-01-01-two.md'),
    '---\ntitle: Two\ndate: 2025-01-01\nsource: newswires\ntags: [China]\n---\nText.\n',
  );
  await writeFile(
    join(folder, 'articles/2026/2025-01-01-short-01.md'),
    '---\ntitle: Three\ndate: 2025-01-01\nsource: newswire\ntags: [China]\n---\nText.\n',
  );
  await writeFile(join(folder, 'articles/2025/2025-01-02-four.MD'), 'Lost?');
  const { exitCode, output } = await buildSite({ content: folder });

  expect(exitCode).toBe(1);
  expect(output).toContain('articles/2025/2025-01-01-one.md:3:7  date  ');
  expect(output).toContain('articles/2025/2025-01-01-two.md:4:9  source-unknown  ');
  expect(output).toContain('articles/2025/2025-01-02-four.MD:1:1  file-extension  ');
  expect(output).toContain('articles/2026/2025-01-01-short-01.md:1:1  slug-taken  ');
  expect(output).toContain('4 errors, 0 warnings.');
  expect(output).not.toMatch(/^\s+at /m);
});
