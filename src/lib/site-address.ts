/** Scheme, host with or without a port, and path. */
const addressForm = /^https?:\/\/[^\s\p{C}\\/?#@]+(?<path>\/[^\s\p{C}\\?#]*)?$/iu;
/** An IPv6 address, or labels in ASCII, as `URL` gives them. */
const hostForm = /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)$/;
/** Encoded. With the longest names behind it an address keeps below 1,000 characters. */
const longestPath = 200;
const fileName = /\.(?:x?html?|php|aspx?|jsp|cgi|xml|json|txt)$/i;

/**
 * The one spelling of a site’s address, with a slash at its end: small letters in scheme and host, no default port,
 * no empty or dot segments, percent-encoding as in RFC 3986, section 6.2.2.
 *
 * @returns undefined where it is not `http:` or `https:`, a host, perhaps a port, and perhaps a folder.
 */
export function normalizeSiteAddress(written: string): string | undefined {
  const text = written.trim();
  const form = addressForm.exec(text);
  if (!form || !URL.canParse(text)) return undefined;
  const { origin, hostname } = new URL(text);
  // “https://https://example.org” has the host “https”.
  if (!hostForm.test(hostname) || /^https?$/.test(hostname)) return undefined;
  const segments = (form.groups?.path ?? '').split('/').filter(Boolean);
  if (!segments.every(isReadOneWay)) return undefined;
  const { href, pathname } = new URL(
    segments.map((segment) => `/${normalizeSegment(segment)}`).join(''),
    origin,
  );
  const address = pathname.endsWith('/') ? href : `${href}/`;
  return fileName.test(pathname) || address.length - origin.length > longestPath ? undefined : address;
}

/**
 * Whether servers and browsers read a segment of a path alike: none decodes it to something else than a name, and in the
 * files of hosts it is no pattern, no variable and no quotation mark.
 */
function isReadOneWay(segment: string): boolean {
  try {
    const name = decodeURIComponent(segment);
    return !/[\p{C}%/\\:*"${}]/u.test(name) && (name === segment || !/^\.{1,2}$/.test(name));
  } catch {
    return false;
  }
}

/** Encodes what a path cannot hold, and decodes what needs no encoding. */
function normalizeSegment(segment: string): string {
  return segment.replace(/[^\w.~!$&'()*+,;=:@%-]/gu, encodeURIComponent).replace(/%[\da-f]{2}/gi, (code) => {
    const character = String.fromCharCode(parseInt(code.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}
