import { beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

const rowsOf = () => site.page('/feeds/').root.querySelectorAll('.feed-rows li');

describe('the page of all feeds', () => {
  test('lists every feed of the build but those at former addresses, and no other', () => {
    const former = site.movedPages.map(({ address }) => address);
    const built = site.files
      .filter((file) => /(^|\/)rss\.xml$|^feed\.json$|^feeds\.opml$/.test(file))
      .filter((file) => !former.some((address) => `/${file}`.startsWith(address)));
    const listed = rowsOf().map((row) =>
      decodeURI(row.querySelector('a')?.getAttribute('href') ?? '').slice(1),
    );
    expect(listed.sort()).toEqual(built);
  });

  test('shows of each the very address that its link leads to', () => {
    for (const row of rowsOf()) {
      const href = row.querySelector('a')?.getAttribute('href') ?? '';
      expect(row.querySelector('code')?.textContent).toBe(`https://fixture.example${href}`);
    }
  });

  test('counts the stories of each feed, drafts and stories not yet due left out', () => {
    expect(rowsOf().map((row) => textOf(row).replace(/ https:.*/, ''))).toEqual([
      'All stories 7 stories',
      'All feeds in one file OPML, to import',
      'JSON Feed for programs',
      'GenScript 1 story',
      'Beijing 2 stories',
      'Gene therapy 2 stories',
      '__proto__ 1 story',
      'Café 1 story',
      'cafe-culture 1 story',
      'constructor 1 story',
      '上海 1 story',
      'China 5 stories',
      'Contract Pharma 5 stories',
      'News & Wire 2 stories',
      'Li Wei 1 story',
    ]);
  });

  test('links each kind of feeds to its part of the page', () => {
    const { root } = site.page('/feeds/');
    const links = root.querySelectorAll('.feed-kinds a').map((link) => {
      const id = (link.getAttribute('href') ?? '').slice(1);
      return [textOf(link), textOf(root.getElementById(id))];
    });
    expect(links).toEqual(
      ['Companies', 'Topics', 'Places', 'Sources', 'Contributors'].map((name) => [name, name]),
    );
  });

  test('spends fewer than 300 bytes on a feed', () => {
    const sizes = rowsOf().map((row) => Buffer.byteLength(row.outerHTML));
    expect(Math.max(...sizes)).toBeLessThan(300);
  });
});
