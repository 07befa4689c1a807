import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { Subscriber, type KeptStory } from '../support/newsboat.ts';
import { buildSite } from '../support/site-build.ts';
import { serveFolder, type StaticServer } from '../support/static-server.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const guidOf = (slug: string) => `tag:fixture.example,2020:articles/${encodeURIComponent(slug)}`;

const newTitle = 'Batch 🧪 一 of R&D <b>kits</b> &amp; “more” ]]> leaves 苏州';
const newStory = `---
title: '${newTitle}'
date: 2026-06-01
source: newswire
tags: [China]
---

The first batch left on Monday.
`;

/** Before anything changes: each feed, and the slugs that its stories were first published under. */
const published: Record<string, string[]> = {
  'rss.xml': [
    'another-system',
    'earlier-story',
    'short-01',
    'short-02',
    'short-03',
    'suzhou-plant',
    '基因治疗',
  ],
  'tags/china/rss.xml': ['short-01', 'short-02', 'short-03', 'suzhou-plant', '基因治疗'],
  'sources/contractpharma/rss.xml': ['another-system', 'short-01', 'short-02', 'short-03', 'suzhou-plant'],
};
const feeds = Object.keys(published);
const everyFeed = 'all of them at once';
const following: [string, string[]][] = [
  ...feeds.map((feed): [string, string[]] => [feed, [feed]]),
  [everyFeed, feeds],
];

/** What a subscriber has after a reload, by what they follow. */
interface Reload {
  stories: KeptStory[];
  dump: unknown[];
}
type Reloads = Map<string, Reload>;

const absence = inject('missingPrograms').newsboat;
let server: StaticServer | undefined;
let first: Reloads;
let afterChanges: Reloads;
let afterNothing: Reloads;
let ofLateComer: KeptStory[];

beforeAll(async () => {
  if (absence !== undefined) return;
  const content = await createTemporaryFolder('subscribed');
  await cp(fixture.content, content, { recursive: true });
  const outDir = await createTemporaryFolder('site');
  await build(content, outDir);

  const { url } = (server = await serveFolder(outDir));
  const subscribers = new Map<string, Subscriber>();
  for (const [name, followed] of following) {
    subscribers.set(name, await Subscriber.create(followed.map((feed) => `${url}${feed}`)));
  }

  first = await reloadAll(subscribers);
  for (const subscriber of subscribers.values()) await subscriber.readAll();
  await changeStories(join(content, 'articles'));
  await build(content, outDir);
  afterChanges = await reloadAll(subscribers);
  afterNothing = await reloadAll(subscribers);

  const lateComer = await Subscriber.create([`${url}rss.xml`]);
  await lateComer.reload();
  ofLateComer = lateComer.stories();
});

afterAll(() => server?.close());

beforeEach(({ skip }) => {
  skip(absence !== undefined, absence);
});

async function build(content: string, outDir: string): Promise<void> {
  const { exitCode, output } = await buildSite({ ...fixture, content, outDir });
  if (exitCode !== 0) throw new Error(`The site was not built.\n${output}`);
}

async function reloadAll(subscribers: ReadonlyMap<string, Subscriber>): Promise<Reloads> {
  const reloads: Reloads = new Map();
  for (const [name, subscriber] of subscribers) {
    await subscriber.reload();
    reloads.set(name, { stories: subscriber.stories(), dump: subscriber.dump() });
  }
  return reloads;
}

/** Edits a story, gives another one a new name, and adds a third. */
async function changeStories(articles: string): Promise<void> {
  await replaceIn(join(articles, '2025/2025-04-02-short-02.md'), [
    ['date: 2025-04-02\n', 'date: 2025-04-02\nupdated: 2026-06-01T10:00:00+08:00\n'],
    ['Short.', 'Short no more.'],
  ]);
  const renamed = join(articles, '2025/2025-04-01-first-of-three.md');
  await rename(join(articles, '2025/2025-04-01-short-01.md'), renamed);
  await replaceIn(renamed, [['date: 2025-04-01\n', 'date: 2025-04-01\naliases: [short-01]\n']]);
  await writeFile(join(articles, '2026/2026-06-01-first-batch.md'), newStory);
}

async function replaceIn(file: string, replacements: readonly [string, string][]): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [before, after] of replacements) {
    if (!text.includes(before)) throw new Error(`${file} has no “${before}”.`);
    text = text.replace(before, after);
  }
  await writeFile(file, text);
}

function storiesOf(reloads: Reloads, name: string): KeptStory[] {
  return reloads.get(name)?.stories ?? [];
}

