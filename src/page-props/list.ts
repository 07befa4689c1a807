import type { Article } from '../content/articles.ts';
import type { Picture } from '../content/schema/article.ts';
import { formatDaySpan } from '../lib/dates.ts';
import { paginate, type ListPage } from '../lib/pagination.ts';
import { buildArticleCard, type ArticleCard } from './article-card.ts';
import type { PageProps } from './head.ts';
import type { Link } from './link.ts';
import type { MonthChart } from './month-chart.ts';

/** A page of articles under a heading: of the news, a tag, a source or a contributor. */
export interface ArticleListPage extends PageProps, ArticleList {
  breadcrumbs: Link[];
  /** The kind of the heading's subject; absent on a page of the news. */
  kind?: string | undefined;
  heading: string;
  /** A description of the heading's subject. */
  introduction?: string | undefined;
  website?: Link | undefined;
  portrait?: Picture | undefined;
  /** In words. */
  languages?: string | undefined;
  /** Properties from here to `span` are for the front page: new articles must not change numbered pages. */
  count?: string | undefined;
  feed?: Link | undefined;
  chart?: MonthChart | undefined;
  /** The tags most related to the subject. */
  tags?: TagLinks | undefined;
  /** The days that a numbered page spans. */
  span?: string | undefined;
}

/** Tags under a heading that describes their relation to the subject. */
export interface TagLinks {
  heading: string;
  links: Link[];
}

/** The articles on one page of a list, and the links to the newer and older page. */
export interface ArticleList {
  articles: ArticleCard[];
  newer?: Link | undefined;
  older?: Link | undefined;
}

/** A numbered page of a list. */
export interface NumberedArticleList extends ArticleList {
  number: string;
  address: string;
  /** The days that the page spans: `3–20 March 2019`. Unlike a count, they never change. */
  span: string;
}

/** The path-absolute addresses of a list's pages. */
export interface ListPlace {
  base: string;
  front: string;
  locatePage: (number: string) => string;
}

const pageSize = 30;

/** A list as its front page and its numbered pages. */
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
