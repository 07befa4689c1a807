import type { Article, ArticleBody, LeadPicture } from '../content/articles.ts';
import { createYearCounter, getArticles } from '../content/queries/articles.ts';
import { createRelatedFinder } from '../content/related-articles.ts';
import { decideIndexing } from '../discovery/search-engine-policy.ts';
import { describeArticle, describeBreadcrumbs } from '../discovery/structured-data.ts';
import { createSocialCardFinder, type SocialCard } from '../images/endpoints.ts';
import { locateFallback } from '../images/variants.ts';
import { addresses, locateArticle } from '../lib/addresses.ts';
import { findLanguage } from '../lib/language.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { describeReadingTime } from '../lib/reading-time.ts';
import { cutAtWord } from '../lib/text.ts';
import { buildArticleCard, buildDate, type ArticleCard, type DisplayedDate } from './article-card.ts';
import { buildContents, type ContentsEntry } from './contents.ts';
import { getFrame, type Frame } from './frame.ts';
import { buildHead, shareTitleLength, type PageHead, type PageProps } from './head.ts';
import { linkToHost, type Link } from './link.ts';
import { buildShareLinks } from './share-links.ts';
import { createPageNamer, type PageName } from './page-names.ts';

export interface ArticlePage extends PageProps, StoryView {
  body: ArticleBody;
  /** Links to share the article, and the address of the QR code for WeChat, which has no such link. */
  share: { links: Link[]; code: string };
  /** The next newer article and the next older one. */
  later?: ArticleCard | undefined;
  earlier?: ArticleCard | undefined;
  related: ArticleCard[];
}

/** What a page shows of the article itself. */
export interface StoryView {
  article: ArticleCard;
  /** A notice if the article is more than a year old. */
  age?: string | undefined;
  /** The description, if an editor wrote one; a paragraph taken from the text is not repeated. */
  standfirst?: string | undefined;
  authors: Byline[];
  original?: Link | undefined;
  updated?: DisplayedDate | undefined;
  readingTime?: string | undefined;
  picture?: LeadPicture | undefined;
  /** The table of contents; empty if the article is too short to need one. */
  contents: ContentsEntry[];
}

/** The name of an author; a contributor's leads to the contributor's page. */
export interface Byline {
  label: string;
  href?: string | undefined;
}

/** All that decides the page of an article. */
interface ArticleSource {
  article: Article;
  frame: Frame;
  /** Of the page, for search engines; other articles decide it too. */
  title: string;
  description: string;
  /** The full years since the publication. */
  years: number;
  later: ArticleCard | undefined;
  earlier: ArticleCard | undefined;
  related: ArticleCard[];
}

const relatedCount = 4;

export async function getArticlePaths(): Promise<LazyPath<{ slug: string }, { page: ArticlePage }>[]> {
  const [articles, frame, countYears, findCard] = await Promise.all([
    getArticles(),
    getFrame(),
    createYearCounter(),
    createSocialCardFinder(),
  ]);
  const findRelated = createRelatedFinder(articles);
  const namePage = createPageNamer(articles);
  const build = (article: Article) => buildArticleCard(article, frame.base);
  return articles.map((article, index) => {
    const later = articles[index - 1];
    const earlier = articles[index + 1];
    const gather = (): { source: ArticleSource } => ({
      source: {
        article,
        frame,
        ...namePage(article),
        years: countYears(article),
        later: later && build(later),
        earlier: earlier && build(earlier),
        related: findRelated(article, relatedCount).map(build),
      },
    });
    return createLazyPath({ slug: article.slug }, gather, ({ source }) => ({
      page: buildArticlePage(source, findCard(source.article)),
    }));
  });
}

/** What builds the head of each article’s page, by slug. */
export async function getArticleHeads(): Promise<ReadonlyMap<string, () => PageHead>> {
  const [articles, frame, findCard] = await Promise.all([
    getArticles(),
    getFrame(),
    createSocialCardFinder(),
  ]);
  const namePage = createPageNamer(articles);
  return new Map(
    articles.map((article) => [
      article.slug,
      () => buildArticleHead(article, namePage(article), findCard(article), frame),
    ]),
  );
}

function buildArticlePage(source: ArticleSource, socialCard: SocialCard): ArticlePage {
  const { article, frame, title, description, years, later, earlier, related } = source;
  const { standfirst, authors, original, updated, picture, body } = article;
  return {
    frame,
    head: buildArticleHead(article, { title, description }, socialCard, frame),
    article: buildArticleCard(article, frame.base),
    age: describeAge(years),
    standfirst,
    authors: authors.map(({ name, contributor }) => ({
      label: name,
      href: contributor && addresses.contributor(frame.base, contributor.slug),
    })),
    original: original === undefined ? undefined : linkToHost(original, frame.site.url),
    updated: updated && buildDate(updated),
    readingTime: describeReadingTime(body.words),
    picture,
    contents: buildContents(body.headings),
    body,
    share: {
      links: buildShareLinks(article.title, locateArticle(frame.site.url, article.slug)),
      code: addresses.articleCode(frame.base, article.slug),
    },
    later,
    earlier,
    related,
  };
}

function buildArticleHead(
  article: Article,
  { title, description }: PageName,
  socialCard: SocialCard,
  frame: Frame,
): PageHead {
  const { published, updated, source, tags, picture } = article;
  const { base, site } = frame;
  const address = addresses.article(base, article.slug);
  const { canonical, isHidden } = decideIndexing(article, site.url);
  const breadcrumbs = [
    { label: site.name, href: addresses.home(base) },
    { label: source.name, href: addresses.source(base, source.key) },
    { label: article.title, href: address },
  ];
  const things = [
    describeArticle(article, site, {
      images: [...(picture ? [locateFallback(picture.file, site.url)] : []), socialCard],
      language: findLanguage(article.title) ?? site.language,
    }),
    describeBreadcrumbs(breadcrumbs, site.url),
  ];
  const head = buildHead(frame, { title, description, address, things });
  return {
    ...head,
    canonical,
    robots: isHidden ? 'noindex' : head.robots,
    share: {
      ...head.share,
      title: cutAtWord(article.title, shareTitleLength),
      article: { published: published.iso, updated: updated?.iso, tags: tags.map(({ label }) => label) },
    },
    picture: socialCard,
  };
}

function describeAge(years: number): string | undefined {
  if (years < 1) return undefined;
  return `This story is more than ${years === 1 ? 'a year' : `${String(years)} years`} old.`;
}
