import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDigest } from '../../lib/digest.ts';
import { ReportedError } from '../../lib/reported-error.ts';
import type { ArticleBody } from '../articles.ts';
import { splitFrontMatter } from '../checks/front-matter.ts';
import { contentDirectory } from '../loader/content-directory.ts';
import { loadedContent } from '../loader/loaded-content.ts';

/**
 * The text of an article without its front matter.
 *
 * @throws if the file has changed since it was checked. `astro dev` reads it again at once, and shows it.
 */
export function readMarkdown(body: ArticleBody): string {
  // Pages are made one after the other, so asynchronous reading would save no time.
  const bytes = readFileSync(join(contentDirectory, body.file));
  const split = splitFrontMatter(bytes.toString('utf8').replace(/^\ufeff/, ''));
  const isChanged = !loadedContent.showsUnpublished && digestArticle(bytes, body) !== body.digest;
  if (isChanged || 'rule' in split)
    throw new ReportedError(`${body.file} has changed since it was checked; build again`);
  return split.body;
}

/** As the loader digests it: with its name and its pictures. */
function digestArticle(bytes: Uint8Array, { file, pictures }: ArticleBody): string {
  return createDigest(createDigest(file, bytes), ...pictures.map(({ digest }) => digest));
}
