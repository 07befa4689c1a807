import type { EventSettings } from './schema/event.ts';
import { endOfDay } from '../lib/dates.ts';

/** The earliest event that is not over. An event is over when its last day has ended. */
export function findEventCall(
  events: readonly EventSettings[],
  now: number,
  timeZone: string,
): EventSettings | undefined {
  return events
    .filter(({ ends }) => now < endOfDay(ends, timeZone))
    .sort((a, b) => compare(a.starts, b.starts) || compare(a.ends, b.ends) || compare(a.name, b.name))
    .at(0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
