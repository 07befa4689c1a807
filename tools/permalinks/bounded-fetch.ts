import { messageOf } from '../../src/lib/reported-error.ts';

/** How much of another host a command puts up with. */
export interface Bounds {
  /** For everything together, in milliseconds. */
  time: number;
  /** Of the answer, unpacked. */
  bytes: number;
  redirects: number;
}

/** There is no answer to read. */
export class UnreachableError extends Error {}

/** There is no such host, or nothing at the address. */
export class AbsenceError extends UnreachableError {}

/**
 * Fetches a text. Redirects are followed to the same site alone, {@link isSameSite}.
 *
 * @throws an error whose message is for the person who runs the command.
 */
export async function fetchText(address: string, bounds: Bounds): Promise<string> {
  const signal = AbortSignal.timeout(bounds.time);
  try {
    const response = await followRedirects(address, bounds.redirects, signal);
    if (/^text\/html\b/i.test(response.headers.get('Content-Type') ?? '')) {
      await response.body?.cancel();
      throw new BoundsError('is no permalinks.txt: the host sends a web page.');
    }
    return await readText(response, bounds.bytes);
  } catch (error) {
    if (error instanceof BoundsError) throw new Error(`${address} ${error.message}`);
    if (error instanceof AbsenceError) throw new AbsenceError(`${address} ${error.message}`);
    if (error instanceof UnreachableError) throw new UnreachableError(`${address} ${error.message}`);
    if (signal.aborted)
      throw new UnreachableError(`${address} does not come within ${String(bounds.time / 1000)} s.`);
    const reason = explainFailure(error);
    const Failure = /^(?:ENOTFOUND|ECONNREFUSED)$/.test(reason) ? AbsenceError : UnreachableError;
    throw new Failure(`${address} cannot be reached (${reason}).`);
  }
}

/** What came is not taken. */
class BoundsError extends Error {}

async function followRedirects(start: string, most: number, signal: AbortSignal): Promise<Response> {
  let address = new URL(start);
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(address, { signal, redirect: 'manual' });
    if (response.ok) return response;
    await response.body?.cancel();
    const location = response.headers.get('Location');
    if (response.status === 404 || response.status === 410)
      throw new AbsenceError(`answers ${String(response.status)}.`);
    if (response.status < 300 || response.status >= 400 || location === null)
      throw new UnreachableError(`answers ${String(response.status)}.`);
    if (redirects === most) throw new BoundsError(`leads on more than ${String(most)} times.`);
    const next = URL.parse(location, address);
    if (!next || !isSameSite(address, next))
      throw new BoundsError(`leads to ${location}, which is another site: name that address if it is yours.`);
    address = next;
  }
}

/** Whether a redirect stays: to the same host, with or without “www.”, by https wherever it was https. */
export function isSameSite(from: URL, to: URL): boolean {
  const [host, other] = [from, to].map(({ hostname }) => hostname.replace(/^www\./, ''));
  const isAsSafe = to.protocol === from.protocol || (from.protocol === 'http:' && to.protocol === 'https:');
  return host === other && from.port === to.port && isAsSafe;
}

async function readText({ body }: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) throw new BoundsError(`is longer than ${String(most / 1e6)} MB.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The cause of a `fetch` error, whose own message is only “fetch failed”. */
export function explainFailure(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code ?? messageOf(cause ?? error);
}
