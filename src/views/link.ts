import { findRelation } from '../content/markdown/safe-html.ts';

/** Words that lead somewhere. */
export interface Link {
  label: string;
  href: string;
  /** What is said of where it leads, as `rel` of `<a>`. */
  rel?: string | undefined;
}

/**
 * Words that lead where an editor says, which is most often another site.
 *
 * @param siteUrl with scheme and host.
 */
export function linkOutside(label: string, href: string, siteUrl: string): Link {
  return { label, href, rel: findRelation(href, siteUrl) };
}

/** A link to another site that goes by its host. */
export function linkToHost(address: string, siteUrl: string): Link {
  return linkOutside(new URL(address).hostname.replace(/^www\./, ''), address, siteUrl);
}
