import { describe, expect, test } from 'vitest';
import {
  describeCollection,
  describeEvent,
  describeArticle,
  describeBreadcrumbs,
  describeWebsite,
  formatThings,
} from '../../../src/discovery/structured-data.ts';
import {
  contractPharma,
  createEvent,
  createStory,
  plainSite,
  type StorySketch,
} from '../made-up-newsroom.ts';

const site = { ...plainSite, url: 'https://example.org/news/' };

function describeSketch(sketch: Partial<StorySketch>) {
  return describeArticle(createStory({ slug: 'a', ...sketch }), site, { images: [], language: 'en' });
}

describe('a story', () => {
  test('says all that is known of it', () => {
    const story = createStory({
      slug: 'a',
      title: 'A story',
      description: 'In short.',
      date: '2019-03-20',
      updated: '2019-03-22T09:30:00+08:00',
      authors: ['Li Wei', 'Wu Min'],
      original: 'https://www.contractpharma.com/a',
      tags: ['China', 'Gene therapy'],
    });
    const images = [{ address: 'https://example.org/news/pictures/p.jpg', width: 1280, height: 720 }];
    expect(describeArticle(story, site, { images, language: 'zh' })).toEqual({
      '@type': 'NewsArticle',
      '@id': 'https://example.org/news/articles/a/#story',
      headline: 'A story',
      description: 'In short.',
      url: 'https://example.org/news/articles/a/',
      mainEntityOfPage: 'https://example.org/news/articles/a/',
      datePublished: '2019-03-20T00:00:00+08:00',
      dateModified: '2019-03-22T09:30:00+08:00',
      author: [
        { '@type': 'Person', name: 'Li Wei' },
        { '@type': 'Person', name: 'Wu Min' },
      ],
      publisher: {
        '@type': 'Organization',
        '@id': 'https://example.org/news/#publisher',
        name: 'En-CPhI.cn',
        url: 'https://example.org/news/',
        logo: {
          '@type': 'ImageObject',
          url: 'https://example.org/news/apple-touch-icon.png',
          width: '180',
          height: '180',
        },
      },
      sourceOrganization: {
        '@type': 'Organization',
        name: 'Contract Pharma',
        url: 'https://www.contractpharma.com',
      },
      creditText: 'Contract Pharma',
      isBasedOn: 'https://www.contractpharma.com/a',
      keywords: ['China', 'Gene therapy'],
      articleSection: 'China',
      image: [
        {
          '@type': 'ImageObject',
          url: 'https://example.org/news/pictures/p.jpg',
          width: '1280',
          height: '720',
        },
      ],
      inLanguage: 'zh',
      wordCount: 100,
      isAccessibleForFree: true,
    });
  });

  test('has its source for an author where nobody is named, and never a person', () => {
    expect(describeSketch({})).toMatchObject({
      author: { '@type': 'Organization', name: 'Contract Pharma', url: 'https://www.contractpharma.com' },
    });
    expect(JSON.stringify(describeSketch({}))).not.toContain('Person');
  });

  test.for(['isBasedOn', 'image'])('has no %s where none is known', (key) => {
    expect(Object.keys(describeSketch({}))).not.toContain(key);
  });

  test('was last changed when it was published, where it was never updated', () => {
    expect(describeSketch({ date: '2019-03-20' })).toMatchObject({
      datePublished: '2019-03-20T00:00:00+08:00',
      dateModified: '2019-03-20T00:00:00+08:00',
    });
  });

  test('belongs to its first topic', () => {
    const story = createStory({ slug: 'a', source: contractPharma });
    const tags = [
      { label: 'China', slug: 'china', kind: 'place' as const },
      { label: 'Gene therapy', slug: 'gene-therapy', kind: 'topic' as const },
    ];
    expect(describeArticle({ ...story, tags }, site, { images: [], language: 'en' })).toMatchObject({
      articleSection: 'Gene therapy',
    });
  });
});

