import type { Element, Root as Page } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toString } from 'hast-util-to-string';
import { toText } from 'hast-util-to-text';
import type { Root } from 'mdast';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { readTagLine } from './article-head.ts';
import { describeLeftOut, doubtLine, type Found, type FoundArticle, type Problem } from './found-article.ts';
import { findLostWords, textOf } from './markdown.ts';
import {
  findArticleElement,
  nameWords,
  removeBoilerplate,
  removeInvisible,
  removeNodes,
} from './page-article.ts';
import { readAttribute, readPageFacts, readTag, readTime } from './page-facts.ts';
import {
  chooseDate,
  chooseSource,
  findOriginal,
  linesOf,
  readLinesAbove,
  takeHead,
  type PageContext,
} from './page-head.ts';
import { listPictures } from './page-pictures.ts';
import { convertElement, levelHeadings } from './page-tree.ts';
import { findSiteWords } from './site-words.ts';
import { dropInvisible } from './source-file.ts';

/** An article in a saved page. Its pictures have their addresses from the page. */
export interface SavedPage extends FoundArticle {
  tree: Root;
}

/** Reads an article from the HTML of a saved page, without the parts around it. */
export function readSavedPage(html: string, context: PageContext): SavedPage {
  const { text, leftOut: invisible } = dropInvisible(html);
  const page = fromHtml(text);
  const facts = readPageFacts(page, context.siteName);
  removeInvisible(page);
  const article = findArticleElement(page);
  if (!article) {
    const tree: Root = { type: 'root', children: [] };
    return { from: 'the page', leftOut: [], doubts: [], problems: [noArticle], tree };
  }
  const boilerplate = removeBoilerplate(article);
  const media = removeMedia(article);
  const tagList = takeTagList(page, article);
  removeBoilerplate(page);
  const siteNames = [context.siteName, facts.siteName];
  const title = findHeadline(page, article, facts.title?.value, siteNames) ?? facts.title;
  const published = readTime(article) ?? readTime(page);
  const above = readTextAbove(page, article);
  const lostLinks = new Set<string>();
  const { tree, words } = convertElement(article, (link) =>
    resolveLink(link, context.original ?? facts.base, lostLinks),
  );
  const losses = findLostWords(words, tree);

  const titles = [title?.value, context.title].filter((value) => value !== undefined);
  const inside = takeHead(tree, titles, context.sources);
  const outside = readLinesAbove(above, titles, context.sources);
  const foot = takeFoot(tree);
  levelHeadings(tree);
  const source = chooseSource([inside.source, outside.source, facts.source], facts, context);
  // A date beside a source is that of the article; other dates may mean anything.
  const dates = [inside, outside].map((head) => (head.source ? head.date : undefined));
  const lostLink =
    'of which only the words stay (its site is not known: --original gives the page’s address)';
  const isEmpty = textOf(tree).trim() === '' && listPictures(tree).length === 0;
  return {
    title,
    source,
    date: chooseDate([...dates, facts.date, published, inside.date, outside.date]),
    tags: inside.tags ?? outside.tags ?? tagList ?? foot.tags ?? facts.tags,
    original: findOriginal(source, facts, context),
    from: `<${article.tagName}>`,
    leftOut: [
      ...boilerplate,
      ...foot.leftOut,
      ...[...lostLinks].map((address) => `the page: the link to ${address}, ${lostLink}`),
      ...invisible,
    ],
    doubts: [...media, ...foot.doubts],
    problems: isEmpty ? [noArticle] : losses,
    tree,
  };
}

const noArticle: Problem = {
  message: 'no story can be found in this page',
  fix: 'open the page, copy the story as text into a .txt file and bring that in',
};

