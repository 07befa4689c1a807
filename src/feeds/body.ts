import type { Element } from 'hast';
import type { HastPluginDefinition, HastVisitorContext } from 'satteri';
import type { Article } from '../content/articles.ts';
import { toHtml } from '../content/markdown/html.ts';
import { decodePictureName } from '../content/markdown/picture-names.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import type { Picture } from '../content/schema/article.ts';
import { locateFallback } from '../images/variants.ts';
import { decodeAddress, locateArticle } from '../lib/addresses.ts';
import { escapeHtml } from '../lib/html.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';

/**
 * The full text of an article for feed readers: the standfirst, the picture, the body and the source. Every
 * address is absolute, with http or https, so that links work wherever the text is shown; this includes links
 * to its own footnotes and headings. Elements have no class, id, style, role or data attribute.
 */
export async function renderFeedBody(article: Article, markdown: string, siteUrl: string): Promise<string> {
  const pictures = new Map(article.body.pictures.map((picture) => [picture.written, picture]));

  const plainElements: HastPluginDefinition = {
    name: 'article-feed',
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const { href = '' } = node.properties;
          const isForWeb = /^https?:/.test(href);
          keepProperties(node, context, isForWeb ? ['href', 'rel', 'title'] : ['title']);
          if (!isForWeb) writeAddress(node, href, context);
        },
      },
      {
        filter: ['img'],
        visit(node, context) {
          const { src, alt } = node.properties;
          const picture = pictures.get(decodePictureName(String(src)));
          context.replaceNode(
            node,
            picture ? { type: 'raw', value: formatPlainPicture(picture, alt ?? '', siteUrl) } : [],
          );
        },
      },
      {
        filter: ['input'],
        visit(node, context) {
          context.replaceNode(node, { type: 'text', value: node.properties.checked ? '☑' : '☐' });
        },
      },
      {
        filter: ['td', 'th'],
        visit(node, context) {
          const [, side] = /^text-align: (\w+)$/.exec(String(node.properties.style)) ?? [];
          keepProperties(node, context, []);
          context.setProperty(node, 'align', side);
        },
      },
      {
        filter: ['ol'],
        visit(node, context) {
          keepProperties(node, context, ['start']);
        },
      },
      {
        filter: ['ul', 'li', 'code', 'section', 'h2'],
        visit(node, context) {
          keepProperties(node, context, []);
        },
      },
    ],
  };
  const body = await toHtml(markdown, plainElements, {
    siteUrl,
    pageUrl: locateArticle(siteUrl, article.slug),
  });

  return removeForbiddenCharacters(
    [
      formatStandfirst(article),
      formatLeadPicture(article, siteUrl),
      body.trim(),
      formatCredit(article, siteUrl),
    ]
      .filter((part) => part !== '')
      .join('\n'),
  );
}

function keepProperties(node: Readonly<Element>, context: HastVisitorContext, kept: readonly string[]): void {
  for (const name of Object.keys(node.properties)) {
    if (!kept.includes(name)) context.setProperty(node, name, undefined);
  }
}

/** Turns a `mailto:` or `tel:` link into text that contains the address. */
function writeAddress(node: Readonly<Element>, link: string, context: HastVisitorContext): void {
  const [, , address = ''] = /^(mailto|tel):([^?]*)/i.exec(link) ?? [];
  const words = decodeAddress(address);
  if (!context.textContent(node).includes(words)) {
    context.insertAfter(node, { type: 'text', value: ` (${words})` });
  }
}

function formatStandfirst({ standfirst }: Article): string {
  return standfirst === undefined ? '' : `<p>${escapeHtml(standfirst)}</p>`;
}

function formatLeadPicture({ picture }: Article, siteUrl: string): string {
  if (!picture) return '';
  const image = formatPlainPicture(picture.file, picture.alt, siteUrl);
  const credit = picture.credit === undefined ? '' : `<br><small>${escapeHtml(picture.credit)}</small>`;
  return `<p>${image}${credit}</p>`;
}

/** A picture in the format that every feed reader can show. */
function formatPlainPicture(picture: Picture, alt: string, siteUrl: string): string {
  const { address, width, height } = locateFallback(picture, siteUrl);
  const size = `width="${String(width)}" height="${String(height)}"`;
  return `<img src="${address}" ${size} alt="${escapeHtml(alt)}">`;
}

/** Few feed readers show `<source>`, so the text names the source too. */
function formatCredit({ source, original = source.url }: Article, siteUrl: string): string {
  const relation = findRelation(original, siteUrl);
  const attributes = `href="${escapeHtml(original)}"${relation ? ` rel="${relation}"` : ''}`;
  return `<p>Source: <a ${attributes}>${escapeHtml(source.name)}</a></p>`;
}
