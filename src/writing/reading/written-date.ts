import { readPublicationDate, type DateReading } from '../../content/schema/publication-date.ts';

const month =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|[ey]|ust|t|tember|ober|ember)?';
const ordinal = '\\d{1,2}(?:st|nd|rd|th)?';

/** Dates as pages write them. */
const notations = [
  `${month}\\.?\\s*${ordinal}\\s*,?\\s*\\d{4}`,
  `${ordinal}\\s+${month}\\.?,?\\s+\\d{4}`,
  '\\d{4}(?:[-/.]|\\s*年\\s*)\\d{1,2}(?:[-/.]|\\s*月\\s*)\\d{1,2}(?:\\s*日)?',
  // Often ambiguous; the site reports this.
  '\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}',
];

export interface DatedLine {
  /** The text before the date, without the separator. */
  before: string;
  date: string;
  isRunTogether: boolean;
}

/** Splits a line that ends in a date, with or without a separator: `contractpharmaMarch 20, 2019`. */
export function splitDatedLine(line: string): DatedLine | undefined {
  for (const pattern of notations) {
    const match = new RegExp(`^(.*?)(${pattern})\\s*$`, 'iu').exec(line);
    if (!match) continue;
    const [, prefix = '', date = ''] = match;
    const before = prefix
      .replace(/\b(?:date|published|posted|time)(?:\s+on)?\s*[:：]?\s*$/iu, '')
      .replace(/^\s*(?:source|from)\s*[:：]/iu, '')
      .replace(/^[\s|·•,:：/–—-]+|[\s|·•,:：/–—-]+$/gu, '');
    return { before, date, isRunTogether: /[\p{L}\p{N}]$/u.test(prefix) };
  }
  return undefined;
}

const zone = /(?:Z|GMT|UTC?|[ECMP][SD]T|(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2}))$/i;

/**
 * Reads a date in the format of a page, a feed or an export: also RFC 3339 and RFC 822. A time of day without an
 * offset from UTC is dropped; so is midnight, which software writes for a date without a time.
 */
export function readWrittenDate(written: string): DateReading {
  const text = written.trim();
  const moment = /\d:\d{2}/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment)) return readPublicationDate(text);
  const offset = zone.exec(text);
  if (!offset) return readPublicationDate(/^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? text);
  const { sign = '+', hours = '00', minutes = '00' } = offset.groups ?? {};
  const shift = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const [day = '', time = ''] = new Date(moment + shift * 60_000).toISOString().slice(0, 16).split('T');
  return readPublicationDate(time === '00:00' ? day : `${day}T${time}${sign}${hours}:${minutes}`);
}
