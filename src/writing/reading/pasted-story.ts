import type { Root as Page } from 'hast';
import type { Root, RootContent } from 'mdast';
import { remove } from 'unist-util-remove';
import { foldSpace } from '../../lib/text.ts';
import type { PublishedNewsroom } from '../newsroom.ts';
import { nameEmptyLinks } from './archive-links.ts';
import { readCopiedText, readsAsTitle } from './copied-text.ts';
import type { Found, FoundStory, Problem } from './found-story.ts';
import { levelHeadings, listPictures } from './html-tree.ts';
import { textOf, writeFaithfully } from './markdown.ts';
import { dropInvisible } from './plain-text.ts';
import { readStory } from './story.ts';
import { readWrittenDate } from './written-date.ts';
import { findSource } from '../sources.ts';
import { readForm } from '../form-file.ts';
import { emptyForm, type StoryForm } from '../story-form.ts';
import { matchTags } from '../tags.ts';
import { placeMoment } from '../../lib/dates.ts';

/** What a pasted text is, and what was left out of it. */
export interface PastedStory {
  form: StoryForm;
  /** The name of a source that sources.yaml does not have, as it is written in the text. */
  unknownSource?: string | undefined;
  notes: PastedNote[];
}

/** Something that an editor should know of what was pasted. */
export interface PastedNote {
  text: string;
  /** What was left out, as Markdown. */
  markdown?: string;
  /** Whether it stood above the story. */
  isAbove?: boolean;
}

/**
 * Takes a text from the clipboard apart, as `import` does with a file.
 *
 * @param page the same as HTML, if the clipboard has it.
 * @param now in milliseconds since 1970; in a story older than a year links get the name of their site.
 */
export function readPastedStory(
  text: string,
  page: Page | undefined,
  newsroom: PublishedNewsroom,
  now: number,
): PastedStory {
  const { sources, site, tags: vocabulary } = newsroom;
  const file = readForm(text, { timeZone: site.timeZone, vocabulary });
  // The file of a story, as from a repository.
  if (file) return { form: file, notes: [] };
  const context = { sources, siteName: site.name, siteUrl: site.url };
  const found = page ? readStory(page, { tags: [] }, context) : readCopiedText(text, context);
  const title = found.title ?? (page && takeTitle(found.tree));
  const firstLine = found.tree.children[0]?.position?.start.line ?? 0;
  const reading = readWrittenDate(found.date?.value ?? '');
  const date = 'date' in reading ? placeMoment(reading.date, site.timeZone) : undefined;
  const key = found.source && findSource(found.source.value, sources);
  const links = date && date.epoch < now - yearInMilliseconds ? nameEmptyLinks(found.tree) : [];
  const pictures = takePictures(found.tree);
  const { markdown, leftOut, problems } = writeFaithfully(found.tree);
  return {
    form: {
      ...emptyForm,
      title: foldSpace(dropInvisible(title?.value ?? '').text),
      day: date?.day ?? '',
      time: date && !date.isDay ? date.iso.slice(11, 16) : '',
      source: key ?? '',
      tags: matchTags(found.tags?.value ?? [], vocabulary).labels.join(', '),
      author: found.author?.value ?? '',
      original: found.original?.value ?? '',
      draft: found.isDraft === true,
      body: markdown,
    },
    unknownSource: key === undefined ? found.source?.value : undefined,
    notes: [
      ...listLeftOut(found, firstLine),
      ...pictures,
      ...leftOut.map((what) => ({ text: `Left out: ${what}.` })),
      ...[...found.problems, ...links, ...problems].filter(({ blocks }) => !blocks).map(describeProblem),
    ],
  };
}

const yearInMilliseconds = 365 * 86_400_000;

/** The first block of a page that has no main heading, where it does not read like a sentence: so Word has titles. */
function takeTitle(tree: Root): Found<string> | undefined {
  const [first, ...more] = tree.children;
  const isLine = first?.type === 'heading' || first?.type === 'paragraph';
  const text = isLine ? foldSpace(textOf(first)) : '';
  if (text === '' || more.length === 0 || !readsAsTitle(text)) return undefined;
  tree.children.shift();
  levelHeadings(tree);
  return { value: text };
}

/** What was taken out of the text, and can be put back. */
function listLeftOut({ leftOut, doubts, problems }: FoundStory, firstLine: number): PastedNote[] {
  const blocks = [...leftOut, ...doubts, ...problems].flatMap((part) => part.blocks ?? []);
  const others = [
    ...leftOut.filter((part) => !part.blocks).map(({ what }) => ({ text: `Left out: ${what}.` })),
    ...doubts.filter((part) => !part.blocks).map(describeProblem),
  ];
  return [...blocks.map((block) => describeBlock(block, firstLine)), ...others];
}

function describeBlock(block: RootContent, firstLine: number): PastedNote {
  const { markdown } = writeFaithfully({ type: 'root', children: [block] });
  const line = block.position?.start.line;
  return { text: 'Left out', markdown, isAbove: line !== undefined && line < firstLine };
}

/** The pictures of other sites do not come along: a story has its own. */
function takePictures(tree: Root): PastedNote[] {
  const pictures = listPictures(tree);
  remove(tree, { cascade: true }, 'image');
  return pictures.map(({ alt }) => ({
    text: `A picture did not come along${alt ? ` (“${alt}”)` : ''}: save it, and choose it below.`,
  }));
}

function describeProblem({ message, fix }: Problem): PastedNote {
  return { text: `${message.replace(/^./, (letter) => letter.toUpperCase())}: ${fix}.` };
}
