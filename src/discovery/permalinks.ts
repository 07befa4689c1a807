import { decodeAddress } from '../lib/addresses.ts';
import { createDigest } from '../lib/digest.ts';
import { showOnOneLine } from '../lib/log-text.ts';
import { ReportedError } from '../lib/reported-error.ts';
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

/**
 * Writes how many addresses there are, then one per line, sorted by code unit, then the guid and the digest, separated
 * by tabs. A ledger of none is one that somebody wrote on purpose: a site has its home page at least.
 */
export function formatPermalinks(permalinks: readonly Permalink[]): string {
  const lines = permalinks.map(({ address, guid = '', digest = '' }) =>
    `${address}\t${guid}\t${digest}`.trimEnd(),
  );
  return [`# ${String(lines.length)} addresses`, ...lines.sort(), ''].join('\n');
}

const countLine = /^# (\d+) addresses$/;
const addressLine =
  /^(?<address>\/[!-~]*)(?:\t(?<guid>[^\t\p{Cc}]*)(?:\t(?:(?<digest>[0-9a-f]+)|\d{4}-\d\d-\d\d[\w.:+-]*)?)?)?$/u;

/**
 * Reads what {@link formatPermalinks} wrote. Ledgers of former kinds do not say how many addresses they have; they have
 * no third column, or a date in it, which is left out.
 *
 * @throws ReportedError where the text is no ledger, or not a whole one. Its message goes on from the ledger's name.
 */
export function parsePermalinks(text: string): Permalink[] {
  if (text.trim() === '')
    throw new ReportedError('is empty: even a ledger of no address says “# 0 addresses”.');
  const lines = text.split(/\r?\n/);
  // Each line ends with a line break, so nothing is behind the last one.
  const rest = lines.pop();
  const [, count] = countLine.exec(lines[0] ?? rest ?? '') ?? [];
  const first = count === undefined ? 0 : 1;
  const permalinks = lines.slice(first).map((line, index) => readLine(line, first + index + 1));
  if (rest !== '' && permalinks.length === 0 && count === undefined) readLine(rest ?? '', 1);
  if (rest !== '') throw new ReportedError('is not whole: its last line does not end. Get it again.');
  if (count !== undefined && Number(count) !== permalinks.length)
    throw new ReportedError(
      `is not whole: it says that it has ${count} addresses, and there are ${String(permalinks.length)}. Get it again.`,
    );
  return permalinks;
}

function readLine(line: string, number: number): Permalink {
  const { address, guid, digest } = addressLine.exec(line)?.groups ?? {};
  if (address === undefined)
    throw new ReportedError(
      `is no permalinks.txt: its line ${String(number)} is “${showOnOneLine(line.slice(0, 80))}”, and not an address.`,
    );
  if (address.includes('%') && decodeAddress(address) === address)
    throw new ReportedError(
      `is no permalinks.txt: the address ${address} in its line ${String(number)} is not percent-encoded UTF-8.`,
    );
  return { address, guid: guid || undefined, digest };
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
  const written = name === undefined ? '' : decodeAddress(name);
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
  return decodeAddress(guid.split('/').at(-1) ?? guid);
}
