import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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
import { compareLists, listContentFiles, wholeFolder, type FileList } from './file-list.ts';
import { describeReadingError, readWholeFile } from './file-reading.ts';
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

/** In milliseconds. Whatever saves a file has done so after it. */
const pause = 100;

/**
 * Reads and checks every file of a content folder. What cannot be read, or changes meanwhile, is an issue, after a
 * second try.
 *
 * @param options.cache afterwards contains the results of these files only.
 */
export async function readContentFolder(
  directory: string,
  { now = buildTime, cache = new CheckCache() }: ReadingOptions = {},
): Promise<ContentFolder> {
  const folder = await readOnce(directory, now, cache);
  if (!folder.issues.some(({ rule }) => rule === 'file-read')) return folder;
  await wait(pause);
  return readOnce(directory, now, cache);
}

async function readOnce(directory: string, now: number, cache: CheckCache): Promise<ContentFolder> {
  const list = listContentFiles(directory);
  const { files } = list;
  const tags = readSettings(directory, list, 'tags.yaml', tagsSchema, findTagConflicts);
  const site = readSettings(directory, list, 'site.yaml', siteSchema);
  const sources = readSettings(directory, list, 'sources.yaml', sourcesSchema);
  const events = readSettings(
    directory,
    list,
    'events.yaml',
    eventsSchema,
    createEventCheck(tags.value ?? []),
  );
  const places = { directory, index: indexFiles(files), cache };
  const articles = await readArticles(files, places);
  const contributors = await readContributors(list, places);
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
    ...list.issues,
    ...compareLists(list, listContentFiles(directory)),
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
  list: FileList,
  places: PicturePlaces,
): Promise<Pick<PictureReading, 'issues' | 'refusedPictures'> & { value: StoredContributor[] }> {
  const file = 'contributors.yaml';
  if (!list.files.includes(file)) return { issues: [], refusedPictures: [], value: [] };
  const {
    issues,
    value = [],
    locate,
  } = readSettings(places.directory, list, file, contributorsSchema, findContributorConflicts);
  const references = value.flatMap(({ picture }, index) =>
    picture === undefined || !locate ? [] : { written: picture, place: locate([index, 'picture']) },
  );
  const { pictures, ...reading } = await readPictures(file, references, places).catch((error: unknown) => ({
    pictures: [],
    issues: [describeReadingError(file, error)],
    refusedPictures: [],
  }));
  return {
    issues: [...issues, ...reading.issues],
    refusedPictures: reading.refusedPictures,
    value: value.map((contributor) => ({
      ...contributor,
      portrait: pictures.find(({ written }) => written === contributor.picture),
    })),
  };
}

function readSettings<T>(
  directory: string,
  list: FileList,
  file: string,
  schema: z.ZodType<T>,
  checkFurther?: FurtherCheck<T>,
): SettingsFile<T> {
  // What is wrong with it, or with the whole folder, is among the issues of the list.
  if (list.issues.some((issue) => issue.file === file || issue.file === wholeFolder)) return { issues: [] };
  if (!list.files.includes(file)) return checkSettingsFile(file, undefined, schema);
  try {
    return checkSettingsFile(file, readWholeFile(join(directory, file)).bytes, schema, checkFurther);
  } catch (error) {
    return { issues: [describeReadingError(file, error)] };
  }
}
