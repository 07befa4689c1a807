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
  const text = await readFile(contentFileUrl(contentDirectory, body.file), 'utf8');
  const split = splitFrontMatter(text.replace(/^\ufeff/, ''));
  if ('rule' in split) throw new Error(`${body.file} has changed since it was checked; build again.`);

  const pictures = new Map(body.pictures.map((picture) => [picture.written, picture]));
  return renderMarkdown(split.body, {
    resolveLink: (written) => resolveBodyLink(written, base),
    drawPicture: (written, alt) => {
      const picture = pictures.get(written);
      return (
        picture && formatPicture(picture, base, { alt, sizes: '(width < 44rem) 92vw, 40rem', isFirst: false })
      );
    },
  });
}
