import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parsePermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import { messageOf } from '../../src/lib/reported-error.ts';

export class UnreachableError extends Error {}

/**
 * Reads the permalinks of a ledger, from a file or a web address. An empty ledger has none.
 *
 * @throws an error whose message is for the person who runs the command.
 */
export async function readPermalinks(source: string): Promise<Permalink[]> {
  const text = await (isWebAddress(source) ? fetchText(source) : readLedgerFile(source));
  const permalinks = parsePermalinks(text);
  // An error page contains no addresses, so every comparison with it would succeed.
  if (permalinks.length === 0 && text.trim() !== '') throw new Error(`${source} is no permalinks.txt.`);
  return permalinks;
}

export function isWebAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

function readLedgerFile(path: string): Promise<string> {
  return readFile(resolve(path), 'utf8').catch(() => {
    throw new Error(`${path} cannot be read; run npm run build first, or correct the name.`);
  });
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

/** The cause of a `fetch` error, whose own message is only “fetch failed”. */
export function explainFailure(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : messageOf(cause ?? error);
}
