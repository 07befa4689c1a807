import { beforeAll, describe, expect, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { BuiltSite } from '../support/built-site.ts';
import { textOf } from '../support/site.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { readSearchRecords } from '../support/search-index.ts';

let site: BuiltSite;
let stories: SearchRecord[];
beforeAll(async () => {
  site = await openFixtureSite('varied');
  stories = readSearchRecords(site.directory);
});

describe('the search index', () => {
  test('holds every public story, and no other page', () => {
    const pages = site.pages
      .map(({ address }) => address)
      .filter((address) => address.startsWith('/articles/'));
    expect(stories.map(({ slug }) => `/articles/${slug}/`).sort()).toEqual(pages.sort());
  });

  test('holds nothing of a draft or a story not yet due', () => {
    const everything = JSON.stringify(stories);
    for (const trace of ['A draft nobody sees', 'Draftonly', 'A story of tomorrow', 'Futureonly'])
      expect(everything).not.toContain(trace);
  });

  test('has the words and the names of a story, and what a result shows of it', () => {
    const story = stories.find(({ slug }) => slug === 'plant-in-suzhou');
    expect(story).toMatchObject({
      title: 'A plant in Suzhou doubles its capacity',
      source: 'Contract Pharma',
      day: '2026-05-20',
      names: ['Li Wei', 'Lee Way', 'Gene therapy', 'gene therapies', 'China', 'GenScript'],
    });
    expect(story?.text).not.toMatch(/[*_#|]|\]\(|<|&amp;/);
  });

  test('is made of files that are in no list of the site', () => {
    const lists = site.files.filter(
      (file) => /\.(xml|json|opml|txt)$/.test(file) && !file.startsWith('search/'),
    );
    expect(lists.length).toBeGreaterThan(5);
    for (const file of lists) expect(site.read(file), file).not.toMatch(/search\/./);
    expect(site.files.filter((file) => file.startsWith('search/indexes/'))).toEqual([]);
  });
});

describe('the search page', () => {
  test('leads to stories without a search', () => {
    const ways = site
      .page('/search/')
      .root.querySelectorAll('.search-ways a')
      .map((link) => link.getAttribute('href'));
    expect(ways.slice(0, 4)).toEqual(['/tags/', '/sources/', '/archive/', '/tags/china/']);
  });

  test('says without script what there is instead', () => {
    expect(textOf(site.page('/search/').root.querySelector('main noscript'))).toContain('JavaScript');
  });

  test('loads no file of its script until it is used', () => {
    for (const script of site.page('/search/').root.querySelectorAll('script, link[rel=modulepreload]')) {
      expect(script.getAttribute('src'), script.outerHTML).toBeUndefined();
      expect(script.getAttribute('href'), script.outerHTML).toBeUndefined();
    }
  });
});

describe('every page', () => {
  test('leads to the search, without script too', () => {
    for (const { address, root } of site.pages) {
      expect(root.querySelector('header a.masthead-search-link')?.getAttribute('href'), address).toBe(
        '/search/',
      );
      if (address === '/search/') continue;
      const form = root.querySelector('header form[role=search]');
      expect(
        [form?.getAttribute('action'), form?.querySelector('input')?.getAttribute('name')],
        address,
      ).toEqual(['/search/', 'q']);
    }
  });
});