function storyOf(reloads: Reloads, name: string, slug: string): KeptStory | undefined {
  return storiesOf(reloads, name).find(({ guid }) => guid === guidOf(slug));
}

const guidsOf = (stories: readonly KeptStory[]) => stories.map(({ guid }) => guid).sort();

/** A word joiner shows nothing, and keeps other readers from taking a title for HTML. */
const showTitle = (story: { title: string } | undefined) => story?.title.replaceAll('\u2060', '');

describe('a new subscriber of newsboat', () => {
  test.for(feeds)('of %s has each of its stories once', (feed) => {
    expect(guidsOf(storiesOf(first, feed))).toEqual((published[feed] ?? []).map(guidOf).sort());
  });

  test('of all feeds has every story, and none twice in a feed', () => {
    const stories = storiesOf(first, everyFeed);
    expect([...new Set(guidsOf(stories))]).toEqual((published['rss.xml'] ?? []).map(guidOf).sort());
    expect(new Set(stories.map(({ feedurl, guid }) => `${feedurl} ${guid}`)).size).toBe(stories.length);
  });

  test.for([
    ['another-system', 'Written on another system'],
    ['earlier-story', 'R&D <b>budgets</b> grow, says “one” report ]]> of many'],
    ['基因治疗', '上海医院报告首批基因治疗患者'],
  ] as const)('reads the title of %s as it was written', ([slug, title]) => {
    expect(showTitle(storyOf(first, 'rss.xml', slug))).toBe(title);
  });
});

describe('after an edit, a rename and a new story', () => {
  test.for([
    ['rss.xml', ['first-batch']],
    ['tags/china/rss.xml', ['first-batch']],
    ['sources/contractpharma/rss.xml', []],
    [everyFeed, ['first-batch']],
  ] as const)('a subscriber of %s has kept every row and got %j', ([name, added]) => {
    const before = storiesOf(first, name);
    const after = storiesOf(afterChanges, name);
    const kept = after.filter(({ id }) => before.some((story) => story.id === id));
    expect(kept.map(({ id, guid }) => ({ id, guid }))).toEqual(before.map(({ id, guid }) => ({ id, guid })));
    expect(guidsOf(after.filter((story) => !kept.includes(story)))).toEqual(added.map(guidOf));
  });

  test.for(following)(
    'a subscriber of %s who had read everything finds only new stories unread',
    ([name]) => {
      const stories = storiesOf(afterChanges, name);
      const isNew = (story: KeptStory) => story.guid === guidOf('first-batch');
      expect(stories.filter(({ unread }) => unread === 1)).toEqual(stories.filter(isNew));
      expect(stories.filter((story) => !isNew(story))).not.toEqual([]);
    },
  );

  test('the new story’s title is as it was written', () => {
    expect(showTitle(storyOf(afterChanges, 'rss.xml', 'first-batch'))).toBe(newTitle);
  });

  test.for(following)('the edited story has its new text, and is the same otherwise: %s', ([name]) => {
    const before = storyOf(first, name, 'short-02');
    const after = storyOf(afterChanges, name, 'short-02');
    expect(before?.content).not.toContain('Short no more.');
    expect(after?.content).toContain('Short no more.');
    expect(after).toEqual({ ...before, content: after?.content, unread: 0, feedurl: after?.feedurl });
  });

  test.for(following)(
    'the renamed story leads to its new address, and is the same otherwise: %s',
    ([name]) => {
      const before = storyOf(first, name, 'short-01');
      const after = storyOf(afterChanges, name, 'short-01');
      expect(before?.url).toBe('https://fixture.example/articles/short-01/');
      expect(after).toEqual({
        ...before,
        url: 'https://fixture.example/articles/first-of-three/',
        unread: 0,
        feedurl: after?.feedurl,
      });
    },
  );
});

test.for(following)('a reload after which nothing has changed leaves the cache of %s as it is', ([name]) => {
  expect(afterNothing.get(name)?.dump).toEqual(afterChanges.get(name)?.dump);
  expect(afterNothing.get(name)?.stories).not.toEqual([]);
});

describe('somebody who subscribes after the changes', () => {
  test('has every story once', () => {
    const slugs = [...(published['rss.xml'] ?? []), 'first-batch'];
    expect(guidsOf(ofLateComer)).toEqual(slugs.map(guidOf).sort());
  });

  test('finds the edited story at the day of its first publication', () => {
    const edited = ofLateComer.find(({ guid }) => guid === guidOf('short-02'));
    expect(edited?.pubDate).toBe(Date.parse('2025-04-02T11:00:00Z') / 1000);
  });
});