describe('the rest of a page', () => {
  test('is found by search from the home page', () => {
    expect(describeWebsite(site, site.description)).toMatchObject({
      '@type': 'WebSite',
      url: 'https://example.org/news/',
      potentialAction: {
        target: { urlTemplate: 'https://example.org/news/search/?q={search_term_string}' },
        'query-input': 'required name=search_term_string',
      },
    });
  });

  test('lies at the end of a way', () => {
    const steps = [
      { label: 'Latest', href: '/news/' },
      { label: 'Tags', href: '/news/tags/' },
    ];
    expect(describeBreadcrumbs(steps, site.url).itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Latest', item: 'https://example.org/news/' },
      { '@type': 'ListItem', position: 2, name: 'Tags', item: 'https://example.org/news/tags/' },
    ]);
  });

  test('is a collection of stories, and part of the site', () => {
    expect(
      describeCollection({ label: 'China', href: '/news/tags/china/' }, 'Stories on China.', site),
    ).toEqual({
      '@type': 'CollectionPage',
      '@id': 'https://example.org/news/tags/china/#page',
      name: 'China',
      description: 'Stories on China.',
      url: 'https://example.org/news/tags/china/',
      inLanguage: 'en',
      isPartOf: { '@id': 'https://example.org/news/#website' },
    });
  });
});

describe('an event', () => {
  const about = { address: 'https://example.org/news/events/fair/', description: 'A fair.', images: [] };

  test('says all that is known of it', () => {
    const event = createEvent({
      address: '2345 Longyang Road, Shanghai',
      organizer: { name: 'Fairs & Sons', url: 'https://organizer.example/' },
      price: { amount: 49.5, currency: 'USD' },
    });
    const images = [{ address: 'https://example.org/news/pictures/share/a.png', width: 1200, height: 630 }];
    expect(describeEvent(event, { ...about, images })).toEqual({
      '@type': 'Event',
      '@id': 'https://example.org/news/events/fair/#event',
      name: 'CPhI China 2019',
      description: 'A fair.',
      startDate: '2019-06-18',
      endDate: '2019-06-20',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: 'Shanghai New International Expo Centre',
        address: '2345 Longyang Road, Shanghai',
      },
      organizer: { '@type': 'Organization', name: 'Fairs & Sons', url: 'https://organizer.example/' },
      offers: {
        '@type': 'Offer',
        url: 'https://www.cphi.com/china/',
        price: 49.5,
        priceCurrency: 'USD',
        availability: 'https://schema.org/InStock',
      },
      url: 'https://example.org/news/events/fair/',
      image: [
        {
          '@type': 'ImageObject',
          url: 'https://example.org/news/pictures/share/a.png',
          width: '1200',
          height: '630',
        },
      ],
    });
  });

  test('has the venue for an address where none is known', () => {
    expect(describeEvent(createEvent(), about)).toMatchObject({
      location: { address: 'Shanghai New International Expo Centre' },
    });
  });

  test.for(['organizer', 'offers', 'image'])('has no %s where none is known', (key) => {
    expect(Object.keys(describeEvent(createEvent(), about))).not.toContain(key);
  });

  test('has an organizer without a website', () => {
    expect(describeEvent(createEvent({ organizer: { name: 'Fairs' } }), about)).toMatchObject({
      organizer: { '@type': 'Organization', name: 'Fairs' },
    });
  });

  test('that is free has an offer at nothing, until it is over', () => {
    const event = createEvent({ price: { amount: 0, currency: 'CNY' } });
    expect(describeEvent(event, about)).toMatchObject({ offers: { price: 0 } });
    expect(Object.keys(describeEvent({ ...event, isOver: true }, about))).not.toContain('offers');
  });
});

describe('the text of the script element', () => {
  test.for([
    '</script><script>alert(1)</script>',
    '<!-- a comment',
    ']]>',
    'a\u2028b\u2029c',
    'R&D <b> "quoted" \\ back',
    '药明康德 😀',
  ])('cannot be left by %j, and gives it back', (title) => {
    const text = formatThings([describeSketch({ title })]);
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(text)).toMatchObject({ '@graph': [{ headline: title }] });
  });
});
