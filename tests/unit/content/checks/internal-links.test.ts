import { describe, expect, test } from 'vitest';
import { checkArticleFile } from '../../../../src/content/checks/article-file.ts';
import { checkAcrossFiles } from '../../../../src/content/checks/cross-file-checks.ts';
import type { SiteSettings } from '../../../../src/content/schema/site.ts';
import { cphiChina } from '../../made-up-newsroom.ts';

const site: SiteSettings = {
  name: 'Site',
  tagline: 'News',
  description: 'News.',
  url: 'https://example.org/',
  language: 'en',
  timeZone: 'Asia/Shanghai',
  guidPrefix: 'tag:example.org,2020',
};
const tags = [{ label: 'China', kind: 'place' as const, aliases: ['PRC'] }];
const now = Date.parse('2026-06-01T00:00:00Z');

const newsroom = {
  'articles/2026/2026-05-01-target.md': story('aliases: [former]', '## The plan\n\nText.'),
  'articles/2026/2026-05-02-基因.md': story('', 'Text.'),
  'articles/2026/2026-05-03-draft.md': story('draft: true', 'Text.'),
  'articles/2026/2026-07-01-later.md': story('', 'Text.', '2026-07-01'),
};

function story(more: string, body: string, date = '2026-05-01'): string {
  return `---\ntitle: A\ndate: ${date}\nsource: newswire\ntags: [China]\n${more}\n---\n${body}\n`;
}

/** The messages and fixes of `link-target` for one story with one link among the others. */
function check(link: string, { more = '', body = '', date = '2026-05-01' } = {}): string[] {
  const files = {
    ...newsroom,
    'articles/2026/2026-05-01-from.md': story(more, `[The words](${link})\n\n${body}`, date),
  };
  const checked = Object.entries(files).map(([file, text]) =>
    checkArticleFile(file, new TextEncoder().encode(text)),
  );
  expect(checked.flatMap(({ issues }) => issues)).toEqual([]);
  return checkAcrossFiles(checked, { site, tags, events: [cphiChina] }, now)
    .filter(({ rule, file }) => rule === 'link-target' && file.endsWith('from.md'))
    .map(({ line, column, message, fix }) => `${String(line)}:${String(column)} ${message} | ${fix}`);
}

describe('a link to this site', () => {
  test.for([
    '/',
    '/tags/',
    '/sources/',
    '/archive/',
    '/archive/2026/05/',
    '/rss.xml',
    '/feed.json',
    '/feeds.opml',
    '/events/',
    '/events.ics',
    '/events/cphi-china-2019/',
    '/events/cphi-china-2019/event.ics',
    '/feeds/',
    '/search/',
    '/tags/china/rss.xml',
    '/sources/newswire/rss.xml',
    '/tags/china/',
    '/tags/prc/',
    '/sources/newswire/',
    '/articles/target/',
    '/articles/target',
    '/articles/target/?from=mail',
    '/articles/target/#the-plan',
    '/articles/former/#the-plan',
    '/articles/基因/',
    '/articles/%E5%9F%BA%E5%9B%A0/',
    './2026-05-01-target.md',
    '2026-05-01-target.md#the-plan',
    '../2026/2026-05-01-target.md',
    './2026-05-02-%E5%9F%BA%E5%9B%A0.md',
  ])('%s leads somewhere', (link) => {
    expect(check(link)).toEqual([]);
  });

  test.for<[link: string, problem: string]>([
    [
      '/articles/targets/',
      'there is no page /articles/targets/ on this site | did you mean /articles/target/?',
    ],
    [
      '/events/cphi-china-2020/',
      'there is no page /events/cphi-china-2020/ on this site | did you mean /events/cphi-china-2019/?',
    ],
    [
      '/events/cphi-china-2019/rss.xml',
      'there is no page /events/cphi-china-2019/rss.xml on this site | correct the link, or take it out',
    ],
    ['/nowhere/', 'there is no page /nowhere/ on this site | correct the link, or take it out'],
    [
      '/tags/biosimilars/',
      'there is no page /tags/biosimilars/ on this site | correct the link, or take it out',
    ],
    [
      '/archive/2026/07/',
      'there is no page /archive/2026/07/ on this site | did you mean /archive/2026/05/?',
    ],
    ['./target.md', 'there is no story articles/2026/target.md | correct the link, or take it out'],
    [
      './2026-05-01-targt.md',
      'there is no story articles/2026/2026-05-01-targt.md | did you mean articles/2026/2026-05-01-target.md?',
    ],
    ['/articles/target/#the-plans', 'there is no heading #the-plans in that story | did you mean #the-plan?'],
    ['/articles/target/#costs', 'there is no heading #costs in that story | its headings are #the-plan'],
    [
      './2026-05-02-%E5%9F%BA%E5%9B%A0.md#costs',
      'there is no heading #costs in that story | take the part from # on out: that story has no headings',
    ],
    [
      '/articles/draft/',
      'the link leads to articles/2026/2026-05-03-draft.md, which readers cannot see while it is a draft | publish that story first, or take the link out',
    ],
    [
      '/articles/later/',
      'the link leads to articles/2026/2026-07-01-later.md, which readers cannot see before it is due | publish that story first, or take the link out',
    ],
  ])('%s leads nowhere', ([link, problem]) => {
    expect(check(link)).toEqual([`8:1 ${problem}`]);
  });

  test('from a draft may lead to another draft', () => {
    expect(check('/articles/draft/', { more: 'draft: true' })).toEqual([]);
  });

  test('may lead to a heading of its own story, and to no other', () => {
    expect(check('#below', { body: '## Below\n' })).toEqual([]);
    expect(check('#beneath', { body: '## Below\n' })).toEqual([
      '8:1 there is no heading #beneath in that story | its headings are #below',
    ]);
  });
});

describe('a story that is not shown yet', () => {
  test('may link to the pages that there will be once it is', () => {
    expect(check('/archive/2026/08/', { date: '2026-08-01' })).toEqual([]);
    expect(check('/archive/2026/08/', { date: '2026-08-01', more: 'draft: true' })).toEqual([]);
  });

  test('may link to no other month without stories', () => {
    expect(check('/archive/2026/09/', { date: '2026-08-01' })).toHaveLength(1);
  });
});
