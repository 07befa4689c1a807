import { readFileSync } from 'node:fs';
import { splitFrontMatter } from '../editorial/front-matter.ts';
import { basePath } from '../lib/addresses.ts';
import type { ArticleBody } from '../lib/articles.ts';
import { renderMarkdown } from '../lib/markdown.ts';
import { formatPicture } from '../lib/picture-markup.ts';
import { contentDirectory, contentFileUrl } from '../loader/content-directory.ts';

/**
 * Renders the body of an article when a page asks for it, so that neither the data store nor the
 * memory holds every body.
 *
 * @param siteUrl the address of the site, with scheme and host.
 * @param followsPicture whether the page shows a picture before the body; else the body's first one is the
 * first of the page.
 */
export async function renderBody(
  body: ArticleBody,
  { siteUrl, followsPicture }: { siteUrl: string; followsPicture: boolean },
): Promise<string> {
  const pictures = new Map(body.pictures.map((picture) => [picture.written, picture]));
  let isFirst = !followsPicture;
  return renderMarkdown(readMarkdown(body), {
    siteUrl,
    drawPicture: (written, alt) => {
      const picture = pictures.get(written);
      if (!picture) return undefined;
      const markup = formatPicture(picture, basePath(siteUrl), {
        alt,
        sizes: '(width < 44rem) 92vw, 40rem',
        isFirst,
      });
      isFirst = false;
      return markup;
    },
  });
}

/**
 * The text of an article without its front matter.
 *
 * @throws where the file is no longer as it was checked.
 */
export function readMarkdown({ file }: ArticleBody): string {
  // Pages are made one after the other, and nothing else could be done meanwhile.
  const text = readFileSync(contentFileUrl(contentDirectory, file), 'utf8');
  const split = splitFrontMatter(text.replace(/^\ufeff/, ''));
  if ('rule' in split) throw new Error(`${file} has changed since it was checked: ${split.message}.`);
  return split.body;
}
