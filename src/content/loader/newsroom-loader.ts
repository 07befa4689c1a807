import { join, relative, sep } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Issue } from '../checks/issue.ts';
import { formatReport } from '../checks/report.ts';
import { createDigest } from '../../lib/digest.ts';
import type { StoredArticle } from './article-reader.ts';
import { CheckCache } from './check-cache.ts';
import { locateCheckCache } from './content-directory.ts';
import { readContentFolder, type ContentFolder } from './content-folder.ts';
import { loadedContent, type Content, type Entry } from './loaded-content.ts';
import { ReportedError } from '../../lib/reported-error.ts';

interface LoadingContext {
  /** Tells `astro dev` of changes; a build has none. */
  watcher?: LoaderContext['watcher'] | undefined;
  /** Where warnings go. */
  logger: Pick<LoaderContext['logger'], 'warn' | 'error'>;
  /** The address that the code is compiled for. */
  siteUrl: string;
}

/**
 * Reads and checks the content folder; afterwards queries see its content.
 *
 * @throws with the whole report of the check where a build must stop.
 */
export async function loadContent(directory: string, context: LoadingContext): Promise<ContentFolder> {
  const cache = new CheckCache(locateCheckCache(directory));
  const folder = await readContentFolder(directory, { cache });
  cache.save();
  if (!context.watcher && findErrors(folder).length > 0)
    throw new ReportedError(
      `The content has mistakes, so nothing was published.\n\n${formatReport(folder.issues)}`,
    );
  if (!context.watcher && !process.env.SITE_URL && folder.site?.url !== context.siteUrl)
    throw new ReportedError('The url in site.yaml has changed since the build began; build again.');
  await show(folder, context);
  watch(directory, cache, context);
  return folder;
}

/**
 * Loads all collections in one reading of the content folder, so that every error of every file is reported
 * at once. A build stops at errors. `astro dev` starts without the articles that have errors, and reads the
 * folder again at each change.
 */
export function createNewsroomLoader(directory: string): Loader {
  let loading: Promise<ContentFolder> | undefined;

  return {
    name: 'newsroom',
    async load(context) {
      // Astro loads all collections at the same time.
      const { config, logger, watcher } = context;
      const siteUrl = new URL(config.base, config.site).href;
      loading ??= loadContent(directory, { logger, watcher, siteUrl }).finally(() => {
        loading = undefined;
      });
      const { articles } = await loading;
      if (context.collection === 'articles') listFiles(context.store, articles, directory);
    },
  };
}

/** Shows the present content of the folder after each change of a file. */
function watch(directory: string, cache: CheckCache, context: LoadingContext): void {
  let pending: NodeJS.Timeout | undefined;
  let queue = Promise.resolve();
  const reload = async () => show(await readContentFolder(directory, { cache }), context);
  context.watcher?.add(directory);
  context.watcher?.on('all', (_event, path) => {
    if (!path.startsWith(directory)) return;
    cache.articles.delete(path);
    cache.pictures.delete(path);
    clearTimeout(pending);
    // Readings run one after the other, so that an older one never overwrites a newer one. If a file
    // disappears during a reading, its own event causes another reading.
    pending = setTimeout(() => {
      queue = queue.then(reload).catch((error: unknown) => {
        context.logger.error(String(error));
      });
    }, 50);
  });
}

async function show(folder: ContentFolder, { logger, watcher }: LoadingContext): Promise<void> {
  if (folder.issues.length > 0) logger.warn(`\n${formatReport(folder.issues)}`);
  await loadedContent.show(createContent(folder, watcher !== undefined), findErrors(folder));
}

function findErrors({ issues }: ContentFolder): Issue[] {
  return issues.filter(({ severity }) => severity === 'error');
}

/** The collections, without articles that have errors. */
function createContent(folder: ContentFolder, showsUnpublished: boolean): Content {
  const { site, sources, tags, events, contributors } = folder;
  const broken = new Set(findErrors(folder).map(({ file }) => file));
  const articles = folder.articles.filter(({ file }) => !broken.has(file));
  const digests = articles.map(({ digest }) => digest);
  return {
    digest: createDigest(JSON.stringify([site, sources, tags, events, contributors, digests])),
    collections: {
      articles: new Map(articles.flatMap(createArticleEntry).map((entry) => [entry.id, entry])),
      sources: createSettingsEntries(sources),
      tags: createSettingsEntries(tags),
      events: createSettingsEntries(events),
      contributors: createSettingsEntries(contributors),
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

/** Entries by their keys, or by their positions in a list. */
function createSettingsEntries(settings: Record<string, object> | object[]): Map<string, Entry> {
  return new Map(Object.entries(settings).map(([id, data]) => [id, { id, data }]));
}

/**
 * Tells Astro the file of each entry, for completion in text editors. Its store gets no data: that of 100,000
 * articles would be a longer string than V8 allows.
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
