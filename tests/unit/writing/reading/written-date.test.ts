import { describe, expect, it } from 'vitest';
import { readWrittenDate, splitDatedLine } from '../../../../src/writing/reading/written-date.ts';

describe('readWrittenDate', () => {
  it.each([
    ['March 20, 2019', '2019-03-20'],
    ['MARCH 20, 2019', '2019-03-20'],
    ['Mar. 20 2019', '2019-03-20'],
    ['Sept 3rd, 2018', '2018-09-03'],
    ['20 March 2019', '2019-03-20'],
    ['1st of June 2019', undefined],
    ['2019-03-20', '2019-03-20'],
    ['2019/3/20', '2019-03-20'],
    ['2019.03.20', '2019-03-20'],
    ['2019年3月20日', '2019-03-20'],
    ['2019-03-20T09:30:00+08:00', '2019-03-20T09:30:00+08:00'],
    ['2020-02-11T09:30:00.000+0800', '2020-02-11T09:30:00+08:00'],
    ['2019-03-20T00:00:00Z', '2019-03-20'],
    ['2019-03-20 09:30:00', '2019-03-20'],
    ['20/03/2019', undefined],
    ['03/04/2019', undefined],
    ['February 30, 2019', undefined],
    ['soon', undefined],
  ])('reads %s as %s', (written, date) => {
    const reading = readWrittenDate(written);
    expect('date' in reading ? reading.date : undefined).toBe(date);
  });
});

describe('splitDatedLine', () => {
  it.each([
    ['contractpharmaMarch 20, 2019', 'contractpharma', 'March 20, 2019', true],
    ['contractpharma  March 20, 2019 ', 'contractpharma', 'March 20, 2019', false],
    ['Contract Pharma — 2019-03-20', 'Contract Pharma', '2019-03-20', false],
    ['Published on: May 2, 2019', '', 'May 2, 2019', false],
  ])('parts %j into %j and %j', (line, before, date, isRunTogether) => {
    expect(splitDatedLine(line)).toEqual({ before, date, isRunTogether });
  });

  it.each([['It opened on March 20, 2019, in Suzhou.'], ['March 2019'], ['']])(
    'finds no date at the end of %j',
    (line) => {
      expect(splitDatedLine(line)).toBeUndefined();
    },
  );
});
