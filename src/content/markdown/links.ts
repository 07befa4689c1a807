import { addresses, decodeAddress } from '../../lib/addresses.ts';

const articleFileLink = /^(?!\/\/)(?:[^:#?]*\/)?(?:\d{4}-\d{2}-\d{2}-)?([^/:#?]+)\.md(#.*)?$/;

/** Whether a link names the file of an article. */
export function isArticleFileLink(written: string): boolean {
  return articleFileLink.test(written);
}

/**
 * Resolves a link in an article's body: an address of this site is moved below the site's path, and the file
 * of an article becomes its address. Others stay as written.
 */
export function resolveBodyLink(written: string, base: string): string {
  const file = articleFileLink.exec(written);
  if (file?.[1]) return `${addresses.article(base, decodeAddress(file[1]))}${file[2] ?? ''}`;
  return written.startsWith('/') && !written.startsWith('//') ? `${base}${written.slice(1)}` : written;
}
