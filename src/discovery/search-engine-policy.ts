import type { Article } from '../content/articles.ts';
import { locateArticle } from '../lib/addresses.ts';

/** The instructions to search engines for the page of an article. */
export interface Indexing {
  /** With scheme and host. */
  canonical: string;
  /** Whether search engines are asked to leave the page out. */
  isHidden: boolean;
  /** Whether sitemaps and announcements contain the page. */
  isListed: boolean;
}

/**
 * Applies a source's policy to an article's page. A hidden page is its own canonical page: search engines
 * could otherwise hide the canonical page too.
 */
export function decideIndexing(
  { slug, source, original }: Pick<Article, 'slug' | 'source' | 'original'>,
  siteUrl: string,
): Indexing {
  const own = locateArticle(siteUrl, slug);
  switch (source.policy) {
    case 'canonical':
      // The check rejects an article without an original; in `astro dev` it may still be missing.
      return { canonical: original ?? own, isHidden: false, isListed: original === undefined };
    case 'noindex':
      return { canonical: own, isHidden: true, isListed: false };
    default:
      return { canonical: own, isHidden: false, isListed: true };
  }
}
