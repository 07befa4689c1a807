import { readFile } from 'node:fs/promises';
import { splitFrontMatter } from '../editorial/front-matter.ts';
import type { ArticleBody } from '../lib/articles.ts';
import { resolveBodyLink } from '../lib/body-links.ts';
import { renderMarkdown } from '../lib/markdown.ts';
import { formatPicture } from '../lib/picture-markup.ts';
import { contentDirectory, contentFileUrl } from '../loader/content-directory.ts';

/**
 * Renders the body of an article when a page asks for it, so that neither the data store nor the
 * memory holds every body.
 *
 * @param base the path that the site lives under.
 */
export async function renderBody(body: ArticleBody, base: string): Promise<string> {
  const pictures = new Map(body.pictures.map((picture) => [picture.written, picture]));
  return renderMarkdown(await readMarkdown(body), {
    resolveLink: (written) => resolveBodyLink(written, base),
    drawPicture: (written, alt) => {
      const picture = pictures.get(written);
      return (
        picture && formatPicture(picture, base, { alt, sizes: '(width < 44rem) 92vw, 40rem', isFirst: false })
      );
    },
  });
}

/**
 * The text of an article without its front matter.
 *
 * @throws where the file is no longer as it was checked.
 */
export async function readMarkdown({ file }: ArticleBody): Promise<string> {
  const text = await readFile(contentFileUrl(contentDirectory, file), 'utf8');
  const split = splitFrontMatter(text.replace(/^\ufeff/, ''));
  if ('rule' in split) throw new Error(`${file} has changed since it was checked; build again.`);
  return split.body;
}
