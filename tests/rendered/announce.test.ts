import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChanges } from '../../tools/announce/announcements.ts';
import { parsePermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import type { AddedStory } from '../support/copied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { loadNewsroom, renderSite } from '../support/rendered-site.ts';
import { type Site } from '../support/site.ts';
import { recordRequests, type RecordingServer } from '../support/recording-server.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { runCommand } from '../support/command-run.ts';
import { writeNewsroom, type NewsroomSketch } from '../support/written-newsroom.ts';

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
  for (const file of site.files.filter((name) => /^permalinks\.txt$|^sitemap/.test(name))) {
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

const plant: AddedStory = { slug: 'plant', date: '2019-03-20', tags: ['China', 'Suzhou'] };
const merger: AddedStory = { slug: 'merger', date: '2019-03-19', tags: ['China'] };
const old: AddedStory = { slug: 'old', date: '2019-02-01', tags: ['Wuxi'] };
const stories = [plant, merger, old];

async function readLedger(sketch: NewsroomSketch): Promise<Permalink[]> {
  await loadNewsroom({ content: await writeNewsroom(sketch), epoch: fixture.epoch });
  const { getPermalinks } = await import('../../src/discovery/endpoints.ts');
  return parsePermalinks(await getPermalinks());
}

describe('what has changed between two builds', () => {
  /** What every change of a story changes. */
  const everywhere = {
    pages: ['/', '/archive/', '/feeds/', '/sources/', '/sources/contractpharma/', '/tags/'],
    feeds: ['/feed.json', '/rss.xml', '/sources/contractpharma/rss.xml'],
  };

  test.for<
    [what: string, after: NewsroomSketch, pages: string[], feeds: string[], gone: string[], isLocal?: boolean]
  >([
    [
      'a second story of the same date',
      { stories: [...stories, { ...plant, slug: 'trial', tags: ['China'] }] },
      ['/archive/2019/03/', '/articles/trial/', '/tags/china/'],
      ['/tags/china/rss.xml'],
      [],
    ],
    [
      'a story older than all others',
      { stories: [...stories, { slug: 'oldest', date: '2019-02-01', tags: ['Wuxi'] }] },
      ['/archive/2019/02/', '/articles/oldest/', '/tags/wuxi/'],
      ['/tags/wuxi/rss.xml'],
      [],
    ],
    [
      'a story withdrawn',
      { stories: [plant, old] },
      ['/archive/2019/03/', '/tags/china/'],
      ['/tags/china/rss.xml'],
      ['/articles/merger/'],
    ],
    [
      'the only story of its tag and month withdrawn',
      { stories: [plant, merger] },
      [],
      [],
      ['/archive/2019/02/', '/articles/old/', '/tags/wuxi/'],
    ],
    [
      'a story moved from one tag to another',
      { stories: [plant, { ...merger, tags: ['Wuxi'] }, old] },
      ['/archive/2019/03/', '/articles/merger/', '/tags/china/', '/tags/wuxi/'],
      ['/tags/china/rss.xml', '/tags/wuxi/rss.xml'],
      [],
    ],
    [
      'a story renamed, with an alias',
      { stories: [plant, { ...merger, slug: 'deal', more: { aliases: ['merger'] } }, old] },
      ['/archive/2019/03/', '/articles/deal/', '/tags/china/'],
      ['/tags/china/rss.xml'],
      ['/articles/merger/'],
    ],
    [
      'a story edited, without “updated”',
      { stories: [plant, merger, { ...old, body: 'Another text.' }] },
      ['/archive/2019/02/', '/articles/old/', '/tags/wuxi/'],
      ['/tags/wuxi/rss.xml'],
      [],
    ],
    [
      'a new tag',
      { stories: [{ ...plant, tags: ['China', 'Suzhou', 'GMP'] }, merger, old] },
      ['/archive/2019/03/', '/articles/plant/', '/tags/china/', '/tags/gmp/', '/tags/suzhou/'],
      ['/tags/china/rss.xml', '/tags/gmp/rss.xml', '/tags/suzhou/rss.xml'],
      [],
    ],
    [
      'a tag renamed, with an alias',
      { stories, tags: [{ label: 'Jiangsu', kind: 'place', aliases: ['Suzhou'] }] },
      ['/tags/jiangsu/'],
      ['/tags/jiangsu/rss.xml'],
      ['/tags/suzhou/'],
      true,
    ],
    ['nothing', { stories }, [], [], [], true],
  ])('%s', async ([, after, pages, feeds, gone, isLocal = false]) => {
    const { pages: pagesAlways, feeds: feedsAlways } = isLocal ? { pages: [], feeds: [] } : everywhere;
    expect(findChanges(await readLedger({ stories }), await readLedger(after))).toEqual({
      pages: [...pagesAlways, ...pages].sort(),
      feeds: [...feedsAlways, ...feeds].sort(),
      gone,
    });
  });
});

describe('what stands beside stories', () => {
  const fair = {
    ...{ name: 'Fair', call: 'Register', starts: '2026-06-30', ends: '2026-07-02' },
    ...{ venue: 'Hall', url: 'https://fair.example/' },
  };
  const tags = [{ label: 'China', kind: 'place' as const }];

  test.for<[what: string, after: Partial<NewsroomSketch>, pages: string[], feeds: string[]]>([
    [
      'an event on other days',
      { events: [{ ...fair, ends: '2026-07-03' }] },
      ['/events/', '/events/fair/'],
      [],
    ],
    ['a second event', { events: [fair, { ...fair, name: 'Show' }] }, ['/events/', '/events/show/'], []],
    [
      'a tag that is described',
      { tags: [{ label: 'China', kind: 'place', description: 'A country.' }] },
      ['/tags/china/'],
      ['/tags/china/rss.xml'],
    ],
  ])('is announced too: %s', async ([, after, pages, feeds]) => {
    const before = { stories, tags, events: [fair] };
    expect(findChanges(await readLedger(before), await readLedger({ ...before, ...after }))).toEqual({
      pages,
      feeds,
      gone: [],
    });
  });
});

describe('after a build, npm run announce', () => {
  test('tells of new, edited and withdrawn stories, of hidden ones by feeds alone, and of no other', async () => {
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
    await writeFile(edited, `${text}\nOne more sentence.\n`);
    await rm(join(content, 'articles/2025/2025-04-02-short-02.md'));
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
      expect.arrayContaining(
        ['second/', 'short-01/', 'short-02/'].map((path) => `${siteUrl}articles/${path}`),
      ),
    );
    expect(urlList.filter((url) => url.includes('/articles/'))).toHaveLength(3);
    expect(urlList).toContain(siteUrl);
    expect(urlList).not.toContain(`${siteUrl}tags/genscript/`);

    const feeds = ofHub.map(({ body }) => new URLSearchParams(body).get('hub.url'));
    expect(ofHub.every(({ line }) => line === 'POST /hub/')).toBe(true);
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
