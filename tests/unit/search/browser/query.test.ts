import { describe, expect, test } from 'vitest';
import { formatQuery, isEmpty, readQuery } from '../../../../src/search/browser/query.ts';

const nothing = { q: '', tag: '', source: '', year: '', order: '' } as const;
const read = (address: string) => readQuery(new URLSearchParams(address));

describe('what an address asks for', () => {
  test.for([
    ['', nothing],
    ['?q=gene+therapy', { ...nothing, q: 'gene therapy' }],
    [
      '?q=%E4%B8%8A%E6%B5%B7&tag=china&source=newswire&year=2019&order=newest',
      { q: '上海', tag: 'china', source: 'newswire', year: '2019', order: 'newest' },
    ],
    ['?q=+plant+&tag=&order=best&page=2', { ...nothing, q: 'plant' }],
    ['?q=R%26D+%3Cb%3E', { ...nothing, q: 'R&D <b>' }],
  ] as const)('%s', ([address, query]) => {
    expect(read(address)).toEqual(query);
  });

  test.for([
    '',
    '?q=plant',
    '?q=R%26D+%3Cb%3E&tag=china',
    '?tag=china&source=newswire&year=2019&order=newest',
  ])('“%s” is written as it was read', (address) => {
    expect(formatQuery(read(address))).toBe(address);
  });

  test.for<[address: string, answer: boolean]>([
    ['', true],
    ['?order=newest', true],
    ['?q=a', false],
    ['?year=2019', false],
  ])('“%s” asks for nothing: %s', ([address, answer]) => {
    expect(isEmpty(read(address))).toBe(answer);
  });
});
