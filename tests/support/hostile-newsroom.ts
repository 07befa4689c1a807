import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { parse, stringify } from 'yaml';
import type { z } from 'zod';
import { readContentFolder, type ContentFolder } from '../../src/content/loader/content-folder.ts';
import { eventsSchema, type EventSettings } from '../../src/content/schema/event.ts';
import { siteSchema } from '../../src/content/schema/site.ts';
import { sourcesSchema } from '../../src/content/schema/source.ts';
import { tagsSchema } from '../../src/content/schema/tag.ts';
import { createStory as createArticle } from '../unit/made-up-newsroom.ts';
import { addStories, copyNewsroom, type AddedStory } from './copied-newsroom.ts';
import { fixture } from './fixture.ts';
import { hostileTexts, titleOf, type HostileText } from './hostile-texts.ts';

/** A content folder with hostile texts wherever an editor writes, and what the check says of them. */
export interface HostileNewsroom {
  directory: string;
  /** The folder as it was read with all texts in it. */
  folder: ContentFolder;
  /** Every text, with its file where it is one of a story. */
  texts: readonly PlacedText[];
  /** The rules by which the check refuses a text; none where it lets the text through. */
  rulesOf: (text: PlacedText) => string[];
}

export interface PlacedText {
  hostile: HostileText;
  title: string;
  /** Relative to the content folder. */
  file?: string;
  /** The rules that a setting breaks. */
  rules?: string[];
}

/** Writes the fixture’s newsroom with every hostile text: each of a story in a story of its own. */
export async function writeHostileNewsroom(): Promise<HostileNewsroom> {
  const directory = await copyNewsroom([]);
  const settings = await createSettings(directory);
  const stories: AddedStory[] = [];
  const texts = hostileTexts.map((hostile, index): PlacedText => {
    const slug = `hostile-${String(index + 1).padStart(3, '0')}`;
    const placed = { hostile, title: titleOf(hostile) };
    if (hostile.place.includes('.')) {
      const { rules, story } = settings.add(hostile, slug);
      if (story) stories.push(story);
      return { ...placed, rules };
    }
    const story = createStory(hostile, slug);
    stories.push(story);
    return { ...placed, file: `articles/2026/${story.date}-${slug}.md` };
  });
  await settings.write();
  await addStories(directory, stories);
  const folder = await readContentFolder(directory, { now: fixture.epoch * 1000 });
  return {
    directory,
    folder,
    texts,
    rulesOf: ({ file, rules = [] }) =>
      file === undefined
        ? rules
        : [
            ...new Set(
              folder.issues
                .filter((issue) => issue.file === file && issue.severity === 'error')
                .map(({ rule }) => rule),
            ),
          ],
  };
}

/** Takes the stories away that the check refuses, so that the folder can be built. */
export async function removeRefused({ directory, texts, rulesOf }: HostileNewsroom): Promise<void> {
  for (const text of texts) {
    if (text.file !== undefined && rulesOf(text).length > 0) await rm(join(directory, text.file));
  }
}

function createStory({ place, text }: HostileText, slug: string): AddedStory {
  const story = { slug, date: '2026-05-20', body: 'One paragraph.' };
  const picture = { image: './plant.png', imageAlt: 'A plant' };
  switch (place) {
    case 'body':
      return { ...story, body: `Before.\n\n${text}\n\nAfter.` };
    case 'title':
      return { ...story, title: text };
    case 'tag':
      return { ...story, tags: [text] };
    case 'alias':
      return { ...story, more: { aliases: [text] } };
    case 'image':
    case 'imageAlt':
    case 'imageCredit':
      return { ...story, more: { ...picture, [place]: text } };
    default:
      return { ...story, more: { [place]: text } };
  }
}

/** When the fair begins that every page calls to; in this newsroom somebody pays for the call. */
const nextFair = '2026-06-30';

