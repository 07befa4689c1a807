import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDaySchema,
  publicationDateSchema,
  readPublicationDate,
} from '../../../../src/content/schema/publication-date.ts';

describe('a date that is understood', () => {
  test.for<[written: string, date: string]>([
    ['2019-03-20', '2019-03-20'],
    [' 2019-03-20 ', '2019-03-20'],
    ['2020-02-29', '2020-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2019-03-20T09:30:00+08:00', '2019-03-20T09:30:00+08:00'],
    ['2019-03-20T09:30+08:00', '2019-03-20T09:30:00+08:00'],
    ['2019-03-20 09:30:15+08:00', '2019-03-20T09:30:15+08:00'],
    ['2019-03-20T09:30:00Z', '2019-03-20T09:30:00Z'],
    ['2019-03-20t09:30:00z', '2019-03-20T09:30:00Z'],
    ['2019-03-20T00:00:00-12:00', '2019-03-20T00:00:00-12:00'],
    ['2019-03-20T23:59:59+14:00', '2019-03-20T23:59:59+14:00'],
    ['2019-03-20T09:30:00+05:45', '2019-03-20T09:30:00+05:45'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:60Z'],
    ['March 20, 2019', '2019-03-20'],
    ['Mar 20 2019', '2019-03-20'],
    ['Mar. 20, 2019', '2019-03-20'],
    ['MAY 5 2019', '2019-05-05'],
    ['february 29, 2020', '2020-02-29'],
    ['March 20th, 2019', '2019-03-20'],
    ['Sept 3rd 2018', '2018-09-03'],
    ['March 1 , 2019', '2019-03-01'],
    ['20 March 2019', '2019-03-20'],
    ['20 Mar 2019', '2019-03-20'],
    ['1st Mar. 2019', '2019-03-01'],
    ['20th March, 2019', '2019-03-20'],
    ['20-Mar-2019', '2019-03-20'],
    ['20\u00a0March\u00a02019', '2019-03-20'],
    ['2019-3-5', '2019-03-05'],
    ['2019/3/20', '2019-03-20'],
    ['2019/03/20', '2019-03-20'],
    ['2019.3.20', '2019-03-20'],
    ['2019年3月20日', '2019-03-20'],
    ['2019 年 03 月 05 日', '2019-03-05'],
    ['20190320', '2019-03-20'],
    ['２０１９-03-20', '2019-03-20'],
    ['２０１９年３月２０日', '2019-03-20'],
  ])('“%s” is %s', ([written, date]) => {
    expect(readPublicationDate(written)).toEqual({ date });
    expect(publicationDateSchema.parse(written)).toBe(date);
  });

  test('is read again as itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readPublicationDate(day)).toEqual({ date: day });
          const moment = `${date.toISOString().slice(0, 19)}Z`;
          expect(readPublicationDate(moment)).toEqual({ date: moment });
        },
      ),
    );
  });
});

const lookUp = 'look the day up in a calendar and write it like 2019-03-20';
const hyphens = 'write year, month and day with hyphens, for example 2019-03-20';
const likeAMoment = 'write it like 2019-03-20T09:30:00+08:00';
const noSuchMoment = (written: string) => `“${written}” has a time of day or an offset that does not exist`;

