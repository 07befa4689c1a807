import { addresses, basePath } from '../../lib/addresses.ts';
import { createSlug } from '../../lib/slugs.ts';
import { createGuid } from '../guid.ts';
import { groupByContributor, groupByTag, type ArticleGroup } from '../topics.ts';
import { getArticles } from './articles.ts';
import { cacheForContent } from './content-cache.ts';
import { getContributors, getSite, getTagSettings } from './site.ts';

/** An address that leads to another one. */
export interface FormerAddress {
  kind: 'article' | 'tag' | 'tagRss' | 'contributor' | 'contributorRss';
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

/** The former addresses of articles, and the addresses of tags, contributors and their feeds under their aliases. */
export const getFormerAddresses = cacheForContent(readFormerAddresses);

async function readFormerAddresses(): Promise<FormerAddress[]> {
  const [{ url, guidPrefix }, articles, tags, contributors] = await Promise.all([
    getSite(),
    getArticles(),
    getTagSettings(),
    getContributors(),
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
  const listAliases = (
    groups: readonly ArticleGroup[],
    entries: readonly { name: string; aliases?: string[] | undefined }[],
  ) => {
    const published = new Map(groups.map(({ slug, type }) => [slug, type]));
    return entries.flatMap(({ name, aliases = [] }) => {
      const type = published.get(createSlug(name));
      if (type === undefined || type === 'source') return [];
      return aliases.flatMap((alias) =>
        ([type, `${type}Rss`] as const).map((kind) =>
          create(kind, createSlug(alias), createSlug(name), name),
        ),
      );
    });
  };
  return [
    ...ofArticles,
    ...listAliases(
      groupByTag(articles),
      tags.map(({ label, aliases }) => ({ name: label, aliases })),
    ),
    ...listAliases(groupByContributor(articles), contributors),
  ];
}
