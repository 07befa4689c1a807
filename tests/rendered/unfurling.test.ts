import { beforeAll, describe, expect, test } from 'vitest';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import type { Site, SitePage } from '../support/site.ts';
import { writeNewsroom } from '../support/written-newsroom.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite({ content: await copyVariedNewsroom(), epoch: fixture.epoch });
});

/** What a service that makes a card of a link reads in a page. */
interface Card {
  title: string;
  description: string;
  siteName: string;
  url: string | undefined;
  image: string;
  width: number;
  height: number;
  imageType: string;
  imageAlternative: string;
  twitterCard: string;
  canonical: string | undefined;
}

function readCard({ root }: SitePage): Card {
  const meta = (name: string) => {
    const found = root.querySelectorAll(`meta[property="${name}"], meta[name="${name}"]`);
    expect(found.length, name).toBeLessThan(2);
    return found[0]?.getAttribute('content');
  };
  return {
    title: meta('og:title') ?? '',
    description: meta('og:description') ?? '',
    siteName: meta('og:site_name') ?? '',
    url: meta('og:url'),
    image: meta('og:image') ?? '',
    width: Number(meta('og:image:width')),
    height: Number(meta('og:image:height')),
    imageType: meta('og:image:type') ?? '',
    imageAlternative: meta('og:image:alt') ?? '',
    twitterCard: meta('twitter:card') ?? '',
    canonical: root.querySelector('link[rel=canonical]')?.getAttribute('href'),
  };
}

const lengthOf = (text: string) => Array.from(text).length;

/** What each service asks for, or shows the link without a card. */
const services: Record<string, (card: Card) => void> = {
  // https://api.slack.com/reference/messaging/link-unfurling
  Slack: (card) => {
    expect(card.title).not.toBe('');
    expect(card.description).not.toBe('');
    expect(card.siteName).toBe('The Fixture');
  },
  // https://www.linkedin.com/help/linkedin/answer/a521928: at least 1,200 by 627, in a ratio of 1.91 to 1.
  LinkedIn: (card) => {
    expect(card.width).toBeGreaterThanOrEqual(1200);
    expect(card.height).toBeGreaterThanOrEqual(627);
    expect(card.width / card.height).toBeCloseTo(1.91, 1);
    expect(lengthOf(card.title)).toBeLessThanOrEqual(70);
  },
  // A picture of at least 300 by 300 pixels, in a format that its oldest versions show.
  WeChat: (card) => {
    expect(card.width).toBeGreaterThanOrEqual(300);
    expect(card.height).toBeGreaterThanOrEqual(300);
    expect(card.imageType).toMatch(/^image\/(png|jpeg)$/);
  },
  // https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image
  X: (card) => {
    expect(card.twitterCard).toBe('summary_large_image');
    expect(lengthOf(card.title)).toBeLessThanOrEqual(70);
    expect(lengthOf(card.imageAlternative)).toBeLessThanOrEqual(420);
    expect(card.imageAlternative).not.toBe('');
  },
  // Fetches og:url in place of the address, so that it must be the page itself.
  Telegram: (card) => {
    expect(card.url).toMatch(/^https:\/\/fixture\.example\//);
    expect(card.image).toMatch(/^https:\/\/fixture\.example\/pictures\/share\/[0-9a-f]{16}\.png$/);
  },
};

const kinds: [kind: string, addresses: RegExp][] = [
  ['the home page', /^\/$/],
  ['a story', /^\/articles\/[^/]+\/$/],
  ['a tag', /^\/tags\/[^/]+\/$/],
  ['a source', /^\/sources\/[^/]+\/$/],
  ['a contributor', /^\/contributors\/[^/]+\/$/],
  ['an event', /^\/events\/[^/]+\/$/],
  ['every other page', /./],
];

describe.for(kinds)('%s', ([, addresses]) => {
  test.for(Object.entries(services))('has a card on %s', ([, check]) => {
    const pages = site.pages.filter(({ address }) => addresses.test(address) && address !== '/404.html');
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) check(readCard(page));
  });
});

describe('the address of a card', () => {
  test('is the page’s own, which is the canonical one unless that is at the source', () => {
    for (const page of site.pages.filter(({ address }) => address !== '/404.html')) {
      const { url, canonical } = readCard(page);
      expect(new URL(url ?? '').pathname).toBe(encodeURI(page.address));
      expect(canonical).toBe(url);
    }
  });

  test('stays the page’s own where the canonical one is at the source', async () => {
    const reprints = { name: 'Reprints', url: 'https://reprints.example', policy: 'canonical' as const };
    const more = { source: 'reprints', original: 'https://reprints.example/1' };
    const content = await writeNewsroom({
      stories: [{ slug: 'copied', date: '2026-05-20', more }],
      sources: { reprints },
    });
    const { url, canonical } = readCard((await renderSite({ content })).page('/articles/copied/'));
    expect([url, canonical]).toEqual(['https://www.en-cphi.cn/articles/copied/', more.original]);
  });
});
