import { getRssString } from '@astrojs/rss';
import type { SiteSettings } from '../schema/site.ts';
import { absoluteAddress, addresses, basePath } from './addresses.ts';
import type { Article } from './articles.ts';
import { createGuid } from './guid.ts';
import { escapeHtml } from './html.ts';
import { removeForbiddenCharacters } from './xml.ts';

/** A feed before it is written. */
export interface FeedContent {
  title: string;
  description: string;
  articles: Article[];
}

/** Writes RSS 2.0. What @astrojs/rss leaves open is closed here: guids of our own, and no character that XML forbids. */
export async function formatRss(
  { title, description, articles }: FeedContent,
  site: SiteSettings,
): Promise<string> {
  const base = basePath(site.url);
  const xml = await getRssString({
    title: removeForbiddenCharacters(title),
    description: removeForbiddenCharacters(description),
    site: site.url,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<language>${site.language}</language>`,
      `<atom:link href="${escapeHtml(absoluteAddress(site.url, addresses.rss(base)))}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    items: articles.map((article) => ({
      title: removeForbiddenCharacters(article.title),
      link: absoluteAddress(site.url, addresses.article(base, article.slug)),
      description: removeForbiddenCharacters(article.description),
      pubDate: new Date(article.published.epoch),
      categories: article.tags.map(({ label }) => removeForbiddenCharacters(label)),
      customData: `<guid isPermaLink="false">${escapeHtml(createGuid(article, site.guidPrefix))}</guid>`,
    })),
  });
  return xml;
}