/** A setting that is refused is left as it was. */
async function createSettings(directory: string) {
  const read = async <T>(file: string, schema: z.ZodType<T>) =>
    schema.parse(parse(await readFile(join(directory, file), 'utf8')));
  let site = await read('site.yaml', siteSchema);
  let sources = await read('sources.yaml', sourcesSchema);
  let tags = await read('tags.yaml', tagsSchema);
  let events = await read('events.yaml', eventsSchema);

  const findRules = (schema: z.ZodType, value: unknown) =>
    (schema.safeParse(value).error?.issues ?? []).map((issue) =>
      issue.code === 'custom' ? String(issue.params?.rule) : issue.code,
    );

  const add = ({ place, text }: HostileText, slug: string): { rules: string[]; story?: AddedStory } => {
    const [file = '', ...path] = place.split('.');
    const key = path.at(-1) ?? '';
    switch (file) {
      case 'sources': {
        const source = { name: slug, url: 'https://example.com/', [key]: text };
        const changed = { ...sources, [slug]: source };
        const rules = findRules(sourcesSchema, changed);
        if (rules.length > 0) return { rules };
        sources = changed;
        return { rules, story: { slug, date: '2026-05-21', more: { source: slug } } };
      }
      case 'tags': {
        const tag = { label: `Tag ${slug}`, kind: 'topic' as const, [key]: text };
        const rules = findRules(tagsSchema, [...tags, tag]);
        if (rules.length > 0) return { rules };
        tags = [...tags, tag];
        return { rules, story: { slug, date: '2026-05-21', tags: [tag.label] } };
      }
      case 'events': {
        const changed = events.map((event: EventSettings) =>
          event.starts === nextFair ? setEvent({ ...event, advertisement: true }, path, text) : event,
        );
        const rules = findRules(eventsSchema, changed);
        if (rules.length === 0) events = eventsSchema.parse(changed);
        return { rules };
      }
      default: {
        const changed = setSetting(site, path, text);
        const rules = findRules(siteSchema, changed);
        if (rules.length === 0) site = siteSchema.parse(changed);
        return { rules };
      }
    }
  };

  const write = async () => {
    const files = { 'site.yaml': site, 'sources.yaml': sources, 'tags.yaml': tags, 'events.yaml': events };
    for (const [file, value] of Object.entries(files))
      await writeFile(join(directory, file), stringify(value));
  };
  return { add, write };
}

function setEvent(event: EventSettings, [first = '', second]: readonly string[], text: string): object {
  if (second === undefined) return { ...event, [first]: text };
  return { ...event, [first]: { ...(Reflect.get(event, first) as object | undefined), [second]: text } };
}

function setSetting(site: z.infer<typeof siteSchema>, path: readonly string[], text: string): unknown {
  const [first = '', second = ''] = path;
  if (first === 'follow') {
    const place = { name: 'A place', url: 'https://example.com/', [second]: text };
    return { ...site, follow: [...(site.follow ?? []), place] };
  }
  if (second === 'hubs') return { ...site, announce: { ...site.announce, hubs: [text] } };
  if (second === '') return { ...site, [first]: text };
  const group = Reflect.get(site, first) as object | undefined;
  return { ...site, [first]: { ...group, [second]: text } };
}

/** A hostile body as its page and its feed show it, whether or not the check lets it through. */
export interface RenderedBody {
  title: string;
  page: string;
  feed: string;
}

/** Renders each hostile body; called before those are removed that the check refuses. */
export async function renderBodies({ directory, folder, texts }: HostileNewsroom): Promise<RenderedBody[]> {
  vi.stubEnv('CONTENT_DIR', directory);
  vi.resetModules();
  const { formatFeedBody } = await import('../../src/feeds/body.ts');
  const { getBodyHtml } = await import('../../src/content/queries/body-html.ts');
  const { renderBody } = await import('../../src/page-props/article-body.ts');
  const siteUrl = 'https://fixture.example/';
  const articles = new Map(folder.articles.map((article) => [article.file, article]));
  const ofBodies = texts.filter(({ hostile }) => hostile.place === 'body');
  return Promise.all(
    ofBodies.map(async ({ title, file = '' }) => {
      const { digest = '', pictures = [] } = articles.get(file) ?? {};
      const body = { file, digest, words: 1, headings: [], pictures };
      const story = createArticle({ slug: 'a-story', body });
      return {
        title,
        page: await renderBody(body, { siteUrl, followsPicture: false }),
        feed: formatFeedBody(story, await getBodyHtml(body, siteUrl), siteUrl),
      };
    }),
  );
}
