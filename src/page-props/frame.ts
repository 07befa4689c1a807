import { getEventCall, getSite } from '../content/queries/site.ts';
import { cacheForContent } from '../content/queries/content-cache.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import type { EventSettings } from '../content/schema/event.ts';
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

export interface EventCall extends EventSettings {
  /** The `rel` of `<a>`. */
  rel: string | undefined;
  dates: string;
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
  const [site, event, findCard] = await Promise.all([getSite(), getEventCall(), createSocialCardFinder()]);
  return buildFrame(site, event, findCard());
});

export function buildFrame(
  site: SiteSettings,
  event: EventSettings | undefined,
  picture?: SocialCard,
): Frame {
  const { name, tagline, language, url } = site;
  const base = basePath(url);
  const feed = { label: `${name}: all stories`, href: addresses.rss(base) };
  return {
    site: { name, tagline, language, url },
    base,
    navigation: [
      { label: 'Latest', href: addresses.home(base) },
      { label: addressTable.tags.title, href: addresses.tags(base) },
      { label: addressTable.sources.title, href: addresses.sources(base) },
      { label: addressTable.archive.title, href: addresses.archive(base) },
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

function buildEventCall(event: EventSettings, siteUrl: string): EventCall {
  const relations = [event.advertisement && 'sponsored', findRelation(event.url, siteUrl)];
  return {
    ...event,
    rel: relations.filter(Boolean).join(' ') || undefined,
    dates: formatDaySpan(event.starts, event.ends),
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
