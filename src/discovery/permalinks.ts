import { createDigest } from '../lib/digest.ts';
import type { ListedAddress } from './listed-addresses.ts';

/** An address that the site has promised to keep. */
export interface Permalink {
  /** Path-absolute, percent-encoded. */
  address: string;
  /** Of an article, or of the article that a former address leads to. */
  guid?: string | undefined;
  /** Of what it shows, as {@link digestShown} returns it. Former addresses have none. */
  digest?: string | undefined;
}

/** A published address that a build breaks. */
export interface BrokenPermalink {
  address: string;
  message: string;
  fix: string;
}

/**
 * A digest of the articles that an address shows, in their order, and of what it shows besides: 16 hexadecimal
 * digits. It depends on the content, and for events on whether they are over: of one article it is the beginning of
 * the digest of its file and pictures.
 */
export function digestShown({
  articles,
  subject,
}: Pick<ListedAddress, 'articles' | 'subject'>): string | undefined {
  // The whole digests of 10,000 articles with five tags each would be 8 MB of text.
  const digests = articles.map(({ body }) => body.digest.slice(0, digestLength));
  if (subject) digests.push(JSON.stringify(subject));
  if (digests.length < 2 && !subject) return digests[0];
  return createDigest(digests.join('\n')).slice(0, digestLength);
}

const digestLength = 16;

/** Writes one address per line, sorted by code unit, then the guid and the digest, separated by tabs. */
export function formatPermalinks(permalinks: readonly Permalink[]): string {
  const lines = permalinks.map(({ address, guid = '', digest = '' }) =>
    `${address}\t${guid}\t${digest}`.trimEnd(),
  );
  return `${lines.sort().join('\n')}\n`;
}

/**
 * Reads what {@link formatPermalinks} wrote. Lines without an address are skipped. Ledgers of a former kind
 * have no third column, or a date in it, which is left out.
 */
export function parsePermalinks(text: string): Permalink[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('/'))
    .map((line) => {
      const [address = '', guid, digest = ''] = line.split('\t');
      return { address, guid: guid || undefined, digest: /^[0-9a-f]+$/.test(digest) ? digest : undefined };
    });
}

/** Finds addresses that are no longer a page or a redirect, or that now lead to another article. */
export function findBrokenPermalinks(
  published: readonly Permalink[],
  built: readonly Permalink[],
): BrokenPermalink[] {
  const kept = new Map(built.map((permalink) => [permalink.address, permalink]));
  return published.flatMap(({ address, guid }): BrokenPermalink[] => {
    const now = kept.get(address);
    if (!now)
      return [
        { address, message: 'this address was published and leads nowhere any more', fix: adviseOn(address) },
      ];
    if (guid === undefined || guid === now.guid) return [];
    return [
      {
        address,
        message: `the story here was ${guid} and is now ${now.guid ?? 'no story'}, so feed readers would show it again`,
        fix: `make “${slugOfGuid(guid)}” the first of the story’s aliases`,
      },
    ];
  });
}

function adviseOn(address: string): string {
  const [, kind, name] = /(?:^|\/)(articles|tags|sources|contributors|events)\/([^/]+)\//.exec(address) ?? [];
  const written = name === undefined ? '' : decodeURIComponent(name);
  switch (kind) {
    case 'articles':
      return `add to the story that took its place: aliases: [${written}]`;
    case 'tags':
      return `add “${written}” to the aliases of the tag in tags.yaml that took its place`;
    case 'contributors':
      return `add “${written}” to the aliases of the person in contributors.yaml, or give a story of that person back`;
    case 'events':
      return `give the event of the address “${written}” its name back in events.yaml`;
    case 'sources':
      return `give the source its key “${written}” back in sources.yaml`;
    default:
      return 'bring back what was at this address';
  }
}

function slugOfGuid(guid: string): string {
  return decodeURIComponent(guid.split('/').at(-1) ?? guid);
}
