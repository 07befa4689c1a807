import { cacheForContent } from '../content/queries/content-cache.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getSite, getTagSettings } from '../content/queries/site.ts';
import { addresses, basePath } from '../lib/addresses.ts';
import { createGuid } from '../content/guid.ts';
import { createSlug } from '../lib/slugs.ts';
import { groupByTag } from '../content/topics.ts';
import { buildMovedPage, type MovedPage } from '../views/moved-page.ts';
import { getFrame } from './frame.ts';
import { createLazyPath, type LazyPath } from './lazy-path.ts';

/** An address that leads to another one. */
export interface FormerAddress {
  kind: 'article' | 'tag' | 'tag-feed';
  slug: string;
  targetSlug: string;
  address: string;
  /** Where it leads, path-absolute. */
  target: string;
  /** What is there. */
  title: string;
  /** Of a story. */
  guid?: string;
}

/** The former addresses of stories, and those that a tag and its feed would have by its aliases. */
export const getFormerAddresses = cacheForContent(readFormerAddresses);

async function readFormerAddresses(): Promise<FormerAddress[]> {
  const [site, articles, tags] = await Promise.all([getSite(), getArticles(), getTagSettings()]);
  const base = basePath(site.url);
  const ofArticles = articles.flatMap((article) =>
    article.aliases.map((slug) => ({
      kind: 'article' as const,
      slug,
      targetSlug: article.slug,
      address: addresses.article(base, slug),
      target: addresses.article(base, article.slug),
      title: article.title,
      guid: createGuid(article, site.guidPrefix),
    })),
  );

  const shown = new Set(groupByTag(articles).map(({ subject }) => subject.slug));
  const ofTags = tags
    .filter(({ label }) => shown.has(createSlug(label)))
    .flatMap(({ label, aliases = [] }) =>
      aliases.flatMap((alias) => {
        const names = { slug: createSlug(alias), targetSlug: createSlug(label), title: label };
        const lead = (kind: 'tag' | 'tag-feed', locate: (base: string, slug: string) => string) => ({
          kind,
          ...names,
          address: locate(base, names.slug),
          target: locate(base, names.targetSlug),
        });
        return [lead('tag', addresses.tag), lead('tag-feed', addresses.tagRss)];
      }),
    );
  return [...ofArticles, ...ofTags];
}

type MovedPath = LazyPath<{ former: string }, { page: MovedPage }>;

/** A path for each former address of one kind. */
export async function getMovedPaths(kind: 'article' | 'tag'): Promise<MovedPath[]> {
  const [former, frame] = await Promise.all([getFormerAddresses(), getFrame()]);
  return former
    .filter((address) => address.kind === kind)
    .map(({ slug, target, title }) =>
      createLazyPath({ former: slug }, () => ({
        page: buildMovedPage({ label: title, href: target }, frame),
      })),
    );
}
