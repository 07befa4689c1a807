import { findEventCall, type AnnouncedEvent } from '../content/events.ts';
import { getEvents } from '../content/queries/events.ts';
import { getSite } from '../content/queries/site.ts';
import { cacheForContent } from '../content/queries/content-cache.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { createSocialCardFinder, type SocialCard } from '../images/endpoints.ts';
import { addresses, addressTable, basePath } from '../lib/addresses.ts';
import { formatDaySpan } from '../lib/dates.ts';
import { mailLink, telegramLink, telephoneLink, whatsappLink } from './contact-links.ts';
import { linkOutside, type Link } from './link.ts';

/** The parts around the content of every page: masthead, event call, footer. */
export interface Frame {
  /** `url` ends with a slash. */
  site: Pick<SiteSettings, 'name' | 'tagline' | 'language' | 'url'>;
  /** The path of the site, with a slash at both ends. */
  base: string;
  navigation: Link[];
  feed: Link;
  /** The social card of pages that have no card of their own. */
  picture?: SocialCard | undefined;
  eventCall?: EventCall | undefined;
  footer: Footer;
}

export interface EventCall extends Pick<AnnouncedEvent, 'name' | 'venue' | 'advertisement'> {
  dates: string;
  /** The event's page; path-absolute. */
  href: string;
  website: Link;
}

export interface Footer {
  contributorCall?: { heading: string; text: string; email: Link } | undefined;
  contacts: Contact[];
  follow: Link[];
}

/** A contact of the newsroom. Without `href` readers copy the value or scan the QR code `code`. */
export interface Contact {
  name: string;
  value: string;
  href?: string | undefined;
  rel?: string | undefined;
  /** The address of the QR code. */
  code?: string | undefined;
}

export const getFrame = cacheForContent(async () => {
  const [site, events, findCard] = await Promise.all([getSite(), getEvents(), createSocialCardFinder()]);
  return buildFrame(site, events, findCard());
});

export function buildFrame(
  site: SiteSettings,
  events: readonly AnnouncedEvent[],
  picture?: SocialCard,
): Frame {
  const { name, tagline, language, url } = site;
  const base = basePath(url);
  const event = findEventCall(events);
  const feed = { label: `${name}: all stories`, href: addresses.rss(base) };
  return {
    site: { name, tagline, language, url },
    base,
    navigation: [
      { label: 'Latest', href: addresses.home(base) },
      { label: addressTable.tags.title, href: addresses.tags(base) },
      { label: addressTable.sources.title, href: addresses.sources(base) },
      { label: addressTable.archive.title, href: addresses.archive(base) },
      ...(events.length > 0 ? [{ label: addressTable.events.title, href: addresses.events(base) }] : []),
    ],
    feed,
    picture,
    eventCall: event && buildEventCall(event, url),
    footer: {
      contributorCall: buildContributorCall(site.contributorCall),
      contacts: buildContacts(site.contact, url),
      follow: [
        { label: 'RSS feed', href: feed.href },
        { label: 'All feeds', href: addresses.feeds(base) },
        ...(site.follow ?? []).map((place) => linkOutside(place.name, place.url, url)),
      ],
    },
  };
}

function buildEventCall(event: AnnouncedEvent, siteUrl: string): EventCall {
  const { slug, name, venue, starts, ends, advertisement } = event;
  return {
    name,
    venue,
    advertisement,
    dates: formatDaySpan(starts, ends),
    href: addresses.event(basePath(siteUrl), slug),
    website: linkToEventSite(event, siteUrl),
  };
}

/** The call of an event, while it can be followed. */
export function linkToEventSite({ call, url, advertisement, isOver }: AnnouncedEvent, siteUrl: string): Link {
  const relations = [advertisement && 'sponsored', findRelation(url, siteUrl)];
  return {
    label: isOver ? 'Website of the event' : call,
    href: url,
    rel: relations.filter(Boolean).join(' ') || undefined,
  };
}

function buildContributorCall(call: SiteSettings['contributorCall']): Footer['contributorCall'] {
  if (!call) return undefined;
  const { heading, text, email, subject } = call;
  return { heading, text, email: { label: email, href: mailLink(email, subject) } };
}

function buildContacts(contact: SiteSettings['contact'], siteUrl: string): Contact[] {
  const { email, telephone, whatsapp, telegram, wechat } = contact ?? {};
  const linkContact = (name: string, value: string, href: string): Contact => ({
    name,
    value,
    href,
    rel: findRelation(href, siteUrl),
  });
  const contacts: (Contact | false)[] = [
    email !== undefined && linkContact('E-mail', email, mailLink(email)),
    telephone !== undefined && linkContact('Telephone', telephone, telephoneLink(telephone)),
    whatsapp !== undefined && linkContact('WhatsApp', whatsapp, whatsappLink(whatsapp)),
    telegram !== undefined && linkContact('Telegram', telegram, telegramLink(telegram)),
    wechat !== undefined && { name: 'WeChat', value: wechat, code: addresses.wechatCode(basePath(siteUrl)) },
  ];
  return contacts.filter((contact) => contact !== false);
}
