import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import type { Article, Source } from '../content/articles.ts';
import { cutArchive } from '../feeds/archive.ts';
import { createFeed, feedLength, type Feed, type FeedHistory } from '../feeds/feed.ts';
import type { Shelf } from '../content/topics.ts';
import type { Tag } from '../content/vocabulary.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { describeSource, describeTag } from './list-pages.ts';

/** The feed of all stories. */
export function buildMainFeed(articles: readonly Article[], site: SiteSettings): Feed {
  const base = basePath(site.url);
  const archive = cutArchive(articles, feedLength);
  return createMainFeed(site, addresses.rss(base), articles.slice(0, feedLength), {
    previous: locateArchive(site, archive.length),
  });
}

/** The same feed as JSON. */
export function buildJsonFeed(articles: readonly Article[], site: SiteSettings): Feed {
  return createMainFeed(site, addresses.jsonFeed(basePath(site.url)), articles.slice(0, feedLength));
}

/** The older stories of the main feed, in documents as long as a feed and numbered from the oldest. */
export function buildArchiveFeeds(
  articles: readonly Article[],
  site: SiteSettings,
): { number: number; feed: Feed }[] {
  const base = basePath(site.url);
  const archive = cutArchive(articles, feedLength);
  return archive.map((items, index) => {
    const number = index + 1;
    const feed = createMainFeed(site, addresses.feedArchive(base, number), items, {
      current: absoluteAddress(site.url, addresses.rss(base)),
      previous: locateArchive(site, number - 1),
      next: number < archive.length ? locateArchive(site, number + 1) : undefined,
    });
    return { number, feed };
  });
}

export function buildTagFeed({ subject, articles }: Shelf<Tag>, site: SiteSettings): Feed {
  const base = basePath(site.url);
  return createFeed(
    {
      title: `${subject.label} · ${site.name}`,
      description: describeTag(subject),
      address: addresses.tagRss(base, subject.slug),
      page: addresses.tag(base, subject.slug),
      articles: articles.slice(0, feedLength),
    },
    site,
  );
}

export function buildSourceFeed({ subject, articles }: Shelf<Source>, site: SiteSettings): Feed {
  const base = basePath(site.url);
  return createFeed(
    {
      title: `${subject.name} · ${site.name}`,
      description: describeSource(subject),
      address: addresses.sourceRss(base, subject.key),
      page: addresses.source(base, subject.key),
      articles: articles.slice(0, feedLength),
    },
    site,
  );
}

function createMainFeed(
  site: SiteSettings,
  address: string,
  articles: readonly Article[],
  history?: FeedHistory,
): Feed {
  const { name, description } = site;
  return createFeed({ title: name, description, address, page: basePath(site.url), articles, history }, site);
}

function locateArchive({ url }: SiteSettings, number: number): string | undefined {
  return number < 1 ? undefined : absoluteAddress(url, addresses.feedArchive(basePath(url), number));
}
