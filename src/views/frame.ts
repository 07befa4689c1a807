import { addresses, basePath } from '../lib/addresses.ts';
import { mailLink, telegramLink, telephoneLink, whatsappLink } from '../page-props/contact-links.ts';
import { formatDaySpan } from '../lib/dates.ts';
import { findRelation } from '../content/markdown/safe-html.ts';
import type { EventSettings } from '../content/schema/event.ts';
import type { SiteSettings } from '../content/schema/site.ts';
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
  picture?: SharedPicture | undefined;
  eventCall?: EventCallView | undefined;
  footer: FooterView;
}

/** A picture for other sites to show with a link. */
export interface SharedPicture {
  /** Below `/pictures/share/`, without `.png`. */
  name: string;
  mediaType: string;
  width: number;
  height: number;
  /** What it shows, for those who cannot see it. */
  alt: string;
}

export interface FeedLink {
  title: string;
  href: string;
}

export interface EventCallView {
  call: string;
  href: string;
  /** What is said of where it leads, as `rel` of `<a>`. */
  rel?: string | undefined;
  /** Whether somebody pays for the call, which readers and search engines are told. */
  isAdvertisement: boolean;
  name: string;
  dates: string;
  /** Days, `YYYY-MM-DD`. */
  starts: string;
  ends: string;
  venue: string;
}

export interface FooterView {
  contributorCall?: ContributorCallView | undefined;
  contacts: ContactView[];
  follow: Link[];
}

export interface ContributorCallView {
  heading: string;
  text: string;
  email: Link;
}

/** A way to reach the newsroom. Without `href` the value is there to be copied, and `code` shows it as a QR code. */
export interface ContactView {
  name: string;
  value: string;
  href?: string | undefined;
  rel?: string | undefined;
  code?: string | undefined;
}

export function buildFrame(
  site: SiteSettings,
  event: EventSettings | undefined,
  picture?: SharedPicture,
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
      { label: 'Tags', href: addresses.tags(base) },
      { label: 'Sources', href: addresses.sources(base) },
      { label: 'Archive', href: addresses.archive(base) },
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

function buildEventCall(event: EventSettings, siteUrl: string): EventCallView {
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

function buildContributorCall(call: SiteSettings['contributorCall']): ContributorCallView | undefined {
  if (!call) return undefined;
  const { heading, text, email, subject } = call;
  return { heading, text, email: { label: email, href: mailLink(email, subject) } };
}

function buildContacts(contact: SiteSettings['contact'], siteUrl: string): ContactView[] {
  const { email, telephone, whatsapp, telegram, wechat } = contact ?? {};
  const linkContact = (name: string, value: string, href: string): ContactView => ({
    name,
    value,
    href,
    rel: findRelation(href, siteUrl),
  });
  const contacts: (ContactView | false)[] = [
    email !== undefined && linkContact('E-mail', email, mailLink(email)),
    telephone !== undefined && linkContact('Telephone', telephone, telephoneLink(telephone)),
    whatsapp !== undefined && linkContact('WhatsApp', whatsapp, whatsappLink(whatsapp)),
    telegram !== undefined && linkContact('Telegram', telegram, telegramLink(telegram)),
    wechat !== undefined && { name: 'WeChat', value: wechat, code: addresses.wechatCode(basePath(siteUrl)) },
  ];
  return contacts.filter((view) => view !== false);
}
