import { parsePermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { readNamedFile } from '../command/named-file.ts';
import { fetchText, type Bounds } from './bounded-fetch.ts';

/** A ledger of 100,000 stories has some 25 MB; four redirects are more than a site has a reason for. */
const usualBounds: Bounds = { time: 60_000, bytes: 100_000_000, redirects: 4 };

/** The answer of a host has nothing in it. */
export class EmptyLedgerError extends Error {}

/**
 * Reads the permalinks of a ledger, from a file or a web address. Only a file may have none, since `fetch:ledger`
 * writes such a one where it is told to.
 *
 * @throws an error whose message is for the person who runs the command.
 */
export async function readPermalinks(source: string, bounds = usualBounds): Promise<Permalink[]> {
  if (!isWebAddress(source)) return parseLedger(source, readLedgerFile(source));
  const text = await fetchText(source, bounds);
  const permalinks = text.trim() === '' ? [] : parseLedger(source, text);
  if (permalinks.length === 0)
    throw new EmptyLedgerError(
      `${source} is empty, and a site that is published has its home page at least.`,
    );
  return permalinks;
}

export function isWebAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

function parseLedger(source: string, text: string): Permalink[] {
  try {
    return parsePermalinks(text);
  } catch (error) {
    throw new Error(`${source} ${messageOf(error)}`, { cause: error });
  }
}

function readLedgerFile(path: string): string {
  return readNamedFile(path, 'run npm run build first, or correct the name').toString('utf8');
}
