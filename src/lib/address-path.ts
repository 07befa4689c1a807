// Not in `addresses.ts`: the search script of the reader’s browser would then contain the whole table.

/** Of the page of a tag, below the site’s address. */
export const tagPath = 'tags/:tag/';

/**
 * Makes addresses of one kind.
 *
 * @param path below the site’s address; each `:name` in it stands for a value, which is percent-encoded.
 */
export function createLocator(path: string): (base: string, ...values: string[]) => string {
  const [start = '', ...texts] = path.split(/:\w+/);
  return (base, ...values) =>
    texts.reduce(
      (address, text, index) => `${address}${encodeURIComponent(values[index] ?? '')}${text}`,
      base + start,
    );
}
