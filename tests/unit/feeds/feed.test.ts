import { describe, expect, test } from 'vitest';
import { dateChange, dateItem } from '../../../src/feeds/feed.ts';
import { placeMoment } from '../../../src/lib/dates.ts';

/** From UTC−11 to UTC+12. `Etc/GMT+11` is 11 hours behind UTC. */
const zones = Array.from({ length: 24 }, (_, index) => index - 11).map(
  (hours) => `Etc/GMT${hours > 0 ? '-' : '+'}${String(Math.abs(hours))}`,
);

function dayIn(timeZone: string, date: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(date));
}

describe('the date of an item', () => {
  test.for<[date: string, siteZone: string]>([
    ['2026-03-01', 'Asia/Shanghai'],
    ['2026-03-01', 'America/Los_Angeles'],
    ['2026-03-01', 'Pacific/Kiritimati'],
    ['2024-02-29', 'Europe/Berlin'],
    ['2026-12-31', 'UTC'],
  ])('of the day %s on a site in %s is that day in every zone', ([day, siteZone]) => {
    const date = dateItem(placeMoment(day, siteZone));
    expect(zones.map((zone) => [zone, dayIn(zone, date)])).toEqual(zones.map((zone) => [zone, day]));
  });

  test('of a story with a time is that time', () => {
    expect(dateItem(placeMoment('2026-03-01T02:00:00+08:00', 'Asia/Shanghai'))).toBe(
      '2026-03-01T02:00:00+08:00',
    );
    expect(dateItem(placeMoment('2026-03-01T00:00:00+08:00', 'Asia/Shanghai'))).toBe(
      '2026-03-01T00:00:00+08:00',
    );
  });
});

describe('the date of a change', () => {
  test.for<[published: string, updated: string | undefined, change: string | undefined]>([
    ['2026-03-01', undefined, undefined],
    ['2026-03-01', '2026-03-02', '2026-03-02T11:00:00Z'],
    ['2026-03-01', '2026-03-01', '2026-03-01T11:00:00Z'],
    ['2026-03-01', '2026-03-01T09:00:00+08:00', '2026-03-01T11:00:00Z'],
    ['2026-03-01', '2026-03-01T22:00:00+08:00', '2026-03-01T22:00:00+08:00'],
  ])('of a story of %s that was updated %s is %s', ([published, updated, change]) => {
    const place = (date: string) => placeMoment(date, 'Asia/Shanghai');
    expect(
      dateChange({ published: place(published), updated: updated === undefined ? updated : place(updated) }),
    ).toBe(change);
  });
});