/** Removes media players and frames. Markdown cannot show them, so a person must decide about them. */
function removeMedia(article: Element): Problem[] {
  const problems: Problem[] = [];
  removeNodes(article, (node) => {
    if (node.type !== 'element' || !/^(?:iframe|video|audio|object|embed)$/.test(node.tagName)) return false;
    const address =
      readAttribute(select('[src]', node), 'src') ?? readAttribute(node, 'data') ?? 'no address';
    problems.push({
      line: node.position?.start.line,
      message: `the page shows <${node.tagName}> (${address}) here, which stories cannot hold, so it was left out`,
      fix: 'link to it in the text if readers need it',
    });
    return true;
  });
  return problems;
}

/** Removes a list that the page marks as a list of tags. */
function takeTagList(page: Page, article: Element): Found<string[]> | undefined {
  const named = [article, page].flatMap((tree) => selectAll('[class], [id]', tree));
  const list = named.find((element) => {
    const words = nameWords(element);
    const isNamed = ['tags', 'tag', 'taglist'].some((word) => words.has(word));
    return isNamed && toString(element).length < 400 && readTagList(element).length > 0;
  });
  if (!list) return undefined;
  const value = readTagList(list);
  removeNodes(page, (node) => node === list);
  return { value, from: `<${list.tagName} class="${readAttribute(list, 'className') ?? ''}">` };
}

function readTagList(list: Element): string[] {
  const links = selectAll('a', list);
  const tags = (links.length > 0 ? links : selectAll('li', list)).map(readTag).filter(Boolean);
  return tags.length > 0 ? tags : readTagLine(foldSpace(toString(list)));
}

/** Finds the headline of the article: the one that the page’s title contains, its own, or the first. */
function findHeadline(
  page: Page,
  article: Element,
  pageTitle: string | undefined,
  siteNames: readonly (string | undefined)[],
): Found<string> | undefined {
  const readHeadlines = (node: Page | Element) =>
    selectAll('h1', node)
      .map((element) => foldSpace(toString(element)))
      .filter(
        (text) => text !== '' && !siteNames.some((name) => createSlug(name ?? '') === createSlug(text)),
      );
  const headlines = readHeadlines(page);
  const value =
    headlines.find((text) => createSlug(pageTitle ?? '').includes(createSlug(text))) ??
    [...readHeadlines(article), ...headlines][0];
  return value === undefined ? undefined : { value, from: '<h1>' };
}

function readTextAbove(page: Page, article: Element): string[] {
  const mark = '\u0000';
  const { children } = article;
  article.children = [{ type: 'text', value: mark }];
  const [above = ''] = toText(page).split(mark);
  article.children = children;
  return linesOf(above);
}

/** Removes the old site's own text and tags from the end of an article. */
function takeFoot(tree: Root): Pick<SavedPage, 'tags' | 'leftOut' | 'doubts'> {
  const lines = tree.children.map((block) => {
    if (block.type === 'thematicBreak') return '---';
    return listPictures(block).length > 0 ? '[picture]' : linesOf(textOf(block)).join('\n');
  });
  const { own, doubtful } = findSiteWords(lines);
  const pick = (indexes: readonly number[]) => indexes.map((index) => lines[index] ?? '');
  const taken = new Set(own);
  const last = lines.findLastIndex((_, index) => !taken.has(index));
  const value = last > 0 ? readTagLine(lines[last] ?? '') : [];
  if (value.length > 0) taken.add(last);
  tree.children = tree.children.filter((_, index) => !taken.has(index));
  return {
    tags: value.length > 0 ? { value, from: 'the end of the story' } : undefined,
    leftOut: own.length === 0 ? [] : [describeLeftOut('the end of the story', pick(own))],
    doubts: pick(doubtful).map((line) => doubtLine(line)),
  };
}

/** Makes a link absolute, or adds it to the list of links that cannot be resolved. */
function resolveLink(address: string, base: string | undefined, lost: Set<string>): string | undefined {
  if (address === '' || /^(?:#|javascript:)/i.test(address)) return undefined;
  if (/^(?:mailto|tel):/i.test(address)) return address;
  const url = URL.parse(address, base);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  lost.add(address);
  return undefined;
}
