import { z } from 'zod';
import { isCalendarDay, isInstant } from '../../lib/dates.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const momentPattern = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?$/i;
/** From Baker Island, 12 hours behind UTC, to the Line Islands, 14 ahead. */
const offsetPattern = /^(Z|-(0\d|1[01]):[0-5]\d|-12:00|\+(0\d|1[0-3]):[0-5]\d|\+14:00)$/;
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
  if (moment) return readMoment(text, moment);

  const parts = dayForms.map((form) => form.exec(text)).find((match) => match !== null)?.groups;
  const month = findMonth(parts?.month ?? '');
  if (parts && month !== undefined) {
    const date = findDay(Number(parts.year), month, Number(parts.day));
    return date === undefined ? noSuchDay(text) : { date };
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
  const name = written.toLowerCase();
  const isShort = name.length === 3 || name === 'sept';
  const index = months.findIndex((month) => (isShort ? month.startsWith(name) : month === name));
  return index === -1 ? undefined : index + 1;
}

function readMoment(text: string, [, day = '', time = '', offset = '']: RegExpExecArray): DateReading {
  const reading = readPublicationDate(day);
  if (!('date' in reading)) return reading;
  if (offset === '') {
    return {
      message: `“${text}” has a time but no offset from UTC, so it could be any of 26 moments`,
      fix: `add the offset: ${day}T${time}+08:00 is China Standard Time`,
    };
  }
  const zone = offset.toUpperCase();
  const date = `${day}T${time.length === 5 ? `${time}:00` : time}${zone}`;
  if (offsetPattern.test(zone) && isInstant(date)) return { date };
  return {
    message: `“${text}” has a time of day or an offset that does not exist`,
    fix: `write it like ${day}T09:30:00+08:00`,
  };
}

function readSlashedDate(text: string, first: number, second: number, year: number): DateReading {
  const [meant, other] = new Set(
    [findDay(year, second, first), findDay(year, first, second)].filter((day) => day !== undefined),
  );
  if (meant === undefined) return noSuchDay(text);
  if (other === undefined) {
    return {
      message: `“${text}” is not written the way this site reads dates`,
      fix: `write ${meant}`,
      meant,
    };
  }
  return {
    message: `“${text}” can be read as two days`,
    fix: `write ${meant} or ${other}, whichever is meant`,
  };
}

function noSuchDay(text: string): DateReading {
  return {
    message: `there is no such day as ${text}`,
    fix: 'look the day up in a calendar and write it like 2019-03-20',
  };
}

/** The day as `YYYY-MM-DD`, if there is one. */
function findDay(year: number, month: number, day: number): string | undefined {
  if (!isCalendarDay(year, month, day)) return undefined;
  const [digits = '', monthDigits = '', dayDigits = ''] = [year, month, day].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${digits.padStart(4, '0')}-${monthDigits}-${dayDigits}`;
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
export const calendarDaySchema = publicationDateSchema.refine((date) => !date.includes('T'), {
  message: 'a time of day has no place here',
  params: { rule: 'date', fix: 'write the day alone, for example 2019-06-18' },
});
