import type {
  BreadcrumbList,
  CollectionPage,
  Event,
  Graph,
  ImageObject,
  NewsArticle,
  Organization,
  Person,
  ProfilePage,
  Thing,
  WebSite,
} from 'schema-dts';
import type { Article } from '../content/articles.ts';
import type { Author, Contributor } from '../content/contributors.ts';
import type { AnnouncedEvent } from '../content/events.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { absoluteAddress, addresses, basePath, locateArticle, locateContributor } from '../lib/addresses.ts';
import { removeForbiddenCharacters } from '../lib/xml.ts';

/** Its address has a slash at the end. */
export type DescribedSite = Pick<SiteSettings, 'name' | 'url' | 'language'>;

/** A picture, with scheme and host. */
export interface DescribedImage {
  address: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** A breadcrumb. Addresses are path-absolute. */
export interface Breadcrumb {
  label: string;
  href: string;
}

export function describeWebsite(site: DescribedSite, description: string): WebSite {
  const search = `${absoluteAddress(site.url, addresses.search(basePath(site.url)))}?q={search_term_string}`;
  return {
    '@type': 'WebSite',
    '@id': `${site.url}#website`,
    name: site.name,
    description,
    url: site.url,
    inLanguage: site.language,
    publisher: { '@id': `${site.url}#publisher` },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: search },
      // Google’s property; schema.org has no type for it.
      ...{ 'query-input': 'required name=search_term_string' },
    },
  };
}

export function describePublisher({ name, url }: DescribedSite): Organization {
  return {
    '@type': 'Organization',
    '@id': `${url}#publisher`,
    name,
    url,
    logo: describeImage({
      address: absoluteAddress(url, addresses.appleTouchIcon(basePath(url))),
      width: 180,
      height: 180,
    }),
  };
}

/**
 * An article. Its authors are those in the front matter, else the source as an organisation.
 *
 * @param language of the article, BCP 47.
 */
export function describeArticle(
  article: Article,
  site: DescribedSite,
  { images, language }: { images: readonly DescribedImage[]; language: string },
): NewsArticle {
  const { source, authors, original, published, updated = published } = article;
  const address = locateArticle(site.url, article.slug);
  const sourceOrganization: Organization = { '@type': 'Organization', name: source.name, url: source.url };
  return {
    '@type': 'NewsArticle',
    '@id': `${address}#story`,
    headline: article.title,
    description: article.description,
    url: address,
    mainEntityOfPage: address,
    datePublished: published.iso,
    dateModified: updated.iso,
    author:
      authors.length === 0 ? sourceOrganization : authors.map((author) => describeAuthor(author, site.url)),
    publisher: describePublisher(site),
    sourceOrganization,
    creditText: source.name,
    ...(original !== undefined && { isBasedOn: original }),
    keywords: article.tags.map(({ label }) => label),
    articleSection: (article.tags.find(({ kind }) => kind === 'topic') ?? article.tags[0])?.label ?? '',
    ...(images.length > 0 && { image: images.map(describeImage) }),
    inLanguage: language,
    wordCount: article.body.words,
    isAccessibleForFree: true,
  };
}

function describeAuthor({ name, contributor }: Author, siteUrl: string): Person {
  return {
    '@type': 'Person',
    name,
    ...(contributor && { url: locateContributor(siteUrl, contributor.slug) }),
  };
}

/** The page of a contributor (https://developers.google.com/search/docs/appearance/structured-data/profile-page). */
export function describeProfile(
  { slug, name, aliases, description, url, languages }: Contributor,
  site: DescribedSite,
  portrait?: DescribedImage,
): ProfilePage {
  const address = locateContributor(site.url, slug);
  return {
    '@type': 'ProfilePage',
    '@id': `${address}#page`,
    url: address,
    inLanguage: site.language,
    isPartOf: { '@id': `${site.url}#website` },
    mainEntity: {
      '@type': 'Person',
      name,
      url: address,
      ...(aliases.length > 0 && { alternateName: aliases }),
      ...(description !== undefined && { description }),
      ...(url !== undefined && { sameAs: url }),
      ...(portrait && { image: describeImage(portrait) }),
      ...(languages.length > 0 && { knowsLanguage: languages }),
    },
  };
}

function describeImage({ address, width, height }: DescribedImage): ImageObject {
  return { '@type': 'ImageObject', url: address, width: String(width), height: String(height) };
}

/** The breadcrumbs from the home page to a page, which is the last one. */
export function describeBreadcrumbs(breadcrumbs: readonly Breadcrumb[], siteUrl: string): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: breadcrumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name: label,
      item: absoluteAddress(siteUrl, href),
    })),
  };
}

/** The page of a tag or a source. */
export function describeCollection(
  { label, href }: Breadcrumb,
  description: string,
  site: DescribedSite,
): CollectionPage {
  const address = absoluteAddress(site.url, href);
  return {
    '@type': 'CollectionPage',
    '@id': `${address}#page`,
    name: label,
    description,
    url: address,
    inLanguage: site.language,
    isPartOf: { '@id': `${site.url}#website` },
  };
}

/**
 * An event for search engines (https://developers.google.com/search/docs/appearance/structured-data/event). It has
 * an offer where the price is known and the event is not over.
 *
 * @param address of its page, with scheme and host.
 */
export function describeEvent(
  { name, starts, ends, venue, address: venueAddress = venue, organizer, price, url, isOver }: AnnouncedEvent,
  {
    address,
    description,
    images,
  }: { address: string; description: string; images: readonly DescribedImage[] },
): Event {
  return {
    '@type': 'Event',
    '@id': `${address}#event`,
    name,
    description,
    startDate: starts,
    endDate: ends,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: venue, address: venueAddress },
    ...(organizer && {
      organizer: {
        '@type': 'Organization',
        name: organizer.name,
        ...(organizer.url !== undefined && { url: organizer.url }),
      },
    }),
    ...(price &&
      !isOver && {
        offers: {
          '@type': 'Offer',
          url,
          price: price.amount,
          priceCurrency: price.currency,
          availability: 'https://schema.org/InStock',
        },
      }),
    url: address,
    ...(images.length > 0 && { image: images.map(describeImage) }),
  };
}

/**
 * Writes JSON-LD (https://json-ld.org) as the text of a `<script>` element, which has no escapes of its own: nothing in the text
 * ends the element or opens a comment (HTML, “Restrictions for contents of script elements”).
 */
export function formatThings(things: readonly Thing[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things };
  return removeForbiddenCharacters(JSON.stringify(graph))
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
