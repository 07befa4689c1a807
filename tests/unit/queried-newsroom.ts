import { vi } from 'vitest';
import type { Article } from '../../src/content/articles.ts';
import type { EventSettings } from '../../src/content/schema/event.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import { plainSite } from './made-up-newsroom.ts';

interface QueriedNewsroom {
  /** Newest first. */
  articles: Article[];
  site: SiteSettings;
  event: EventSettings | undefined;
  /** The vocabulary. */
  tags: TagSettings[];
  /** The full years since each article was published. */
  years: number;
}

/**
 * What the queries answer in a unit test, which has no collections. A test imports this before anything that
 * asks them.
 */
export const newsroom: QueriedNewsroom = {
  articles: [],
  site: plainSite,
  event: undefined,
  tags: [],
  years: 0,
};

vi.mock('../../src/content/queries/articles.ts', () => ({
  getArticles: () => Promise.resolve(newsroom.articles),
  getRecentArticles: () => Promise.resolve(newsroom.articles),
  createYearCounter: () => Promise.resolve(() => newsroom.years),
}));
vi.mock('../../src/content/queries/site.ts', () => ({
  getSite: () => Promise.resolve(newsroom.site),
  getEventCall: () => Promise.resolve(newsroom.event),
  getTagSettings: () => Promise.resolve(newsroom.tags),
}));
vi.mock('../../src/content/queries/content-cache.ts', () => ({
  cacheForContent: <T>(read: () => T) => read,
}));
