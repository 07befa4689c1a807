import type { ArticleBody } from '../content/articles.ts';
import { renderMarkdown } from '../content/markdown/html.ts';
import { readMarkdown } from '../content/queries/article-markdown.ts';
import { formatPicture } from '../images/markup.ts';
import { basePath } from '../lib/addresses.ts';

/**
 * Renders the body of an article when a page asks for it, so that neither the data store nor the memory holds
 * every body.
 *
 * @param siteUrl with scheme and host.
 * @param followsPicture whether the page shows a picture before the body.
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
