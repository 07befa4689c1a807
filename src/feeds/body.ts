import type { Element } from 'hast';
import type { HastPluginDefinition, HastVisitorContext } from 'satteri';
import type { Picture } from '../content/schema/article.ts';
import { decodeAddress } from '../lib/addresses.ts';
import type { FeedItem } from './feed.ts';
import { escapeHtml } from '../lib/html.ts';
import { toHtml } from '../content/markdown/html.ts';
import { decodePictureName } from '../content/markdown/picture-names.ts';
import { locateFallback } from '../images/variants.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';

/**
 * The full text of a story for feed readers: the standfirst, the picture, the body and who it comes from.
 * Every address has scheme and host, http or https, so that links work wherever the text is shown, those
 * to its own footnotes and headings included. Elements keep only what says what they are: no class, id,
 * style, role or data attribute.
 */
export async function renderFeedBody(item: FeedItem, markdown: string, siteUrl: string): Promise<string> {
  const pictures = new Map(item.body.pictures.map((picture) => [picture.written, picture]));

  const dress: HastPluginDefinition = {
    name: 'article-feed',
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const { href = '' } = node.properties;
          const isForWeb = /^https?:/.test(href);
          keepProperties(node, context, isForWeb ? ['href', 'rel', 'title'] : ['title']);
          if (!isForWeb) sayAddress(node, href, context);
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
  const body = await toHtml(markdown, dress, { siteUrl, pageUrl: item.link });

  return removeForbiddenCharacters(
    [formatStandfirst(item), formatLeadPicture(item, siteUrl), body.trim(), formatCredit(item, siteUrl)]
      .filter((part) => part !== '')
      .join('\n'),
  );
}

function keepProperties(node: Readonly<Element>, context: HastVisitorContext, kept: readonly string[]): void {
  for (const name of Object.keys(node.properties)) {
    if (!kept.includes(name)) context.setProperty(node, name, undefined);
  }
}

/** A link that only mail programs and telephones can follow becomes words, and the address is among them. */
function sayAddress(node: Readonly<Element>, link: string, context: HastVisitorContext): void {
  const [, , address = ''] = /^(mailto|tel):([^?]*)/i.exec(link) ?? [];
  const said = decodeAddress(address);
  if (!context.textContent(node).includes(said)) {
    context.insertAfter(node, { type: 'text', value: ` (${said})` });
  }
}

function formatStandfirst({ standfirst }: FeedItem): string {
  return standfirst === undefined ? '' : `<p>${escapeHtml(standfirst)}</p>`;
}

function formatLeadPicture({ picture }: FeedItem, siteUrl: string): string {
  if (!picture) return '';
  const image = formatPlainPicture(picture.file, picture.alt, siteUrl);
  const credit = picture.credit === undefined ? '' : `<br><small>${escapeHtml(picture.credit)}</small>`;
  return `<p>${image}${credit}</p>`;
}

/** A picture in the one file that every reader can show. */
function formatPlainPicture(picture: Picture, alt: string, siteUrl: string): string {
  const { address, width, height } = locateFallback(picture, siteUrl);
  const size = `width="${String(width)}" height="${String(height)}"`;
  return `<img src="${address}" ${size} alt="${escapeHtml(alt)}">`;
}

/** Few readers show `<source>`, so the text says it too. */
function formatCredit({ source, original = source.url }: FeedItem, siteUrl: string): string {
  const relation = findRelation(original, siteUrl);
  const attributes = `href="${escapeHtml(original)}"${relation ? ` rel="${relation}"` : ''}`;
  return `<p>Source: <a ${attributes}>${escapeHtml(source.name)}</a></p>`;
}
