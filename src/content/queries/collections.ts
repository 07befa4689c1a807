import { getCollection } from 'astro:content';
import type { ArticleFacts, ArticleRecord } from '../schema/article.ts';
import type { EventSettings } from '../schema/event.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';

export async function readArticleRecords(): Promise<ArticleRecord[]> {
  const entries = await getCollection('articles');
  return entries.map(({ id, data, rendered }) => ({
    slug: id,
    frontMatter: data,
    // As the loader put them there.
    facts: rendered?.metadata?.facts as ArticleFacts,
  }));
}

/** By their keys. */
export async function readSourceSettings(): Promise<ReadonlyMap<string, SourceSettings>> {
  return new Map((await getCollection('sources')).map(({ id, data }) => [id, data]));
}

/** In the order of tags.yaml. */
export async function readTagSettings(): Promise<TagSettings[]> {
  return (await getCollection('tags')).map(({ data }) => data);
}

/** In the order of events.yaml. */
export async function readEventSettings(): Promise<EventSettings[]> {
  return (await getCollection('events')).map(({ data }) => data);
}

/** Undefined where site.yaml cannot be used. */
export async function readSiteSettings(): Promise<SiteSettings | undefined> {
  const [site] = await getCollection('site');
  return site?.data;
}
