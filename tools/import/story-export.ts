import { fromHtml } from 'hast-util-from-html';
import { DOMParser } from 'linkedom';
import { toString } from 'hast-util-to-string';
import { foldSpace } from '../../src/lib/text.ts';
import type { FoundStory } from '../reading/found-story.ts';
import { dropInvisible } from '../reading/plain-text.ts';
import { readStory, type ReadingContext, type StoryFacts } from '../reading/story.ts';

/** A story of an export or a feed. */
interface Item extends StoryFacts {
  html: string;
  isDraft?: boolean;
  /** The addresses of files that belong to it. */
  attachments: string[];
}

/**
 * Reads the stories of a WordPress export (WXR), an RSS or Atom feed, or a JSON Feed. Pages, menus and attachments of
 * WordPress are no stories.
 */
export function readExport(written: string, context: ReadingContext): FoundStory[] {
  const { text, leftOut } = dropInvisible(written);
  const items = text.trimStart().startsWith('{') ? readJsonFeed(text) : readXml(text);
  return items.map((item) => readItem({ ...item, title: readTitle(item.title) }, leftOut, context));
}

/** Titles are text, and many programs write HTML all the same. */
function readTitle(title = ''): string {
  return foldSpace(/&#?\w+;/.test(title) ? toString(fromHtml(title, { fragment: true })) : title);
}

function readItem(item: Item, leftOut: readonly string[], context: ReadingContext): FoundStory {
  const { attachments, isDraft = false } = item;
  const html = breakParagraphs(item.html);
  const story = readStory(fromHtml(html, { fragment: true }), item, context);
  const shortcodes = new Set(
    html.match(/\[[a-z][\w-]*(?:\s[^\]\n]*)?\](?=[^[]*\[\/)|\[[a-z][\w-]*\s[^\]\n]*=[^\]\n]*\]/g),
  );
  // WordPress shows `hall-300x200.jpg` for `hall.jpg`.
  const unused = attachments.filter((address) => !html.includes(address.replace(/\.\w+$/, '')));
  return {
    ...story,
    isDraft,
    leftOut: [
      ...story.leftOut,
      ...leftOut,
      ...unused.map((address) => `${address}, which the story does not show`),
    ],
    doubts: [
      ...story.doubts,
      ...Array.from(shortcodes, (code) => ({
        message: `${code} stands in the text, for which WordPress showed something else`,
        fix: 'put in what readers saw there, or take it out',
      })),
    ],
  };
}

/** WordPress makes paragraphs of empty lines, of captions and of embedded addresses when it shows a story. */
function breakParagraphs(written: string): string {
  const html = written.replace(/\[\/?(?:caption|embed)\b[^\]]*\]/g, '\n\n');
  if (/<p[\s>]/i.test(html)) return html;
  return html.replace(/\n[ \t]*\n/g, '<p>').replace(/([^>\n])\n(?=[^<\n])/g, '$1<br>');
}

/** What linkedom gives of an XML element. */
interface XmlElement {
  tagName: string;
  textContent: string;
  innerHTML: string;
  children: Iterable<XmlElement>;
  getAttribute: (name: string) => string | null;
}

function readXml(text: string): Item[] {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const select = (names: string) => Array.from(document.querySelectorAll(names) as Iterable<XmlElement>);
  const items = select('item, entry');
  const people = select('wp\\:author').map((person) => [
    read(person, 'wp:author_login'),
    read(person, 'wp:author_display_name'),
  ]);
  const files = items.filter((item) => read(item, 'wp:post_type') === 'attachment');
  const isStory = (item: XmlElement) =>
    ['post', undefined].includes(read(item, 'wp:post_type')) &&
    !/^(?:trash|auto-draft)$/.test(read(item, 'wp:status') ?? '');
  return items.filter(isStory).map((item): Item => {
    const link = list(item, 'link').find((own) => (own.getAttribute('rel') ?? 'alternate') === 'alternate');
    const address = link?.getAttribute('href') ?? link?.textContent.trim();
    const writer = list(item, 'author')[0];
    const author =
      read(item, 'dc:creator') ?? (writer && (read(writer, 'name') ?? writer.textContent.trim()));
    const own = files.filter((file) => read(file, 'wp:post_parent') === read(item, 'wp:post_id'));
    return {
      title: read(item, 'title'),
      html:
        ['content:encoded', 'content', 'description', 'summary']
          .map((name) => read(item, name))
          .find(Boolean) ?? '',
      address,
      base: address,
      date: ['pubDate', 'published', 'dc:date', 'wp:post_date', 'updated']
        .map((name) => read(item, name))
        .find(Boolean),
      author: people.find(([login]) => login === author)?.[1] ?? author,
      tags: list(item, 'category')
        .filter((tag) => ['category', 'post_tag', null].includes(tag.getAttribute('domain')))
        .map((tag) => foldSpace(tag.getAttribute('term') ?? tag.textContent))
        .filter((tag) => tag !== '' && tag !== 'Uncategorized'),
      isDraft: !/^(?:publish|)$/.test(read(item, 'wp:status') ?? ''),
      attachments: [
        ...list(item, 'enclosure').map((enclosure) => enclosure.getAttribute('url') ?? ''),
        ...own.map((file) => read(file, 'wp:attachment_url') ?? ''),
      ],
    };
  });
}

function list(element: XmlElement, name: string): XmlElement[] {
  return [...element.children].filter(({ tagName }) => tagName === name);
}

function read(element: XmlElement, name: string): string | undefined {
  const [found] = list(element, name);
  return (found?.getAttribute('type') === 'xhtml' ? found.innerHTML : found?.textContent)?.trim();
}

/** https://www.jsonfeed.org/version/1.1/ */
function readJsonFeed(text: string): Item[] {
  const { items = [] } = JSON.parse(text) as { items?: JsonItem[] };
  return items.map(
    ({ title = '', content_html: html, content_text: plain = '', url, tags = [], ...item }) => ({
      title,
      html: html ?? plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      address: url,
      base: url,
      date: item.date_published,
      author: (item.authors?.[0] ?? item.author)?.name,
      tags,
      attachments: item.attachments?.map((file) => file.url ?? '') ?? [],
    }),
  );
}

interface JsonItem {
  title?: string;
  content_html?: string;
  content_text?: string;
  url?: string;
  date_published?: string;
  author?: { name?: string };
  authors?: { name?: string }[];
  tags?: string[];
  attachments?: { url?: string }[];
}
