import { addresses, basePath } from '../../lib/addresses.ts';
import { createSlug } from '../../lib/slugs.ts';
import { createGuid } from '../guid.ts';
import { groupByTag } from '../topics.ts';
import { getArticles } from './articles.ts';

import { cacheForContent } from './content-cache.ts';
import { getSite, getTagSettings } from './site.ts';

/** An address that leads to another one. */
export interface FormerAddress {
  kind: 'article' | 'tag' | 'tagRss';
  slug: string;
  targetSlug: string;
  /** Path-absolute, as is the target. */
  address: string;
  target: string;
  /** The title of the target. */
  title: string;
  /** The guid of an article. */
  guid?: string;
}

/** The former addresses of articles, and the addresses of a tag and its feed under its aliases. */
export const getFormerAddresses = cacheForContent(readFormerAddresses);

async function readFormerAddresses(): Promise<FormerAddress[]> {
  const [{ url, guidPrefix }, articles, tags] = await Promise.all([
    getSite(),
    getArticles(),
    getTagSettings(),
  ]);
  const base = basePath(url);
  const create = (kind: FormerAddress['kind'], slug: string, targetSlug: string, title: string) => ({
    kind,
    slug,
    targetSlug,
    address: addresses[kind](base, slug),
    target: addresses[kind](base, targetSlug),
    title,
  });
  const ofArticles = articles.flatMap((article) =>
    article.aliases.map((alias) => ({
      ...create('article', alias, article.slug, article.title),
      guid: createGuid(article, guidPrefix),
    })),
  );

  const published = new Set(groupByTag(articles).map(({ slug }) => slug));
  const ofTags = tags
    .map(({ label, aliases = [] }) => ({ label, slug: createSlug(label), aliases }))
    .filter(({ slug }) => published.has(slug))
    .flatMap(({ label, slug, aliases }) =>
      aliases.flatMap((alias) =>
        (['tag', 'tagRss'] as const).map((kind) => create(kind, createSlug(alias), slug, label)),
      ),
    );
  return [...ofArticles, ...ofTags];
}
