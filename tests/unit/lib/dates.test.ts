import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  countYearsSince,
  endOfDay,
  formatDay,
  formatDaySpan,
  formatMonth,
  placeMoment,
} from '../../../src/lib/dates.ts';

const second = 1000;
const hour = 3600 * second;

describe('a publication date in the site’s time zone', () => {
  test.for<[date: string, timeZone: string, iso: string, day: string]>([
    ['2019-03-20', 'Asia/Shanghai', '2019-03-20T00:00:00+08:00', '2019-03-20'],
    ['2019-03-20', 'UTC', '2019-03-20T00:00:00+00:00', '2019-03-20'],
    ['2020-02-29', 'Asia/Shanghai', '2020-02-29T00:00:00+08:00', '2020-02-29'],
    ['2019-03-20T09:30:00+08:00', 'Asia/Shanghai', '2019-03-20T09:30:00+08:00', '2019-03-20'],
    ['2019-03-20T16:00:00Z', 'Asia/Shanghai', '2019-03-21T00:00:00+08:00', '2019-03-21'],
    ['2019-03-20T15:59:59Z', 'Asia/Shanghai', '2019-03-20T23:59:59+08:00', '2019-03-20'],
    ['2018-12-31T23:30:00-11:00', 'Asia/Shanghai', '2019-01-01T18:30:00+08:00', '2019-01-01'],
    ['2019-07-01', 'Europe/Zurich', '2019-07-01T00:00:00+02:00', '2019-07-01'],
    ['2019-12-01', 'Europe/Zurich', '2019-12-01T00:00:00+01:00', '2019-12-01'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T01:00:00-02:00', '2018-11-04'],
    ['2019-10-27T00:30:00Z', 'Europe/Zurich', '2019-10-27T02:30:00+02:00', '2019-10-27'],
    ['2019-10-27T01:30:00Z', 'Europe/Zurich', '2019-10-27T02:30:00+01:00', '2019-10-27'],
    ['2019-03-20', 'Asia/Kathmandu', '2019-03-20T00:00:00+05:45', '2019-03-20'],
  ])('%s in %s is %s', ([date, timeZone, iso, day]) => {
    expect(placeMoment(date, timeZone)).toEqual({
      iso,
      day,
      epoch: Date.parse(iso),
      isDay: date.length === 10,
    });
  });

  test.for(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati', 'UTC'])(
    'does not depend on the process’s zone: %s',
    (processZone) => {
      const module = new URL('../../../src/lib/dates.ts', import.meta.url).href;
      const script = `
        const { endOfDay, formatDay, formatDaySpan, placeMoment } = await import(${JSON.stringify(module)});
        console.log(JSON.stringify([
          new Intl.DateTimeFormat().resolvedOptions().timeZone,
          placeMoment('2019-03-20', 'Asia/Shanghai'),
          endOfDay('2019-06-20', 'Asia/Shanghai'),
          formatDay('2019-03-20'),
          formatDaySpan('2019-06-18', '2019-06-20'),
        ]));`;
      const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        encoding: 'utf8',
        env: { ...process.env, TZ: processZone },
      });
      expect(JSON.parse(output)).toEqual([
        processZone,
        { iso: '2019-03-20T00:00:00+08:00', epoch: 1_553_011_200_000, day: '2019-03-20', isDay: true },
        Date.parse('2019-06-21T00:00:00+08:00'),
        '20 March 2019',
        '18–20 June 2019',
      ]);
    },
  );
});

describe('the end of a day', () => {
  test.for<[day: string, timeZone: string, end: string, hours: number]>([
    ['2019-06-20', 'Asia/Shanghai', '2019-06-20T16:00:00Z', 24],
    ['2019-12-31', 'Asia/Shanghai', '2019-12-31T16:00:00Z', 24],
    ['2020-02-28', 'UTC', '2020-02-29T00:00:00Z', 24],
    ['2019-03-31', 'Europe/Zurich', '2019-03-31T22:00:00Z', 23],
    ['2019-10-27', 'Europe/Zurich', '2019-10-27T23:00:00Z', 25],
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 24],
  ])('%s in %s ends at %s, %i hours after it began', ([day, timeZone, end, hours]) => {
    expect(endOfDay(day, timeZone)).toBe(Date.parse(end));
    expect(endOfDay(day, timeZone) - placeMoment(day, timeZone).epoch).toBe(hours * hour);
  });
});

describe('days in words', () => {
  test.for<[style: Parameters<typeof formatDay>[1], words: string]>([
    [undefined, '5 September 2019'],
    ['long', '5 September 2019'],
    ['short', '5 Sept 2019'],
    ['month', 'September'],
    ['dayAndMonth', '5 September'],
  ])('%s: %s', ([style, words]) => {
    expect(formatDay('2019-09-05', style)).toBe(words);
  });

  test.for<[first: string, last: string, words: string]>([
    ['2019-06-18', '2019-06-18', '18 June 2019'],
    ['2019-06-08', '2019-06-10', '8–10 June 2019'],
    ['2019-05-30', '2019-06-02', '30 May – 2 June 2019'],
    ['2019-12-30', '2020-01-02', '30 December 2019 – 2 January 2020'],
    ['2019-06-18', '2020-06-18', '18 June 2019 – 18 June 2020'],
  ])('%s to %s is %s', ([first, last, words]) => {
    expect(formatDaySpan(first, last)).toBe(words);
  });
});

describe('the years since a moment', () => {
  test.for<[published: string, now: string, years: number]>([
    ['2025-06-01', '2025-06-01T00:00:00+08:00', 0],
    ['2025-06-01', '2026-05-31T23:59:59+08:00', 0],
    ['2025-06-01', '2026-06-01T00:00:00+08:00', 0],
    ['2025-06-01', '2026-06-01T00:00:01+08:00', 1],
    ['2025-06-01', '2026-05-31T16:00:01Z', 1],
    ['2025-06-01T09:30:00+08:00', '2026-06-01T09:30:00+08:00', 0],
    ['2025-06-01T09:30:00+08:00', '2026-06-01T09:30:01+08:00', 1],
    ['2019-03-20', '2026-03-20T00:00:00+08:00', 6],
    ['2019-03-20', '2026-03-20T00:00:01+08:00', 7],
    ['2024-02-29', '2025-03-01T00:00:00+08:00', 0],
    ['2024-02-29', '2025-03-01T00:00:01+08:00', 1],
    ['2024-02-29', '2028-02-29T00:00:01+08:00', 4],
    ['2026-06-02', '2026-06-01T00:00:00+08:00', 0],
    ['2029-06-02', '2026-06-01T00:00:00+08:00', 0],
  ])('from %s to %s in Shanghai are %i', ([published, now, years]) => {
    const timeZone = 'Asia/Shanghai';
    expect(countYearsSince(placeMoment(published, timeZone), Date.parse(now), timeZone)).toBe(years);
  });

  test('end where the clocks of the site’s time zone say so', () => {
    const timeZone = 'Europe/Zurich';
    // Summer time begins on 31 March 2024 and on 30 March 2025.
    const published = placeMoment('2024-03-30T12:00:00+01:00', timeZone);
    expect(countYearsSince(published, Date.parse('2025-03-30T12:00:00+02:00'), timeZone)).toBe(0);
    expect(countYearsSince(published, Date.parse('2025-03-30T12:00:01+02:00'), timeZone)).toBe(1);
  });
});

test('a month is told with its year', () => {
  expect(formatMonth('2019-03')).toBe('March 2019');
});
