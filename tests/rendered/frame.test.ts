import { describe, expect, test } from 'vitest';
import { buildFrame } from '../../src/page-props/frame.ts';
import { buildHead } from '../../src/page-props/head.ts';
import type { EventSettings } from '../../src/content/schema/event.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import { cphiChina, createEvent, plainSite } from '../unit/made-up-newsroom.ts';

describe('the frame of a site that says the least', () => {
  const frame = buildFrame(plainSite, []);

  test('has no event, no call to contributors and no contact, and follows by feeds alone', () => {
    expect(frame.eventCall).toBeUndefined();
    expect(frame.footer).toEqual({
      contributorCall: undefined,
      contacts: [],
      follow: [
        { label: 'RSS feed', href: '/rss.xml' },
        { label: 'All feeds', href: '/feeds/' },
      ],
    });
  });

  test('has its name, language, navigation and feed', () => {
    expect(frame).toMatchObject({
      site: {
        name: 'En-CPhI.cn',
        tagline: 'Pharma industry news from China',
        language: 'en',
        url: 'https://www.en-cphi.cn/',
      },
      base: '/',
      navigation: [
        { label: 'Latest', href: '/' },
        { label: 'Tags', href: '/tags/' },
        { label: 'Sources', href: '/sources/' },
        { label: 'Archive', href: '/archive/' },
      ],
      feed: { label: 'En-CPhI.cn: all stories', href: '/rss.xml' },
    });
  });

  test.for<[what: string, isOver: boolean]>([
    ['to come', false],
    ['that is over', true],
  ])('leads to the events where there is one %s', ([, isOver]) => {
    const { navigation } = buildFrame(plainSite, [{ ...createEvent(cphiChina), isOver }]);
    expect(navigation.at(-1)).toEqual({ label: 'Events', href: '/events/' });
  });

  test('has every address below the path of the site', () => {
    const below = buildFrame({ ...plainSite, url: 'https://example.org/news/' }, [createEvent(cphiChina)]);
    const hrefs = [...below.navigation, ...below.footer.follow, below.feed].map(({ href }) => href);
    expect(hrefs.filter((href) => !href.startsWith('/news/'))).toEqual([]);
  });
});

describe('the ways to reach the newsroom', () => {
  const contacts = (contact: SiteSettings['contact']) =>
    buildFrame({ ...plainSite, contact }, []).footer.contacts;
  const number = '+86 13621645194';

  test.for<[what: string, contact: SiteSettings['contact'], view: object]>([
    [
      'e-mail',
      { email: 'a@example.com' },
      { name: 'E-mail', value: 'a@example.com', href: 'mailto:a@example.com' },
    ],
    [
      'telephone',
      { telephone: '(+86) 400 610 1188' },
      { name: 'Telephone', value: '(+86) 400 610 1188', href: 'tel:+864006101188' },
    ],
    [
      'WhatsApp',
      { whatsapp: number },
      { name: 'WhatsApp', value: number, href: 'https://wa.me/8613621645194', rel: 'noopener' },
    ],
    [
      'Telegram',
      { telegram: number },
      { name: 'Telegram', value: number, href: 'https://t.me/+8613621645194', rel: 'noopener' },
    ],
    [
      'WeChat, which has a code and no link',
      { wechat: number },
      { name: 'WeChat', value: number, code: '/wechat.svg' },
    ],
  ])('are %s and nothing else, where nothing else is written', ([, contact, view]) => {
    expect(contacts(contact)).toEqual([view]);
  });

  test('are none where none is written', () => {
    expect(contacts({})).toEqual([]);
    expect(contacts(undefined)).toEqual([]);
  });

  test('come in one order, however they are written', () => {
    const all = {
      wechat: number,
      telegram: number,
      whatsapp: number,
      telephone: number,
      email: 'a@example.com',
    };
    expect(contacts(all).map(({ name }) => name)).toEqual([
      'E-mail',
      'Telephone',
      'WhatsApp',
      'Telegram',
      'WeChat',
    ]);
  });
});

describe('the rest of the frame', () => {
  const callTo = (event: EventSettings) => buildFrame(plainSite, [createEvent(event)]).eventCall;

  test('calls for contributors by mail with a subject', () => {
    const contributorCall = {
      heading: 'Write for us',
      text: 'Send your CV.',
      email: 'a@example.com',
      subject: 'A & B',
    };
    expect(buildFrame({ ...plainSite, contributorCall }, []).footer.contributorCall).toEqual({
      heading: 'Write for us',
      text: 'Send your CV.',
      email: { label: 'a@example.com', href: 'mailto:a@example.com?subject=A%20%26%20B' },
    });
  });

  test('follows the feeds first, then the places that are written', () => {
    const follow = [{ name: 'LinkedIn', url: 'https://www.linkedin.com/company/x' }];
    expect(buildFrame({ ...plainSite, follow }, []).footer.follow).toEqual([
      { label: 'RSS feed', href: '/rss.xml' },
      { label: 'All feeds', href: '/feeds/' },
      { label: 'LinkedIn', href: 'https://www.linkedin.com/company/x', rel: 'noopener' },
    ]);
  });

  test.for<[what: string, event: Partial<EventSettings>, rel: string | undefined]>([
    ['of a call for free', {}, 'noopener'],
    ['of a call for free that says so', { advertisement: false }, 'noopener'],
    ['of an advertisement', { advertisement: true }, 'sponsored noopener'],
    ['of a page of the site', { url: 'https://www.en-cphi.cn/fair/' }, undefined],
    [
      'of an advertisement that leads to a page of the site',
      { advertisement: true, url: 'https://www.en-cphi.cn/fair/' },
      'sponsored',
    ],
  ])('says of the link %s where it leads and who pays', ([, event, rel]) => {
    expect(callTo({ ...cphiChina, ...event })?.website.rel).toBe(rel);
  });

  test('calls to the event, its days in words', () => {
    expect(callTo(cphiChina)).toEqual({
      name: 'CPhI China 2019',
      venue: 'Shanghai New International Expo Centre',
      dates: '18–20 June 2019',
      href: '/events/cphi-china-2019/',
      website: {
        label: 'Register as visitor to CPhI China 2019',
        href: 'https://www.cphi.com/china/',
        rel: 'noopener',
      },
    });
  });
});

describe('the head of a page', () => {
  const frame = buildFrame({ ...plainSite, url: 'https://example.org/news/' }, []);
  const feeds = [{ label: 'En-CPhI.cn: all stories', href: '/news/rss.xml' }];

  test('has title, description, canonical address and feed', () => {
    expect(buildHead(frame, { title: 'Tags', description: 'All tags.', address: '/news/tags/' })).toEqual({
      title: 'Tags · En-CPhI.cn',
      description: 'All tags.',
      canonical: 'https://example.org/news/tags/',
      robots: 'max-image-preview:large',
      feeds,
      share: { title: 'Tags', address: 'https://example.org/news/tags/', siteName: 'En-CPhI.cn' },
    });
  });

  test('of the home page has the name and what it stands for', () => {
    expect(buildHead(frame, { description: 'D', address: '/news/' }).title).toBe(
      'En-CPhI.cn: Pharma industry news from China',
    );
  });
});
