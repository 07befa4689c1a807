import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createEnvironment } from '../../support/environment.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';

test.for<[where: string, locate: (content: string) => string]>([
  ['is the content', (content) => content],
  ['is in the content', (content) => join(content, 'articles/dist')],
  ['has the content in it', (content) => dirname(content)],
])('nothing is built into a folder that %s', async ([, locate]) => {
  const content = join(await createTemporaryFolder('content'), 'content');
  await mkdir(join(content, 'articles'), { recursive: true });
  const building = promisify(execFile)(
    process.execPath,
    ['tools/run.mjs', 'build', '--outDir', locate(content)],
    { env: createEnvironment({ CONTENT_DIR: content }) },
  );
  await expect(building).rejects.toMatchObject({
    code: 1,
    stderr: `The site cannot be built into ${locate(content)}: the content is there. Name a folder of its own with --outDir.\n`,
  });
  expect(await readdir(dirname(content), { recursive: true })).toEqual(['content', 'content/articles']);
});
