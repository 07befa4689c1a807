import type { Temporal as TemporalTypes } from 'temporal-polyfill';

/** Of the browser, where `story-worker.ts` has put it if the browser does not have it. */
export const { Temporal } = globalThis as unknown as { Temporal: typeof TemporalTypes };
