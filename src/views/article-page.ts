import { absoluteAddress, addresses } from '../lib/addresses.ts';
import type { Article, ArticleBody, LeadPicture } from '../content/articles.ts';
import { decideIndexing } from '../discovery/search-engine-policy.ts';
import { findLanguage } from '../lib/language.ts';
import type { PageName } from '../page-props/page-names.ts';
import { locateFallback } from '../images/variants.ts';
import { estimateMinutes } from '../lib/reading-time.ts';
import { describeStory, describeTrail, type DescribedImage } from '../discovery/structured-data.ts';
import { buildContents, type ContentsEntry } from './contents.ts';
import { buildHead, describeSite, type PageHead } from './head.ts';
import type { Frame, SharedPicture } from './frame.ts';
import { linkToHost, type Link } from './link.ts';
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
  name: PageName;
  /** The full years since the story was published. */
  years: number;
  /** For other sites to show with a link to the story. */
  sharedPicture?: SharedPicture | undefined;
}

export function buildArticlePage(
  article: Article,
  { later, earlier, related, name, years, sharedPicture }: ArticleSurroundings,
  frame: Frame,
  findHold: HoldFinder,
): ArticlePage {
  const toStory = (other: Article) => buildStory(other, frame.base, findHold);
  return {
    frame,
    head: buildArticleHead(article, name, sharedPicture, frame),
    story: toStory(article),
    age: describeAge(years),
    standfirst: article.standfirst,
    author: article.author,
    original: article.original === undefined ? undefined : linkToHost(article.original, frame.siteUrl),
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

function buildArticleHead(
  article: Article,
  { title, description }: PageName,
  picture: SharedPicture | undefined,
  frame: Frame,
): PageHead {
  const { published, updated, source, tags } = article;
  const address = addresses.article(frame.base, article.slug);
  const { canonical, isHidden } = decideIndexing(article, frame.siteUrl);
  const steps = [
    { label: frame.siteName, href: addresses.home(frame.base) },
    { label: source.name, href: addresses.source(frame.base, source.key) },
    { label: article.title, href: address },
  ];
  return buildHead(frame, {
    title,
    heading: article.title,
    description,
    address,
    canonical,
    isHidden,
    picture,
    story: { published: published.iso, updated: updated?.iso, tags: tags.map(({ label }) => label) },
    things: [
      describeStory(article, describeSite(frame), {
        images: listImages(article, picture, frame),
        language: findLanguage(article.title) ?? frame.language,
      }),
      describeTrail(steps, frame.siteUrl),
    ],
  });
}

/** The pictures that search engines may show with a story: its own first, then the one for sharing. */
function listImages({ picture }: Article, shared: SharedPicture | undefined, frame: Frame): DescribedImage[] {
  const images: DescribedImage[] = picture ? [locateFallback(picture.file, frame.siteUrl)] : [];
  if (shared) {
    const address = absoluteAddress(frame.siteUrl, addresses.sharingPicture(frame.base, shared.name));
    images.push({ address, width: shared.width, height: shared.height });
  }
  return images;
}

function describeAge(years: number): string | undefined {
  if (years < 1) return undefined;
  return `This story is more than ${years === 1 ? 'a year' : `${String(years)} years`} old.`;
}

function describeReadingTime(words: number): string | undefined {
  const minutes = estimateMinutes(words);
  return minutes === 0 ? undefined : `${String(minutes)} min read`;
}
