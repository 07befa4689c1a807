import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { splitFrontMatter } from '../../src/content/checks/front-matter.ts';
import { renderMarkdown } from '../../src/content/markdown/html.ts';
import type { BrowserModules } from './browser-modules.ts';
import { readHtml } from './html-document.ts';
import { mutatedStories, type Story } from './mutated-stories.ts';
import { isReadDifferently } from './parser-differences.ts';

/** So many stories go to the browser’s thread at once. */
const batch = 50;

const siteUrl = 'https://www.en-cphi.cn/';

const encoder = new TextEncoder();

/** Of each story that Node and the browser’s modules do not read alike, what each makes of it. */
export async function findUnequalReadings(
  stories: readonly Story[],
  browser: BrowserModules,
): Promise<{ text: string; node: unknown; browser: unknown }[]> {
  const bodies = stories.map(({ text }) => {
    const split = splitFrontMatter(text);
    return 'rule' in split ? text : split.body;
  });
  const [theirChecks, theirHtml, ourHtml] = [
    await browser.check(stories),
    await browser.render(bodies, siteUrl),
    await Promise.all(bodies.map((body) => renderMarkdown(body, siteUrl))),
  ];
  return stories.flatMap(({ file, text }, index) => {
    const check = checkArticleFile(file, encoder.encode(text));
    // What comes in a message has no functions or classes, and neither has the result of a check.
    const reading = { check, html: ourHtml[index] };
    const theirs = { check: theirChecks[index], html: theirHtml[index] };
    return isDeepStrictEqual(check, theirs.check) && isSameDocument(reading.html, theirs.html)
      ? []
      : [{ text, node: reading, browser: theirs }];
  });
}

function isSameDocument(one = '', other = ''): boolean {
  return one === other || isDeepStrictEqual(readHtml(one), readHtml(other));
}

/**
 * Has so many stories read that are changed by chance, the same ones whenever the count is the same. It fails with the
 * first that is not read alike.
 */
export async function expectEqualReadings(count: number, browser: BrowserModules): Promise<void> {
  const readAlike = mutatedStories.filter(({ text }) => !isReadDifferently(text));
  await fc.assert(
    fc.asyncProperty(fc.array(readAlike, { minLength: batch, maxLength: batch }), async (stories) => {
      const [unequal] = await findUnequalReadings(stories, browser);
      if (unequal) throw new Error(JSON.stringify(unequal, undefined, 1));
    }),
    // To make an example smaller would take minutes: it is one of many stories.
    { numRuns: Math.ceil(count / batch), endOnFailure: true, seed: count },
  );
}
