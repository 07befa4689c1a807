import { join, relative, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Issue } from '../checks/issue.ts';
import { formatReport } from '../checks/report.ts';
import { createDigest } from '../../lib/digest.ts';
import { createFileCaches, type StoredArticle } from './article-reader.ts';
import { locateCheckCache } from './content-directory.ts';
import { readContentFolder, type ContentFolder } from './content-folder.ts';
import { loadedContent, type Content, type Entry } from './loaded-content.ts';

/** Raised by a build whose content the check refuses; the message is the check's whole report. */
export class ContentError extends Error {
  override name = 'ContentError';

  constructor(report: string) {
    super(`The content has mistakes, so nothing was published.\n\n${report}`);
    // An editor needs the report, not the path through our code.
    this.stack = '';
  }
}

/**
 * Loads all collections in one reading of the content folder, so that every error of every file is reported
 * at once. A build stops at errors. `astro dev` reports them and starts without their articles. It reads again
 * at each change, and keeps what it shows while there are errors.
 */
export function createNewsroomLoader(directory: string): Loader {
  const cacheFile = locateCheckCache(directory);
  const fileCaches = createFileCaches();
  let loading: Promise<ContentFolder> | undefined;

  const load = async ({ logger, watcher }: LoaderContext) => {
    const folder = await readContentFolder(directory, { cacheFile, ...(watcher && { fileCaches }) });
    const errors = findErrors(folder);
    if (!watcher && errors.length > 0) throw new ContentError(formatReport(folder.issues));
    report(logger, folder);
    await loadedContent.replace(createContent(folder, watcher !== undefined), errors);
    return folder;
  };

  const reload = async ({ logger }: LoaderContext) => {
    const folder = await readContentFolder(directory, { fileCaches });
    const errors = findErrors(folder);
    report(logger, folder);
    if (errors.length > 0) loadedContent.reject(errors);
    else await loadedContent.replace(createContent(folder, true));
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
      // One after the other, so that an older reading never overwrites a newer one. A file may vanish
      // while it is read; the event that tells of it causes another reading.
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
    name: 'newsroom',
    async load(context) {
      // Astro loads all collections at the same time.
      loading ??= load(context).finally(() => {
        loading = undefined;
      });
      const { articles } = await loading;
      if (context.collection !== 'articles') return;
      listFiles(context.store, articles, directory);
      if (context.watcher) watch(context, context.watcher);
    },
  };
}

function findErrors({ issues }: ContentFolder): Issue[] {
  return issues.filter(({ severity }) => severity === 'error');
}

function report(logger: LoaderContext['logger'], { issues }: ContentFolder): void {
  if (issues.length > 0) logger.warn(`\n${formatReport(issues)}`);
}

/** The collections, without articles that have errors. */
function createContent(folder: ContentFolder, showsUnpublished: boolean): Content {
  const { site, sources, tags, events } = folder;
  const broken = new Set(findErrors(folder).map(({ file }) => file));
  const articles = folder.articles.filter(({ file }) => !broken.has(file));
  const digests = articles.map(({ digest }) => digest);
  return {
    digest: createDigest(JSON.stringify([site, sources, tags, events, digests])),
    collections: {
      articles: new Map(articles.flatMap(createArticleEntry).map((entry) => [entry.id, entry])),
      sources: createSettingsEntries(sources),
      tags: createSettingsEntries(tags),
      events: createSettingsEntries(events),
      site: createSettingsEntries(site ? { site } : {}),
    },
    showsUnpublished,
  };
}

function createArticleEntry({ file, article, digest, pictures }: StoredArticle): Entry[] {
  if (!article) return [];
  const { slug, frontMatter, body } = article;
  const facts = { file, digest, ...body, pictures };
  return [{ id: slug, data: frontMatter, rendered: { html: '', metadata: { facts } } }];
}

/** By their keys, or by their places in a list. */
function createSettingsEntries(settings: Record<string, object> | object[]): Map<string, Entry> {
  return new Map(Object.entries(settings).map(([id, data]) => [id, { id, data }]));
}

/**
 * Tells Astro which file is which entry, for text editors that complete front matter. Its store gets no more:
 * of 100,000 articles the data would be a longer string than V8 allows.
 */
function listFiles(
  store: LoaderContext['store'],
  articles: readonly StoredArticle[],
  directory: string,
): void {
  store.clear();
  for (const { file, article } of articles) {
    if (!article) continue;
    const filePath = relative('.', join(directory, file)).split(sep).join('/');
    store.set({ id: article.slug, data: {}, filePath });
  }
}
