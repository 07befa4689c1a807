import { getEventCall, getSite } from '../content/queries/site.ts';
import { rememberForContent } from '../content/queries/content-memory.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import type { EventSettings } from '../content/schema/event.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { createSocialCardFinder, type SocialCard } from '../images/endpoints.ts';
import { addresses, addressTable, basePath } from '../lib/addresses.ts';
import { formatDaySpan } from '../lib/dates.ts';
import { mailLink, telegramLink, telephoneLink, whatsappLink } from './contact-links.ts';
import { linkOutside, type Link } from './link.ts';

/** What surrounds the content of every page: masthead, event call, footer. */
export interface Frame {
  siteName: string;
  tagline: string;
  language: string;
  /** The path that the site lives under, with a slash at both ends. */
  base: string;
  /** With a slash at its end. */
  siteUrl: string;
  navigation: Link[];
  feed: FeedLink;
  /** Shared with pages that have none of their own. */
  picture?: SocialCard | undefined;
  eventCall?: EventCall | undefined;
  footer: Footer;
}

export interface FeedLink {
  title: string;
  href: string;
}

export interface EventCall extends Pick<EventSettings, 'call' | 'name' | 'starts' | 'ends' | 'venue'> {
  href: string;
  /** The `rel` of `<a>`. */
  rel?: string | undefined;
  /** Whether somebody pays for the call, which readers and search engines are told. */
  isAdvertisement: boolean;
  dates: string;
}

export interface Footer {
  contributorCall?: { heading: string; text: string; email: Link } | undefined;
  contacts: Contact[];
  follow: Link[];
}

/** A way to reach the newsroom. Without `href` the value is there to be copied, and `code` shows it as a QR code. */
export interface Contact {
  name: string;
  value: string;
  href?: string | undefined;
  rel?: string | undefined;
  /** The address of the QR code. */
  code?: string | undefined;
}

export const getFrame = rememberForContent(async () => {
  const [site, event, findCard] = await Promise.all([getSite(), getEventCall(), createSocialCardFinder()]);
  return buildFrame(site, event, findCard());
});

export function buildFrame(
  site: SiteSettings,
  event: EventSettings | undefined,
  picture?: SocialCard,
): Frame {
  const base = basePath(site.url);
  const feed = { title: `${site.name}: all stories`, href: addresses.rss(base) };
  return {
    siteName: site.name,
    tagline: site.tagline,
    language: site.language,
    base,
    siteUrl: site.url,
    navigation: [
      { label: 'Latest', href: addresses.home(base) },
      { label: addressTable.tags.title, href: addresses.tags(base) },
      { label: addressTable.sources.title, href: addresses.sources(base) },
      { label: addressTable.archive.title, href: addresses.archive(base) },
    ],
    feed,
    picture,
    eventCall: event && buildEventCall(event, site.url),
    footer: {
      contributorCall: buildContributorCall(site.contributorCall),
      contacts: buildContacts(site.contact, site.url),
      follow: [
        { label: 'RSS feed', href: feed.href },
        { label: 'All feeds', href: addresses.feeds(base) },
        ...(site.follow ?? []).map(({ name, url }) => linkOutside(name, url, site.url)),
      ],
    },
  };
}

function buildEventCall(event: EventSettings, siteUrl: string): EventCall {
  const { call, name, starts, ends, venue, url, advertisement = false } = event;
  const relations = [advertisement && 'sponsored', findRelation(url, siteUrl)];
  return {
    call,
    href: url,
    rel: relations.filter(Boolean).join(' ') || undefined,
    isAdvertisement: advertisement,
    name,
    dates: formatDaySpan(starts, ends),
    starts,
    ends,
    venue,
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
