import { getArticles } from '../content/queries/articles.ts';
import {
  createSocialCardNamer,
  socialCardFormat,
  type SocialCardTexts,
} from '../images/social-card/social-card.ts';
import { getSite } from '../content/queries/site.ts';
import type { Article } from '../content/articles.ts';
import { formatDay } from '../lib/dates.ts';
import type { SharedPicture } from '../views/frame.ts';
import { createLazyPath } from './lazy-path.ts';

/** Finds the picture that is shared with a story; without one, the picture of the site. */
export async function createSharingPictureFinder(): Promise<(article?: Article) => SharedPicture> {
  const site = await getSite();
  const namePicture = createSocialCardNamer();
  return (article) => {
    const { name, texts } = namePicture(writeTexts(site, article));
    return { name, ...socialCardFormat, alt: describeTexts(texts) };
  };
}

/** A path for each sharing picture; stories of one title, source and day have one together. */
export async function getSharingPicturePaths() {
  const [site, articles] = await Promise.all([getSite(), getArticles()]);
  const namePicture = createSocialCardNamer();
  const pictures = [undefined, ...articles].map((article) => namePicture(writeTexts(site, article)));
  return [...new Map(pictures.map((picture) => [picture.name, picture])).values()].map((picture) =>
    createLazyPath({ name: picture.name }, () => ({ picture })),
  );
}

function writeTexts(site: { name: string; tagline: string }, article?: Article): SocialCardTexts {
  if (!article) return { siteName: site.name, details: [site.tagline] };
  const { title, source, published } = article;
  return { siteName: site.name, title, details: [source.name, formatDay(published.day)] };
}

function describeTexts({ siteName, title, details }: SocialCardTexts): string {
  return title === undefined ? `${siteName}: ${details.join(', ')}` : `${title} (${details.join(', ')})`;
}
