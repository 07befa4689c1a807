import { absoluteAddress, addresses, basePath } from '../lib/addresses.ts';
import type { Article } from '../content/articles.ts';

/** What search engines are told of a story's page. */
export interface Indexing {
  /** With scheme and host. */
  canonical: string;
  /** Whether search engines are asked to leave the page out. */
  isHidden: boolean;
  /** Whether sitemaps list the page and pings name it. */
  isListed: boolean;
}

/**
 * What a source's policy means for a story's page. A hidden page names itself as canonical and never
 * another: the two would contradict each other, and the hiding could be taken over to the other page.
 */
export function decideIndexing(
  { slug, source, original }: Pick<Article, 'slug' | 'source' | 'original'>,
  siteUrl: string,
): Indexing {
  const own = absoluteAddress(siteUrl, addresses.article(basePath(siteUrl), slug));
  switch (source.policy) {
    case 'canonical':
      // The check refuses a story without; in dev one may be on its way.
      return { canonical: original ?? own, isHidden: false, isListed: original === undefined };
    case 'noindex':
      return { canonical: own, isHidden: true, isListed: false };
    default:
      return { canonical: own, isHidden: false, isListed: true };
  }
}
