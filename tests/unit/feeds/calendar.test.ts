import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { AnnouncedEvent } from '../../../src/content/events.ts';
import type { EventSettings } from '../../../src/content/schema/event.ts';
import { formatCalendar, formatEventCalendar } from '../../../src/feeds/calendar.ts';
import { createEvent, plainSite } from '../made-up-newsroom.ts';

const site = { ...plainSite, url: 'https://example.org/news/' };
const sketch = (of: Partial<EventSettings>) => formatEventCalendar(createEvent(of), site);

/** The events of a calendar, read by another parser than what writes them. */
function readEvents(text: string) {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
}

describe('the calendar of an event', () => {
  test('is written line by line', () => {
    const event = createEvent({
      description: 'Three days.',
      address: '2345 Longyang Road, Shanghai',
    });
    expect(formatEventCalendar(event, site).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//example.org//events//EN',
      'BEGIN:VEVENT',
      'UID:tag:en-cphi.cn\\,2019:events/cphi-china-2019',
      'SEQUENCE:0',
      'DTSTAMP:20000101T000000Z',
      'DTSTART;VALUE=DATE:20190618',
      'DTEND;VALUE=DATE:20190621',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
      'SUMMARY:CPhI China 2019',
      'TRANSP:TRANSPARENT',
      'LOCATION:Shanghai New International Expo Centre\\, 2345 Longyang Road\\, Sha',
      ' nghai',
      'DESCRIPTION:Three days.',
      'URL;VALUE=URI:https://example.org/news/events/cphi-china-2019/',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test.for<[what: string, starts: string, ends: string, end: string]>([
    ['of one day', '2019-06-18', '2019-06-18', '2019-06-19'],
    ['to the end of a year', '2019-12-30', '2019-12-31', '2020-01-01'],
    ['to the last day of February in a leap year', '2020-02-27', '2020-02-28', '2020-02-29'],
  ])('%s ends with the day after the last', ([, starts, ends, end]) => {
    const [event] = readEvents(sketch({ starts, ends }));
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([starts, end]);
    expect(event?.startDate.isDate).toBe(true);
  });

  test.for([
    ['signs of the format', 'A, b; c: "d" \\n e\\, f'],
    ['Chinese', '第十九届世界制药原料中国展'.repeat(9)],
    ['signs beyond the first plane', '🧬'.repeat(60)],
    ['a combined sign', 'e\u0301'.repeat(60)],
    ['a line of another property', 'x\u2028END:VEVENT'],
  ] as const)('keeps a text with %s', ([, text]) => {
    const written = sketch({ name: 'Fair', venue: text, description: text });
    const [event, ...others] = readEvents(written);
    expect([event?.description, event?.location]).toEqual([text, text]);
    expect(others).toEqual([]);
  });

  test('leaves characters out that no text may hold', () => {
    const [event] = readEvents(sketch({ name: 'A\u0007 fair\u0000', description: '\u001b[1m' }));
    expect([event?.summary, event?.description]).toEqual(['A fair', '[1m']);
  });

  test('has no line of more than 75 octets, and none that breaks a character', () => {
    const description = '药明康德 and 🧬 '.repeat(40);
    const bytes = Buffer.from(sketch({ description, venue: '国家会展中心'.repeat(20) }));
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.length).toBeGreaterThan(20);
    const strict = new TextDecoder('utf-8', { fatal: true });
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n]/);
      expect(() => strict.decode(Buffer.from(line, 'latin1'))).not.toThrow();
    }
  });

  test('has no description where none is written', () => {
    expect(sketch({})).not.toContain('DESCRIPTION');
  });

  test('has an id of its name, which stays when all else changes', () => {
    const idOf = (of: Partial<EventSettings>) => readEvents(sketch(of))[0]?.uid;
    expect(idOf({ name: '药展 2019' })).toBe('tag:en-cphi.cn,2019:events/%E8%8D%AF%E5%B1%95-2019');
    expect(idOf({ venue: 'Elsewhere', starts: '2019-06-01', url: 'https://a.example/' })).toBe(idOf({}));
  });

  test('is the same before the event and after it', () => {
    const event = createEvent();
    expect(formatEventCalendar({ ...event, isOver: true }, site)).toBe(formatEventCalendar(event, site));
  });
});

describe('the calendar of all events', () => {
  test('has each event as its own file has it, a name, and how often to look', () => {
    const events: AnnouncedEvent[] = [createEvent(), createEvent({ name: 'Autumn fair' })];
    const text = formatCalendar(events, site);
    for (const event of events) {
      const [own] = /BEGIN:VEVENT[^]*END:VEVENT/.exec(formatEventCalendar(event, site)) ?? [];
      expect(text).toContain(own);
    }
    expect(readEvents(text)).toHaveLength(2);
    expect(text).toContain('\r\nX-WR-CALNAME:En-CPhI.cn: events\r\n');
    expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n');
  });

  test('of no events can be read', () => {
    expect(readEvents(formatCalendar([], site))).toEqual([]);
  });
});
