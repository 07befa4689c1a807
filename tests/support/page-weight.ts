import { gzipSync } from 'node:zlib';
import type { Site } from './site.ts';

/** What TCP sends before it waits for an answer: ten segments (RFC 6928), some 400 bytes of them for headers. */
const firstFlight = 10 * 1460 - 400;

/** The pages that do not arrive in one round trip, with their compressed size in bytes. */
export function findHeavyPages({ pages, movedPages }: Site): { address: string; bytes: number }[] {
  return [...pages, ...movedPages]
    .map(({ address, html }) => ({ address, bytes: gzipSync(html, { level: 6 }).length }))
    .filter(({ bytes }) => bytes > firstFlight);
}
