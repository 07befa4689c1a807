import type { Article } from '../content/articles.ts';
import { locateArticle } from '../lib/addresses.ts';

/** What search engines are told of an article’s page. */
export interface Indexing {
  /** With scheme and host. */
  canonical: string;
  /** Whether search engines are asked to leave the page out. */
  isHidden: boolean;
  /** Whether sitemaps list the page and pings name it. */
  isListed: boolean;
}

/**
 * What a source’s policy means for an article’s page. A hidden page names itself as canonical: with another
 * canonical page, search engines could hide that one.
 */
export function decideIndexing(
  { slug, source, original }: Pick<Article, 'slug' | 'source' | 'original'>,
  siteUrl: string,
): Indexing {
  const own = locateArticle(siteUrl, slug);
  switch (source.policy) {
    case 'canonical':
      // The check refuses an article without an original; in `astro dev` it may still be missing.
      return { canonical: original ?? own, isHidden: false, isListed: original === undefined };
    case 'noindex':
      return { canonical: own, isHidden: true, isListed: false };
    default:
      return { canonical: own, isHidden: false, isListed: true };
  }
}
