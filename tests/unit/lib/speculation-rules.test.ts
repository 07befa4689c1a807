import { describe, expect, test } from 'vitest';
import { formatSpeculationRules } from '../../../src/lib/speculation-rules.ts';

interface Rules {
  prefetch: {
    where: { and: [{ href_matches: string }, { not: { href_matches: string[] } }] };
    eagerness: string;
  }[];
}

/** Whether the rules let a browser fetch an address ahead, as the patterns are read by URLPattern itself. */
function fetchesAhead(base: string, address: string): boolean {
  const { prefetch } = JSON.parse(formatSpeculationRules(base)) as Rules;
  const page = `https://example.org${base}`;
  const matches = (pattern: string) => new URLPattern(pattern, page).test(new URL(address, page).href);
  return prefetch.some(({ where: { and } }) => {
    const [{ href_matches: included }, { not }] = and;
    return matches(included) && !not.href_matches.some(matches);
  });
}

describe.for(['/', '/news/', '/a+b/(c)/'])('under %s', (base) => {
  test.for([
    '',
    'articles/plant-in-suzhou/',
    'articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/',
    'tags/china/page/2/',
    'feeds/',
    'articles/plant-in-suzhou/#what-changes',
  ])('the page %j is fetched ahead', (path) => {
    expect(fetchesAhead(base, base + path)).toBe(true);
  });

  test.for([
    'rss.xml',
    'tags/china/rss.xml',
    'feeds.opml',
    'events/next-fair-2026/event.ics',
    'feed.json',
    'pictures/0123456789abcdef-480.avif',
    'search/',
    'search/?q=plant',
  ])('%j is not', (path) => {
    expect(fetchesAhead(base, base + path)).toBe(false);
  });
});

test('no page outside the site is fetched ahead', () => {
  expect(fetchesAhead('/news/', '/other/')).toBe(false);
  expect(fetchesAhead('/', 'https://elsewhere.example/')).toBe(false);
});

test('pages are fetched when the reader is about to follow a link, and not run', () => {
  expect(JSON.parse(formatSpeculationRules('/'))).toEqual({
    prefetch: [expect.objectContaining({ eagerness: 'moderate' })],
  });
});
