import { addresses } from '../lib/addresses.ts';
import type { Article, ArticleBody, LeadPicture } from '../lib/articles.ts';
import { formatDay } from '../lib/dates.ts';
import { buildHead, type PageHead } from './head.ts';
import type { Frame } from './frame.ts';
import type { Link } from './link.ts';
import { buildDate, buildStory, type DateView, type HoldFinder, type StoryView } from './story.ts';

/** The page of a story. */
export interface ArticlePage {
  frame: Frame;
  head: PageHead;
  story: StoryView;
  /** The description, where an editor wrote one; a paragraph taken from the text is not said twice. */
  standfirst?: string | undefined;
  author?: string | undefined;
  original?: Link | undefined;
  updated?: DateView | undefined;
  picture?: LeadPicture | undefined;
  body: ArticleBody;
  /** The story published next, and the one before. */
  later?: StoryView | undefined;
  earlier?: StoryView | undefined;
  related: StoryView[];
}

/** What a story's page says of other stories. */
export interface ArticleNeighbours {
  later?: Article | undefined;
  earlier?: Article | undefined;
  related: Article[];
  /** Whether another story has the same title; the title of the page then tells them apart. */
  isTitleShared: boolean;
}

export function buildArticlePage(
  article: Article,
  { later, earlier, related, isTitleShared }: ArticleNeighbours,
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
    }),
    story: toStory(article),
    standfirst: article.standfirst,
    author: article.author,
    original:
      article.original === undefined
        ? undefined
        : { label: new URL(article.original).hostname.replace(/^www\./, ''), href: article.original },
    updated: article.updated && buildDate(article.updated),
    picture: article.picture,
    body: article.body,
    later: later && toStory(later),
    earlier: earlier && toStory(earlier),
    related: related.map(toStory),
  };
}

function tellApart({ title, source, published }: Article): string {
  return `${title} (${source.name}, ${formatDay(published.day)})`;
}

/** A short first paragraph says little by itself, and may be that of another story too. */
const shortDescription = 60;

function describe({ description }: Article, title: string): string {
  return description.length < shortDescription ? `${title}. ${description}`.trim() : description;
}
