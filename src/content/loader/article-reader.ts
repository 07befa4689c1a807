import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleFile, Located } from '../checks/article-file.ts';
import { createIssue, type Issue } from '../checks/issue.ts';
import { readText } from '../checks/text-file.ts';
import type { Picture } from '../schema/article.ts';
import { createDigest } from '../../lib/digest.ts';
import { ArticleChecker } from './article-checker.ts';
import type { CheckCache } from './check-cache.ts';
import { examinePicture } from './picture-files.ts';
import {
  correctReference,
  findPictureFile,
  indexFiles,
  writeReference,
  type FileIndex,
  type PictureProblem,
} from './picture-references.ts';

/** An article's file with the digest of its bytes and its pictures. */
export interface StoredArticle extends ArticleFile {
  digest: string;
  pictures: Picture[];
  /** The files of pictures that have an issue here, relative to the content folder. */
  refusedPictures: string[];
}

interface Reading {
  directory: string;
  index: FileIndex;
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
  const reading = { directory, index: indexFiles(files), cache, checker };
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
  const refusedPictures: string[] = [];
  const issues = [...article.issues];
  for (const picture of article.article?.pictures ?? []) {
    const found = findPictureFile(file, picture.written, reading.index);
    const result = 'rule' in found ? found : await readPicture(picture.written, found.file, reading);
    if (!('rule' in result)) {
      pictures.push(result);
      continue;
    }
    issues.push(describeProblem(file, picture, result, directory));
    if ('file' in found) refusedPictures.push(found.file);
  }
  return {
    ...article,
    issues,
    pictures,
    refusedPictures,
    digest: createDigest(checked.digest, ...pictures.map((picture) => picture.digest)),
  };
}

async function readPicture(
  written: string,
  file: string,
  { directory, cache }: Reading,
): Promise<Picture | PictureProblem> {
  const { result } = await cache.pictures.get(directory, file, (bytes) =>
    examinePicture(file, bytes, createDigest(bytes)),
  );
  return 'rule' in result ? result : { written, file, ...result };
}

function describeProblem(
  articleFile: string,
  { written, place }: Located,
  problem: PictureProblem,
  directory: string,
): Issue {
  const { rename } = problem;
  const reference = rename ? writeReference(articleFile, rename.to) : problem.reference;
  if (reference === undefined || reference === written) return createIssue(articleFile, place, problem);
  const { text } = readText(readFileSync(join(directory, articleFile)));
  return createIssue(articleFile, place, {
    ...problem,
    fix: rename ? `${problem.fix}, and write ${reference} in the story` : problem.fix,
    edit: correctReference(text, place, written, reference),
  });
}
