/** Elements that only set words off; they stand without attributes. */
export const plainElements: ReadonlySet<string> = new Set([
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'small',
  'strong',
  'sub',
  'sup',
  'wbr',
]);

/** A comment that ends for browsers where it ends for Markdown: to them `<!-->`, `<!--->` and `--!>` are ends too. */
const comment = /<!--(?!-?>)(?:(?!--!>)[\s\S])*?-->/g;

/** HTML without those comments that every browser reads as comments. */
export function removeComments(html: string): string {
  return html.replace(comment, '');
}

/** Whether HTML within Markdown holds nothing but text, comments and {@link plainElements}. */
export function isPlainHtml(html: string): boolean {
  const remainder = removeComments(html).replace(/<\/?([a-z]+)\s*\/?>/gi, (tag, name: string) =>
    plainElements.has(name.toLowerCase()) ? '' : tag,
  );
  return !/<[a-z/!?]/i.test(remainder);
}

/**
 * Whether a link can be followed without harm: no script, no data, nothing that reads files, and no other
 * host by the look of a path (`//host`, and what browsers take for it: `/\\host`, a tab between the slashes).
 */
export function isSafeLink(address: string): boolean {
  if (/^(mailto:|tel:|#)/i.test(address)) return true;
  if (/^https?:\/\//i.test(address)) return URL.canParse(address);
  return address.startsWith('/') && URL.parse(address, anySite)?.origin === anySite;
}

/** Stands for the site's own origin; the name is nobody's (RFC 2606). */
const anySite = 'https://site.invalid';

/**
 * What a link says of where it leads, as `rel`: another site gets no hold of the page that it is opened from.
 *
 * @param siteUrl with scheme and host.
 */
export function findRelation(address: string, siteUrl: string): 'noopener' | undefined {
  const isOutside = /^https?:/i.test(address) && URL.parse(address)?.origin !== new URL(siteUrl).origin;
  return isOutside ? 'noopener' : undefined;
}
