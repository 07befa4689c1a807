import type { Article } from '../content/articles.ts';
import { decodePictureName } from '../content/markdown/picture-names.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import { keepAttributes, readAttribute, replaceTags } from '../content/markdown/tags.ts';
import type { Picture } from '../content/schema/article.ts';
import { locateFallback } from '../images/variants.ts';
import { decodeAddress, locateArticle } from '../lib/addresses.ts';
import { escapeHtml, unescapeHtml } from '../lib/html.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';

/**
 * The full text of an article for feed readers: the standfirst, the picture, the body and the source. Every
 * address is absolute, with http or https, so that links work wherever the text is shown; this includes links
 * to its own footnotes and headings. Elements have no class, id, style, role or data attribute.
 *
 * @param html of the body, from `renderMarkdown`.
 */
export function formatFeedBody(article: Article, html: string, siteUrl: string): string {
  const parts = [
    formatStandfirst(article),
    formatLeadPicture(article, siteUrl),
    simplifyBody(article, html, siteUrl).trim(),
    formatCredit(article, siteUrl),
  ];
  return removeForbiddenCharacters(parts.filter((part) => part !== '').join('\n'));
}

const link = /<a((?: [^\s"=<>]+(?:="[^"]*")?)*)>(.*?)<\/a>/gs;

function simplifyBody({ slug, body }: Article, html: string, siteUrl: string): string {
  const pageUrl = locateArticle(siteUrl, slug);
  const pictures = new Map(body.pictures.map((picture) => [picture.written, picture]));
  const plain = replaceTags(html, ({ text, name, isEnd, attributes }) => {
    if (attributes === '' && name !== 'div') return text;
    switch (name) {
      case 'a':
        return text;
      case 'img': {
        const picture = pictures.get(decodePictureName(readAttribute(attributes, 'src') ?? ''));
        return picture ? formatPlainPicture(picture, readAttribute(attributes, 'alt') ?? '', siteUrl) : '';
      }
      case 'input':
        return readAttribute(attributes, 'checked') === undefined ? '☐' : '☑';
      case 'td':
      case 'th':
        return `<${name}${attributes.replace(/ class="cell-(\w+)"/, ' align="$1"')}>`;
      case 'ol':
        return `<ol${keepAttributes(attributes, ['start'])}>`;
      case 'div':
        return '';
      default:
        return `<${isEnd ? '/' : ''}${name}>`;
    }
  });
  return plain.replace(link, (_, attributes: string, text: string) =>
    simplifyLink(attributes, text, pageUrl),
  );
}

/** Keeps a link to the web. Another one becomes its text, and the address if the text does not say it. */
function simplifyLink(attributes: string, text: string, pageUrl: string): string {
  const address = readAttribute(attributes, 'href') ?? '';
  const [, written] = /^(?:mailto|tel):([^?]*)/i.exec(address) ?? [];
  if (address === '' || written !== undefined) {
    const words = decodeAddress(written ?? '');
    const isSaid = unescapeHtml(replaceTags(text, () => '')).includes(words);
    return isSaid ? text : `${text} (${escapeHtml(words)})`;
  }
  const href = escapeHtml(new URL(address, pageUrl).href);
  return `<a href="${href}"${keepAttributes(attributes, ['rel', 'title'])}>${text}</a>`;
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
