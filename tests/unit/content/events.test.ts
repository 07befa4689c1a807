import { describe, expect, test } from 'vitest';
import { findEventCall, findEventStories, resolveEvents } from '../../../src/content/events.ts';
import type { EventSettings } from '../../../src/content/schema/event.ts';
import { createVocabulary } from '../../../src/content/vocabulary.ts';
import { cphiChina, createEvent, createStories, timeZone } from '../made-up-newsroom.ts';

const shortFair = { ...cphiChina, name: 'Short fair', starts: '2019-06-18', ends: '2019-06-18' };
const autumnFair = { ...cphiChina, name: 'Autumn fair', starts: '2019-11-05', ends: '2019-11-07' };
const longFair = { ...cphiChina, name: 'Long fair', starts: '2019-06-01', ends: '2019-12-31' };
const vocabulary = createVocabulary([{ label: 'China', kind: 'place', aliases: ['PRC'] }]);

function resolve(events: readonly EventSettings[], moment: string, zone = timeZone) {
  return resolveEvents(events, { timeZone: zone, vocabulary, now: Date.parse(moment) });
}

describe('an event', () => {
  test.for<[moment: string, isOver: boolean]>([
    ['2019-04-01T00:00:00Z', false],
    ['2019-06-18T09:00:00+08:00', false],
    ['2019-06-20T23:59:59.999+08:00', false],
    ['2019-06-21T00:00:00.000+08:00', true],
    ['2019-07-01T00:00:00Z', true],
  ])('at %s is over: %s', ([moment, isOver]) => {
    expect(resolve([cphiChina], moment)).toMatchObject([{ isOver }]);
  });

  test('ends with the day of the site’s zone, not of another', () => {
    const eveningInChina = '2019-06-20T16:30:00Z';
    expect(resolve([cphiChina], eveningInChina, 'Asia/Shanghai')).toMatchObject([{ isOver: true }]);
    expect(resolve([cphiChina], eveningInChina, 'UTC')).toMatchObject([{ isOver: false }]);
  });

  test('has its name in its address, and the tag that is meant', () => {
    const [event] = resolve([{ ...cphiChina, tag: 'prc' }], '2019-04-01T00:00:00Z');
    expect(event).toMatchObject({ slug: 'cphi-china-2019', tag: { slug: 'china', label: 'China' } });
  });

  test('may have no tag', () => {
    expect(createEvent().tag).toBeUndefined();
  });
});

describe('events', () => {
  test('are in the order of their days, then of their names, however they are written', () => {
    const twin = { ...shortFair, name: 'Another short fair' };
    const names = (events: EventSettings[]) =>
      resolve(events, '2019-04-01T00:00:00Z').map(({ name }) => name);
    const events = [autumnFair, shortFair, cphiChina, longFair, twin];
    const expected = ['Long fair', 'Another short fair', 'Short fair', 'CPhI China 2019', 'Autumn fair'];
    expect(names(events)).toEqual(expected);
    expect(names(events.toReversed())).toEqual(expected);
  });
});

describe('the event that readers are called to', () => {
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
    expect(findEventCall(resolve(events, moment))?.name).toBe(name);
  });

  test('is none where there are no events, or none to come', () => {
    expect(findEventCall([])).toBeUndefined();
    expect(findEventCall(resolve([cphiChina, autumnFair], '2020-01-01T00:00:00Z'))).toBeUndefined();
  });
});

describe('the stories of an event', () => {
  const stories = createStories(70, (index) => ({ tags: index % 2 === 0 ? ['Fairs'] : ['China'] }));

  test('are the thirty newest of its tag', () => {
    const found = findEventStories(createEvent({ tag: 'fairs' }), stories);
    expect(found).toEqual(stories.filter((_, index) => index % 2 === 0).slice(0, 30));
  });

  test.for<[what: string, tag: string | undefined]>([
    ['without a tag', undefined],
    ['whose tag no story carries', 'Suzhou'],
  ])('%s are none', ([, tag]) => {
    expect(findEventStories(createEvent({ tag }), stories)).toEqual([]);
  });
});
