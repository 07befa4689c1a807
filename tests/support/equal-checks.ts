import fc from 'fast-check';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import type { BrowserModules } from './browser-modules.ts';
import { mutatedStories, type Story } from './mutated-stories.ts';
import { isReadDifferently } from './parser-differences.ts';

/** Of these many stories a thread checks at once. */
const batch = 50;

const encoder = new TextEncoder();

/** What Node’s check finds in each story beside what the browser’s finds, of the stories where they are not equal. */
export async function findUnequalChecks(
  stories: readonly Story[],
  browser: BrowserModules,
): Promise<{ text: string; node: unknown; browser: unknown }[]> {
  const theirs = await browser.check(stories);
  return stories.flatMap(({ file, text }, index) => {
    const result = {
      node: plain(checkArticleFile(file, encoder.encode(text))),
      browser: plain(theirs[index]),
    };
    return JSON.stringify(result.node) === JSON.stringify(result.browser) ? [] : [{ text, ...result }];
  });
}

/** Checks changed stories in Node and in the browser’s modules, until a number of them or the first that is unequal. */
export async function expectEqualChecks(count: number, browser: BrowserModules): Promise<void> {
  const readAlike = mutatedStories.filter(({ text }) => !isReadDifferently(text));
  await fc.assert(
    fc.asyncProperty(fc.array(readAlike, { minLength: batch, maxLength: batch }), async (stories) => {
      const unequal = await findUnequalChecks(stories, browser);
      if (unequal.length > 0) throw new Error(JSON.stringify(unequal[0], undefined, 1));
    }),
    { numRuns: Math.ceil(count / batch), endOnFailure: true },
  );
}

/** As it comes out of a message: fields that are undefined are absent. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
