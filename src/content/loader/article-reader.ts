import type { ArticleFile } from '../checks/article-file.ts';
import { createIssue } from '../checks/issue.ts';
import type { Picture } from '../schema/article.ts';
import { createDigest } from '../../lib/digest.ts';
import { ArticleChecker } from './article-checker.ts';
import type { CheckCache } from './check-cache.ts';
import { examinePicture, findPictureFile, type PictureProblem } from './picture-files.ts';

/** An article's file with the digest of its bytes and its pictures. */
export interface StoredArticle extends ArticleFile {
  digest: string;
  pictures: Picture[];
}

interface Reading {
  directory: string;
  files: ReadonlySet<string>;
  cache: CheckCache;
  checker: ArticleChecker;
}

/** The number of files read at once: enough to keep the disk busy, below the limit of open files. */
const filesAtOnce = 64;

/**
 * Reads and checks each article on its own, with its pictures.
 *
 * @param files every file of the content folder, relative to it, with `/`.
 * @param cache afterwards contains the results of these files only.
 */
export async function readArticles(
  directory: string,
  files: readonly string[],
  cache: CheckCache,
): Promise<StoredArticle[]> {
  const checker = new ArticleChecker();
  const reading = { directory, files: new Set(files), cache, checker };
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
  cache.articles.prune();
  cache.pictures.prune();
  return articles;
}

async function readArticle(file: string, reading: Reading): Promise<StoredArticle> {
  const { directory, cache, checker } = reading;
  const checked = await cache.articles.get(directory, file, (bytes) => checker.check(file, bytes));
  const article = checked.result;
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
    digest: createDigest(checked.digest, ...pictures.map((picture) => picture.digest)),
  };
}

async function readPicture(
  articleFile: string,
  written: string,
  { directory, files, cache }: Reading,
): Promise<Picture | PictureProblem> {
  const found = findPictureFile(articleFile, written, files);
  if ('rule' in found) return found;
  const { file } = found;
  const { result } = await cache.pictures.get(directory, file, (bytes) =>
    examinePicture(file, bytes, createDigest(bytes)),
  );
  return 'rule' in result ? result : { written, file, ...result };
}
