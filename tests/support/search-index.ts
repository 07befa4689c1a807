import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openSearch, type ArticleSearch } from '../../src/search/browser/article-search.ts';
import type { IndexDirectory } from '../../src/search/index-files.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import type { SearchIndex } from '../../src/search/search-index.ts';
import { serveFolder } from './static-server.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** What the search indexes of a built site hold of each story, oldest first. */
export function readSearchRecords(site: string): SearchRecord[] {
  const read = (file: string): unknown =>
    JSON.parse(gunzipSync(readFileSync(join(site, 'search', file))).toString('utf8'));
  const directories = JSON.parse(readFileSync(join(site, 'search/indexes.json'), 'utf8')) as string[];
  return directories
    .flatMap((directory) => (read(directory) as IndexDirectory).articles)
    .map(([file]) => read(`files/${file}`) as SearchRecord);
}

export interface ServedSearch {
  search: ArticleSearch;
  close: () => Promise<void>;
}

/** Serves indexes, the oldest first, and opens the search over them as a browser does. */
export async function serveSearchIndexes(indexes: readonly SearchIndex[]): Promise<ServedSearch> {
  const folder = await createTemporaryFolder('search');
  for (const { path, content } of indexes.flat()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const list = indexes.map(([directory]) => directory.path.replace('search/', ''));
  await writeFile(join(folder, 'search/indexes.json'), JSON.stringify(list));
  const { url, close } = await serveFolder(folder);
  const search = await openSearch(`${url}search/indexes.json`);
  if (!search) throw new Error('There is no list of indexes.');
  return { search, close };
}

/** The titles that a search finds, best first. */
export async function findTitles(search: ArticleSearch, q: string, limit = 10): Promise<string[]> {
  const answer = await search({ q, tag: '', source: '', year: '', order: '' });
  return (await answer.loadRecords(0, limit)).map(({ title }) => title);
}
