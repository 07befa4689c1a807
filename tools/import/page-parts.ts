import { Readability } from '@mozilla/readability';
import type { Element, Nodes, Parents, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import { parseHTML } from 'linkedom';
import { visit } from 'unist-util-visit';
import { countOf, cutAtWord, foldSpace } from '../../src/lib/text.ts';
import { quoteStart, type Problem } from '../../src/writing/reading/found-story.ts';
import { players, readAttribute, readPlayerAddress } from '../../src/writing/reading/html-tree.ts';
import { isImprint } from '../../src/writing/reading/story-foot.ts';
import { isSameText } from '../../src/writing/reading/story-head.ts';

/** What a person has decided about parts of pages, each by its first words. */
export interface Choices {
  keep: readonly string[];
  drop: readonly string[];
  /** Those that a page had a part for. */
  used: Set<string>;
}

/** A text of a page, in an element of its own, or a picture or player. */
interface Leaf {
  element: Element;
  /** The elements around it, the outermost first, and what those that have a name are. */
  path: Parents[];
  named: readonly (readonly [element: Parents, kind: string])[];
}

/** The texts in a row of one block of a page, all of them taken for the story, or none. */
interface Part {
  leaves: Leaf[];
  isTaken: boolean;
  isTitle: boolean;
  text: string;
  words: number;
  isProse: boolean;
  isLinks: boolean;
  /** What the page names it. */
  kind: string | undefined;
  /** How many elements around the story do not hold it; 0 inside the smallest that holds the story. */
  distance: number;
}

const blockNames = new Set(
  'address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header li main menu nav ol option p pre section summary table td th tr ul'.split(
    ' ',
  ),
);
const unseen = new Set('script style noscript template textarea option svg canvas'.split(' '));

/** What plays in frames that are no advertisements. */
const videos =
  /\/\/(?:www\.|player\.|v\.|open\.)?(?:bilibili|dailymotion|iqiyi|qq|vimeo|youku|youtube|youtube-nocookie)\.com/i;

/** What parts are by the names of their elements, or by the words of `class` and `id`. */
const kinds: [kind: string, element: RegExp, word: RegExp][] = [
  ['navigation', /^nav$/, /^(?:nav|navbar|menu|breadcrumbs?|pagination|pager|prevnext)$/],
  ['an aside', /^aside$/, /^sidebar$/],
  ['a footer', /^footer$/, /^footer$/],
  ['a form', /^(?:form|button|select)$/, /^(?:newsletter|subscribe|subscription)$/],
  ['a dialog', /^dialog$/, /^(?:cookies?|popup|modal)$/],
  ['comments', /^$/, /^(?:comments?|disqus)$/],
  ['sharing', /^$/, /^(?:shar(?:e|es|ing|er)|social|addthis|sharethis|addtoany|bshare|jiathis|sns)$/],
  ['other stories', /^$/, /^(?:related|recommend|recommended|promo)$/],
  ['an advertisement', /^$/, /^(?:ads?|advert|advertisement|adsbygoogle|sponsor|sponsored|banner)$/],
];
/** Where the notes of a story may stand. */
const noteKinds = ['a footer', 'an aside', 'hidden'];
/** Sentences in these are not the story's. */
const foreignKinds = ['navigation', 'a form', 'a dialog', 'comments', 'hidden'];

/** The words of `class` and `id`, in lower case: `post-shareBar` gives `post`, `share` and `bar`. */
export function nameWords(element: Element): string[] {
  const names = [readAttribute(element, 'className'), readAttribute(element, 'id')].join(' ');
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/**
 * Removes from a page what is not its story, and compares what was removed with what stays.
 *
 * @param titles of the story; a part that repeats one is no loss.
 * @returns the texts above the story; what was left out, in words; and a problem for each run of parts that look as
 * if they belonged to the other side, and that nobody has decided about.
 */
export function separateStory(
  page: Root,
  titles: readonly string[],
  choices: Choices,
): { above: string[]; leftOut: string[]; problems: Problem[] } {
  prune(page, (node) => node.type !== 'comment' && !(node.type === 'element' && unseen.has(node.tagName)));
  const leaves = listLeaves(page);
  const story = findStory(page, leaves);
  const trunk = findTrunk(leaves, story);
  const parts = listParts(leaves, story, trunk, titles);
  const doubtful = findDoubtful(parts);
  const leftOut: Part[][] = [];
  const open: Part[][] = [];
  let run: Part[] = [];
  let decision: boolean | undefined;
  for (const [index, part] of parts.entries()) {
    const isDoubtful = doubtful.has(part);
    // A run of doubtful parts ends where the story goes on.
    if (isDoubtful ? run[0]?.isTaken !== part.isTaken : part.isTaken) run = [];
    const own = decide(part.text, choices);
    if (run.length === 0) decision = own;
    const isTaken = own ?? (isDoubtful ? decision : undefined) ?? part.isTaken;
    if (isDoubtful) run.push(part);
    if (isDoubtful && run.length === 1 && decision === undefined) open.push(run);
    if (!isTaken && !part.isTitle && !(isDoubtful && open.includes(run))) {
      const above = leftOut.at(-1);
      if (above && above.at(-1) === parts[index - 1] && above[0]?.kind === part.kind) above.push(part);
      else leftOut.push([part]);
    }
    for (const { element } of part.leaves) {
      if (isTaken) story.add(element);
      else story.delete(element);
    }
  }
  const lostPictures = keepPictures(leaves, story, trunk);
  const listHolders = (list: readonly Leaf[]) =>
    new Set<Nodes>(list.flatMap(({ element, path }) => [element, ...path]));
  const holders = listHolders(leaves);
  const kept = listHolders(leaves.filter(({ element }) => story.has(element)));
  const isHead = (node: Nodes) => node.type === 'element' && node.tagName === 'head';
  prune(page, (node) => kept.has(node) || !(holders.has(node) || isHead(node)));
  const first = parts.findIndex(({ isTaken }) => isTaken);
  return {
    above: parts.slice(0, Math.max(0, first)).map(({ text }) => text),
    leftOut: [...leftOut.map(describeRun), ...lostPictures],
    problems: open.map(describeDoubt),
  };
}

/** The texts and media of a page in their order. Gives each text an element of its own. */
function listLeaves(parent: Parents, around: Pick<Leaf, 'path' | 'named'> = { path: [], named: [] }): Leaf[] {
  const path = [...around.path, parent];
  const kind = parent.type === 'element' ? nameKind(parent) : undefined;
  const named = kind === undefined ? around.named : [...around.named, [parent, kind] as const];
  const leaves: Leaf[] = [];
  parent.children = (parent.children as RootContent[]).map((child) => {
    if (child.type === 'text' && child.value.trim() !== '') {
      const { position } = child;
      const element: Element = {
        type: 'element',
        tagName: 'span',
        properties: {},
        children: [child],
        ...(position && { position }),
      };
      leaves.push({ element, path, named });
      return element;
    }
    // Readability compares headings with the title.
    if (child.type !== 'element' || child.tagName === 'head') return child;
    if (child.tagName === 'img' || players.has(child.tagName)) leaves.push({ element: child, path, named });
    else leaves.push(...listLeaves(child, { path, named }));
    return child;
  });
  return leaves;
}

/** The elements of the leaves that Readability takes for the story. */
function findStory(page: Root, leaves: readonly Leaf[]): Set<Element> {
  // In the name of an attribute, as Readability merges the attributes of elements.
  for (const [index, { element }] of leaves.entries()) element.properties[`dataLeaf${String(index)}`] = '';
  const { document } = parseHTML(toHtml(page));
  const serializer = (node: Node) => node as globalThis.Element;
  const article = new Readability(document, { serializer, allowedVideoRegex: videos }).parse();
  const story = new Set<Element>();
  for (const { attributes } of article?.content?.querySelectorAll('*') ?? []) {
    for (const { name } of attributes) {
      const leaf = leaves[Number(/^data-leaf(\d+)$/.exec(name)?.[1])];
      if (leaf) story.add(leaf.element);
    }
  }
  return story;
}

/** The elements that hold the whole story, the outermost first. */
function findTrunk(leaves: readonly Leaf[], story: ReadonlySet<Element>): Parents[] {
  const paths = leaves.filter(({ element }) => story.has(element)).map(({ path }) => path);
  return paths.reduce((one, other) => one.slice(0, countShared(one, other)), paths[0] ?? []);
}

function listParts(
  leaves: readonly Leaf[],
  story: ReadonlySet<Element>,
  trunk: readonly Parents[],
  titles: readonly string[],
): Part[] {
  const texts = leaves.filter(({ element }) => element.tagName !== 'img');
  const taken = texts.filter(({ element }) => story.has(element));
  const blockOf = ({ path }: Leaf) =>
    path.findLast((node) => node.type === 'element' && blockNames.has(node.tagName));
  const weights = new Map<Parents, number>();
  for (const node of taken.flatMap(({ path }) => path)) weights.set(node, (weights.get(node) ?? 0) + 1);
  // Some pages are one form, and some name their body after its sidebar.
  const isMain = (node: Parents) =>
    !(node.type === 'element' && /^(?:nav|aside|footer|dialog|button|select)$/.test(node.tagName)) &&
    (weights.get(node) ?? 0) > taken.length / 3;
  const runs: Leaf[][] = [];
  for (const leaf of texts) {
    const last = runs.at(-1)?.at(-1);
    if (last && blockOf(last) === blockOf(leaf) && story.has(last.element) === story.has(leaf.element))
      runs.at(-1)?.push(leaf);
    else runs.push([leaf]);
  }
  return runs.flatMap((run): Part[] => {
    const [first] = run;
    const text = readTexts(run);
    const words = countWords(text);
    if (!first || words === 0) return [];
    const links = run.filter(({ path }) =>
      path.some((node) => node.type === 'element' && node.tagName === 'a'),
    );
    const linked = countWords(readTexts(links)) / words;
    const kind = first.named.find(([element]) => !isMain(element))?.[1];
    const isProse = words >= 10 && linked < 0.4 && /[.!?。！？…]["”’）)]?(?:\s|$)/u.test(text);
    const isTitle = isSameText(text, titles);
    return [
      {
        leaves: run,
        // What the page names otherwise is the story's only if it reads so.
        isTaken: story.has(first.element) && !isTitle && (kind === undefined || isProse),
        isTitle,
        text,
        words,
        isProse,
        isLinks: linked >= 0.5 && words > 4,
        kind,
        distance: trunk.length - countShared(trunk, first.path),
      },
    ];
  });
}

/** The text of leaves; of a player, its address. */
function readTexts(leaves: readonly Leaf[]): string {
  const texts = leaves.map(({ element }) =>
    players.has(element.tagName) ? (readPlayerAddress(element) ?? '') : toString(element),
  );
  return foldSpace(texts.join(' '));
}

function countShared(one: readonly unknown[], other: readonly unknown[]): number {
  const end = one.findIndex((node, index) => node !== other[index]);
  return end < 0 ? one.length : end;
}

/** What an element is by its name, its classes or its style. */
function nameKind(element: Element): string | undefined {
  const style = readAttribute(element, 'style') ?? '';
  if ('hidden' in element.properties || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style))
    return 'hidden';
  const words = nameWords(element);
  return kinds.find(
    ([, name, word]) => name.test(element.tagName) || words.some((own) => word.test(own)),
  )?.[0];
}

function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}

/** The parts that were left out and look like story, and those that were taken and do not. */
function findDoubtful(parts: readonly Part[]): Set<Part> {
  const first = parts.findIndex(({ isTaken }) => isTaken);
  const last = parts.findLastIndex(({ isTaken }) => isTaken);
  const titleAt = parts.slice(0, Math.max(first, 0)).findLastIndex(({ isTitle }) => isTitle);
  const start = titleAt < 0 ? first : titleAt;
  const sum = (list: readonly Part[]) => list.reduce((words, part) => words + part.words, 0);
  const total = sum(parts.filter(({ isTaken }) => isTaken));
  const candidates = parts
    .map((part, index) => ({ part, isBetween: index > start && index < last, isAbove: index < first }))
    .filter(({ part }) => !part.isTaken && !part.isTitle && !isImprint(part.text));
  const pick = (isWanted: (candidate: (typeof candidates)[number]) => boolean) =>
    candidates.filter(isWanted).map(({ part }) => part);
  const sentences = pick(
    ({ part, isBetween }) => isBetween && part.isProse && !foreignKinds.includes(part.kind ?? ''),
  );
  const others = pick(({ part: { kind, isProse, isLinks, distance, words, text }, isBetween, isAbove }) => {
    if (kind !== undefined) return noteKinds.includes(kind) && isProse && distance === 0;
    const isDateline = !isProse && /^by\b|\b(?:19|20)\d\d\b/i.test(text);
    const isNear = (isBetween && !isAbove) || (distance <= 2 && (isProse || words >= 5));
    return isNear && !isLinks && !isDateline;
  });
  const prose = pick(({ part: { isProse, kind } }) => isProse && kind !== 'comments');
  const links = parts.filter(({ isTaken, isLinks }) => isTaken && isLinks);
  return new Set([
    ...sentences,
    // Less is a caption, the name of a writer, a link that goes with the text.
    ...(sum(others) > total * 0.02 ? others : []),
    ...(sum(prose) > total * 3 ? prose : []),
    ...(sum(links) > total * 0.05 ? links : []),
  ]);
}

/** Whether a person wants a part in the story; undefined where nobody has said so. */
function decide(text: string, { keep, drop, used }: Choices): boolean | undefined {
  const words = [...keep, ...drop].find((own) => text.toLowerCase().startsWith(foldSpace(own).toLowerCase()));
  if (words === undefined) return undefined;
  used.add(words);
  return keep.includes(words);
}

function describeRun(run: readonly Part[]): string {
  const words = countOf(
    run.reduce((sum, part) => sum + part.words, 0),
    'word',
  );
  return `${quoteStart(run[0]?.text ?? '')} (${[words, run[0]?.kind].filter(Boolean).join(', ')})`;
}

/** A shell would replace what stands behind a dollar sign, or between backticks. */
function quoteForShell(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`;
}

function describeDoubt(run: readonly Part[]): Problem {
  const { text = '', isTaken = false, leaves = [] } = run[0] ?? {};
  const words = quoteForShell(cutAtWord(text, 40).replace(/…$/, ''));
  return {
    line: leaves[0]?.element.position?.start.line,
    message: `${describeRun(run)} ${isTaken ? 'was taken, and does not look like' : 'was left out, and looks like'} a part of the story`,
    fix: `look at the page: --keep ${words} if it belongs to the story, --drop ${words} if it does not`,
  };
}

/** Keeps the pictures between two texts of a story, and returns those near it that are left out, in words. */
function keepPictures(leaves: readonly Leaf[], story: Set<Element>, trunk: readonly Parents[]): string[] {
  const isText = ({ element }: Leaf) => element.tagName === 'span' && story.has(element);
  const [first, last] = [leaves.findIndex(isText), leaves.findLastIndex(isText)];
  return leaves.flatMap(({ element, path, named }, index) => {
    const alt = readAttribute(element, 'alt');
    if (element.tagName !== 'img' || story.has(element) || named.length > 0) return [];
    if (index > first && index < last) {
      story.add(element);
      return [];
    }
    const isNear = trunk.length - countShared(trunk, path) <= 2;
    return isNear && alt !== undefined
      ? [`the picture ${quoteStart(alt)}, which stands outside the story`]
      : [];
  });
}

function prune(page: Root, isWanted: (node: Nodes) => boolean): void {
  visit(page, (node) => {
    if ('children' in node) node.children = (node.children as RootContent[]).filter(isWanted);
  });
}
