import { getCollection, getEntry } from 'astro:content';
import { liveContent } from '../loader/live-content.ts';
import type { ArticleFacts, ArticleRecord } from '../schema/article.ts';
import type { EventSettings } from '../schema/event.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';

// A build reads the collections. `astro dev` has the content in its memory as it is at the moment: Astro would
// write all of it down for every change, and read it again, together with the modules that ask for it.

export async function readArticleRecords(): Promise<readonly ArticleRecord[]> {
  if (SHOWS_UNPUBLISHED) return liveContent.content.articles;
  const entries = await getCollection('articles');
  return entries.map(({ id, data, rendered }) => ({
    slug: id,
    frontMatter: data,
    // As the loader has handed them over, which has read or made them in this process.
    facts: rendered?.metadata?.facts as ArticleFacts,
  }));
}

/** By their keys. */
export async function readSourceSettings(): Promise<ReadonlyMap<string, SourceSettings>> {
  if (SHOWS_UNPUBLISHED) return new Map(Object.entries(liveContent.content.sources));
  return new Map((await getCollection('sources')).map(({ id, data }) => [id, data]));
}

export async function readTagSettings(): Promise<readonly TagSettings[]> {
  if (SHOWS_UNPUBLISHED) return liveContent.content.tags;
  return (await getCollection('tags')).map(({ data }) => data);
}

export async function readEventSettings(): Promise<readonly EventSettings[]> {
  if (SHOWS_UNPUBLISHED) return liveContent.content.events;
  return (await getCollection('events')).map(({ data }) => data);
}

/** None where site.yaml cannot be used. */
export async function readSiteSettings(): Promise<SiteSettings | undefined> {
  if (SHOWS_UNPUBLISHED) return liveContent.content.site;
  return (await getEntry('site', 'site'))?.data;
}
