import type { Root as Page } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import type { FoundStory, Problem } from '../../src/writing/reading/found-story.ts';
import { readPageFacts } from './page-facts.ts';
import { separateStory, type Choices } from './page-parts.ts';
import { readStory, type ReadingContext } from '../../src/writing/reading/story.ts';
import { headReach, isSameText, readHead } from '../../src/writing/reading/story-head.ts';

/** Reads a story from the HTML of a saved page, without the parts around it. */
export function readSavedPage(html: string, context: ReadingContext, choices: Choices): FoundStory {
  const page = fromHtml(html);
  const facts = readPageFacts(page, context.siteName);
  const oddParts = findOddities(page);
  const titles = [facts.title, context.title].filter((title) => title !== undefined);
  const names = [context.siteName, facts.siteName].filter((name) => name !== undefined);
  const { above, leftOut, problems } = separateStory(page, [...titles, ...names], choices);
  const titleAt = above.findLastIndex((line) => isSameText(line, titles));
  const near = above.slice(titleAt < 0 ? -headReach : titleAt + 1).map((line) => ({ text: line }));
  const { date, ...outside } = readHead(near, context.sources);
  // A separate date far from the headline is often today's date.
  const head = { ...outside, date: outside.source || titleAt >= 0 ? date : undefined };
  const story = readStory(page, facts, context, head);
  return {
    ...story,
    leftOut: [...leftOut.map((what) => ({ what })), ...story.leftOut],
    doubts: [...oddParts, ...story.doubts],
    problems: [...problems, ...story.problems],
  };
}

const oddities: [selector: string, message: string, fix: string][] = [
  [
    'math, .katex, .MathJax, mjx-container, script[type^="math/"], img[src*="latex"], img[alt*="\\\\"]',
    'the page has formulas, of which the story has the signs in a row',
    'read them, and say in words or in a picture what the signs do not',
  ],
  [
    'svg text, img[src^="data:"][alt]:not([alt=""]):not([data-src])',
    'the page has a drawing that lies in the page itself, so the story comes without it',
    'if readers need it, save it as a picture beside the story',
  ],
];

/** What Markdown cannot show. What stands for a formula beside its signs is taken out. */
function findOddities(page: Page): Problem[] {
  for (const annotation of selectAll('annotation, annotation-xml', page)) annotation.children = [];
  return oddities.flatMap(([selector, message, fix]) => {
    const found = select(selector, page);
    return found ? [{ line: found.position?.start.line, message, fix }] : [];
  });
}
