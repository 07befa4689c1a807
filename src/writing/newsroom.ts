import type { ContributorSettings } from '../content/schema/contributor.ts';
import type { EventSettings } from '../content/schema/event.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import type { SourceSettings } from '../content/schema/source.ts';
import type { TagSettings } from '../content/schema/tag.ts';

/** What the page to write on knows of the site: the settings, and as much of its stories as the check compares. */
export interface PublishedNewsroom {
  site: Pick<SiteSettings, 'name' | 'url' | 'timeZone'>;
  sources: Record<string, SourceSettings>;
  tags: TagSettings[];
  contributors: Pick<ContributorSettings, 'name' | 'aliases'>[];
  events: Pick<EventSettings, 'name'>[];
  stories: PublishedStory[];
}

/** What readers can see anyway: a draft, or a story that is not due, is not among them. */
export interface PublishedStory {
  /** Relative to the content folder, with `/`, as its pictures. */
  file: string;
  slug: string;
  /** RFC 3339, or a day. */
  date: string;
  source: string;
  tags: string[];
  author?: string[];
  aliases?: string[];
  original?: string;
  /** The ids of its headings. */
  headings?: string[];
  pictures?: string[];
}
