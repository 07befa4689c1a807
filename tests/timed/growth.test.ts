import { expect, test, describe } from 'vitest';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { splitFrontMatter } from '../../src/content/checks/front-matter.ts';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { renderMarkdown } from '../../src/content/markdown/html.ts';
import { worstBodies, worstFrontMatters, writeStory } from '../support/worst-texts.ts';

/** Within it an editor gets an answer, and one story holds up no build. In milliseconds. */
const longest = 1000;

const file = 'articles/2019/2019-03-20-a.md';

/** The time in milliseconds, the least of some tries: other work of the machine makes it longer, and nothing shorter. */
async function measure(run: () => unknown, enough: number): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least > enough; tries += 1) {
    const start = performance.now();
    await run();
    least = Math.min(least, performance.now() - start);
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
