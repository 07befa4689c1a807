import { fromHtml } from 'hast-util-from-html';
import { DOMParser } from 'linkedom';
import { z } from 'zod';
import { toString } from 'hast-util-to-string';
import { escapeHtml } from '../../src/lib/html.ts';
import { foldSpace } from '../../src/lib/text.ts';
import type { FoundStory } from '../../src/writing/reading/found-story.ts';
import { readWrittenDate } from '../../src/writing/reading/written-date.ts';
import { readStory, type ReadingContext, type StoryFacts } from '../../src/writing/reading/story.ts';

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
  const text = written.trim();
  const items = text.startsWith('{') ? readJsonFeed(text) : readXml(text);
  return items.map((item) => readItem({ ...item, title: readTitle(item.title) }, context));
}

/** Titles are text, and many programs write HTML all the same. */
function readTitle(title = ''): string {
  const isHtml = /&#?\w+;|<\/?(?:b|em|i|span|strong|su[bp])>/i.test(title);
  return foldSpace(isHtml ? toString(fromHtml(title, { fragment: true })) : title);
}

function readItem(item: Item, context: ReadingContext): FoundStory {
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
    isDraft: isDraft || story.isDraft === true,
    leftOut: [
      ...story.leftOut,
      ...unused.map((address) => ({ what: `${address}, which the story does not show` })),
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

const blockTag =
  /(<pre\b.*?<\/pre>|<!--.*?-->|<\/?(?:blockquote|div|dl|figure|h[1-6]|hr|li|ol|p|table|t[bdhr]|ul)\b[^>]*>)/is;

/** WordPress makes paragraphs of empty lines, of captions and of embedded addresses when it shows a story. */
function breakParagraphs(written: string): string {
  const html = written.replace(/\[\/?(?:caption|embed)\b[^\]]*\]/g, '\n\n');
  const lineEnd = /<(?:p|br|div)\b/i.test(html) ? '\n' : '<br>';
  const parts = html.split(blockTag).map((part, index) => {
    return index % 2 > 0
      ? part
      : part
          .trim()
          .replace(/\n\s*\n/g, '<p>')
          .replaceAll('\n', lineEnd);
  });
  return parts.join('');
}

/** What linkedom gives of an XML element. */
interface XmlElement {
  tagName: string;
  textContent: string;
  innerHTML: string;
  children: Iterable<XmlElement>;
  getAttribute: (name: string) => string | null;
}

/** @throws Error if the file was cut off. */
function readXml(text: string): Item[] {
  if (!/<\/[\w:]+>\s*(?:<!--.*-->\s*)*$/s.test(text) || !/<\/(?:rss|feed|rdf:RDF)>/i.test(text)) {
    throw new Error('it ends in the middle');
  }
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const select = (names: string) => Array.from(document.querySelectorAll(names) as Iterable<XmlElement>);
  const items = select('item, entry');
  const people = select('wp\\:author').map((person) => [
    read(person, 'wp:author_login'),
    read(person, 'wp:author_display_name'),
  ]);
  const files = Map.groupBy(
    items.filter((item) => read(item, 'wp:post_type') === 'attachment'),
    (file) => read(file, 'wp:post_parent'),
  );
  const isStory = (item: XmlElement) =>
    ['post', undefined].includes(read(item, 'wp:post_type')) &&
    !/^(?:trash|auto-draft)$/.test(read(item, 'wp:status') ?? '');
  return items.filter(isStory).map((item): Item => {
    const link = list(item, 'link').find((own) => (own.getAttribute('rel') ?? 'alternate') === 'alternate');
    const address = link?.getAttribute('href') ?? link?.textContent.trim();
    const writer = list(item, 'author')[0];
    const author =
      read(item, 'dc:creator') ?? (writer && (read(writer, 'name') ?? writer.textContent.trim()));
    const dates = ['pubDate', 'published', 'dc:date', 'wp:post_date', 'updated'].flatMap(
      (name) => read(item, name) ?? [],
    );
    const own = files.get(read(item, 'wp:post_id')) ?? [];
    return {
      title: read(item, 'title'),
      html:
        ['content:encoded', 'content', 'description', 'summary']
          .map((name) => read(item, name))
          .find(Boolean) ?? '',
      address,
      base: address,
      date: dates.find((date) => 'date' in readWrittenDate(date)) ?? dates[0],
      author:
        people.find(([login]) => login === author)?.[1] ?? /\(([^)]+)\)$/.exec(author ?? '')?.[1] ?? author,
      tags: list(item, 'category')
        .filter((tag) => ['category', 'post_tag', null].includes(tag.getAttribute('domain')))
        .map((tag) => readTitle(tag.getAttribute('term') ?? tag.textContent))
        .filter((tag) => tag !== '' && tag !== 'Uncategorized'),
      isDraft:
        !/^(?:publish|)$/.test(read(item, 'wp:status') ?? '') || Boolean(read(item, 'wp:post_password')),
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

const text = z.string().optional().catch(undefined);
const person = z.object({ name: text }).optional().catch(undefined);

/** https://www.jsonfeed.org/version/1.1/ What has another type than there counts as absent. */
const jsonFeed = z.object({
  items: z
    .array(
      z.object({
        title: text,
        content_html: text,
        content_text: text,
        summary: text,
        url: text,
        date_published: text,
        author: person,
        authors: z.array(z.object({ name: text })).catch([]),
        tags: z.array(z.string()).catch([]),
        attachments: z.array(z.object({ url: z.string() })).catch([]),
      }),
    )
    .catch([]),
});

function readJsonFeed(written: string): Item[] {
  return jsonFeed.parse(JSON.parse(written)).items.map((item) => ({
    title: item.title,
    html: item.content_html ?? escapeHtml(item.content_text ?? item.summary ?? ''),
    address: item.url,
    base: item.url,
    date: item.date_published,
    author: (item.authors[0] ?? item.author)?.name,
    tags: item.tags,
    attachments: item.attachments.map(({ url }) => url),
  }));
}
