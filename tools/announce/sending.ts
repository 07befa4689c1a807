import { setTimeout as wait } from 'node:timers/promises';
import { explainFailure } from '../permalinks/bounded-fetch.ts';
import type { Announcement } from './announcements.ts';

/** Times in milliseconds. */
export interface Patience {
  /** Between the first two tries; it grows from try to try. */
  pause: number;
  timeout: number;
  /** When no request is begun or waited for any more, as `performance.now()` tells the time. */
  end: number;
}

interface Answer {
  /** `refused` is final; after `failed` a later try may succeed. */
  state: 'sent' | 'refused' | 'failed';
  answer: string;
  /** The delay that the endpoint requests before another try, in milliseconds. */
  delay?: number;
}

const mostTries = 3;
const growth = 3;
/** If an endpoint requests a longer delay, there is no other try. */
const longestDelay = 60_000;

export async function sendAnnouncement(
  announcement: Announcement,
  { pause, timeout, end }: Patience,
): Promise<Answer & { tries: number }> {
  for (let tries = 1; ; tries += 1) {
    const { state, answer, delay = 0 } = await post(announcement, Math.min(timeout, end - performance.now()));
    if (state !== 'failed' || tries === mostTries) return { state, answer, tries };
    if (delay > longestDelay) {
      const seconds = String(Math.round(delay / 1000));
      return { state, answer: `${answer} and asks for ${seconds} s of patience`, tries };
    }
    const silence = Math.max(delay, pause * growth ** (tries - 1));
    if (performance.now() + silence >= end) return { state, answer, tries };
    await wait(silence);
  }
}

async function post({ endpoint, mediaType, body }: Announcement, timeout: number): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': mediaType },
      body,
      // Following a redirect may turn the request into a GET, which announces nothing.
      redirect: 'manual',
      signal: AbortSignal.timeout(Math.max(0, Math.ceil(timeout))),
    });
    await response.body?.cancel();
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const answer = isLate
      ? `does not answer within ${String(Math.ceil(timeout / 100) / 10)} s`
      : `cannot be reached (${explainFailure(error)})`;
    return { state: 'failed', answer };
  }
  const { ok, status, headers } = response;
  const answer = `answers ${String(status)}`;
  if (ok) return { state: 'sent', answer };
  if (status === 429 || status >= 500) return { state: 'failed', answer, delay: readDelay(headers) };
  const location = headers.get('Location');
  return { state: 'refused', answer: location === null ? answer : `${answer} and leads to ${location}` };
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date by the endpoint's clock, as milliseconds. */
function readDelay(headers: Headers): number {
  const written = headers.get('Retry-After') ?? '';
  const delay = /^\d+$/.test(written)
    ? Number(written) * 1000
    : Date.parse(written) - Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(delay) ? 0 : delay;
}
