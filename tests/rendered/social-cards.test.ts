import { beforeAll, describe, expect, test } from 'vitest';
import { createSocialCardNamer } from '../../src/images/social-card/social-card.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, type SitePage } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

/** What the head of a page says under a name. */
function readMeta({ root }: SitePage, name: string): string | undefined {
  return root.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content');
}

function isStory({ address }: SitePage): boolean {
  return address.startsWith('/articles/');
}

const folder = 'pictures/share/';

describe('every page', () => {
  test('names a picture by its absolute address, which is there, and its size', () => {
    expect(site.pages.length).toBeGreaterThan(20);
    for (const page of site.pages) {
      const address = readMeta(page, 'og:image') ?? '';
      expect(address, page.address).toMatch(
        /^https:\/\/fixture\.example\/pictures\/share\/[\da-f]{16}\.png$/,
      );
      expect(site.serves(new URL(address).pathname), page.address).toBe(true);
      expect(readMeta(page, 'og:image:width')).toBe('1200');
      expect(readMeta(page, 'og:image:height')).toBe('630');
      expect(readMeta(page, 'og:image:type')).toBe('image/png');
      expect(readMeta(page, 'twitter:card')).toBe('summary_large_image');
    }
  });

  test('has one of each', () => {
    for (const { address, root } of site.pages) {
      const names = root
        .querySelectorAll('meta[property^="og:image"], meta[name="twitter:card"]')
        .map((meta) => meta.getAttribute('property') ?? meta.getAttribute('name'));
      expect(names.sort(), address).toEqual([
        'og:image',
        'og:image:alt',
        'og:image:height',
        'og:image:type',
        'og:image:width',
        'twitter:card',
      ]);
    }
  });
});

test('each story has a picture of its own', () => {
  const pictures = site.pages.filter(isStory).map((page) => readMeta(page, 'og:image'));
  expect(new Set(pictures).size).toBe(pictures.length);
});

test('all other pages have that of the site', () => {
  const others = site.pages.filter((page) => !isStory(page));
  expect(new Set(others.map((page) => readMeta(page, 'og:image'))).size).toBe(1);
  expect(new Set(others.map((page) => readMeta(page, 'og:image:alt')))).toEqual(
    new Set(['The Fixture: News made for tests']),
  );
});

test.for([
  [
    '/articles/earlier-story/',
    'R&D <b>budgets</b> grow, says “one” report ]]> of many (News & Wire, 19 May 2026)',
  ],
  ['/articles/基因治疗/', '上海医院报告首批基因治疗患者 (News & Wire, 19 May 2026)'],
] as const)('%s says in words what its picture shows', ([address, alt]) => {
  expect(readMeta(site.page(address), 'og:image:alt')).toBe(alt);
});

test('no picture is published that no page names', () => {
  const published = site.files.filter((file) => file.startsWith(folder)).map((file) => `/${file}`);
  const named = site.pages.map((page) => new URL(readMeta(page, 'og:image') ?? '').pathname);
  expect(published.sort()).toEqual([...new Set(named)].sort());
});

describe('a story that is not public has none', () => {
  test.for([
    ['上海医院报告首批基因治疗患者', '19 May 2026', true],
    ['A draft nobody sees', '30 May 2026', false],
    ['A story of tomorrow', '2 June 2026', false],
  ] as const)('%s', ([title, day, isPublished]) => {
    const nameCard = createSocialCardNamer();
    const { name } = nameCard({ siteName: 'The Fixture', title, details: ['News & Wire', day] });
    expect(site.files.includes(`${folder}${name}.png`)).toBe(isPublished);
  });
});

test('a site under a path names its pictures below it', async () => {
  const below = await renderSite({
    ...fixture,
    siteUrl: 'https://example.org/news',
  });
  for (const page of below.pages) {
    const address = readMeta(page, 'og:image') ?? '';
    expect(address, page.address).toMatch(/^https:\/\/example\.org\/news\/pictures\/share\//);
    expect(below.serves(new URL(address).pathname.slice('/news'.length)), page.address).toBe(true);
  }
});
