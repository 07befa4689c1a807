import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainFailure } from './network-failure.ts';

/** A ledger that lies elsewhere could not be had. */
export class UnreachableError extends Error {}

/**
 * Reads a permalinks.txt, from a file or an address.
 *
 * @throws with a sentence for the person who runs the command.
 */
export async function readLedger(source: string): Promise<string> {
  if (isWebAddress(source)) return fetchText(source);
  return readFile(resolve(source), 'utf8').catch(() => {
    throw new Error(`${source} cannot be read; run npm run build first, or correct the name.`);
  });
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
