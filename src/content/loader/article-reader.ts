import type { ArticleFile } from '../checks/article-file.ts';
import { createDigest } from '../../lib/digest.ts';
import { ArticleChecker } from './article-checker.ts';
import { describeReadingError } from './file-reading.ts';
import { readPictures, type PicturePlaces, type PictureReading } from './picture-reader.ts';

/** An article's file with the digest of its bytes and its pictures. */
export interface StoredArticle extends ArticleFile, PictureReading {
  digest: string;
}

interface Reading extends PicturePlaces {
  checker: ArticleChecker;
}

/** The number of files read at once: enough to keep the disk busy, below the limit of open files. */
const filesAtOnce = 64;

/**
 * Reads and checks each article on its own, with its pictures.
 *
 * @param files every file of the content folder, relative to it, with `/`.
 */
export async function readArticles(
  files: readonly string[],
  places: PicturePlaces,
): Promise<StoredArticle[]> {
  const checker = new ArticleChecker();
  const reading = { ...places, checker };
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
  return articles;
}

async function readArticle(file: string, reading: Reading): Promise<StoredArticle> {
  try {
    return await checkArticle(file, reading);
  } catch (error) {
    const issues = [describeReadingError(file, error)];
    return { file, issues, mentions: { tags: [] }, pictures: [], refusedPictures: [], digest: '' };
  }
}

async function checkArticle(file: string, reading: Reading): Promise<StoredArticle> {
  const { directory, cache, checker } = reading;
  const checked = await cache.articles.get(directory, file, (bytes) => checker.check(file, bytes));
  const article = checked.result;
  const { pictures, issues, refusedPictures } = await readPictures(
    file,
    article.article?.pictures ?? [],
    reading,
  );
  return {
    ...article,
    issues: [...article.issues, ...issues],
    pictures,
    refusedPictures,
    digest: createDigest(checked.digest, ...pictures.map((picture) => picture.digest)),
  };
}
