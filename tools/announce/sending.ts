import { setTimeout as wait } from 'node:timers/promises';
import type { Announcement } from './announcements.ts';
import { explainFailure } from '../permalinks/network-failure.ts';

/** How patient to be with whoever is told, in milliseconds. */
export interface Patience {
  /** Between the first two tries; it grows from try to try. */
  pause: number;
  /** For an answer. */
  timeout: number;
}

/** What became of an announcement. */
export interface Outcome {
  /** `refused` is final; `failed` may be otherwise another time. */
  state: 'sent' | 'refused' | 'failed';
  /** What the last answer was, in words. */
  answer: string;
  tries: number;
}

interface Answer extends Pick<Outcome, 'state' | 'answer'> {
  /** How long whoever answered wants not to be asked again, in milliseconds. */
  delay?: number | undefined;
}

const mostTries = 3;
const growth = 3;
/** How long one does as `Retry-After` says; who asks for more is not asked again. */
const longestDelay = 60_000;

/** Sends an announcement, again where that may help. */
export async function sendAnnouncement(
  announcement: Announcement,
  { pause, timeout }: Patience,
): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const { state, answer, delay = 0 } = await post(announcement, timeout);
    if (state !== 'failed' || tries === mostTries) return { state, answer, tries };
    if (delay > longestDelay) {
      const seconds = String(Math.round(delay / 1000));
      return { state, answer: `${answer} and asks for ${seconds} s of patience`, tries };
    }
    await wait(Math.max(delay, pause * growth ** (tries - 1)));
  }
}

async function post({ endpoint, mediaType, body }: Announcement, timeout: number): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': mediaType },
      body,
      // A redirect that is followed may arrive as a GET, and then tells nobody of anything.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    await response.body?.cancel();
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return {
      state: 'failed',
      answer: isLate
        ? `does not answer within ${String(timeout / 1000)} s`
        : `cannot be reached (${explainFailure(error)})`,
    };
  }
  const { status, headers } = response;
  const answer = `answers ${String(status)}`;
  if (response.ok) return { state: 'sent', answer };
  if (status === 429 || status >= 500) return { state: 'failed', answer, delay: readDelay(headers) };
  const location = headers.get('Location');
  return { state: 'refused', answer: location === null ? answer : `${answer} and leads to ${location}` };
}

/** Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or a moment, which is measured by the clock of who answers. */
function readDelay(headers: Headers): number | undefined {
  const written = headers.get('Retry-After') ?? '';
  const delay = /^\d+$/.test(written)
    ? Number(written) * 1000
    : Date.parse(written) - Date.parse(headers.get('Date') ?? '');
  return delay > 0 ? delay : undefined;
}
