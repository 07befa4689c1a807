import type { ArticleFile } from '../checks/article-file.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import type { PictureFacts, PictureProblem } from './picture-files.ts';
import { readJsonLines, writeJsonLines } from '../../lib/json-lines-cache.ts';

/** What the checks found in files, so that unchanged files are not checked again. */
export interface CheckCache {
  /** By the digest of the file's name and bytes. */
  articles: Map<string, ArticleFile>;
  /** By the digest of the file's name and bytes. */
  pictures: Map<string, PictureFacts | PictureProblem>;
}

type CacheLine =
  | [kind: 'article', key: string, value: ArticleFile]
  | [kind: 'picture', key: string, value: PictureFacts | PictureProblem];

/** What decides a result besides the file itself. */
const rulePlaces = ['src/content', 'src/lib', 'package-lock.json'];

export function createCheckCache(): CheckCache {
  return { articles: new Map(), pictures: new Map() };
}

/** Reads the cache of an earlier run; empty where the file is absent, damaged or written by other code. */
export function readCheckCache(file: string): CheckCache {
  const cache = createCheckCache();
  for (const line of readJsonLines(file, digestCode(rulePlaces, runtime))) {
    const [kind, key, value] = line as CacheLine;
    if (kind === 'article') cache.articles.set(key, value);
    else cache.pictures.set(key, value);
  }
  return cache;
}

/** Writes the cache for the next run. Where that fails, the next run is slower. */
export function writeCheckCache(file: string, cache: CheckCache): void {
  writeJsonLines(file, digestCode(rulePlaces, runtime), listLines(cache));
}

export function haveSameKeys(a: CheckCache, b: CheckCache): boolean {
  return (['articles', 'pictures'] as const).every(
    (kind) => a[kind].size === b[kind].size && a[kind].keys().every((key) => b[kind].has(key)),
  );
}

function* listLines({ articles, pictures }: CheckCache): Generator<CacheLine, void, undefined> {
  for (const [key, value] of articles) yield ['article', key, value];
  for (const [key, value] of pictures) yield ['picture', key, value];
}
