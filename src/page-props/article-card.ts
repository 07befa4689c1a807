import type { Article, LeadPicture } from '../content/articles.ts';
import { addresses } from '../lib/addresses.ts';
import { formatDay, type Moment } from '../lib/dates.ts';
import type { Link } from './link.ts';

/** An article in a list. */
export interface ArticleCard extends Pick<Article, 'title' | 'description' | 'unpublished'> {
  href: string;
  date: DisplayedDate;
  source: Link;
  tags: Link[];
  picture?: LeadPicture | undefined;
}

/** A day in words, and the time for machines. */
export interface DisplayedDate {
  /** RFC 3339, for `datetime`. */
  iso: string;
  text: string;
}

const built = new WeakMap<Article, { base: string; card: ArticleCard }>();

/** Lists share one card per article, so that it is digested once (`page-key.ts`). */
export function buildArticleCard(article: Article, base: string): ArticleCard {
  const known = built.get(article);
  if (known?.base === base) return known.card;
  const { slug, title, description, published, source, tags, picture, unpublished } = article;
  const card = {
    title,
    href: addresses.article(base, slug),
    description,
    date: buildDate(published),
    source: { label: source.name, href: addresses.source(base, source.key) },
    tags: tags.map((tag) => ({ label: tag.label, href: addresses.tag(base, tag.slug) })),
    picture,
    unpublished,
  };
  built.set(article, { base, card });
  return card;
}

export function buildDate({ iso, day }: Moment): DisplayedDate {
  return { iso, text: formatDay(day) };
}
