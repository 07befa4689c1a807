import { foldSpace } from '../../src/lib/text.ts';
import type { Element, Root as Page } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { createSlug } from '../../src/lib/slugs.ts';
import { describeRemoved } from './copied-text.ts';
import {
  describeLeftOut,
  quoteStart,
  type Found,
  type FoundStory,
  type LeftOut,
  type Problem,
} from './found-story.ts';
import {
  filterElements,
  findElement,
  isWithin,
  nameWords,
  readAttribute,
  readLines,
  replaceElements,
  textBelow,
} from './hast-query.ts';
import { readKeywords, readPageFacts, readTime, type PageFacts } from './page-facts.ts';
import {
  chooseDate,
  chooseHead,
  findOriginal,
  linesOf,
  readLinesAbove,
  takeHead,
  type PageContext,
} from './page-head.ts';
import {
  convertElement,
  holdsPicture,
  levelHeadings,
  textOf,
  type LinkResolver,
  type PagePicture,
} from './page-markdown.ts';
import { dropFurniture, dropMachinery, findStoryElement } from './page-story.ts';
import { makeReadable } from './readable-text.ts';
import { findSiteWords } from './site-words.ts';
import { findLostWords } from './survival.ts';
import { isTagLine, readTagLine } from './story-head.ts';

/** A story in a saved page; its pictures have no place yet. */
export interface SavedPage {
  found: FoundStory;
  tree: Root;
  pictures: PagePicture[];
}

/** Reads a story from the HTML of a saved page: the text of the article, without what stands around it. */
export function readSavedPage(html: string, context: PageContext): SavedPage {
  const { text, removed } = makeReadable(html);
  const page = unified().use(rehypeParse).parse(text);
  const facts = readPageFacts(page, context.siteName);
  const keywords = readKeywords(page);
  dropMachinery(page);
  const story = findStoryElement(page);
  if (!story) return createEmptyPage();

  const leftOut = dropFurniture(story);
  const media = dropMedia(story);
  const tagList = takeTagList(page, story);
  dropFurniture(page);
  const title = findTitle(page, story, facts, context);
  const before = readLines(page, story);
  const links = createLinkResolver(context.original ?? facts.base);
  const published = readTime(story) ?? readTime(page);
  const { tree, pictures, words } = convertElement(story, links.resolve);
  const losses = findLostWords(words, tree);

  const titles = [title?.value, context.title];
  const inside = takeHead(tree, titles, context);
  const outside = readLinesAbove(before, titles, context);
  const foot = takeFoot(tree);
  levelHeadings(tree);

  const head = chooseHead([inside, outside], facts, context);
  const original = findOriginal(head.source, facts, context);
  return {
    found: {
      title,
      source: head.source,
      date: chooseDate([head.date, facts.date, published, head.loneDate]),
      tags: head.tags ?? tagList ?? foot.tags ?? facts.tags ?? keywords,
      original,
      storyFrom: `<${story.tagName}>`,
      leftOut: [...leftOut, ...foot.leftOut, ...links.leftOut(), ...describeRemoved(removed)],
      doubts: [...media, ...foot.doubts],
      problems: textOf(tree).trim() === '' && pictures.length === 0 ? [noStory()] : losses,
    },
    tree,
    pictures,
  };
}

function createEmptyPage(): SavedPage {
  return {
    found: { storyFrom: 'the page', leftOut: [], doubts: [], problems: [noStory()] },
    tree: { type: 'root', children: [] },
    pictures: [],
  };
}

function noStory(): Problem {
  return {
    message: 'no story can be found in this page',
    fix: 'open the page, copy the story as text into a .txt file and bring that in',
  };
}

/** What plays or frames something has no place in Markdown; a person must decide what to do about it. */
function dropMedia(story: Element): Problem[] {
  const problems: Problem[] = [];
  replaceElements(story, (element) => {
    if (!/^(?:iframe|video|audio|object|embed)$/.test(element.tagName)) return undefined;
    const source = findElement(element, ({ tagName }) => tagName === 'source');
    const address =
      readAttribute(element, 'src') ??
      readAttribute(element, 'data') ??
      readAttribute(source, 'src') ??
      'no address';
    problems.push({
      line: element.position?.start.line,
      message: `the page shows <${element.tagName}> (${address}) here, which stories cannot hold, so it was left out`,
      fix: 'link to it in the text if readers need it',
    });
    return [];
  });
  return problems;
}

