import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
/** From Baker Island, 12 hours behind UTC, to the Line Islands, 14 ahead. */
const offsetPattern = /^(Z|-(0\d|1[01]):[0-5]\d|-12:00|\+(0\d|1[0-3]):[0-5]\d|\+14:00)$/;
const momentPattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})$/i;
const localMomentPattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/;
/** Forms of a day that can be read in one way only. */
const dayForms = [
  /^(?<year>\d{4})(?:[-/.]|\s*年\s*)(?<month>\d{1,2})(?:[-/.]|\s*月\s*)(?<day>\d{1,2})(?:\s*日)?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<month>[a-z]+)\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?<year>\d{4})$/i,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<month>[a-z]+)\.?(?:\s*,\s*|[\s-]+)(?<year>\d{4})$/i,
];
const slashedPattern = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/** A parsed date, or its problem and the fix, with the date if only one can be meant. */
export type DateReading = { date: string } | { message: string; fix: string; meant?: string };

/**
 * Reads a publication date as an editor writes it.
 *
 * Accepted: `2019-03-20`, `2019-03-20T09:30:00+08:00` (seconds optional, a space for the `T`), and other forms that
 * can be read in one way only: `20 March 2019`, `Mar. 20th, 2019`, `2019/3/20`, `2019年3月20日`. Full-width digits and
 * signs count as plain ones. Returns `YYYY-MM-DD`, or RFC 3339 with seconds if a time was given.
 */
export function readPublicationDate(written: string): DateReading {
  const text = written.normalize('NFKC').trim();

  if (text === '') {
    return { message: 'the date is empty', fix: 'write the day, for example 2019-03-20' };
  }

  const moment = momentPattern.exec(text);
  if (moment) {
    const [, day = '', time = '', offset = ''] = moment;
    return isRealDay(day) ? readMoment(day, time, offset.toUpperCase(), text) : noSuchDay(day);
  }

  const localMoment = localMomentPattern.exec(text);
  if (localMoment) {
    const [, day = '', time = ''] = localMoment;
    return {
      message: `“${text}” has a time but no offset from UTC, so it could be any of 26 moments`,
      fix: `add the offset: ${day}T${time}+08:00 is China Standard Time`,
    };
  }

  const parts = dayForms.map((form) => form.exec(text)).find((match) => match !== null)?.groups;
  const month = parts && findMonth(parts.month ?? '');
  if (month !== undefined) {
    const day = isoDay(Number(parts?.year), month, Number(parts?.day));
    return isRealDay(day) ? { date: day } : noSuchDay(text);
  }

  const slashed = slashedPattern.exec(text);
  if (slashed) return readSlashedDate(text, Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));

  if (/^\d{4}$/.test(text)) {
    return {
      message: `“${text}” is a year, not a day`,
      fix: `write the whole day, for example ${text}-03-20`,
    };
  }
  return {
    message: `“${text}” is not a date this site understands`,
    fix: 'write year, month and day with hyphens, for example 2019-03-20',
  };
}

/** The number of a month by its name, the beginning of that, or its digits. */
function findMonth(written: string): number | undefined {
  if (/^\d/.test(written)) return Number(written);
  const beginning = written.toLowerCase();
  const isShort = beginning.length === 3 || beginning === 'sept';
  const index = monthNames.findIndex((name) => name === beginning || (isShort && name.startsWith(beginning)));
  return index === -1 ? undefined : index + 1;
}

function readMoment(day: string, time: string, offset: string, written: string): DateReading {
  const date = `${day}T${time.length === 5 ? `${time}:00` : time}${offset}`;
  if (offsetPattern.test(offset) && isInstant(date)) return { date };
  return {
    message: `“${written}” has a time of day or an offset that does not exist`,
    fix: `write it like ${day}T09:30:00+08:00`,
  };
}

function readSlashedDate(text: string, first: number, second: number, year: number): DateReading {
  const candidates = [isoDay(year, second, first), isoDay(year, first, second)].filter(isRealDay);
  const [dayFirst, monthFirst] = candidates;
  if (!dayFirst) return noSuchDay(text);
  if (!monthFirst || monthFirst === dayFirst) {
    return {
      message: `“${text}” is not written the way this site reads dates`,
      fix: `write ${dayFirst}`,
      meant: dayFirst,
    };
  }
  return {
    message: `“${text}” can be read as two days`,
    fix: `write ${dayFirst} or ${monthFirst}, whichever is meant`,
  };
}

function noSuchDay(text: string): DateReading {
  return {
    message: `there is no such day as ${text}`,
    fix: 'look the day up in a calendar and write it like 2019-03-20',
  };
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isInstant(moment: string): boolean {
  try {
    Temporal.Instant.from(moment);
    return true;
  } catch {
    return false;
  }
}

function isRealDay(day: string): boolean {
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** A publication date, normalised as {@link readPublicationDate} describes. */
export const publicationDateSchema = z
  .union([z.string(), z.number()])
  .transform((written, context): string => {
    const reading = readPublicationDate(String(written));
    if ('date' in reading) return reading.date;
    context.addIssue({
      code: 'custom',
      message: reading.message,
      params: { rule: 'date', fix: reading.fix, mend: reading.meant },
    });
    return z.NEVER;
  });

/** A calendar day, `YYYY-MM-DD`. */
export const calendarDaySchema = publicationDateSchema.refine((date) => dayPattern.test(date), {
  message: 'a time of day has no place here',
  params: { rule: 'date', fix: 'write the day alone, for example 2019-06-18' },
});
