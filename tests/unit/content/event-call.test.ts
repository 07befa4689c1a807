import { describe, expect, test } from 'vitest';
import { findEventCall } from '../../../src/content/event-call.ts';
import { cphiChina, timeZone } from '../made-up-newsroom.ts';

const shortFair = { ...cphiChina, name: 'Short fair', starts: '2019-06-18', ends: '2019-06-18' };
const autumnFair = { ...cphiChina, name: 'Autumn fair', starts: '2019-11-05', ends: '2019-11-07' };
const longFair = { ...cphiChina, name: 'Long fair', starts: '2019-06-01', ends: '2019-12-31' };

describe('the event that readers are called to', () => {
  test.for<[moment: string, name: string | undefined]>([
    ['2019-04-01T00:00:00Z', 'CPhI China 2019'],
    ['2019-06-18T09:00:00+08:00', 'CPhI China 2019'],
    ['2019-06-20T23:59:59.999+08:00', 'CPhI China 2019'],
    ['2019-06-21T00:00:00.000+08:00', undefined],
    ['2019-07-01T00:00:00Z', undefined],
  ])('at %s is %s', ([moment, name]) => {
    expect(findEventCall([cphiChina], Date.parse(moment), timeZone)?.name).toBe(name);
  });

  test('ends with the day of the site’s zone, not of another', () => {
    const eveningInChina = Date.parse('2019-06-20T16:30:00Z');
    expect(findEventCall([cphiChina], eveningInChina, 'Asia/Shanghai')).toBeUndefined();
    expect(findEventCall([cphiChina], eveningInChina, 'UTC')).toBe(cphiChina);
  });

  test.for<[what: string, moment: string, names: string[], name: string]>([
    ['the soonest', '2019-04-01T00:00:00Z', ['Autumn fair', 'CPhI China 2019'], 'CPhI China 2019'],
    [
      'the next when the soonest is over',
      '2019-07-01T00:00:00Z',
      ['CPhI China 2019', 'Autumn fair'],
      'Autumn fair',
    ],
    [
      'of two that start together the shorter',
      '2019-04-01T00:00:00Z',
      ['CPhI China 2019', 'Short fair'],
      'Short fair',
    ],
    ['one that runs before one to come', '2019-07-01T00:00:00Z', ['Autumn fair', 'Long fair'], 'Long fair'],
  ])('is %s', ([, moment, names, name]) => {
    const events = [cphiChina, shortFair, autumnFair, longFair].filter((event) => names.includes(event.name));
    expect(findEventCall(events, Date.parse(moment), timeZone)?.name).toBe(name);
    expect(findEventCall(events.toReversed(), Date.parse(moment), timeZone)?.name).toBe(name);
  });

  test('is none where there are no events', () => {
    expect(findEventCall([], 0, timeZone)).toBeUndefined();
  });
});
