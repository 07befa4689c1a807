import type { Article } from '../content/articles.ts';
import { formatDaySpan } from '../lib/dates.ts';
import type { ListPage, PagedList } from '../lib/pagination.ts';
import { listPageAddress } from '../lib/addresses.ts';
import type { Link } from './link.ts';
import { buildStory, type HoldFinder, type StoryView } from './story.ts';

/** The stories on one page of a list, and the way to the pages beside it. */
export interface StoryList {
  stories: StoryView[];
  newer?: Link | undefined;
  older?: Link | undefined;
}

/** A numbered page of a list. */
export interface NumberedStoryList extends StoryList {
  number: number;
  address: string;
  /** The days that the page spans: `3–20 March 2019`. They, unlike a count, never change. */
  span: string;
}

/** A list as its front and its numbered pages. */
export interface StoryLists {
  front: StoryList;
  pages: NumberedStoryList[];
}

/** How a list's parts become views: what every one of them needs. */
export interface StoryListContext {
  base: string;
  findHold: HoldFinder;
  /** The address of the front, path-absolute. */
  address: string;
}

export function buildStoryLists({ front, pages }: PagedList<Article>, context: StoryListContext): StoryLists {
  const toStories = (articles: Article[]) =>
    articles.map((article) => buildStory(article, context.base, context.findHold));
  const linkTo = (page: ListPage<Article> | undefined): Link | undefined =>
    page && { label: describeSpan(page.items), href: listPageAddress(context.address, page.number) };
  return {
    front: { stories: toStories(front), older: linkTo(pages[0]) },
    pages: pages.map((page, index) => ({
      number: page.number,
      address: listPageAddress(context.address, page.number),
      span: describeSpan(page.items),
      stories: toStories(page.items),
      newer: linkTo(pages[index - 1]) ?? { label: 'the latest', href: context.address },
      older: linkTo(pages[index + 1]),
    })),
  };
}

function describeSpan(newestFirst: readonly Article[]): string {
  const first = newestFirst.at(-1)?.published.day ?? '';
  const last = newestFirst[0]?.published.day ?? '';
  return formatDaySpan(first, last);
}
