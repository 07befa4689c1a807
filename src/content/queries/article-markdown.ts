import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleBody } from '../articles.ts';
import { splitFrontMatter } from '../checks/front-matter.ts';
import { contentDirectory } from '../loader/content-directory.ts';

/**
 * The text of an article without its front matter.
 *
 * @throws if the file has changed since it was checked.
 */
export function readMarkdown({ file }: ArticleBody): string {
  // Pages are made one after the other, so asynchronous reading would save no time.
  const text = readFileSync(join(contentDirectory, file), 'utf8');
  const split = splitFrontMatter(text.replace(/^\ufeff/, ''));
  if ('rule' in split) throw new Error(`${file} has changed since it was checked: ${split.message}.`);
  return split.body;
}
