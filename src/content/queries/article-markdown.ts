import { createDigest } from '../../lib/digest.ts';
import type { ArticleBody } from '../articles.ts';
import { splitFrontMatter } from '../checks/front-matter.ts';
import { contentDirectory } from '../loader/content-directory.ts';
import { readCheckedFile } from '../loader/file-reading.ts';

/**
 * The text of an article without its front matter.
 *
 * @throws if the file has changed since it was checked.
 */
export function readMarkdown(body: ArticleBody): string {
  // Pages are made one after the other, so asynchronous reading would save no time.
  const bytes = readCheckedFile(
    contentDirectory,
    body.file,
    (present) => digestArticle(present, body) === body.digest,
  );
  const split = splitFrontMatter(bytes.toString('utf8').replace(/^\ufeff/, ''));
  if ('rule' in split) throw new Error(`${body.file} has passed the check without front matter.`);
  return split.body;
}

/** As the loader digests it: with its name and its pictures. */
function digestArticle(bytes: Uint8Array, { file, pictures }: ArticleBody): string {
  return createDigest(createDigest(file, bytes), ...pictures.map(({ digest }) => digest));
}
