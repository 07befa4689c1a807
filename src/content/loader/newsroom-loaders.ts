import { join, relative, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { hasErrors, type Issue } from '../checks/issue.ts';
import { formatReport } from '../checks/report.ts';
import type { ArticleRecord } from '../schema/article.ts';
import { locateCheckCache } from './content-directory.ts';
import { createFileCaches, type ArticleCaches, type StoredArticle } from './article-reader.ts';
import { readContentFolder, type ContentFolder } from './content-folder.ts';
import { handOver } from './content-handover.ts';
import { createDigest } from '../../lib/digest.ts';
import { liveContent, type Content } from './live-content.ts';

/** Raised by a build whose content the check refuses; the message is the check's whole report. */
export class ContentError extends Error {
  override name = 'ContentError';

  constructor(report: string) {
    super(`The content has mistakes, so nothing was published.\n\n${report}`);
    // An editor needs the report, not the path through our code.
    this.stack = '';
  }
}

type FillStore = (context: LoaderContext, folder: ContentFolder) => Promise<void>;

/**
 * The loaders of all collections. They share one reading of the content folder, so that every
 * mistake of every file is reported at once. While `astro dev` runs, pages are made of the live content
 * instead, since Astro would write and read whole collections for every change; a change is read and
 * checked again, and content with errors is reported while what was there before stays.
 */
export function createNewsroomLoaders(
  directory: string,
): Record<'articles' | 'sources' | 'tags' | 'events' | 'site', Loader> {
  const cacheFile = locateCheckCache(directory);
  const fileCaches = createFileCaches();
  let reading: Promise<ContentFolder> | undefined;

  /** Loaders that ask while a reading runs share it. */
  const read = (options: ArticleCaches) => {
    reading ??= readContentFolder(directory, options).finally(() => {
      reading = undefined;
    });
    return reading;
  };

  const bind = (name: string, fill: FillStore): Loader => ({
    name: `newsroom-${name}`,
    async load(context) {
      const folder = await read({ cacheFile, ...(context.watcher && { fileCaches }) });
      const { watcher } = context;
      if (!watcher) {
        if (hasErrors(folder.issues)) throw new ContentError(formatReport(folder.issues));
        await fill(context, folder);
      }
      if (name !== 'articles') return;
      report(context, folder);
      if (!watcher) return;
      listArticles(context, folder, directory);
      await liveContent.show(selectContent(folder), folder.issues.filter(isError));
      watch(context, watcher);
    },
  });

  const reload = async (context: LoaderContext) => {
    const folder = await readContentFolder(directory, { fileCaches });
    report(context, folder);
    const mistakes = folder.issues.filter(isError);
    if (mistakes.length > 0) liveContent.refuse(mistakes);
    else await liveContent.show(selectContent(folder));
  };

  const watch = (context: LoaderContext, watcher: NonNullable<LoaderContext['watcher']>) => {
    let pending: NodeJS.Timeout | undefined;
    let queue = Promise.resolve();
    watcher.add(directory);
    watcher.on('all', (_event, path) => {
      if (!path.startsWith(directory)) return;
      fileCaches.articles.delete(path);
      fileCaches.pictures.delete(path);
      clearTimeout(pending);
      // One after the other, so that an older reading never overwrites a newer one; a file may vanish
      // while it is read, and the change that tells of it reads again.
      pending = setTimeout(() => {
        queue = queue
          .then(() => reload(context))
          .catch((error: unknown) => {
            context.logger.error(String(error));
          });
      }, 50);
    });
  };

  return {
    articles: bind('articles', (context, folder) => fillArticles(context, folder, directory)),
    sources: bind('sources', (context, { sources }) => fillSettings(context, Object.entries(sources))),
    tags: bind('tags', (context, { tags }) => fillSettings(context, numberEntries(tags))),
    events: bind('events', (context, { events }) => fillSettings(context, numberEntries(events))),
    site: bind('site', (context, { site }) => fillSettings(context, site ? [['site', site]] : [])),
  };
}

function report({ logger }: LoaderContext, { issues }: ContentFolder): void {
  if (issues.length > 0) logger.warn(`\n${formatReport(issues)}`);
}

function isError(issue: Issue): boolean {
  return hasErrors([issue]);
}

function selectContent(folder: ContentFolder): Content {
  const { site, sources, tags, events } = folder;
  const articles = createRecords(folder);
  const edition = createDigest(
    JSON.stringify([site, sources, tags, events, articles.map(({ facts }) => [facts.file, facts.digest])]),
  );
  return { edition, site, sources, tags, events, articles };
}

/** The stories in which no mistake was found. */
function createRecords({ articles, issues }: ContentFolder): ArticleRecord[] {
  const broken = new Set(issues.filter(isError).map(({ file }) => file));
  return articles.filter(({ file }) => !broken.has(file)).flatMap(createRecord);
}

/**
 * The data of an entry is its front matter alone, so that text editors complete it by the collection's
 * schema. An entry that has not changed is left as it is, and not parsed again. The facts are handed over with
 * its metadata and not kept: what the check remembers has them.
 */
async function fillArticles(context: LoaderContext, folder: ContentFolder, directory: string): Promise<void> {
  const { store } = context;
  const records = createRecords(folder);
  const kept = new Set(records.map(({ slug }) => slug));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
  for (const record of records) {
    const { slug: id, frontMatter, facts } = record;
    // Of the whole record: what is read from the same bytes changes with this code.
    const source = createDigest(JSON.stringify(record));
    if (isIntact(id, store.get(id), source)) continue;
    const data = await context.parseData({ id, data: { ...frontMatter } });
    const entry = { id, data, filePath: locateFromProject(directory, facts.file) };
    // Else the store would keep what it has where only the digest is sound.
    store.delete(id);
    store.set({ ...entry, digest: sealEntry(entry, source) });
  }
  handOver(
    context.collection,
    new Map(
      records.map(({ slug, facts }) => [
        slug,
        { ...store.get(slug), rendered: { html: '', metadata: { facts } } },
      ]),
    ),
  );
}

/** Tells Astro which files are stories, for text editors that complete their front matter, and no more. */
function listArticles({ store }: LoaderContext, folder: ContentFolder, directory: string): void {
  store.clear();
  for (const { slug: id, facts } of createRecords(folder)) {
    store.set({ id, data: {}, filePath: locateFromProject(directory, facts.file) });
  }
}

/** With `/`. */
function locateFromProject(directory: string, file: string): string {
  return relative('.', join(directory, file)).split(sep).join('/');
}

function createRecord({ file, article, digest, pictures }: StoredArticle): ArticleRecord[] {
  if (!article) return [];
  const { slug, frontMatter, body } = article;
  return [{ slug, frontMatter, facts: { file, digest, ...body, pictures } }];
}

async function fillSettings(context: LoaderContext, entries: Iterable<[string, object]>): Promise<void> {
  const { store } = context;
  const settings = [...entries].map(([id, entry]) => ({
    id,
    entry,
    source: createDigest(JSON.stringify(entry)),
  }));
  const isUnchanged =
    store.keys().length === settings.length &&
    settings.every(({ id, source }) => isIntact(id, store.get(id), source));
  // All of them, so that they stand in their order.
  if (!isUnchanged) {
    store.clear();
    for (const { id, entry, source } of settings) {
      const data = await context.parseData({ id, data: { ...entry } });
      store.set({ id, data, digest: sealEntry({ id, data }, source) });
    }
  }
  handOver(context.collection, new Map(store.entries()));
}

type StoredEntry = NonNullable<ReturnType<LoaderContext['store']['get']>>;

/** Whether the store has just what was put there, of this source: its file may have been damaged. */
function isIntact(id: string, entry: StoredEntry | undefined, source: string): boolean {
  return entry?.id === id && entry.digest === sealEntry(entry, source);
}

function sealEntry({ id, data, filePath }: StoredEntry, source: string): string {
  return createDigest(source, JSON.stringify([id, data, filePath]));
}

/** Ids that keep the order of a list when they are sorted. */
function numberEntries<T>(list: readonly T[]): [string, T][] {
  return list.map((entry, index) => [String(index).padStart(6, '0'), entry]);
}
