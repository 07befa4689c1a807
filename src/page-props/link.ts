import { findRelation } from '../content/markdown/safe-html.ts';

/** Words that lead somewhere. */
export interface Link {
  label: string;
  href: string;
  /** The `rel` of `<a>`. */
  rel?: string | undefined;
}

/** A link to articles, and how many there are. */
export interface CountedLink extends Link {
  count: number;
}

/**
 * A link to an address of an editor’s, which is most often another site.
 *
 * @param siteUrl with scheme and host.
 */
export function linkOutside(label: string, href: string, siteUrl: string): Link {
  return { label, href, rel: findRelation(href, siteUrl) };
}

/** A link to another site, named by its host. */
export function linkToHost(address: string, siteUrl: string): Link {
  return linkOutside(new URL(address).hostname.replace(/^www\./, ''), address, siteUrl);
}