/** A list of tags that the page marks as one, taken out of the story. */
function takeTagList(page: Page, story: Element): Found<string[]> | undefined {
  const isTagList = (element: Element) => {
    const words = nameWords(element);
    return (
      (words.has('tags') || words.has('tag') || words.has('taglist')) &&
      textBelow(element).length < 400 &&
      readTagTexts(element).length > 0
    );
  };
  const list = findElement(story, isTagList) ?? findElement(page, isTagList);
  if (!list) return undefined;
  const value = readTagTexts(list);
  replaceElements(page, (element) => (element === list ? [] : undefined));
  return { value, from: `<${list.tagName} class="${readAttribute(list, 'className') ?? ''}">` };
}

function readTagTexts(list: Element): string[] {
  const links = filterElements(list, ({ tagName }) => tagName === 'a');
  const items = links.length > 0 ? links : filterElements(list, ({ tagName }) => tagName === 'li');
  const texts = items
    .map((item) => foldSpace(textBelow(item)).replace(/^#\s*/, ''))
    .filter((text) => text !== '');
  if (texts.length > 0) return texts;
  const line = foldSpace(textBelow(list));
  return isTagLine(line) ? readTagLine(line) : [];
}

/** The headline of the story: its own, the one that the page’s title names, or the page’s title. */
function findTitle(
  page: Page,
  story: Element,
  facts: PageFacts,
  { siteName }: PageContext,
): Found<string> | undefined {
  const names = new Set([siteName, facts.siteName].map((name) => createSlug(name ?? '')));
  const headlines = filterElements(page, ({ tagName }) => tagName === 'h1')
    .map((element) => ({ element, value: foldSpace(textBelow(element)) }))
    .filter(({ value }) => value !== '' && !names.has(createSlug(value)));
  const pageTitle = createSlug(facts.title?.value ?? '');
  const headline =
    headlines.find(({ value }) => pageTitle !== '' && pageTitle.includes(createSlug(value))) ??
    headlines.find(({ element }) => isWithin(story, element)) ??
    headlines[0];
  return headline ? { value: headline.value, from: '<h1>' } : facts.title;
}

interface StoryFoot {
  tags?: Found<string[]> | undefined;
  leftOut: LeftOut[];
  doubts: Problem[];
}

/** Takes the old site’s own words off the end of a story, and tags that stand there. */
function takeFoot(tree: Root): StoryFoot {
  const lines = tree.children.map((block) =>
    block.type === 'thematicBreak' ? '---' : holdsPicture(block) ? '[picture]' : linesOf(block).join('\n'),
  );
  const { own, doubtful } = findSiteWords(lines);
  const taken = new Set(own);
  const leftOut =
    own.length === 0
      ? []
      : [
          describeLeftOut(
            'the end of the story',
            own.map((index) => lines[index] ?? ''),
          ),
        ];
  const doubts = doubtful.map((index) => ({
    message: `${quoteStart(lines[index] ?? '')} begins like the old site’s own words, but more of the story follows, so it was kept`,
    fix: 'read the end of the story and delete what is not part of it',
  }));

  let last = lines.length - 1;
  while (last >= 0 && taken.has(last)) last -= 1;
  const lastLine = lines[last] ?? '';
  const tags = isTagLine(lastLine) && last > 0 ? readTagLine(lastLine) : [];
  if (tags.length > 0) taken.add(last);
  tree.children = tree.children.filter((_, index) => !taken.has(index));
  return {
    tags: tags.length > 0 ? { value: tags, from: 'the end of the story' } : undefined,
    leftOut,
    doubts,
  };
}

/** Makes links whole, and remembers those that cannot be. */
function createLinkResolver(base: string | undefined): { resolve: LinkResolver; leftOut: () => LeftOut[] } {
  const lost = new Set<string>();
  return {
    resolve(written) {
      const address = written.trim();
      if (address === '' || address.startsWith('#')) return undefined;
      if (/^(?:mailto|tel):/i.test(address)) return address;
      if (URL.canParse(address, base)) {
        const { protocol, href } = new URL(address, base);
        if (protocol === 'https:' || protocol === 'http:') return href;
      }
      if (!/^javascript:/i.test(address)) lost.add(address);
      return undefined;
    },
    leftOut: () =>
      [...lost].map((address) => ({
        from: 'the page',
        what: `the link to ${address}, of which only the words stay (its site is not known: --original gives the page’s address)`,
      })),
  };
}
