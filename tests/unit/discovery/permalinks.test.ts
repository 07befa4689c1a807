import { describe, expect, test } from 'vitest';
import {
  findBrokenPermalinks,
  formatPermalinks,
  parsePermalinks,
} from '../../../src/discovery/permalinks.ts';

describe('permalinks.txt', () => {
  const permalinks = [
    { address: '/tags/china/', lastChange: '2019-03-20T00:00:00+08:00' },
    {
      address: '/articles/plant/',
      guid: 'tag:example.org,2020:articles/plant',
      lastChange: '2019-03-20T09:30:00+08:00',
    },
    { address: '/articles/former/', guid: 'tag:example.org,2020:articles/plant' },
    { address: '/' },
  ];
  const text = [
    '/\n',
    '/articles/former/\ttag:example.org,2020:articles/plant\n',
    '/articles/plant/\ttag:example.org,2020:articles/plant\t2019-03-20T09:30:00+08:00\n',
    '/tags/china/\t\t2019-03-20T00:00:00+08:00\n',
  ].join('');

  test('is sorted and holds a guid and the last change behind tabs', () => {
    expect(formatPermalinks(permalinks)).toBe(text);
  });

  test.for([text, text.replaceAll('\n', '\r\n'), `not an address\n\n${text}`])(
    'reads back from %j',
    (written) => {
      expect(parsePermalinks(written)).toEqual(
        [...permalinks].sort((a, b) => (a.address < b.address ? -1 : 1)),
      );
    },
  );

  test('reads back from two columns', () => {
    expect(parsePermalinks('/\n/articles/plant/\ttag:example.org,2020:articles/plant\n')).toEqual([
      { address: '/' },
      { address: '/articles/plant/', guid: 'tag:example.org,2020:articles/plant' },
    ]);
  });
});

describe('a published address', () => {
  const guid = 'tag:example.org,2020:articles/plant';
  const find = (published: string, built: string) =>
    findBrokenPermalinks(parsePermalinks(published), parsePermalinks(built));

  test.for([
    ['that is still there', '/tags/china/', '/tags/china/'],
    [
      'whose story has moved, and leads to it',
      `/articles/plant/\t${guid}`,
      `/articles/new/\t${guid}\n/articles/plant/\t${guid}`,
    ],
    ['among new ones', '/', '/\n/tags/china/'],
    [
      'that has changed',
      `/\t\t2019-03-20T00:00:00+08:00\n/articles/plant/\t${guid}\t2019-03-20T00:00:00+08:00`,
      `/\t\t2019-04-01T00:00:00+08:00\n/articles/plant/\t${guid}\t2019-04-01T00:00:00+08:00`,
    ],
  ] as const)('%s is kept', ([, published, built]) => {
    expect(find(published, built)).toEqual([]);
  });

  test.for([
    ['/articles/plant/', 'add to the story that took its place: aliases: [plant]'],
    ['/news/articles/plant/', 'add to the story that took its place: aliases: [plant]'],
    ['/tags/%E4%B8%8A%E6%B5%B7/', 'add “上海” to the aliases of the tag in tags.yaml that took its place'],
    ['/sources/newswire/', 'give the source its key “newswire” back in sources.yaml'],
    ['/archive/2019/03/', 'bring back what was at this address'],
  ] as const)('%s that leads nowhere is broken: %s', ([address, fix]) => {
    expect(find(address, '/')).toEqual([
      { address, message: 'this address was published and leads nowhere any more', fix },
    ]);
  });

  test('that has become another story is broken, since feed readers would show it again', () => {
    expect(
      find(`/articles/plant/\t${guid}`, '/articles/plant/\ttag:example.org,2020:articles/other'),
    ).toEqual([
      {
        address: '/articles/plant/',
        message: `the story here was ${guid} and is now tag:example.org,2020:articles/other, so feed readers would show it again`,
        fix: 'make “plant” the first of the story’s aliases',
      },
    ]);
  });
});
