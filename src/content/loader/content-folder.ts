import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildTime } from '../../clock.ts';
import type { ArticleFile } from '../checks/article-file.ts';
import { compareIssues, createIssue, type Issue } from '../checks/issue.ts';
import { checkAcrossFiles } from '../checks/cross-file-checks.ts';
import { checkSettingsFile, type SettingsFile } from '../checks/settings-file.ts';
import { findTagConflicts } from '../checks/tags.ts';
import type { Picture } from '../schema/article.ts';
import { eventsSchema, type EventSettings } from '../schema/event.ts';
import { siteSchema, type SiteSettings } from '../schema/site.ts';
import { sourcesSchema, type SourceSettings } from '../schema/source.ts';
import { tagsSchema, type TagSettings } from '../schema/tag.ts';
import { ArticleChecker } from './article-checker.ts';
import { contentFileUrl } from './content-directory.ts';
import { createDigest } from '../../lib/digest.ts';
import {
  examinePicture,
  findPictureFile,
  pictureExtensions,
  readPictureBytes,
  type PictureFacts,
  type PictureProblem,
} from './picture-files.ts';
import { KnownFiles } from './known-files.ts';
import {
  forgetChecks,
  recallChecks,
  rememberChecks,
  remembersAll,
  type RememberedChecks,
} from './remembered-checks.ts';

/** A content folder, read and checked. What is broken is left out, and the issues say why. */
export interface ContentFolder {
  site: SiteSettings | undefined;
  sources: Record<string, SourceSettings>;
  tags: TagSettings[];
  events: EventSettings[];
  articles: StoredArticle[];
  /** Sorted. */
  issues: Issue[];
}

/** A story's file with the digest of its bytes and its pictures. */
export interface StoredArticle extends ArticleFile {
  digest: string;
  pictures: Picture[];
}

const settingsFiles = new Set(['site.yaml', 'sources.yaml', 'tags.yaml', 'events.yaml']);

/** Enough to keep the disk busy, few enough to have open. */
const filesAtOnce = 64;

export interface ReadingOptions {
  /** The time that “not yet due” is judged by, in milliseconds since 1970; without it the build’s clock. */
  now?: number;
  /** Where to keep what was found about each file, so that unchanged ones are not checked again. */
  memoryFile?: string;
  /** What earlier readings found, so that files that stay as they were are not even opened. */
  known?: KnownContent;
}

/** What is known of a content folder that is read again whenever it changes. */
export interface KnownContent {
  articles: KnownFiles<{ digest: string; article: ArticleFile }>;
  pictures: KnownFiles<{ key: string; facts: PictureFacts | PictureProblem }>;
}

export function createKnownContent(): KnownContent {
  return { articles: new KnownFiles(), pictures: new KnownFiles() };
}

/** Has a file read at the next time, whatever its state says. */
export function forgetFile({ articles, pictures }: KnownContent, path: string): void {
  articles.forget(path);
  pictures.forget(path);
}

/** Reads all of a content folder; no file is passed over in silence. */
export async function readContentFolder(
  directory: string,
  { now = buildTime, memoryFile, known }: ReadingOptions = {},
): Promise<ContentFolder> {
  const [site, sources, tags, events, files] = await Promise.all([
    readSettings(directory, 'site.yaml', (file, bytes) => checkSettingsFile(file, bytes, siteSchema)),
    readSettings(directory, 'sources.yaml', (file, bytes) => checkSettingsFile(file, bytes, sourcesSchema)),
    readSettings(directory, 'tags.yaml', (file, bytes) =>
      checkSettingsFile(file, bytes, tagsSchema, findTagConflicts),
    ),
    readSettings(directory, 'events.yaml', (file, bytes) => checkSettingsFile(file, bytes, eventsSchema)),
    listFiles(directory),
  ]);

  const articleFiles = files.filter(
    (file) => file.startsWith('articles/') && file.endsWith('.md') && !file.endsWith('/README.md'),
  );
  const recalled = memoryFile === undefined ? forgetChecks() : recallChecks(memoryFile);
  const checked = forgetChecks();
  const checker = new ArticleChecker();
  const reader = { directory, files: new Set(files), recalled, checked, checker, known };
  const articles: StoredArticle[] = [];
  try {
    for (let start = 0; start < articleFiles.length; start += filesAtOnce) {
      const batch = articleFiles.slice(start, start + filesAtOnce);
      articles.push(...(await Promise.all(batch.map((file) => readArticle(file, reader)))));
    }
  } finally {
    await checker.close();
  }
  if (memoryFile !== undefined && !remembersAll(recalled, checked)) rememberChecks(memoryFile, checked);

  const settings = { site: site.value, sources: sources.value, tags: tags.value };
  const issues = [
    ...[site, sources, tags, events].flatMap((reading) => reading.issues),
    ...articles.flatMap((article) => article.issues),
    ...files.flatMap(findStrayFile),
    ...checkAcrossFiles(articles, settings, now),
  ];
  return {
    site: site.value,
    sources: sources.value ?? {},
    tags: tags.value ?? [],
    events: events.value ?? [],
    articles,
    issues: issues.sort(compareIssues),
  };
}

