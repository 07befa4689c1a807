import { getArticles } from '../data/articles.ts';
import {
  createSharingPictureNamer,
  sharingPictureFormat,
  type SharingPictureTexts,
} from '../data/sharing-pictures.ts';
import { getSite } from '../data/site.ts';
import type { Article } from '../lib/articles.ts';
import { formatDay } from '../lib/dates.ts';
import type { SharedPicture } from '../views/frame.ts';
import { createLazyPath } from './lazy-path.ts';

/** Finds the picture that is shared with a story; without one, the picture of the site. */
export async function createSharingPictureFinder(): Promise<(article?: Article) => SharedPicture> {
  const [site, namePicture] = await Promise.all([getSite(), createSharingPictureNamer()]);
  return (article) => {
    const { name, texts } = namePicture(writeTexts(site, article));
    return { name, ...sharingPictureFormat, alt: describeTexts(texts) };
  };
}

/** A path for each sharing picture; stories of one title, source and day have one together. */
export async function getSharingPicturePaths() {
  const [site, articles, namePicture] = await Promise.all([
    getSite(),
    getArticles(),
    createSharingPictureNamer(),
  ]);
  const pictures = [undefined, ...articles].map((article) => namePicture(writeTexts(site, article)));
  return [...new Map(pictures.map((picture) => [picture.name, picture])).values()].map((picture) =>
    createLazyPath({ name: picture.name }, () => ({ picture })),
  );
}

function writeTexts(site: { name: string; tagline: string }, article?: Article): SharingPictureTexts {
  if (!article) return { siteName: site.name, details: [site.tagline] };
  const { title, source, published } = article;
  return { siteName: site.name, title, details: [source.name, formatDay(published.day)] };
}

function describeTexts({ siteName, title, details }: SharingPictureTexts): string {
  return title === undefined ? `${siteName}: ${details.join(', ')}` : `${title} (${details.join(', ')})`;
}
