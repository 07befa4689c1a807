import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { checkArticleFile, type ArticleFile } from '../editorial/article-file.ts';
import { compareIssues, createIssue, type Issue } from '../editorial/issue.ts';
import { checkNewsroom } from '../editorial/newsroom.ts';
import { checkSettingsFile, findTagConflicts, type SettingsFile } from '../editorial/settings-file.ts';
import type { Picture } from '../schema/article.ts';
import { eventsSchema, type EventSettings } from '../schema/event.ts';
import { siteSchema, type SiteSettings } from '../schema/site.ts';
import { sourcesSchema, type SourceSettings } from '../schema/source.ts';
import { tagsSchema, type TagSettings } from '../schema/tag.ts';
import { createDigest } from './digest.ts';
import { readPicture } from './picture-files.ts';

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
const pictureExtensions = /\.(jpe?g|png|webp|avif|gif|svg)$/;

/** Reads all of a content folder; no file is passed over in silence. */
export async function readContentFolder(directory: string): Promise<ContentFolder> {
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
  const articles: StoredArticle[] = [];
  const pictureIssues: Issue[] = [];
  for (const file of articleFiles) {
    const { article, issues } = await readArticle(directory, file);
    articles.push(article);
    pictureIssues.push(...issues);
  }

  const settings = { site: site.value, sources: sources.value, tags: tags.value };
  const issues = [
    ...[site, sources, tags, events].flatMap((reading) => reading.issues),
    ...articles.flatMap((article) => article.issues),
    ...pictureIssues,
    ...files.flatMap(findStrayFile),
    ...checkNewsroom(articles, settings),
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

async function readArticle(
  directory: string,
  file: string,
): Promise<{ article: StoredArticle; issues: Issue[] }> {
  const bytes = await readFile(join(directory, file));
  const checked = checkArticleFile(file, bytes);
  const pictures: Picture[] = [];
  const issues: Issue[] = [];
  for (const { written, place } of checked.article?.pictures ?? []) {
    const reading = await readPicture(directory, file, written);
    if ('picture' in reading) pictures.push(reading.picture);
    else issues.push(createIssue(file, place, { rule: 'image-file', ...reading }));
  }
  const digest = createDigest(bytes, ...pictures.map((picture) => picture.digest));
  return { article: { ...checked, digest, pictures }, issues };
}

/** Every file below a folder, relative to it, with `/`, sorted by code unit. */
async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
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