async function readSettings<T>(
  directory: string,
  file: string,
  check: (file: string, bytes: Uint8Array | undefined) => SettingsFile<T>,
): Promise<SettingsFile<T>> {
  return check(file, await readFile(join(directory, file)).catch(() => undefined));
}

interface ArticleReader {
  directory: string;
  /** Every file of the content folder. */
  files: ReadonlySet<string>;
  recalled: RememberedChecks;
  /** Filled with what is found. */
  checked: RememberedChecks;
  checker: ArticleChecker;
  known: KnownContent | undefined;
}

async function readArticle(file: string, reader: ArticleReader): Promise<StoredArticle> {
  const place = join(reader.directory, file);
  const examine = async () => {
    const bytes = await readFile(contentFileUrl(reader.directory, file));
    const digest = createDigest(file, bytes);
    const article = reader.recalled.articles.get(digest) ?? (await reader.checker.check(file, bytes));
    return { digest, article };
  };
  const { digest, article } = await (reader.known?.articles.read(place, examine) ?? examine());
  reader.checked.articles.set(digest, article);

  const pictures: Picture[] = [];
  const issues = [...article.issues];
  for (const { written, place: mention } of article.article?.pictures ?? []) {
    const reading = await readPicture(file, written, reader);
    if ('rule' in reading) issues.push(createIssue(file, mention, reading));
    else pictures.push(reading);
  }
  return {
    ...article,
    issues,
    pictures,
    digest: createDigest(digest, ...pictures.map((picture) => picture.digest)),
  };
}

async function readPicture(
  articleFile: string,
  written: string,
  { directory, files, recalled, checked, known }: ArticleReader,
): Promise<Picture | PictureProblem> {
  const found = findPictureFile(articleFile, written, files);
  if ('rule' in found) return found;
  const { file } = found;
  const examine = async () => {
    const { bytes, digest } = await readPictureBytes(directory, file);
    const key = createDigest(file, digest);
    const facts =
      checked.pictures.get(key) ?? recalled.pictures.get(key) ?? (await examinePicture(file, bytes, digest));
    return { key, facts };
  };
  const place = join(directory, file);
  const { key, facts } = await (known?.pictures.read(place, examine) ?? examine());
  checked.pictures.set(key, facts);
  return 'rule' in facts ? facts : { written, file, ...facts };
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

/** Finds a file that the site would not show. A README is for the people who work in the folder. */
function findStrayFile(file: string): Issue[] {
  if (settingsFiles.has(file) || /(^|\/)README\.md$/.test(file)) return [];
  const isAmongArticles = file.startsWith('articles/');
  if (isAmongArticles && (file.endsWith('.md') || pictureExtensions.test(file))) return [];
  const name = file.split('/').at(-1) ?? file;
  const finding = isAmongArticles
    ? {
        message:
          'this is neither a story (.md) nor a picture (.jpg, .png, .webp, .avif, .gif, .svg), so the site would not show it',
        fix: suggestFileName(name) ?? 'rename it, or take it out of articles/',
      }
    : {
        message: 'nothing reads this file, so the site would not show it',
        fix: name.endsWith('.md') ? `move it to articles/${name}` : 'take it out, or correct its name',
      };
  return [createIssue(file, { line: 1, column: 1 }, { rule: 'file-extension', ...finding })];
}

function suggestFileName(name: string): string | undefined {
  const ending = /\.(md|markdown|mdx|txt|jpe?g|png|webp|avif|gif|svg)$/i.exec(name);
  if (!ending?.[1]) return undefined;
  const extension = ending[1].toLowerCase();
  const isText = ['markdown', 'mdx', 'txt'].includes(extension);
  return `rename it to ${name.slice(0, -ending[0].length)}.${isText ? 'md' : extension}`;
}
