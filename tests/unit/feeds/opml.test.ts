import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { formatOpml } from '../../../src/feeds/opml.ts';

test('the list of feeds keeps its groups, and its names as they are', () => {
  const feed = (title: string) => ({
    title,
    address: 'https://a.example/rss.xml?a=1&b=2',
    page: 'https://a.example/',
  });
  const text = formatOpml('Feeds of R&D', [
    { name: 'Everything', feeds: [feed('All & <more>')] },
    { name: '"Sources"', feeds: [feed('药\u0008明'), feed('B')] },
  ]);
  const outline = (title: string) => ({
    type: 'rss',
    text: title,
    title,
    xmlUrl: 'https://a.example/rss.xml?a=1&b=2',
    htmlUrl: 'https://a.example/',
  });
  expect(parseOpml(text)).toEqual({
    head: { title: 'Feeds of R&D' },
    body: {
      outlines: [
        { text: 'Everything', outlines: [outline('All & <more>')] },
        { text: '"Sources"', outlines: [outline('药明'), outline('B')] },
      ],
    },
  });
});
