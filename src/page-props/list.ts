import type { Article } from '../content/articles.ts';
import { formatDaySpan } from '../lib/dates.ts';
import { paginate, type ListPage } from '../lib/pagination.ts';
import { buildArticleCard, type ArticleCard } from './article-card.ts';
import type { PageProps } from './head.ts';
import type { Link } from './link.ts';
import type { MonthChart } from './month-chart.ts';

/** A page of articles under a heading: of the news, a tag or a source. */
export interface ArticleListPage extends PageProps {
  breadcrumbs: Link[];
  /** What kind of thing the heading names; absent on a page of the news. */
  kind?: string | undefined;
  heading: string;
  /** What the heading’s subject is. */
  introduction?: string | undefined;
  website?: Link | undefined;
  /** From here to `span` all is on the front alone: a new article must not change numbered pages. */
  count?: string | undefined;
  /** The feed of the subject. */
  feed?: Link | undefined;
  chart?: MonthChart | undefined;
  /** The tags nearest to the subject. */
  tags?: TagLinks | undefined;
  /** The days that a numbered page spans. */
  span?: string | undefined;
  list: ArticleList;
}

/** Tags under a heading that says how they belong to the subject. */
export interface TagLinks {
  heading: string;
  links: Link[];
}

/** The articles on one page of a list, and the way to the pages beside it. */
export interface ArticleList {
  articles: ArticleCard[];
  newer?: Link | undefined;
  older?: Link | undefined;
}

/** A numbered page of a list. */
export interface NumberedArticleList extends ArticleList {
  number: string;
  address: string;
  /** The days that the page spans: `3–20 March 2019`. They, unlike a count, never change. */
  span: string;
}

/** Where the pages of a list are; addresses are path-absolute. */
export interface ListPlace {
  base: string;
  front: string;
  locatePage: (number: string) => string;
}

const pageSize = 30;

/** A list as its front and its numbered pages. */
export function buildArticleLists(
  newestFirst: readonly Article[],
  { base, front: frontAddress, locatePage }: ListPlace,
  size = pageSize,
): { front: ArticleList; pages: NumberedArticleList[] } {
  const { front, pages } = paginate(newestFirst, size);
  const buildCards = (articles: Article[]) => articles.map((article) => buildArticleCard(article, base));
  const locate = ({ number }: ListPage<Article>) => locatePage(String(number));
  const linkTo = (page: ListPage<Article> | undefined): Link | undefined =>
    page && { label: describeSpan(page.items), href: locate(page) };
  return {
    front: { articles: buildCards(front), older: linkTo(pages[0]) },
    pages: pages.map((page, index) => ({
      number: String(page.number),
      address: locate(page),
      span: describeSpan(page.items),
      articles: buildCards(page.items),
      newer: linkTo(pages[index - 1]) ?? { label: 'the latest', href: frontAddress },
      older: linkTo(pages[index + 1]),
    })),
  };
}

function describeSpan(newestFirst: readonly Article[]): string {
  const first = newestFirst.at(-1)?.published.day ?? '';
  const last = newestFirst[0]?.published.day ?? '';
  return formatDaySpan(first, last);
}
