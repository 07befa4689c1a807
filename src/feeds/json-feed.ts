import { createGuid } from '../content/guid.ts';
import { absoluteAddress, addresses, basePath, locateArticle, locateContributor } from '../lib/addresses.ts';
import { findLanguage } from '../lib/language.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';
import { dateChange, dateItem, type Feed, type FeedItemContent } from './feed.ts';

/**
 * Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 *
 * @param contents of the articles, in their order.
 */
export function formatJsonFeed(feed: Feed, contents: readonly FeedItemContent[]): string {
  const { title, description, page, address, hubs, articles, site } = feed;
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: absoluteAddress(site.url, page),
      feed_url: absoluteAddress(site.url, address),
      icon: absoluteAddress(site.url, addresses.largeIcon(basePath(site.url))),
      favicon: absoluteAddress(site.url, addresses.feedIcon(basePath(site.url))),
      language: site.language,
      hubs: hubs.length === 0 ? undefined : hubs.map((url) => ({ type: 'WebSub', url })),
      items: articles.map((article, index) => {
        const { html = '', enclosure } = contents[index] ?? {};
        return {
          id: createGuid(article, site.guidPrefix),
          url: locateArticle(site.url, article.slug),
          external_url: article.original,
          title: article.title,
          language: findLanguage(article.title),
          content_html: html,
          summary: article.description,
          image: enclosure?.address,
          date_published: dateItem(article.published),
          date_modified: dateChange(article),
          authors:
            article.authors.length === 0
              ? undefined
              : article.authors.map(({ name, contributor }) => ({
                  name,
                  url: contributor && locateContributor(site.url, contributor.slug),
                })),
          tags: article.tags.map(({ label }) => label),
          attachments: enclosure && [
            { url: enclosure.address, mime_type: enclosure.type, size_in_bytes: enclosure.length },
          ],
        };
      }),
    },
    (_key, value: unknown) => (typeof value === 'string' ? removeForbiddenCharacters(value) : value),
    1,
  );
}
