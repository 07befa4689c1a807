import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { splitFrontMatter } from '../../src/content/checks/front-matter.ts';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { renderMarkdown } from '../../src/content/markdown/html.ts';
import { checkStories, growingNewsrooms, writeStories } from '../support/growing-newsrooms.ts';
import { worstBodies, worstFrontMatters, writeStory } from '../support/worst-texts.ts';

/** Within it an editor gets an answer, and one story holds up no build. In milliseconds. */
const longest = 1000;

const file = 'articles/2019/2019-03-20-a.md';

/** The time of the processor in milliseconds, the least of some tries: other work of the machine makes it longer. */
async function measure(run: () => unknown, enough: number): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > enough; tries += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Checks a story and, where it is not refused, renders it. */
async function publish(bytes: Uint8Array): Promise<void> {
  const { issues } = checkArticleFile(file, bytes);
  if (hasErrors(issues)) return;
  const split = splitFrontMatter(new TextDecoder().decode(bytes));
  if ('rule' in split) return;
  await renderMarkdown(split.body, 'https://www.en-cphi.cn/');
}

describe('a story is read or refused within a second', () => {
  const sizes = [1000, 16_000, 249_000, 5_000_000];

  test.for(worstBodies)('whose text is %s', async ([, write]) => {
    for (const size of sizes) {
      const bytes = writeStory(write(size));
      expect(await measure(() => publish(bytes), longest / 2), `${String(size)} bytes`).toBeLessThan(longest);
    }
  });

  test.for(worstFrontMatters)('whose front matter is %s', async ([, write]) => {
    for (const size of [1000, 16_000, 19_800, 5_000_000]) {
      const bytes = writeStory('Text.\n', write(size));
      expect(await measure(() => publish(bytes), longest / 2), `${String(size)} bytes`).toBeLessThan(longest);
    }
  });
});

describe('four times as many stories take about four times as long', () => {
  const [few, many] = [2500, 10_000];

  test.for(growingNewsrooms)('each with $what', async (newsroom) => {
    const [stories, more] = [writeStories(newsroom, few), writeStories(newsroom, many)];
    const { issues } = checkStories(stories);
    expect([...new Set(issues.map(({ rule }) => rule))]).toEqual(newsroom.rule ? [newsroom.rule] : []);
    expect(issues.length).toBeGreaterThanOrEqual(newsroom.rule ? few - 1 : 0);
    const time = await measure(() => checkStories(stories), 0);
    const limit = 7 * Math.max(time, 50);
    expect(await measure(() => checkStories(more), limit)).toBeLessThan(limit);
  });

  test('each with headings of its own, in a memory that is bounded', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const readHeap = () => {
      collect();
      return process.memoryUsage().heapUsed / 1_000_000;
    };
    const before = readHeap();
    for (let number = 0; number < 500_000; number += 1) createSlug(`A heading of story ${String(number)}`);
    expect(readHeap() - before).toBeLessThan(10);
  });
});
