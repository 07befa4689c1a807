import { content, describe, escape, feeds, locate, sources, tags } from '../site.mjs';

/** The feed of everything, those of tags and sources, and the documents of the archive. */
export const data = {
  pagination: { data: 'collections.feeds', size: 1, alias: 'address' },
  permalink: ({ address }) => address,
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['stories'] },
};

export function render({ address }) {
  const { title, description, page, stories, links } = feeds.get(address);
  const link = (relation, target) =>
    `<atom:link rel="${relation}" type="application/rss+xml" href="${escape(locate(target))}"/>`;
  const home = escape(locate(page));
  return `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="/feed.css"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fh="http://purl.org/syndication/history/1.0"><channel><title>${escape(title)}</title><description>${escape(description)}</description><link>${home}</link><language>${content.site.language}</language><ttl>60</ttl><image><url>${locate('/feed-icon.png')}</url><title>${escape(title)}</title><link>${home}</link></image>${[['self', address], ...links].map(([relation, target]) => link(relation, target)).join('')}${links.length > 0 ? '<fh:archive/>' : ''}${stories.map(drawItem).join('')}</channel></rss>`;
}

const items = new Map();

/** Each is drawn once for all feeds. */
function drawItem(story) {
  const known = items.get(story.url);
  if (known !== undefined) return known;
  const { title, date, author, original, source: key, slug, topics } = story.data;
  const source = sources.get(key);
  const address = escape(locate(story.url));
  const credit = `<p>Source: <a href="${escape(original ?? source.url)}">${escape(source.title)}</a></p>`;
  const item = `<item><title>${escape(title)}</title><link>${address}</link><guid isPermaLink="false">${content.site.guidPrefix}:articles/${slug}</guid><description>${escape(describe(story))}</description><pubDate>${date.toUTCString()}</pubDate><content:encoded><![CDATA[${story.content}${credit}]]></content:encoded>${author ? `<dc:creator>${escape(author)}</dc:creator>` : ''}${topics.map((topic) => `<category>${escape(tags.get(topic).title)}</category>`).join('')}${source.feed ? `<source url="${escape(source.feed)}">${escape(source.title)}</source>` : ''}</item>`;
  items.set(story.url, item);
  return item;
}
