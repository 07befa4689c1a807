import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parsePermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import { explainFailure } from './network-failure.ts';

/** A ledger that lies elsewhere could not be had. */
export class UnreachableError extends Error {}

/**
 * Reads a permalinks.txt, from a file or an address.
 *
 * @throws with a sentence for the person who runs the command.
 */
async function readLedger(source: string): Promise<string> {
  if (isWebAddress(source)) return fetchText(source);
  return readFile(resolve(source), 'utf8').catch(() => {
    throw new Error(`${source} cannot be read; run npm run build first, or correct the name.`);
  });
}

/**
 * Reads the permalinks of a ledger, from a file or an address; an empty one has none.
 *
 * @throws with a sentence for the person who runs the command.
 */
export async function readPermalinks(source: string): Promise<Permalink[]> {
  const text = await readLedger(source);
  const permalinks = parsePermalinks(text);
  // A page that says “not found” would promise nothing, and so no promise would be broken.
  if (permalinks.length === 0 && text.trim() !== '') throw new Error(`${source} is no permalinks.txt.`);
  return permalinks;
}

export function isWebAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) });
    if (response.ok) return await response.text();
    await response.body?.cancel();
    throw new UnreachableError(`${address} answers ${String(response.status)}.`);
  } catch (error) {
    if (error instanceof UnreachableError) throw error;
    throw new UnreachableError(`${address} cannot be reached (${explainFailure(error)}).`);
  }
}
