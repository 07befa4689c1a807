import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site } from '../support/site.ts';
import { recordRequests, type RecordingServer } from '../support/recording-server.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { runCommand } from '../support/command-run.ts';

const siteUrl = 'https://example.org/news/';

let server: RecordingServer;
beforeAll(async () => {
  server = await recordRequests(() => ({ status: 202 }));
});
afterAll(() => server.close());

async function writeStory(content: string, slug: string, source: string): Promise<void> {
  const frontMatter = `title: Story ${slug}\ndate: 2026-05-20\nsource: ${source}\ntags: [Announced]`;
  const file = join(content, `articles/2026/2026-05-20-${slug}.md`);
  await writeFile(file, `---\n${frontMatter}\n---\n\nThe text of ${slug}.\n`);
}

/** Writes what the command reads of a site into a folder. */
async function writeLists(site: Site): Promise<string> {
  const folder = await createTemporaryFolder('lists');
  for (const file of site.files.filter((name) => /^permalinks\.txt$|\.(xml|json)$/.test(name))) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), site.read(file));
  }
  return folder;
}

describe('the key of IndexNow', () => {
  test('is served in a file of its name', async () => {
    expect((await renderSite(fixture)).read('fixture-key-2026.txt')).toBe('fixture-key-2026');
  });
});

describe('after a build, npm run announce', () => {
  test('tells of new and edited stories, of hidden ones by feeds alone, and of no other', async () => {
    const content = join(await createTemporaryFolder('announce'), 'content');
    await cp(fixture.content, content, { recursive: true });
    const settings = await readFile(join(content, 'site.yaml'), 'utf8');
    await writeFile(
      join(content, 'site.yaml'),
      settings.replaceAll(/https:\/\/(search|hub)\.fixture\.example/g, `${server.url}/$1`),
    );
    await appendFile(
      join(content, 'sources.yaml'),
      'verbatim:\n  name: Verbatim\n  url: https://verbatim.example\n  policy: noindex\n',
    );
    await writeStory(content, 'first', 'newswire');
    const before = await renderSite({ content, siteUrl, epoch: fixture.epoch });

    await writeStory(content, 'second', 'newswire');
    await writeStory(content, 'hidden', 'verbatim');
    const edited = join(content, 'articles/2025/2025-04-01-short-01.md');
    const text = await readFile(edited, 'utf8');
    await writeFile(edited, text.replace('date: 2025-04-01\n', 'date: 2025-04-01\nupdated: 2026-05-31\n'));
    const after = await renderSite({ content, siteUrl, epoch: fixture.epoch });

    const since = ['--since', join(await writeLists(before), 'permalinks.txt')];
    const dist = ['--dist', await writeLists(after)];
    const { code, stderr } = await runCommand('announce/announce.ts', [...since, ...dist], content, {
      SITE_URL: siteUrl,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

    const [ofEngines, ...ofHub] = server.requests;
    expect(ofEngines?.line).toBe('POST /search/indexnow');
    const { keyLocation, urlList } = JSON.parse(ofEngines?.body ?? '') as {
      keyLocation: string;
      urlList: string[];
    };
    expect(after.serves(keyLocation.slice('https://example.org/news'.length))).toBe(true);
    expect(urlList).toEqual(
      expect.arrayContaining(['second/', 'short-01/'].map((path) => `${siteUrl}articles/${path}`)),
    );
    expect(urlList.filter((url) => url.includes('/articles/'))).toHaveLength(2);
    expect(urlList).toContain(siteUrl);
    expect(urlList).not.toContain(`${siteUrl}tags/genscript/`);

    const feeds = ofHub.map(({ body }) => new URLSearchParams(body).get('hub.url'));
    expect(ofHub.every(({ line }) => line === 'POST /hub/')).toBe(true);
    // By its ledger alone the tag’s feed is as it was: the new stories are of one moment with the first.
    expect(feeds).toEqual(
      expect.arrayContaining(
        [
          'rss.xml',
          'feed.json',
          'tags/announced/rss.xml',
          'sources/newswire/rss.xml',
          'sources/verbatim/rss.xml',
        ].map((file) => `${siteUrl}${file}`),
      ),
    );
    expect(feeds).not.toContain(`${siteUrl}tags/genscript/rss.xml`);
    expect(new Set(feeds).size).toBe(feeds.length);
  });
});