describe('a date that is refused', () => {
  test.for<[written: string, message: string, fix: string]>([
    ['', 'the date is empty', 'write the day, for example 2019-03-20'],
    ['  ', 'the date is empty', 'write the day, for example 2019-03-20'],
    ['2019-02-29', 'there is no such day as 2019-02-29', lookUp],
    ['1900-02-29', 'there is no such day as 1900-02-29', lookUp],
    ['2019-13-01', 'there is no such day as 2019-13-01', lookUp],
    ['2019-00-10', 'there is no such day as 2019-00-10', lookUp],
    ['2019-04-31', 'there is no such day as 2019-04-31', lookUp],
    ['2019-02-30T09:30:00Z', 'there is no such day as 2019-02-30', lookUp],
    ['February 30, 2019', 'there is no such day as February 30, 2019', lookUp],
    ['31/04/2019', 'there is no such day as 31/04/2019', lookUp],
    ['99/99/2019', 'there is no such day as 99/99/2019', lookUp],
    [
      '03/04/2019',
      '“03/04/2019” can be read as two days',
      'write 2019-04-03 or 2019-03-04, whichever is meant',
    ],
    ['3.4.2019', '“3.4.2019” can be read as two days', 'write 2019-04-03 or 2019-03-04, whichever is meant'],
    ['13/04/2019', '“13/04/2019” is not written the way this site reads dates', 'write 2019-04-13'],
    ['04/13/2019', '“04/13/2019” is not written the way this site reads dates', 'write 2019-04-13'],
    ['05/05/2019', '“05/05/2019” is not written the way this site reads dates', 'write 2019-05-05'],
    ['29/02/2020', '“29/02/2020” is not written the way this site reads dates', 'write 2020-02-29'],
    ['2019', '“2019” is a year, not a day', 'write the whole day, for example 2019-03-20'],
    ['2020', '“2020” is a year, not a day', 'write the whole day, for example 2020-03-20'],
    [
      '2019-03-20T09:30:00',
      '“2019-03-20T09:30:00” has a time but no offset from UTC, so it could be any of 26 moments',
      'add the offset: 2019-03-20T09:30:00+08:00 is China Standard Time',
    ],
    [
      '2019-03-20 09:30',
      '“2019-03-20 09:30” has a time but no offset from UTC, so it could be any of 26 moments',
      'add the offset: 2019-03-20T09:30+08:00 is China Standard Time',
    ],
    ['2019-03-20T24:00:00Z', noSuchMoment('2019-03-20T24:00:00Z'), likeAMoment],
    ['2019-03-20T09:60:00Z', noSuchMoment('2019-03-20T09:60:00Z'), likeAMoment],
    ['2019-03-20T09:30:61Z', noSuchMoment('2019-03-20T09:30:61Z'), likeAMoment],
    ['2019-03-20T09:30:00+14:01', noSuchMoment('2019-03-20T09:30:00+14:01'), likeAMoment],
    ['2019-03-20T09:30:00+18:00', noSuchMoment('2019-03-20T09:30:00+18:00'), likeAMoment],
    ['2019-03-20T09:30:00-12:30', noSuchMoment('2019-03-20T09:30:00-12:30'), likeAMoment],
    ['2019-03-20T09:30:00+08:60', noSuchMoment('2019-03-20T09:30:00+08:60'), likeAMoment],
    ['2019-03-20T09:30:00+0800', '“2019-03-20T09:30:00+0800” is not a date this site understands', hyphens],
    ['30 February 2019', 'there is no such day as 30 February 2019', lookUp],
    ['2019年2月30日', 'there is no such day as 2019年2月30日', lookUp],
    ['2019/20/3', 'there is no such day as 2019/20/3', lookUp],
    ['M 20, 2019', '“M 20, 2019” is not a date this site understands', hyphens],
    ['20 Marsh 2019', '“20 Marsh 2019” is not a date this site understands', hyphens],
    ['20 3 2019', '“20 3 2019” is not a date this site understands', hyphens],
    ['3月20日', '“3月20日” is not a date this site understands', hyphens],
    ['19-3-20', '“19-3-20” is not a date this site understands', hyphens],
    ['Marsh 20, 2019', '“Marsh 20, 2019” is not a date this site understands', hyphens],
    ['yesterday', '“yesterday” is not a date this site understands', hyphens],
  ])('“%s”: %s', ([written, message, fix]) => {
    expect(readPublicationDate(written)).toMatchObject({ message, fix });
    expect(publicationDateSchema.safeParse(written).error?.issues).toMatchObject([
      { message, params: { rule: 'date', fix } },
    ]);
  });

  test.for<[written: string, meant: string | undefined]>([
    ['13/04/2019', '2019-04-13'],
    ['04/13/2019', '2019-04-13'],
    ['03/04/2019', undefined],
    ['2019-02-29', undefined],
  ])('“%s” can mean %s alone', ([written, meant]) => {
    expect(publicationDateSchema.safeParse(written).error?.issues).toMatchObject([
      { params: { mend: meant } },
    ]);
  });

  test('as YAML’s number of a year, the same', () => {
    expect(publicationDateSchema.safeParse(2019).error?.issues).toMatchObject([
      { message: '“2019” is a year, not a day' },
    ]);
  });
});

describe('a calendar day', () => {
  test('has no time of day', () => {
    expect(calendarDaySchema.parse('June 18, 2019')).toBe('2019-06-18');
    expect(calendarDaySchema.safeParse('2019-06-18T09:00:00+08:00').error?.issues).toMatchObject([
      {
        message: 'a time of day has no place here',
        params: { rule: 'date', fix: 'write the day alone, for example 2019-06-18' },
      },
    ]);
  });

  test('that is not real is refused once', () => {
    expect(calendarDaySchema.safeParse('2019-06-31').error?.issues).toMatchObject([
      { message: 'there is no such day as 2019-06-31' },
    ]);
  });
});
