// The functions of the package: its classes are two and a half times as much script.
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** A point in time in the site's time zone. */
export interface Moment {
  /** RFC 3339 to the second, with the offset that the site's time zone had then. */
  iso: string;
  /** Milliseconds since 1970. */
  epoch: number;
  /** The calendar day in the site's time zone, `YYYY-MM-DD`. */
  day: string;
  /** Whether the calendar day alone is known: the moment is then its beginning. */
  isDay: boolean;
}

// Cached: a site needs the same days and times many times.
const placed = new Map<string, Moment>();

/**
 * Converts a publication date to the site's time zone.
 *
 * @param date `YYYY-MM-DD`, the first moment of that day there; or RFC 3339.
 */
export function placeMoment(date: string, timeZone: string): Moment {
  const key = `${timeZone} ${date}`;
  let moment = placed.get(key);
  if (!moment) placed.set(key, (moment = findMoment(date, timeZone)));
  return moment;
}

function findMoment(date: string, timeZone: string): Moment {
  const isDay = date.length === 10;
  const zoned = isDay
    ? PlainDate.toZonedDateTime(readDay(date), timeZone)
    : Instant.toZonedDateTimeISO(Instant.fromString(date), timeZone);
  return {
    iso: formatMoment(zoned),
    epoch: zoned.epochMilliseconds,
    day: PlainDate.toString(ZonedDateTime.toPlainDate(zoned)),
    isDay,
  };
}

/** @throws RangeError if there is no such day. */
function readDay(day: string): PlainDate.Record {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return PlainDate.create(year, month, dayOfMonth);
}

function formatMoment(moment: ZonedDateTime.Record): string {
  return ZonedDateTime.toString(moment, { timeZoneName: 'never', smallestUnit: 'second' });
}

/** Whether there is such a day; the month counts from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  try {
    PlainDate.create(year, month, day);
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is a moment as RFC 3339 writes it. */
export function isInstant(moment: string): boolean {
  try {
    Instant.fromString(moment);
    return true;
  } catch {
    return false;
  }
}

/**
 * The moment at which clocks of a time zone show a time of a day; RFC 3339 to the second.
 *
 * @param time `HH:MM`.
 */
export function composeMoment(day: string, time: string, timeZone: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const [hours, minutes] = time.split(':').map(Number);
  const clock = PlainDateTime.create(year, month, dayOfMonth, hours, minutes);
  return formatMoment(PlainDateTime.toZonedDateTime(clock, timeZone));
}

/** The first moment after a calendar day in a time zone, in milliseconds since 1970. */
export function endOfDay(day: string, timeZone: string): number {
  return PlainDate.toZonedDateTime(PlainDate.addDays(readDay(day), 1), timeZone).epochMilliseconds;
}

/**
 * The number of full calendar years, in a time zone, between a moment and another one in milliseconds since
 * 1970. A year counts only after its anniversary: exactly one year later gives 0, a second more gives 1.
 */
export function countYearsSince({ epoch }: Moment, now: number, timeZone: string): number {
  const average = (now - epoch) / averageYear;
  // Far from an anniversary a division gives the same result, a hundred times faster.
  if (Math.abs(average - Math.round(average)) > leapMargin) return Math.max(0, Math.floor(average));
  const toZoned = (time: number) => Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(time), timeZone);
  const { years } = ZonedDateTime.diff(toZoned(epoch), toZoned(now - 1), { largestUnit: 'years' });
  return Math.max(0, years);
}

const averageYear = 365.2425 * 24 * 3_600_000;

/** In years: more than leap days and time zones can shift an anniversary in four centuries. */
const leapMargin = 0.02;

const dayFormats = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long' },
  monthAndYear: { month: 'long', year: 'numeric' },
  dayAndMonth: { day: 'numeric', month: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();
const formatted = new Map<string, string>();

/** A calendar day in words: `20 March 2019`. */
export function formatDay(day: string, style: keyof typeof dayFormats = 'long'): string {
  const key = `${style} ${day}`;
  let words = formatted.get(key);
  if (words === undefined) formatted.set(key, (words = putInWords(day, style)));
  return words;
}

function putInWords(day: string, style: keyof typeof dayFormats): string {
  let formatter = formatters.get(style);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', { ...dayFormats[style], timeZone: 'UTC' });
    formatters.set(style, formatter);
  }
  return formatter.format(Date.parse(`${day}T00:00:00Z`));
}

/** A month, given as `YYYY-MM`, in words: `March 2019`. */
export function formatMonth(month: string): string {
  return formatDay(`${month}-01`, 'monthAndYear');
}

/** A range of days in words; a shared month or year appears once: `18–20 June 2019`. */
export function formatDaySpan(first: string, last: string): string {
  if (first === last) return formatDay(last);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${String(Number(first.slice(8)))}–${formatDay(last)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) {
    return `${formatDay(first, 'dayAndMonth')} – ${formatDay(last)}`;
  }
  return `${formatDay(first)} – ${formatDay(last)}`;
}
