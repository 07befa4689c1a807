import { nameHost } from '../lib/host.ts';
import { findRelation } from '../content/markdown/safe-html.ts';

export interface Link {
  label: string;
  href: string;
  /** The `rel` of `<a>`. */
  rel?: string | undefined;
}

/** A link to articles, with their number. */
export interface CountedLink extends Link {
  count: number;
}

/**
 * A link to an address that an editor wrote, usually on another site.
 *
 * @param siteUrl with scheme and host.
 */
export function linkOutside(label: string, href: string, siteUrl: string): Link {
  return { label, href, rel: findRelation(href, siteUrl) };
}

/** A link to another site; its text is the host. */
export function linkToHost(address: string, siteUrl: string): Link {
  return linkOutside(nameHost(address) ?? address, address, siteUrl);
}
