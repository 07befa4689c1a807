import type { Feed, FeedItemContent } from './feed.ts';

/**
 * Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 *
 * @param contents of the items, in their order.
 */
export function formatJsonFeed(feed: Feed, contents: readonly FeedItemContent[]): string {
  const { title, description, language, page, address, icon, hubs, items } = feed;
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: page,
      feed_url: address,
      icon,
      language,
      hubs: hubs.length === 0 ? undefined : hubs.map((url) => ({ type: 'WebSub', url })),
      items: items.map((item, index) => {
        const { html = '', enclosure } = contents[index] ?? {};
        return {
          id: item.guid,
          url: item.link,
          external_url: item.original,
          title: item.title,
          content_html: html,
          summary: item.description,
          image: enclosure?.address,
          date_published: item.published.iso,
          date_modified: item.updated?.iso,
          authors: item.author === undefined ? undefined : [{ name: item.author }],
          tags: item.tags,
          attachments: enclosure && [
            { url: enclosure.address, mime_type: enclosure.type, size_in_bytes: enclosure.length },
          ],
        };
      }),
    },
    null,
    1,
  );
}
