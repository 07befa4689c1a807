import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A story as a search index keeps it, to show it where it is found. */
export interface IndexedStory {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** The folders of the search indexes of a built site, oldest stories first. */
export function listIndexFolders(site: string): string[] {
  const list = JSON.parse(readFileSync(join(site, 'search/indexes.json'), 'utf8')) as { indexes: string[] };
  return list.indexes.map((name) => join(site, 'search', name));
}

/** The stories of an index, sorted by their addresses. */
export function readIndexedStories(folder: string): IndexedStory[] {
  const fragments = join(folder, 'fragment');
  return readdirSync(fragments)
    .map((name) => gunzipSync(readFileSync(join(fragments, name))).toString('utf8'))
    .map((text) => JSON.parse(text.slice('pagefind_dcd'.length)) as IndexedStory)
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}
