import { beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf } from '../support/site.ts';
import { addStories, copyNewsroom, type AddedStory } from '../support/copied-newsroom.ts';

const { epoch } = fixture;

/** Two stories a month up to May 2026, the oldest of November 2023; every one on GenScript, half of them on plasmids. */
const stories = Array.from({ length: 62 }, (_, index): AddedStory => {
  const month = new Date(Date.UTC(2026, 4 - Math.floor(index / 2), 1)).toISOString().slice(0, 7);
  return {
    slug: `generated-${String(index)}`,
    date: `${month}-${index % 2 === 0 ? '02' : '01'}`,
    tags: ['GenScript', 'China', ...(index % 2 === 0 ? ['Plasmids'] : [])],
  };
});

let site: Site;
let later: Site;
beforeAll(async () => {
  const content = await copyNewsroom([
    ...stories,
    { slug: 'lone', date: '2024-02-02', tags: ['Alone'] },
    { slug: 'rare', date: '2024-01-01', tags: ['Vectors', 'Plasmids', 'China'] },
  ]);
  site = await renderSite({ content, epoch });
  await addStories(content, [{ slug: 'newest', date: '2026-05-31', tags: ['GenScript', 'Vectors'] }]);
  later = await renderSite({ content, epoch });
});

const page = (address: string) => site.page(address).root;

describe('the front page of a tag', () => {
  test('says what it is, how many stories it has, and leads to its site and its feed', () => {
    const heading = page('/tags/genscript/').querySelector('.page-heading');
    expect(textOf(heading?.querySelector('.label') ?? null)).toBe('Company');
    expect(textOf(heading?.querySelector('.page-heading-introduction') ?? null)).toBe(
      'Biotech company in Nanjing.',
    );
    expect(textOf(heading?.querySelector('.page-heading-facts span') ?? null)).toBe('63 stories');
    expect(
      heading
        ?.querySelectorAll('.page-heading-facts a')
        .map((link) => [textOf(link), link.getAttribute('href')]),
    ).toEqual([
      ['genscript.com', 'https://www.genscript.com'],
      ['RSS feed', '/tags/genscript/rss.xml'],
    ]);
  });

  test('draws its stories by month, and says in words what it draws', () => {
    const drawing = page('/tags/genscript/').querySelector('svg[role=img]');
    expect(drawing?.getAttribute('aria-label')).toBe(
      '63 stories from November 2023 to May 2026; the most: 3 in May 2026',
    );
    expect(drawing?.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(31);
  });

  test('has every number of the drawing as text', () => {
    const rows = page('/tags/genscript/')
      .querySelectorAll('.month-chart tr')
      .map((row) => row.querySelectorAll('th, td').map(textOf));
    expect(rows[0]).toEqual(['Month', '2023', '2024', '2025', '2026']);
    expect(rows[5]).toEqual(['May', '', '2', '2', '3']);
    expect(rows[12]).toEqual(['December', '2', '2', '2', '']);
    const numbers = rows.slice(1).flatMap((row) => row.slice(1).map(Number));
    expect(numbers.reduce((sum, number) => sum + number)).toBe(63);
  });

  test('leads to related tags, and the tag of every story does not come first', () => {
    const related = (address: string) =>
      page(address)
        .querySelectorAll('.overview-tags a')
        .map((link) => [textOf(link), link.getAttribute('href')]);
    expect(related('/tags/vectors/')).toEqual([
      ['Plasmids', '/tags/plasmids/'],
      ['China', '/tags/china/'],
    ]);
    expect(related('/tags/genscript/').slice(0, 2)).toEqual([
      ['Plasmids', '/tags/plasmids/'],
      ['China', '/tags/china/'],
    ]);
  });

  test.for([
    ['no drawing of two stories', '/tags/beijing/', '.month-chart, main svg'],
    ['nothing of all that where its one story has no other tag', '/tags/alone/', '.overview, main svg'],
  ])('has %s', ([, address = '', selector = '']) => {
    expect(
      page(address)
        .querySelectorAll(selector)
        .map(({ outerHTML }) => outerHTML),
    ).toEqual([]);
  });
});

describe('the front page of a source', () => {
  test('has the same, and the tags it writes about most', () => {
    const root = page('/sources/contractpharma/');
    expect(root.querySelectorAll('.page-heading-facts a').map(textOf)).toEqual([
      'contractpharma.com',
      'RSS feed',
    ]);
    expect(root.querySelectorAll('.month-chart svg')).toHaveLength(1);
    expect(textOf(root.querySelector('.overview-tags h2'))).toBe('Writes about');
    expect(root.querySelectorAll('.overview-tags a').map(textOf).slice(0, 3)).toEqual([
      'China',
      'GenScript',
      'Plasmids',
    ]);
  });
});

describe('a numbered page', () => {
  test('has neither drawing nor related tags nor a count', () => {
    const root = page('/tags/genscript/page/1/');
    expect(root.querySelectorAll('.overview, .month-chart, .page-heading-facts a')).toEqual([]);
    expect(textOf(root.querySelector('.page-heading-facts'))).toBe('1 November 2023 – 2 January 2025');
  });

  test('stays the same to the byte when a story comes, and the front does not', () => {
    const isSame = (address: string) => site.page(address).html === later.page(address).html;
    expect(isSame('/tags/genscript/page/1/')).toBe(true);
    expect(isSame('/tags/genscript/')).toBe(false);
  });
});
