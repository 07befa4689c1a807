import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { buildTime } from '../../clock.ts';
import { checkAcrossFiles } from '../checks/cross-file-checks.ts';
import { compareIssues, type Issue } from '../checks/issue.ts';
import { checkSettingsFile, type FurtherCheck, type SettingsFile } from '../checks/settings-file.ts';
import { findTagConflicts } from '../checks/tags.ts';
import { eventsSchema, type EventSettings } from '../schema/event.ts';
import { siteSchema, type SiteSettings } from '../schema/site.ts';
import { sourcesSchema, type SourceSettings } from '../schema/source.ts';
import { tagsSchema, type TagSettings } from '../schema/tag.ts';
import { readArticles, type StoredArticle } from './article-reader.ts';
import { CheckCache } from './check-cache.ts';
import { findStrayFile } from './stray-files.ts';

/** A content folder after reading and checking. Invalid parts are left out; the issues give the reasons. */
export interface ContentFolder {
  site: SiteSettings | undefined;
  sources: Record<string, SourceSettings>;
  tags: TagSettings[];
  events: EventSettings[];
  articles: StoredArticle[];
  /** Sorted. */
  issues: Issue[];
}

interface ReadingOptions {
  /** The time that decides what is not yet due, in milliseconds since 1970. Default: the build's clock. */
  now?: number;
  cache?: CheckCache;
}

/** Reads and checks every file of a content folder. */
export async function readContentFolder(
  directory: string,
  { now = buildTime, cache = new CheckCache() }: ReadingOptions = {},
): Promise<ContentFolder> {
  const [site, sources, tags, events, files] = await Promise.all([
    readSettings(directory, 'site.yaml', siteSchema),
    readSettings(directory, 'sources.yaml', sourcesSchema),
    readSettings(directory, 'tags.yaml', tagsSchema, findTagConflicts),
    readSettings(directory, 'events.yaml', eventsSchema),
    listFiles(directory),
  ]);
  const articles = await readArticles(directory, files, cache);

  const settings = { site: site.value, sources: sources.value, tags: tags.value };
  const reported = new Set(articles.flatMap(({ refusedPictures }) => refusedPictures));
  const issues = [
    ...[site, sources, tags, events].flatMap((file) => file.issues),
    ...articles.flatMap((article) => article.issues),
    ...files.filter((file) => !reported.has(file)).flatMap(findStrayFile),
    ...checkAcrossFiles(articles, settings, now),
  ];
  return {
    site: site.value,
    sources: sources.value ?? {},
    tags: tags.value ?? [],
    events: events.value ?? [],
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
