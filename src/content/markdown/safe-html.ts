/** Elements allowed in Markdown, without attributes. */
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

/** A comment with the same end in Markdown and in browsers, where `<!-->`, `<!--->` and `--!>` also end it. */
const comment = /<!--(?!-?>)(?:(?!--!>)[\s\S])*?(?:-->|(?=--!>)|$)/g;

/** Removes the comments that browsers and Markdown parse in the same way. */
export function removeComments(html: string): string {
  // What is no comment is matched too, so that nothing within it is looked at again.
  return html.replace(comment, (text) => (text.endsWith('-->') ? '' : text));
}

/** Whether HTML in Markdown contains only text, comments and {@link plainElements}. */
export function isPlainHtml(html: string): boolean {
  const remainder = removeComments(html).replace(/<\/?([a-z]+)\s*\/?>/gi, (tag, name: string) =>
    plainElements.has(name.toLowerCase()) ? '' : tag,
  );
  return !/<[a-z/!?]/i.test(remainder);
}

/**
 * Whether a link is safe: web, mail, telephone, fragment or path. A path must not lead to another host:
 * `//host` does, and in browsers also `/\\host` and a tab between the slashes.
 */
export function isSafeLink(address: string): boolean {
  if (/^(mailto:|tel:|#)/i.test(address)) return true;
  if (/^https?:\/\//i.test(address)) return URL.canParse(address);
  return address.startsWith('/') && URL.parse(address, anySite)?.origin === anySite;
}

/** A reserved name (RFC 2606), which represents the origin of any site. */
const anySite = 'https://site.invalid';

/**
 * The `rel` of a link: another site must not get `window.opener`.
 *
 * @param siteUrl with scheme and host.
 */
export function findRelation(address: string, siteUrl: string): 'noopener' | undefined {
  const isOutside = /^https?:/i.test(address) && URL.parse(address)?.origin !== new URL(siteUrl).origin;
  return isOutside ? 'noopener' : undefined;
}
