import type { ArticleBody } from '../content/articles.ts';
import { formatPageBody } from '../content/markdown/html.ts';
import { getBodyHtml } from '../content/queries/body-html.ts';
import { formatPicture } from '../images/markup.ts';
import { basePath } from '../lib/addresses.ts';

/**
 * The body of an article for its page.
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
  return formatPageBody(await getBodyHtml(body, siteUrl), (written, alt) => {
    const picture = pictures.get(written);
    if (!picture) return undefined;
    const markup = formatPicture(picture, basePath(siteUrl), {
      alt,
      sizes: '(width < 44rem) 92vw, 40rem',
      isFirst,
    });
    isFirst = false;
    return markup;
  });
}
