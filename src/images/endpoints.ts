import type { Article } from '../content/articles.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getContributors, getSite } from '../content/queries/site.ts';
import { absoluteAddress, addresses, basePath, locateArticle } from '../lib/addresses.ts';
import { formatDay } from '../lib/dates.ts';
import { createLazyPath } from '../lib/lazy-path.ts';
import { drawCode } from './qr-code.ts';
import { createSocialCardNamer, socialCardFormat, type SocialCardTexts } from './social-card/social-card.ts';
import { pictureVariants } from './variants.ts';

/** A path for each published file of the pictures of articles and contributors. */
export async function getPicturePaths() {
  const [articles, contributors] = await Promise.all([getArticles(), getContributors()]);
  const ofArticles = articles.flatMap(({ body }) => body.pictures);
  const files = [...ofArticles, ...contributors.flatMap(({ portrait }) => portrait ?? [])].flatMap(
    (picture) => pictureVariants(picture).map((variant) => ({ picture, variant })),
  );
  const byName = new Map(files.map((file) => [file.variant.name, file]));
  return [...byName].map(([name, file]) => createLazyPath({ name }, () => file));
}

/** A path for the QR code of each contact that has no link; today that is WeChat’s number. */
export async function getQrCodePaths() {
  const wechat = (await getSite()).contact?.wechat;
  return wechat === undefined ? [] : [{ params: { code: 'wechat' }, props: { svg: drawCode(wechat) } }];
}

/** A path for the QR code of each article’s address, for those who share it with a telephone. */
export async function getArticleCodePaths() {
  const [articles, { url }] = await Promise.all([getArticles(), getSite()]);
  return articles.map(({ slug }) => createLazyPath({ slug }, () => ({ address: locateArticle(url, slug) })));
}

/** A path for each social card; articles with the same title, source and day share one. Its name says what it is. */
export async function getSocialCardPaths() {
  const [site, articles] = await Promise.all([getSite(), getArticles()]);
  const nameCard = createSocialCardNamer();
  const cards = [undefined, ...articles].map((article) => nameCard(writeTexts(site, article)));
  const byName = new Map(cards.map((card) => [card.name, card]));
  return [...byName].map(([name, picture]) =>
    createLazyPath(
      { name },
      () => ({ name }),
      () => ({ picture }),
    ),
  );
}

/** The picture that other sites show with a link to a page. */
export interface SocialCard {
  /** With scheme and host. */
  address: string;
  mediaType: string;
  width: number;
  height: number;
  alt: string;
}

/** Finds the social card of an article; without one, that of the site. */
export async function createSocialCardFinder(): Promise<(article?: Article) => SocialCard> {
  const site = await getSite();
  const nameCard = createSocialCardNamer();
  return (article) => {
    const { name, texts } = nameCard(writeTexts(site, article));
    return {
      address: absoluteAddress(site.url, addresses.socialCard(basePath(site.url), name)),
      ...socialCardFormat,
      alt: describeTexts(texts),
    };
  };
}

function writeTexts(site: { name: string; tagline: string }, article?: Article): SocialCardTexts {
  if (!article) return { siteName: site.name, details: [site.tagline] };
  const { title, source, published } = article;
  return { siteName: site.name, title, details: [source.name, formatDay(published.day)] };
}

function describeTexts({ siteName, title, details }: SocialCardTexts): string {
  return title === undefined ? `${siteName}: ${details.join(', ')}` : `${title} (${details.join(', ')})`;
}
