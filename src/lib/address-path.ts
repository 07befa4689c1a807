// Not in `addresses.ts`: the search script of the reader’s browser would then contain the whole table.

/** The path of an article, relative to the site's address. */
export const articlePath = 'articles/:slug/';

/**
 * Makes addresses of one kind.
 *
 * @param path relative to the site's address; a percent-encoded value replaces each `:name`.
 */
export function createLocator(path: string): (base: string, ...values: string[]) => string {
  const [start = '', ...texts] = path.split(/:\w+/);
  return (base, ...values) =>
    texts.reduce(
      (address, text, index) => `${address}${encodeURIComponent(values[index] ?? '')}${text}`,
      base + start,
    );
}
