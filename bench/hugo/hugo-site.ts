import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { createVocabulary, type Tag } from '../../src/content/vocabulary.ts';
import { buildEpoch } from '../corpus.ts';
import { readStoryFiles } from '../story-files.ts';
import { readPageParts } from './page-parts.ts';

/** Stories in the feed and in each document of its archive. */
const feedLength = 50;

/** Totals over all stories, for Hugo's site. */
interface Stories {
  count: number;
  tags: Tag[];
  /** `2019-03` */
  months: string[];
}

/** A tag or a source. */
interface Subject {
  slug: string;
  label: string;
  kind: string;
  description?: string | undefined;
  url?: string | undefined;
  feed?: string | undefined;
}

/**
 * Writes the input from which Hugo makes the same pages and feeds of the same stories.
 *
 * @param content the content folder.
 * @param ourSite the folder of our built site.
 */
export async function writeHugoSite(folder: string, content: string, ourSite: string): Promise<void> {
  const readSettings = async (name: string): Promise<unknown> =>
    parse(await readFile(join(content, `${name}.yaml`), 'utf8'));
  await cp(join(import.meta.dirname, 'site'), folder, { recursive: true });
  await write(folder, 'site.json', JSON.stringify(createConfig(await readSettings('site'))));

  const vocabulary = createVocabulary((await readSettings('tags')) as Parameters<typeof createVocabulary>[0]);
  const stories = await writeStories(folder, content, vocabulary);
  await writeTerms(folder, 'tags', stories.tags);
  await writeTerms(folder, 'sources', listSources(await readSettings('sources')));
  for (const month of stories.months) await writeMonth(folder, month);
  await writeFeedArchive(folder, stories.count);
  for (const [file, text] of Object.entries(await readPageParts(ourSite))) await write(folder, file, text);
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

async function writePage(folder: string, file: string, frontMatter: object, body = ''): Promise<void> {
  const yaml = stringify(frontMatter, { lineWidth: 0 });
  await write(folder, `content/${file}`, `---\n${yaml}---\n${body}`);
}

function createConfig(settings: unknown) {
  const { url, name, language, timeZone, ...params } = settings as Record<string, unknown>;
  const now = new Date(buildEpoch * 1000).toISOString();
  return { baseURL: url, title: name, languageCode: language, timeZone, params: { ...params, now } };
}

async function writeStories(
  folder: string,
  content: string,
  findTag: (written: string) => Tag,
): Promise<Stories> {
  const tags = new Map<string, Tag>();
  const months = new Set<string>();
  let count = 0;
  for await (const { file, frontMatter, body } of readStoryFiles(content)) {
    const story = parse(frontMatter) as { date: string; source: string; tags: string[] };
    const slug = basename(file, '.md').slice('2019-03-20-'.length);
    const found = new Map(story.tags.map(findTag).map((tag) => [tag.slug, tag]));
    for (const [key, tag] of found) tags.set(key, tag);
    // Sample stories are dated in the site's time zone.
    const month = story.date.slice(0, 7);
    months.add(month);
    count += 1;
    const taxonomies = { tags: [...found.keys()], sources: [story.source], archive: [month] };
    await writePage(folder, file, { ...story, slug, ...taxonomies }, body);
  }
  return { count, tags: [...tags.values()], months: [...months] };
}

function listSources(settings: unknown): Subject[] {
  const sources = settings as Record<
    string,
    { name: string; url: string; description?: string; feed?: string }
  >;
  return Object.entries(sources).map(([slug, { name, ...source }]) => ({
    slug,
    label: name,
    kind: 'source',
    ...source,
  }));
}

/** Writes a page for each term, and a table of terms: its look-up is faster than Hugo's functions. */
async function writeTerms(folder: string, taxonomy: string, subjects: readonly Subject[]): Promise<void> {
  const table: Record<string, object> = {};
  for (const { slug, label, kind, description: introduction, url, feed } of subjects) {
    const description = `Stories of ${label}. ${introduction ?? ''}`;
    // Hugo reserves the names `kind` and `url`.
    const term = { title: label, subject: kind, description, introduction, website: url, feed };
    table[slug] = { ...term, address: `/${taxonomy}/${slug}/` };
    await writePage(folder, `${taxonomy}/${slug}/_index.md`, term);
  }
  await write(folder, `data/${taxonomy}.json`, JSON.stringify(table));
}

async function writeMonth(folder: string, month: string): Promise<void> {
  const title = new Date(month).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const year = month.slice(0, 4);
  await writePage(folder, `archive/${month}/_index.md`, { title, month, year, outputs: ['html'] });
}

/** Writes a page for each document of the feed's archive, oldest first; the last one may be empty. */
async function writeFeedArchive(folder: string, stories: number): Promise<void> {
  const documents = stories > feedLength ? Math.floor(stories / feedLength) + 1 : 0;
  for (let number = 1; number <= documents; number += 1) {
    await writePage(folder, `feeds/archive/${String(number)}.md`, {
      url: `/feeds/archive/${String(number)}.xml`,
      outputs: ['rss'],
      _build: { list: 'never' },
      number,
      isLast: number === documents,
    });
  }
}
