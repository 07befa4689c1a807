import { readPublicationDate, type DateReading } from '../../src/content/schema/publication-date.ts';

const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';

/** The ways in which pages write a day, each with the way in which the site reads it. */
const notations: { pattern: string; normalise: (...parts: string[]) => string }[] = [
  {
    pattern: `${month}\\.?\\s*${ordinal}\\s*,?\\s*(\\d{4})`,
    normalise: (name = '', day = '', year = '') => `${name.slice(0, 3)} ${day}, ${year}`,
  },
  {
    pattern: `${ordinal}\\s+${month}\\.?,?\\s+(\\d{4})`,
    normalise: (day = '', name = '', year = '') => `${name.slice(0, 3)} ${day}, ${year}`,
  },
  {
    pattern: '(\\d{4})(?:[-/.]|\\s*年\\s*)(\\d{1,2})(?:[-/.]|\\s*月\\s*)(\\d{1,2})(?:\\s*日)?',
    normalise: (...parts) => parts.map((part) => part.padStart(2, '0')).join('-'),
  },
  // Often readable in two ways. The site then says so.
  { pattern: '(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4})', normalise: (...parts) => parts.join('/') },
];

/** A line that ends in a date. */
export interface DatedLine {
  /** What stands before the date, without what separates the two. */
  before: string;
  date: string;
  /** Whether nothing at all separates the two. */
  isRunTogether: boolean;
}

/** Splits a line that ends in a date: `contractpharmaMarch 20, 2019`, with or without a space between. */
export function splitDatedLine(line: string): DatedLine | undefined {
  for (const { pattern } of notations) {
    const match = new RegExp(`^(.*?)(${pattern})\\s*$`, 'iu').exec(line);
    const [, prefix = '', date = ''] = match ?? [];
    if (match) return { before: cleanPrefix(prefix), date, isRunTogether: /[\p{L}\p{N}]$/u.test(prefix) };
  }
  return undefined;
}

function cleanPrefix(prefix: string): string {
  return prefix
    .replace(/\b(?:date|published|posted|time)(?:\s+on)?\s*[:：]?\s*$/iu, '')
    .replace(/^\s*(?:source|from)\s*[:：]/iu, '')
    .replace(/^[\s|·•,:：/–—-]+|[\s|·•,:：/–—-]+$/gu, '');
}

const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a date as a page writes it. A time of day without an offset from UTC is dropped; so is midnight,
 * which is how machines write a day alone.
 */
export function readWrittenDate(written: string): DateReading {
  const text = written.trim();
  const [, day = '', time = '', offset] = moment.exec(text) ?? [];
  if (day !== '') {
    const isDay = offset === undefined || time === '00:00';
    return readPublicationDate(isDay ? day : `${day}T${time}${offset.replace(/^(.\d{2})(\d{2})$/, '$1:$2')}`);
  }
  for (const { pattern, normalise } of notations) {
    const match = new RegExp(`^${pattern}$`, 'iu').exec(text);
    if (match) return readPublicationDate(normalise(...match.slice(1)));
  }
  return readPublicationDate(text);
}
