import { addresses } from '../lib/addresses.ts';
import type { Article, LeadPicture } from '../content/articles.ts';
import { formatDay, type Moment } from '../lib/dates.ts';
import type { Link } from './link.ts';

/** A moment for people and for machines. */
export interface DateView {
  /** RFC 3339, for `datetime`. */
  iso: string;
  text: string;
}

/** Why a story is shown in `astro dev` alone. */
export type Hold = 'draft' | 'scheduled';

/** A story in a list. */
export interface StoryView {
  title: string;
  href: string;
  description: string;
  date: DateView;
  source: Link;
  tags: Link[];
  picture?: LeadPicture | undefined;
  hold?: Hold | undefined;
}

export type HoldFinder = (article: Article) => Hold | undefined;

interface BuiltStory {
  base: string;
  hold: Hold | undefined;
  view: StoryView;
}

const built = new WeakMap<Article, BuiltStory>();

/** A story is in many lists; they share its view. */
export function buildStory(article: Article, base: string, findHold: HoldFinder): StoryView {
  const hold = findHold(article);
  const known = built.get(article);
  if (known?.base === base && known.hold === hold) return known.view;
  const view = createStoryView(article, base, hold);
  built.set(article, { base, hold, view });
  return view;
}

function createStoryView(article: Article, base: string, hold: Hold | undefined): StoryView {
  const { slug, title, description, published, source, tags, picture } = article;
  return {
    title,
    href: addresses.article(base, slug),
    description,
    date: buildDate(published),
    source: { label: source.name, href: addresses.source(base, source.key) },
    tags: tags.map((tag) => ({ label: tag.label, href: addresses.tag(base, tag.slug) })),
    picture,
    hold,
  };
}

export function buildDate(moment: Moment): DateView {
  return { iso: moment.iso, text: formatDay(moment.day) };
}
