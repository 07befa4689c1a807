import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Thing } from 'schema-dts';
import { parse } from 'yaml';
import { formatMonth } from '../../src/lib/dates.ts';
import { findEventCall } from '../../src/content/event-call.ts';
import { cutArchive } from '../../src/feeds/archive.ts';
import { feedLength } from '../../src/feeds/feed.ts';
import { describeEvent, describePublisher, describeWebsite } from '../../src/discovery/structured-data.ts';
import { createVocabulary, type Tag } from '../../src/content/vocabulary.ts';
import type { FrontMatter } from '../../src/content/schema/article.ts';
import type { EventSettings } from '../../src/content/schema/event.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import type { SourceSettings } from '../../src/content/schema/source.ts';
import type { TagKind, TagSettings } from '../../src/content/schema/tag.ts';
import { describeSource, describeTag } from '../../src/content/topics.ts';
import { buildEpoch, listStoryFiles, splitStory } from '../corpus.ts';

/**
 * The content folder as other programs can use it: what its settings decide is decided, and the text of the
 * stories is as it was.
 */
export interface PeerContent {
  site: SiteSettings;
  /** JSON-LD that is the same on many pages. */
  things: { website: Thing; publisher: Thing; event: Thing | undefined };
  tagKinds: { kind: TagKind; heading: string }[];
  /** Those that stories have. */
  tags: (PeerSubject & { kind: TagKind })[];
  sources: (PeerSubject & { feed?: string | undefined })[];
  /** Those that stories have: `2019-03`, and `March 2019`. */
  months: { month: string; title: string }[];
  /** The documents that the archive of the feed is cut into: where each begins, counted from the newest story, and how many it has. */
  archive: { number: number; first: number; count: number }[];
}

/** A tag or a source. */
export interface PeerSubject {
  /** Its part of the address. */
  slug: string;
  title: string;
  /** What its pages and its feed hold, in a sentence. */
  description: string;
  introduction?: string | undefined;
  url?: string | undefined;
}

export interface PeerStory {
  /** Below the folder of stories, with `/`. */
  file: string;
  slug: string;
  /** Slugs. */
  tags: string[];
  month: string;
  /** As it is written, but for its tags. */
  frontMatter: Omit<FrontMatter, 'tags'>;
}

export async function readPeerContent(
  directory: string,
): Promise<{ content: PeerContent; stories: PeerStory[] }> {
  const readSettings = async (name: string): Promise<unknown> =>
    parse(await readFile(join(directory, `${name}.yaml`), 'utf8'));
  const site = (await readSettings('site')) as SiteSettings;
  const sources = (await readSettings('sources')) as Record<string, SourceSettings>;
  const events = (await readSettings('events')) as EventSettings[];
  const findTag = createVocabulary((await readSettings('tags')) as TagSettings[]);

  const tags = new Map<string, Tag>();
  const stories: PeerStory[] = [];
  for (const file of await listStoryFiles(directory)) {
    const { frontMatter } = splitStory(await readFile(join(directory, file), 'utf8'));
    const { tags: written, ...others } = parse(frontMatter) as FrontMatter;
    const found = written.map(findTag);
    for (const tag of found) if (!tags.has(tag.slug)) tags.set(tag.slug, tag);
    stories.push({
      file: posix.relative('articles', file),
      slug: posix.basename(file, '.md').slice('2019-03-20-'.length),
      tags: [...new Set(found.map(({ slug }) => slug))],
      // Each of them is written in the time zone of the site.
      month: others.date.slice(0, 7),
      frontMatter: others,
    });
  }

  const described = { name: site.name, url: site.url, language: site.language };
  const event = findEventCall(events, buildEpoch * 1000, site.timeZone);
  const content: PeerContent = {
    site,
    things: {
      website: describeWebsite(described, site.description),
      publisher: describePublisher(described),
      event: event && describeEvent(event),
    },
    tagKinds: [
      { kind: 'company', heading: 'Companies' },
      { kind: 'topic', heading: 'Topics' },
      { kind: 'place', heading: 'Places' },
    ],
    tags: [...tags.values()].map((tag) => ({
      slug: tag.slug,
      title: tag.label,
      kind: tag.kind,
      description: [describeTag(tag), tag.description].join(' ').trim(),
      introduction: tag.description,
      url: tag.url,
    })),
    sources: Object.entries(sources).map(([key, { name, url, description, feed }]) => ({
      slug: key,
      title: name,
      description: [describeSource({ key, name, url }), description].join(' ').trim(),
      introduction: description,
      url,
      feed,
    })),
    months: [...new Set(stories.map(({ month }) => month))]
      .sort()
      .map((month) => ({ month, title: formatMonth(month) })),
    archive: cutArchive([...stories.keys()], feedLength).map((document, index) => ({
      number: index + 1,
      first: document[0] ?? 0,
      count: document.length,
    })),
  };
  return { content, stories };
}

/** The Markdown of a story, as it was written. */
export async function readPeerBody(directory: string, { file }: PeerStory): Promise<string> {
  return splitStory(await readFile(join(directory, 'articles', file), 'utf8')).body;
}
