import type { Article } from '../content/articles.ts';
import { findEventStories, type AnnouncedEvent } from '../content/events.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getEvents } from '../content/queries/events.ts';
import { describeBreadcrumbs, describeEvent } from '../discovery/structured-data.ts';
import { absoluteAddress, addresses, addressTable } from '../lib/addresses.ts';
import { formatDaySpan } from '../lib/dates.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { buildArticleCard, type ArticleCard } from './article-card.ts';
import { getFrame, linkToEventSite, type Frame } from './frame.ts';
import { buildHead, type PageProps } from './head.ts';
import { linkOutside, type Link } from './link.ts';

/** All events. */
export interface EventsPage extends PageProps {
  /** The soonest first. */
  coming: ListedEvent[];
  /** The latest first. */
  past: ListedEvent[];
  /** Absent where there is nothing to put in a calendar. */
  calendar?: { label: string; href: string; address: string; subscription: string } | undefined;
}

export interface ListedEvent extends Pick<AnnouncedEvent, 'name' | 'venue'> {
  href: string;
  dates: string;
}

export interface EventPage extends PageProps {
  breadcrumbs: Link[];
  kind?: string | undefined;
  event: Pick<AnnouncedEvent, 'name' | 'venue' | 'address' | 'description' | 'advertisement'>;
  dates: string;
  /** A name alone, where no website is known. */
  organizer?: Link | string | undefined;
  price?: string | undefined;
  website: Link;
  calendar: Link;
  /** The newest stories of the event's tag. */
  stories: ArticleCard[];
  /** The page of the tag; absent where no story carries it. */
  tag?: Link | undefined;
}

export async function getEventsPage(): Promise<EventsPage> {
  const [events, frame] = await Promise.all([getEvents(), getFrame()]);
  const { base, site } = frame;
  const list = (event: AnnouncedEvent): ListedEvent => ({
    name: event.name,
    venue: event.venue,
    href: addresses.event(base, event.slug),
    dates: formatDaySpan(event.starts, event.ends),
  });
  const href = addresses.eventsCalendar(base);
  const address = absoluteAddress(site.url, href);
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.events.title,
      description: `The events that ${site.name} announces, with dates, venues and a calendar to subscribe to.`,
      address: addresses.events(base),
    }),
    coming: events.filter(({ isOver }) => !isOver).map(list),
    past: events
      .filter(({ isOver }) => isOver)
      .map(list)
      .reverse(),
    calendar:
      events.length === 0
        ? undefined
        : {
            label: `${site.name}: events`,
            href,
            address,
            // Not registered with IANA, but what calendar programs open.
            subscription: address.replace(/^https?:/, 'webcal:'),
          },
  };
}

export async function getEventPaths(): Promise<LazyPath<{ slug: string }, { page: EventPage }>[]> {
  const [events, articles, frame] = await Promise.all([getEvents(), getArticles(), getFrame()]);
  return events.map((event) =>
    createLazyPath({ slug: event.slug }, () => ({
      page: buildEventPage(event, findEventStories(event, articles), frame),
    })),
  );
}

function buildEventPage(event: AnnouncedEvent, stories: readonly Article[], frame: Frame): EventPage {
  const { slug, name, venue, starts, ends, organizer, price, tag, isOver } = event;
  const { base, site, picture } = frame;
  const address = addresses.event(base, slug);
  const dates = formatDaySpan(starts, ends);
  const description = event.description ?? `${name}: ${dates}, ${venue}.`;
  const breadcrumbs = [{ label: addressTable.events.title, href: addresses.events(base) }];
  const home = { label: site.name, href: addresses.home(base) };
  return {
    // The page says itself what the call says.
    frame: frame.eventCall?.href === address ? { ...frame, eventCall: undefined } : frame,
    head: buildHead(frame, {
      title: `${name}, ${dates}`,
      description,
      address,
      things: [
        describeEvent(event, {
          address: absoluteAddress(site.url, address),
          description,
          images: picture ? [picture] : [],
        }),
        describeBreadcrumbs([home, ...breadcrumbs, { label: name, href: address }], site.url),
      ],
    }),
    breadcrumbs,
    kind: isOver ? 'Past event' : undefined,
    event: {
      name,
      venue,
      address: event.address,
      description: event.description,
      advertisement: event.advertisement,
    },
    dates,
    organizer:
      organizer?.url === undefined ? organizer?.name : linkOutside(organizer.name, organizer.url, site.url),
    price: price && formatPrice(price),
    website: linkToEventSite(event, site.url),
    calendar: {
      label: isOver ? 'Calendar file' : 'Add to your calendar',
      href: addresses.eventCalendar(base, slug),
    },
    stories: stories.map((article) => buildArticleCard(article, base)),
    tag: tag && stories.length > 0 ? { label: tag.label, href: addresses.tag(base, tag.slug) } : undefined,
  };
}

/** `CN¥480`, `US$49.50`, `Free`. */
function formatPrice({ amount, currency }: NonNullable<AnnouncedEvent['price']>): string {
  if (amount === 0) return 'Free';
  return amount.toLocaleString('en-GB', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
}
