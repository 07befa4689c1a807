import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleFile } from '../checks/article-file.ts';
import { createIssue } from '../checks/issue.ts';
import type { Picture } from '../schema/article.ts';
import { createDigest } from '../../lib/digest.ts';
import { ArticleChecker } from './article-checker.ts';
import {
  createCheckCache,
  haveSameKeys,
  readCheckCache,
  writeCheckCache,
  type CheckCache,
} from './check-cache.ts';
import { FileCache } from './file-cache.ts';
import {
  examinePicture,
  findPictureFile,
  readPictureBytes,
  type PictureFacts,
  type PictureProblem,
} from './picture-files.ts';

/** An article's file with the digest of its bytes and its pictures. */
export interface StoredArticle extends ArticleFile {
  digest: string;
  pictures: Picture[];
}

export interface ArticleCaches {
  /** Where the check cache is kept between runs. */
  cacheFile?: string | undefined;
  /** Of a process that reads the same folder repeatedly: unchanged files are not even opened. */
  fileCaches?: FileCaches | undefined;
}

export interface FileCaches {
  articles: FileCache<{ digest: string; article: ArticleFile }>;
  pictures: FileCache<{ key: string; facts: PictureFacts | PictureProblem }>;
}

interface Reading {
  directory: string;
  /** Every file of the content folder. */
  files: ReadonlySet<string>;
  cached: CheckCache;
  /** Filled with the results of this reading. */
  checked: CheckCache;
  checker: ArticleChecker;
  fileCaches: FileCaches | undefined;
}

/** Enough to keep the disk busy, few enough to have open. */
const filesAtOnce = 64;

export function createFileCaches(): FileCaches {
  return { articles: new FileCache(), pictures: new FileCache() };
}

/**
 * Reads and checks each article by itself, with its pictures.
 *
 * @param files every file of the content folder, relative to it, with `/`.
 */
export async function readArticles(
  directory: string,
  files: readonly string[],
  { cacheFile, fileCaches }: ArticleCaches,
): Promise<StoredArticle[]> {
  const cached = cacheFile === undefined ? createCheckCache() : readCheckCache(cacheFile);
  const checked = createCheckCache();
  const checker = new ArticleChecker();
  const reading = { directory, files: new Set(files), cached, checked, checker, fileCaches };
  const articleFiles = files.filter(
    (file) => file.startsWith('articles/') && file.endsWith('.md') && !file.endsWith('/README.md'),
  );
  const articles: StoredArticle[] = [];
  try {
    for (let start = 0; start < articleFiles.length; start += filesAtOnce) {
      const batch = articleFiles.slice(start, start + filesAtOnce);
      articles.push(...(await Promise.all(batch.map((file) => readArticle(file, reading)))));
    }
  } finally {
    await checker.close();
  }
  if (cacheFile !== undefined && !haveSameKeys(cached, checked)) writeCheckCache(cacheFile, checked);
  return articles;
}

async function readArticle(file: string, reading: Reading): Promise<StoredArticle> {
  const { directory, cached, checked, checker, fileCaches } = reading;
  const path = join(directory, file);
  const check = async () => {
    const bytes = await readFile(path);
    const digest = createDigest(file, bytes);
    return { digest, article: cached.articles.get(digest) ?? (await checker.check(file, bytes)) };
  };
  const { digest, article } = await (fileCaches?.articles.get(path, check) ?? check());
  checked.articles.set(digest, article);

  const pictures: Picture[] = [];
  const issues = [...article.issues];
  for (const { written, place } of article.article?.pictures ?? []) {
    const picture = await readPicture(file, written, reading);
    if ('rule' in picture) issues.push(createIssue(file, place, picture));
    else pictures.push(picture);
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
  { directory, files, cached, checked, fileCaches }: Reading,
): Promise<Picture | PictureProblem> {
  const found = findPictureFile(articleFile, written, files);
  if ('rule' in found) return found;
  const { file } = found;
  const check = async () => {
    const { bytes, digest } = await readPictureBytes(directory, file);
    const key = createDigest(file, digest);
    const facts =
      checked.pictures.get(key) ?? cached.pictures.get(key) ?? (await examinePicture(file, bytes, digest));
    return { key, facts };
  };
  const { key, facts } = await (fileCaches?.pictures.get(join(directory, file), check) ?? check());
  checked.pictures.set(key, facts);
  return 'rule' in facts ? facts : { written, file, ...facts };
}
