/** The host of an address, without `www.`; undefined where the text is no address. */
export function nameHost(address: string): string | undefined {
  return URL.parse(address)?.hostname.replace(/^www\./, '');
}
