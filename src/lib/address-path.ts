// Apart from the table of addresses, so that the script of the search need not carry that.

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
