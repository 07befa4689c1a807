import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EventSettings } from '../../src/content/schema/event.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf } from '../support/site.ts';
import { writeNewsroom } from '../support/written-newsroom.ts';
import { cphiChina } from '../unit/made-up-newsroom.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

const page = (name: string, of = site) => of.page(`/events/${name}/`).root;
const textsOf = (selector: string, of = site) =>
  of.page('/events/').root.querySelectorAll(selector).map(textOf);

describe('the page of all events', () => {
  test('lists those to come, the soonest first, and those that are over', () => {
    expect(textsOf('.events-part')).toEqual([
      'Coming events 30 June – 2 July 2026 Next Fair 2026 New Hall 1–3 September 2026 Later Fair 2026 New Hall',
      'Past events 27–31 May 2026 Past Fair 2026 Old Hall',
    ]);
  });

  test('leads to the page of each, and is in the navigation of every page', () => {
    const links = site.page('/events/').root.querySelectorAll('.event-row a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/events/next-fair-2026/',
      '/events/later-fair-2026/',
      '/events/past-fair-2026/',
    ]);
    for (const { address, root } of site.pages) {
      const link = root.querySelector('.masthead-links a[href="/events/"]');
      expect(link?.getAttribute('aria-current'), address).toBe(address === '/events/' ? 'page' : undefined);
      expect(textOf(link), address).toBe('Events');
    }
  });

  test('offers the calendar to programs and to readers', () => {
    const { root } = site.page('/events/');
    expect(root.querySelector('link[type="text/calendar"]')?.attributes).toEqual({
      rel: 'alternate',
      type: 'text/calendar',
      title: 'The Fixture: events',
      href: '/events.ics',
    });
    const links = root.querySelectorAll('.events-calendar a');
    expect(links.map((link) => [textOf(link), link.getAttribute('href')])).toEqual([
      ['Subscribe to the calendar', 'webcal://fixture.example/events.ics'],
      ['https://fixture.example/events.ics', '/events.ics'],
    ]);
    const others = site.pages.filter(({ html }) => html.includes('text/calendar'));
    expect(others.map(({ address }) => address)).toEqual(['/events/']);
  });
});

describe('a site without events', () => {
  let empty: Site;
  beforeAll(async () => {
    empty = await renderSite({ content: await writeNewsroom({ stories: [] }), epoch: fixture.epoch });
  });

  test('says so, and offers no calendar', () => {
    expect(textsOf('main', empty)).toEqual(['Events Coming events No events are announced.']);
    expect(empty.page('/events/').html).not.toContain('text/calendar');
  });

  test('has no link to them in its navigation', () => {
    expect(empty.page('/').root.querySelector('.masthead-links')?.innerHTML).not.toContain('/events/');
  });
});

