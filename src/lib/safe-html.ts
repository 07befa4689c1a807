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

/** Whether a link can be followed without harm: no script, no data, nothing that reads files. */
export function isSafeLink(address: string): boolean {
  return /^(https?:\/\/|mailto:|tel:|#|\/(?!\/))/i.test(address);
}
