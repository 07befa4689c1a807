import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { parse, stringify } from 'yaml';
import { slugOfFile } from '../../src/content/checks/article-file.ts';
import type { FrontMatter } from '../../src/content/schema/article.ts';
import type { EventSettings } from '../../src/content/schema/event.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import type { SourceSettings } from '../../src/content/schema/source.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import type { Random } from '../../tools/sample-content/random.ts';
import type { InventedPicture } from './invented-pictures.ts';

export interface Story {
  frontMatter: FrontMatter;
  body: string;
}

/** The files of a content folder, taken apart so that they can be changed. */
export interface Content {
  /** By file, relative to the content folder, with `/`. */
  stories: Map<string, Story>;
  pictures: Map<string, Uint8Array>;
  site: SiteSettings;
  sources: Record<string, SourceSettings>;
  tags: TagSettings[];
  events: EventSettings[];
}

/** All that decides what a build publishes, but for the code. */
export interface Newsroom extends Content {
  /** The build’s clock, in seconds since 1970. */
  epoch: number;
  /** `SITE_URL`; without it the address of site.yaml counts. */
  siteUrl: string | undefined;
  /** Pictures that the content may come to have. */
  album: readonly InventedPicture[];
}

/** Changes a newsroom in place and says what it did; says nothing where there was nothing to change. */
export type Change = (newsroom: Newsroom, random: Random) => string | undefined;

/** Changes by what they do. */
export type Changes = Readonly<Record<string, Change>>;

/** Reads a content folder without errors. */
export async function readContent(directory: string): Promise<Content> {
  const readSettings = async (file: string): Promise<unknown> =>
    parse(await readFile(join(directory, file), 'utf8'));
  const entries = await readdir(join(directory, 'articles'), { recursive: true });
  const stories = new Map<string, Story>();
  for (const entry of entries.filter((name) => name.endsWith('.md')).sort()) {
    const file = `articles/${entry.split(sep).join('/')}`;
    const text = await readFile(join(directory, file), 'utf8');
    const [, frontMatter = '', body = ''] = /^---\n([\s\S]*?)^---\n\n?([\s\S]*)$/m.exec(text) ?? [];
    stories.set(file, { frontMatter: parse(frontMatter) as FrontMatter, body });
  }
  return {
    stories,
    pictures: new Map(),
    site: (await readSettings('site.yaml')) as SiteSettings,
    sources: (await readSettings('sources.yaml')) as Record<string, SourceSettings>,
    tags: (await readSettings('tags.yaml')) as TagSettings[],
    events: (await readSettings('events.yaml')) as EventSettings[],
  };
}

/** What the content folder holds, by file. */
export function formatContent(content: Content): Map<string, string | Uint8Array> {
  const write = (settings: unknown) => stringify(settings, { lineWidth: 0 });
  const stories = [...content.stories].map(
    ([file, { frontMatter, body }]) => [file, `---\n${write(frontMatter)}---\n\n${body}`] as const,
  );
  return new Map<string, string | Uint8Array>([
    ['site.yaml', write(content.site)],
    ['sources.yaml', write(content.sources)],
    ['tags.yaml', write(content.tags)],
    ['events.yaml', write(content.events)],
    ...stories,
    ...content.pictures,
  ]);
}

/** A story that passes a test, and its file; undefined where there is none. */
export function pickStory(
  { stories }: Newsroom,
  random: Random,
  suits: (story: Story, file: string) => boolean = () => true,
): { file: string; story: Story } | undefined {
  const suitable = [...stories].filter(([file, story]) => suits(story, file));
  if (suitable.length === 0) return undefined;
  const [file, story] = random.pick(suitable);
  return { file, story };
}

/** Gives a story another file; the others keep their places. */
export function moveStory(newsroom: Newsroom, from: string, to: string): void {
  newsroom.stories = new Map(
    [...newsroom.stories].map(([file, story]) => [file === from ? to : file, story]),
  );
}

/** Makes all links to a story lead elsewhere, or takes them out and leaves their words. */
export function redirectLinks({ stories }: Newsroom, file: string, slug?: string): void {
  const link = new RegExp(`\\[([^\\]]*)\\]\\(/articles/${RegExp.escape(slugOfFile(file))}/[^)]*\\)`, 'g');
  for (const story of stories.values()) {
    story.body = story.body.replace(link, (_, words: string) =>
      slug === undefined ? words : `[${words}](/articles/${slug}/)`,
    );
  }
}
