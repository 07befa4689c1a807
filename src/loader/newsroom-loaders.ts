import type { Loader, LoaderContext } from 'astro/loaders';
import { hasErrors } from '../editorial/issue.ts';
import { formatReport } from '../editorial/report.ts';
import type { ArticleRecord } from '../schema/article.ts';
import { locateMemory } from './content-directory.ts';
import { readContentFolder, type ContentFolder, type StoredArticle } from './content-folder.ts';
import { createDigest } from './digest.ts';

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
 * mistake of every file is reported at once. While `astro dev` runs, a change is read and checked
 * again; content with errors is reported and what was there before stays.
 */
export function createNewsroomLoaders(
  directory: string,
): Record<'articles' | 'sources' | 'tags' | 'events' | 'site', Loader> {
  const filled = new Map<string, () => Promise<void>>();
  let reading: Promise<ContentFolder> | undefined;

  const read = () => {
    reading ??= readContentFolder(directory, { memoryFile: locateMemory(directory) }).finally(() => {
      reading = undefined;
    });
    return reading;
  };

  const bind = (name: string, fill: FillStore): Loader => ({
    name: `newsroom-${name}`,
    async load(context) {
      const fillFromFolder = async () => fill(context, await read());
      const folder = await read();
      if (hasErrors(folder.issues) && !context.watcher) throw new ContentError(formatReport(folder.issues));
      await fill(context, folder);
      filled.set(name, fillFromFolder);
      if (name === 'articles') {
        report(context, folder);
        watch(context);
      }
    },
  });

  const report = ({ logger }: LoaderContext, { issues }: ContentFolder) => {
    if (issues.length > 0) logger.warn(`\n${formatReport(issues)}`);
  };

  const watch = (context: LoaderContext) => {
    const { watcher } = context;
    if (!watcher) return;
    let pending: NodeJS.Timeout | undefined;
    const reload = async () => {
      const folder = await read();
      report(context, folder);
      if (!hasErrors(folder.issues)) await Promise.all([...filled.values()].map((fill) => fill()));
    };
    watcher.add(directory);
    watcher.on('all', (_event, path) => {
      if (!path.startsWith(directory)) return;
      clearTimeout(pending);
      // A file may vanish while it is read; the next change reads again.
      const reportFailure = (error: unknown) => {
        context.logger.error(String(error));
      };
      pending = setTimeout(() => void reload().catch(reportFailure), 50);
    });
  };

  return {
    articles: bind('articles', fillArticles),
    sources: bind('sources', (context, { sources }) => fillSettings(context, Object.entries(sources))),
    tags: bind('tags', (context, { tags }) => fillSettings(context, numberEntries(tags))),
    events: bind('events', (context, { events }) => fillSettings(context, numberEntries(events))),
    site: bind('site', (context, { site }) => fillSettings(context, site ? [['site', site]] : [])),
  };
}

/** An entry whose digest the store already has is left as it is, and not parsed again. */
async function fillArticles(context: LoaderContext, folder: ContentFolder): Promise<void> {
  const { store } = context;
  const broken = new Set(folder.issues.filter((issue) => hasErrors([issue])).map(({ file }) => file));
  const records = folder.articles.filter(({ file }) => !broken.has(file)).flatMap(createRecord);
  const kept = new Set(records.map(({ record }) => record.slug));
  for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
  for (const { record, digest } of records) {
    if (store.get(record.slug)?.digest === digest) continue;
    const data = await context.parseData({ id: record.slug, data: { ...record } });
    store.set({ id: record.slug, data, digest });
  }
}

function createRecord({
  file,
  article,
  digest,
  pictures,
}: StoredArticle): { record: ArticleRecord; digest: string }[] {
  if (!article) return [];
  const { slug, frontMatter, body } = article;
  const record = {
    slug,
    file,
    frontMatter,
    body: { digest, opening: body.opening, words: body.words, headings: body.headings, pictures },
  };
  // Of the whole record: what is read from the same bytes changes with this code.
  return [{ record, digest: createDigest(JSON.stringify(record)) }];
}

async function fillSettings(context: LoaderContext, entries: Iterable<[string, object]>): Promise<void> {
  context.store.clear();
  for (const [id, settings] of entries) {
    const data = await context.parseData({ id, data: { ...settings } });
    context.store.set({ id, data });
  }
}

/** Ids that keep the order of a list when they are sorted. */
function numberEntries<T>(list: readonly T[]): [string, T][] {
  return list.map((entry, index) => [String(index).padStart(6, '0'), entry]);
}
