import { execFile } from 'node:child_process';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { copyContent } from '../../../support/command-run.ts';
import { createEnvironment } from '../../../support/environment.ts';
import { recordRequests, type RecordingServer } from '../../../support/recording-server.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A name that a terminal, a log or a workflow of GitHub would obey. */
const hostile = '::error::a\n::add-mask::b\r\u001b[2J\u0085\u2028\u202e##[group]c';
const inYaml = JSON.stringify(hostile);

let folder: string;
let content: string;
let server: RecordingServer;

beforeAll(async () => {
  folder = await createTemporaryFolder('hostile-output');
  content = await copyContent();
  server = await recordRequests((path) => {
    if (path === '/indexnow') return { status: 301, headers: { Location: '::error::\u0085##[group]' } };
    if (path === '/away.txt') return { status: 302, headers: { Location: 'http://a.example/##[group]' } };
    return { status: 200, body: `/\n/\t${hostile}\n` };
  });
  await writeFile(join(folder, `${hostile}.txt`), `${hostile}\n::error::\n\n${hostile}\n`);
  await writeFile(
    join(folder, `${hostile}.html`),
    `<title>${hostile}</title><h1>::error::${hostile}</h1><p>::error::${hostile}`,
  );
  await writeFile(join(folder, 'ledger.txt'), `/\n${hostile}\n`);
  await writeFile(join(folder, 'published.txt'), '# 0 addresses\n');
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist/permalinks.txt'), '# 1 addresses\n/\t\t0123456789abcdef\n');
  await writeFile(
    join(folder, 'dist/sitemap.xml'),
    '<urlset><url><loc>https://www.en-cphi.cn/</loc></url></urlset>',
  );
});
afterAll(() => server.close());

/** Writes a copy of the content with something hostile wherever a name can be. */
async function writeBroken(): Promise<string> {
  const broken = await copyContent();
  await writeFile(join(broken, hostile), '');
  await writeFile(join(broken, 'articles', `${hostile}.txt`), 'text');
  await writeFile(
    join(broken, 'articles', `2026-01-01-${hostile}.md`),
    `---\ntitle: ${inYaml}\n${inYaml}: 1\ndate: ${inYaml}\nsource: ${inYaml}\ntags: [${inYaml}, ::error::]\n---\n\n::error::\n\n[a](${hostile})\n\n<b title="${hostile}">\n\n##[group]\n`,
  );
  for (const file of ['site.yaml', 'tags.yaml', 'sources.yaml', 'events.yaml'])
    await appendFile(join(broken, file), `\n${inYaml}: ${inYaml}\n`);
  return broken;
}

async function run(args: string[], variables: Record<string, string> = {}) {
  const places = args.map((arg) =>
    arg.replace('{hostile}', hostile).replace('{folder}', folder).replace('{server}', server.url),
  );
  return new Promise<{ code: number; output: string; stdout: string }>((done) => {
    execFile(
      process.execPath,
      [resolve('tools/run.mjs'), ...places],
      { env: createEnvironment({ CONTENT_DIR: content, INIT_CWD: folder, ...variables }) },
      (error, stdout, stderr) => {
        done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr, stdout });
      },
    );
  });
}

/** The lines that something else than a reader would take notice of. */
function findHarm(output: string): string[] {
  const harm = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}|^\s*::|##\[/u;
  return output.split('\n').filter((line) => harm.test(line));
}

describe('the check', () => {
  test.for<[args: string[], variables: Record<string, string>]>([
    [['check-content'], {}],
    [['check-content', '--json'], {}],
    [['check-content', '--fix'], {}],
    [['new', '--title', 'A', '--source', 'pharmaasia', '--tags', 'China'], {}],
    [['announce', '--since', '{folder}/published.txt'], {}],
    [['fetch-ledger', '--to', 'before.txt'], {}],
  ])('of hostile names stays text: %j', async ([args, variables]) => {
    const { code, output, stdout } = await run(args, { CONTENT_DIR: await writeBroken(), ...variables });
    expect(code).toBeGreaterThan(0);
    expect(findHarm(output)).toEqual([]);
    expect(output).toMatch(/[\w“]/);
    if (args.includes('--json'))
      expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ file: hostile }));
  });

  test('of hostile names makes annotations of its own alone', async () => {
    const { output } = await run(['check-content'], {
      CONTENT_DIR: await writeBroken(),
      GITHUB_ACTIONS: 'true',
    });
    const commands = findHarm(output);
    expect(commands.length).toBeGreaterThan(5);
    for (const line of commands) {
      expect(line).toMatch(/^::(?:error|warning) file=[^:,]+,line=\d+,col=\d+,title=[\w-]+::/);
      expect(findHarm(line.slice(2))).toEqual([]);
    }
  });
});

describe('what a command says of hostile names and answers is text', () => {
  test.for<[args: string[], code: number, said: RegExp, variables?: Record<string, string>]>([
    [['check-content', '{hostile}'], 2, /There is no file/],
    [['new', '--title', '{hostile}', '--source', '{hostile}', '--tags', '{hostile}'], 1, /./],
    [['import', '{folder}/{hostile}.txt'], 1, /error/],
    [['import', '--dry-run', '{folder}'], 1, /error/],
    [['import', '{hostile}'], 2, /There is no file/],
    [
      ['check-permalinks', '--against', '{folder}/ledger.txt', '--built', '{folder}/published.txt'],
      2,
      /its line 2 is “/,
    ],
    [
      ['check-permalinks', '--against', '{server}/ledger.txt', '--built', '{folder}/published.txt'],
      2,
      /its line 3 is “/,
    ],
    [
      ['check-permalinks', '--against', '{server}/away.txt', '--built', '{folder}/published.txt'],
      2,
      /leads to http:\/\/a\.example/,
    ],
    [['check-permalinks', '--against', '{hostile}'], 2, /cannot be read/],
    [['fetch-ledger', '--to', 'before.txt'], 1, /its line 3 is “/, { SITE_URL: '{server}/' }],
    [['fetch-ledger', '--to', '{hostile}.txt'], 2, /is there already/, { SITE_URL: '{server}/' }],
    [['announce', '--since', '{hostile}'], 2, /cannot be read/],
    [['compress', '{hostile}'], 2, /There is no folder/],
    [['demo', '{hostile}'], 2, /Unexpected argument/],
    [['build'], 2, /SITE_URL is/, { SITE_URL: hostile }],
  ])('%j', async ([args, code, said, variables = {}]) => {
    const filled = Object.entries(variables).map(([name, value]) => [
      name,
      value.replace('{server}', server.url),
    ]);
    const result = await run(args, Object.fromEntries(filled) as Record<string, string>);
    expect(findHarm(result.output)).toEqual([]);
    expect(result.output).toMatch(said);
    expect(result.code).toBe(code);
  });

  test('announce, of where a search engine leads to', async () => {
    const telling = await copyContent();
    const file = join(telling, 'site.yaml');
    const announce = { indexNow: { key: 'a-key-of-ours', endpoint: `${server.url}/indexnow` } };
    const settings = { ...(parse(await readFile(file, 'utf8')) as object), announce };
    await writeFile(file, stringify(settings));
    const since = ['--since', '{folder}/published.txt', '--dist', '{folder}/dist'];
    const { code, output } = await run(['announce', ...since], { CONTENT_DIR: telling });
    expect(findHarm(output)).toEqual([]);
    expect(output).toContain('answers 301 and leads to');
    expect(code).toBe(0);
  });
});
