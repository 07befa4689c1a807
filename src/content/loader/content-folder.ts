import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { buildTime } from '../../clock.ts';
import type { Located } from '../checks/article-file.ts';
import { checkAcrossFiles } from '../checks/cross-file-checks.ts';
import { createEventCheck } from '../checks/events.ts';
import { compareIssues, type Issue } from '../checks/issue.ts';
import { checkSettingsFile, type FurtherCheck, type SettingsFile } from '../checks/settings-file.ts';
import { findContributorConflicts, findTagConflicts } from '../checks/name-conflicts.ts';
import { eventsSchema, type EventSettings } from '../schema/event.ts';
import { contributorsSchema, type StoredContributor } from '../schema/contributor.ts';
import { siteSchema, type SiteSettings } from '../schema/site.ts';
import { sourcesSchema, type SourceSettings } from '../schema/source.ts';
import { tagsSchema, type TagSettings } from '../schema/tag.ts';
import { readArticles, type StoredArticle } from './article-reader.ts';
import { CheckCache } from './check-cache.ts';
import { readPictures, type PicturePlaces, type PictureReading } from './picture-reader.ts';
import { indexFiles } from '../checks/picture-references.ts';
import { findStrayFile } from './stray-files.ts';

/** A content folder after reading and checking. Invalid parts are left out; the issues give the reasons. */
export interface ContentFolder {
  site: SiteSettings | undefined;
  sources: Record<string, SourceSettings>;
  tags: TagSettings[];
  events: EventSettings[];
  contributors: StoredContributor[];
  articles: StoredArticle[];
  /** Sorted. */
  issues: Issue[];
}

interface ReadingOptions {
  /** The time that decides what is not yet due, in milliseconds since 1970. Default: the build's clock. */
  now?: number;
  cache?: CheckCache;
}

/**
 * Reads and checks every file of a content folder.
 *
 * @param options.cache afterwards contains the results of these files only.
 */
export async function readContentFolder(
  directory: string,
  { now = buildTime, cache = new CheckCache() }: ReadingOptions = {},
): Promise<ContentFolder> {
  const tags = await readSettings(directory, 'tags.yaml', tagsSchema, findTagConflicts);
  const [site, sources, events, files] = await Promise.all([
    readSettings(directory, 'site.yaml', siteSchema),
    readSettings(directory, 'sources.yaml', sourcesSchema),
    readSettings(directory, 'events.yaml', eventsSchema, createEventCheck(tags.value ?? [])),
    listFiles(directory),
  ]);
  const places = { directory, index: indexFiles(files), cache };
  const articles = await readArticles(files, places);
  const contributors = await readContributors(places);
  cache.articles.prune();
  cache.pictures.prune();

  const settings = {
    site: site.value,
    sources: sources.value,
    tags: tags.value,
    events: events.value,
    eventTags: locateEventTags(events),
    contributors: contributors.value,
  };
  const reported = new Set([...articles, contributors].flatMap(({ refusedPictures }) => refusedPictures));
  const issues = [
    ...[site, sources, tags, events, contributors].flatMap((file) => file.issues),
    ...articles.flatMap((article) => article.issues),
    ...files.filter((file) => !reported.has(file)).flatMap(findStrayFile),
    ...checkAcrossFiles(articles, settings, now),
  ];
  return {
    site: site.value,
    sources: sources.value ?? {},
    tags: tags.value ?? [],
    events: events.value ?? [],
    contributors: contributors.value,
    articles,
    issues: refuseTakenNames(issues, files).sort(compareIssues),
  };
}

/** Takes back the advice to rename a file where its new name is in use, or wanted for another file too. */
function refuseTakenNames(issues: readonly Issue[], files: readonly string[]): Issue[] {
  const owners = new Map(files.map((file) => [file, file]));
  return issues.map((issue) => {
    const { rename } = issue;
    if (!rename) return issue;
    const owner = owners.get(rename.to) ?? rename.from;
    owners.set(rename.to, owner);
    if (owner === rename.from) return issue;
    const name = rename.to.split('/').at(-1) ?? rename.to;
    const fix = `give ${rename.from} or ${owner} another name, or take one of them out: only one can be ${name}`;
    return { ...issue, fix, edit: undefined, rename: undefined };
  });
}

function locateEventTags({ value = [], locate }: SettingsFile<EventSettings[]>): Located[] {
  return value.flatMap(({ tag }, index) =>
    tag === undefined || !locate ? [] : { written: tag, place: locate([index, 'tag']) },
  );
}

/** Reads contributors.yaml, if it is there, with the portraits. */
async function readContributors(
  places: PicturePlaces,
): Promise<Pick<PictureReading, 'issues' | 'refusedPictures'> & { value: StoredContributor[] }> {
  const file = 'contributors.yaml';
  const bytes = await readFile(join(places.directory, file)).catch(() => undefined);
  if (bytes === undefined) return { issues: [], refusedPictures: [], value: [] };
  const {
    issues,
    value = [],
    locate,
  } = checkSettingsFile(file, bytes, contributorsSchema, findContributorConflicts);
  const references = value.flatMap(({ picture }, index) =>
    picture === undefined || !locate ? [] : { written: picture, place: locate([index, 'picture']) },
  );
  const { pictures, ...reading } = await readPictures(file, references, places);
  return {
    issues: [...issues, ...reading.issues],
    refusedPictures: reading.refusedPictures,
    value: value.map((contributor) => ({
      ...contributor,
      portrait: pictures.find(({ written }) => written === contributor.picture),
    })),
  };
}

async function readSettings<T>(
  directory: string,
  file: string,
  schema: z.ZodType<T>,
  checkFurther?: FurtherCheck<T>,
): Promise<SettingsFile<T>> {
  const bytes = await readFile(join(directory, file)).catch(() => undefined);
  return checkSettingsFile(file, bytes, schema, checkFurther);
}

/** Every file below a folder, relative to it, with `/`, sorted by code unit. */
async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.')))
    .sort((a, b) => (a < b ? -1 : 1));
}