describe('the page of an event', () => {
  test('says all that is known', () => {
    const root = page('next-fair-2026');
    expect(textOf(root.querySelector('h1'))).toBe('Next Fair 2026');
    expect(root.querySelectorAll('.event-facts > div').map(textOf)).toEqual([
      'Dates 30 June – 2 July 2026',
      'Venue New Hall',
      'Address 1 River Road, Suzhou, China',
      'Organizer Fairs & Sons',
      'Price CN¥480',
    ]);
    expect(root.querySelector('.event-facts a')?.attributes).toEqual({
      href: 'https://organizer.example/',
      rel: 'noopener',
    });
    expect(textOf(root.querySelector('.event-description'))).toBe(
      'Makers of vectors, fillers of vials; and 药明康德. Three days.',
    );
    expect(textOf(root.querySelector('.trail'))).toBe('Events');
    expect(textOf(root.querySelector('title'))).toBe('Next Fair 2026, 30 June – 2 July 2026 · The Fixture');
  });

  test('leads to registration and to its calendar file', () => {
    const links = page('next-fair-2026').querySelectorAll('.event-links a');
    expect(links.map((link) => [textOf(link), link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
      ['Register for Next Fair 2026', 'https://fair.example/next', 'noopener'],
      ['Add to your calendar', '/events/next-fair-2026/event.ics', undefined],
    ]);
  });

  test('shows the newest stories of its tag, which an alias may name, and leads to the tag', () => {
    const root = page('next-fair-2026');
    expect(root.querySelectorAll('.story-row-title').map(textOf)).toEqual(
      site.page('/tags/gene-therapy/').root.querySelectorAll('.story-row-title').map(textOf),
    );
    const link = root.querySelector('.event-all-stories a');
    expect([textOf(link), link?.getAttribute('href')]).toEqual([
      'All stories on Gene therapy',
      '/tags/gene-therapy/',
    ]);
  });

  test.for(['later-fair-2026', 'past-fair-2026'])('%s has no stories where none carries its tag', (name) => {
    expect(page(name).querySelectorAll('.event-stories')).toEqual([]);
  });

  test('says nothing of what nobody has written', () => {
    expect(page('later-fair-2026').querySelectorAll('.event-facts dt').map(textOf)).toEqual([
      'Dates',
      'Venue',
    ]);
    expect(page('later-fair-2026').querySelectorAll('.event-description')).toEqual([]);
  });

  test('that is over calls nobody', () => {
    const root = page('past-fair-2026');
    expect(textOf(root.querySelector('.page-heading-kind'))).toBe('Past event');
    expect(root.querySelectorAll('.event-links a').map(textOf)).toEqual([
      'Website of the event',
      'Calendar file',
    ]);
    expect(textOf(root.querySelector('.event-facts'))).toContain('Price Free');
  });

  test('says where somebody pays for its call', async () => {
    const events = [{ ...cphiChina, advertisement: true }];
    const content = await writeNewsroom({ stories: [], events });
    const paid = page('cphi-china-2019', await renderSite({ content, epoch: 0 }));
    expect(textOf(paid.querySelector('.event-links'))).toMatch(/^Advertisement Register as visitor/);
    expect(paid.querySelector('.event-website')?.getAttribute('rel')).toBe('sponsored noopener');
  });
});

describe('an event by the build’s clock', () => {
  const autumn: EventSettings = {
    ...cphiChina,
    name: 'Autumn fair',
    starts: '2019-11-05',
    ends: '2019-11-07',
  };
  const both = ['CPhI China 2019', 'Autumn fair'];

  test.for<[moment: string, timeZone: string, coming: string[], past: string[]]>([
    ['2019-06-20T15:59:59Z', 'Asia/Shanghai', both, []],
    ['2019-06-20T16:00:00Z', 'Asia/Shanghai', ['Autumn fair'], ['CPhI China 2019']],
    ['2019-06-20T23:59:59Z', 'UTC', both, []],
    ['2019-06-21T03:59:59Z', 'America/New_York', both, []],
    ['2019-06-21T04:00:00Z', 'America/New_York', ['Autumn fair'], ['CPhI China 2019']],
    ['2019-12-01T00:00:00Z', 'UTC', [], ['Autumn fair', 'CPhI China 2019']],
  ])('at %s in %s', async ([moment, timeZone, coming, past]) => {
    const content = await writeNewsroom({ stories: [], events: [autumn, cphiChina], site: { timeZone } });
    const then = await renderSite({ content, epoch: Date.parse(moment) / 1000 });
    const listed = (part: string) => textsOf(`[aria-labelledby=${part}] .event-row-name`, then);
    expect([listed('page_coming'), listed('page_past')]).toEqual([coming, past]);
    expect(textOf(page('cphi-china-2019', then).querySelector('.event-website'))).toBe(
      coming === both ? 'Register as visitor to CPhI China 2019' : 'Website of the event',
    );
    expect(textsOf('.events-part p', then).includes('No events are announced.')).toBe(coming.length === 0);
  });
});

describe('the structured data of an event', () => {
  const graphOf = (html: string) =>
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}';

  test('stands on the page of the event and nowhere else', () => {
    const described = site.pages.filter(({ html }) => graphOf(html).includes('"@type":"Event"'));
    expect(described.map(({ address }) => address)).toEqual([
      '/events/later-fair-2026/',
      '/events/next-fair-2026/',
      '/events/past-fair-2026/',
    ]);
  });

  test('names its page, its social card, what it costs, and the way to it', () => {
    const { html, root } = site.page('/events/next-fair-2026/');
    const card = root.querySelector('meta[property="og:image"]')?.getAttribute('content');
    expect(JSON.parse(graphOf(html))).toMatchObject({
      '@graph': [
        {
          name: 'Next Fair 2026',
          description: 'Makers of vectors, fillers of vials; and 药明康德. Three days.',
          url: 'https://fixture.example/events/next-fair-2026/',
          image: [{ url: card }],
          offers: { price: 480, priceCurrency: 'CNY', url: 'https://fair.example/next' },
        },
        {
          '@type': 'BreadcrumbList',
          itemListElement: [
            { name: 'The Fixture', item: 'https://fixture.example/' },
            { name: 'Events', item: 'https://fixture.example/events/' },
            { name: 'Next Fair 2026', item: 'https://fixture.example/events/next-fair-2026/' },
          ],
        },
      ],
    });
  });

  test('has no offer once the event is over', () => {
    expect(graphOf(site.page('/events/past-fair-2026/').html)).not.toContain('Offer');
  });
});

describe('the calendars', () => {
  const eventsOf = (file: string) =>
    new ICAL.Component(ICAL.parse(site.read(file)) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component))
      .map(({ summary, startDate, endDate }) => `${summary}: ${startDate.toString()}, ${endDate.toString()}`);
  const next = 'Next Fair 2026: 2026-06-30, 2026-07-03';

  test('are one of all events and one of each', () => {
    expect(site.files.filter((file) => file.endsWith('.ics'))).toEqual([
      'events.ics',
      'events/later-fair-2026/event.ics',
      'events/next-fair-2026/event.ics',
      'events/past-fair-2026/event.ics',
    ]);
    expect(eventsOf('events.ics')).toEqual([
      'Past Fair 2026: 2026-05-27, 2026-06-01',
      next,
      'Later Fair 2026: 2026-09-01, 2026-09-04',
    ]);
    expect(eventsOf('events/next-fair-2026/event.ics')).toEqual([next]);
  });
});
