import { addresses } from '../lib/addresses.ts';
import type { Article, ArticleBody, LeadPicture } from '../lib/articles.ts';
import { formatDay } from '../lib/dates.ts';
import { estimateMinutes } from '../lib/reading-time.ts';
import { buildContents, type ContentsEntry } from './contents.ts';
import { buildHead, type PageHead } from './head.ts';
import type { Frame, SharedPicture } from './frame.ts';
import type { Link } from './link.ts';
import { buildDate, buildStory, type DateView, type HoldFinder, type StoryView } from './story.ts';

/** The page of a story. */
export interface ArticlePage {
  frame: Frame;
  head: PageHead;
  story: StoryView;
  /** Says so where the story is more than a year old. */
  age?: string | undefined;
  /** The description, where an editor wrote one; a paragraph taken from the text is not said twice. */
  standfirst?: string | undefined;
  author?: string | undefined;
  original?: Link | undefined;
  updated?: DateView | undefined;
  readingTime?: string | undefined;
  picture?: LeadPicture | undefined;
  /** The table of contents; empty where the story is not long enough to need one. */
  contents: ContentsEntry[];
  body: ArticleBody;
  /** The story published next, and the one before. */
  later?: StoryView | undefined;
  earlier?: StoryView | undefined;
  related: StoryView[];
}

/** What a story's page must know beside the story. */
export interface ArticleSurroundings {
  later?: Article | undefined;
  earlier?: Article | undefined;
  related: Article[];
  /** Whether another story has the same title; the title of the page then tells them apart. */
  isTitleShared: boolean;
  /** The full years since the story was published. */
  years: number;
  /** For other sites to show with a link to the story. */
  sharedPicture?: SharedPicture | undefined;
}

export function buildArticlePage(
  article: Article,
  { later, earlier, related, isTitleShared, years, sharedPicture }: ArticleSurroundings,
  frame: Frame,
  findHold: HoldFinder,
): ArticlePage {
  const toStory = (other: Article) => buildStory(other, frame.base, findHold);
  const title = isTitleShared ? tellApart(article) : article.title;
  return {
    frame,
    head: buildHead(frame, {
      title,
      description: describe(article, title),
      address: addresses.article(frame.base, article.slug),
      picture: sharedPicture,
    }),
    story: toStory(article),
    age: describeAge(years),
    standfirst: article.standfirst,
    author: article.author,
    original:
      article.original === undefined
        ? undefined
        : { label: new URL(article.original).hostname.replace(/^www\./, ''), href: article.original },
    updated: article.updated && buildDate(article.updated),
    readingTime: describeReadingTime(article.body.words),
    picture: article.picture,
    contents: buildContents(article.body.headings),
    body: article.body,
    later: later && toStory(later),
    earlier: earlier && toStory(earlier),
    related: related.map(toStory),
  };
}

function tellApart({ title, source, published }: Article): string {
  return `${title} (${source.name}, ${formatDay(published.day)})`;
}

function describeAge(years: number): string | undefined {
  if (years < 1) return undefined;
  return `This story is more than ${years === 1 ? 'a year' : `${String(years)} years`} old.`;
}

function describeReadingTime(words: number): string | undefined {
  const minutes = estimateMinutes(words);
  return minutes === 0 ? undefined : `${String(minutes)} min read`;
}

/** A short first paragraph says little by itself, and may be that of another story too. */
const shortDescription = 60;

function describe({ description }: Article, title: string): string {
  return description.length < shortDescription ? `${title}. ${description}`.trim() : description;
}
