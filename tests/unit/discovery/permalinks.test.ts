import { describe, expect, test } from 'vitest';
import {
  digestShown,
  findBrokenPermalinks,
  formatPermalinks,
  parsePermalinks,
} from '../../../src/discovery/permalinks.ts';
import { createStory } from '../made-up-newsroom.ts';

describe('permalinks.txt', () => {
  const permalinks = [
    { address: '/tags/china/', digest: '0123456789abcdef' },
    {
      address: '/articles/plant/',
      guid: 'tag:example.org,2020:articles/plant',
      digest: 'fedcba9876543210',
    },
    { address: '/articles/former/', guid: 'tag:example.org,2020:articles/plant' },
    { address: '/' },
  ];
  const text = [
    '# 4 addresses\n',
    '/\n',
    '/articles/former/\ttag:example.org,2020:articles/plant\n',
    '/articles/plant/\ttag:example.org,2020:articles/plant\tfedcba9876543210\n',
    '/tags/china/\t\t0123456789abcdef\n',
  ].join('');

  test('says how long it is, is sorted, and holds a guid and a digest behind tabs', () => {
    expect(formatPermalinks(permalinks)).toBe(text);
  });

  test.for([text, text.replaceAll('\n', '\r\n'), text.replace('# 4 addresses\n', '')])(
    'reads back from %j',
    (written) => {
      expect(parsePermalinks(written)).toEqual(
        [...permalinks].sort((a, b) => (a.address < b.address ? -1 : 1)),
      );
    },
  );

  test.for(['', '\t2019-03-20T00:00:00+08:00'])(
    'reads back without a digest from former kinds: %j',
    (date) => {
      const guid = 'tag:example.org,2020:articles/plant';
      expect(parsePermalinks(`/\n/articles/plant/\t${guid}${date}\n`)).toEqual([
        { address: '/' },
        { address: '/articles/plant/', guid },
      ]);
    },
  );
});

describe('what is no ledger, or not a whole one', () => {
  test.for<[what: string, text: string, message: string]>([
    ['nothing', '', 'is empty: even a ledger of no address says “# 0 addresses”.'],
    ['a line break', '\n', 'is empty: even a ledger of no address says “# 0 addresses”.'],
    [
      'a web page',
      '<!doctype html>\n<title>Not found</title>\n',
      'is no permalinks.txt: its line 1 is “<!doctype html>”, and not an address.',
    ],
    ['a word', 'Hello', 'is no permalinks.txt: its line 1 is “Hello”, and not an address.'],
    [
      'words between addresses',
      '/\nnot an address\n',
      'is no permalinks.txt: its line 2 is “not an address”, and not an address.',
    ],
    ['an empty line', '/\n\n/tags/\n', 'is no permalinks.txt: its line 2 is “”, and not an address.'],
    [
      'a second count',
      '# 1 addresses\n# 1 addresses\n',
      'is no permalinks.txt: its line 2 is “# 1 addresses”, and not an address.',
    ],
    [
      'a guid that a terminal obeys',
      '/\tguid\u001b[2J\n',
      String.raw`is no permalinks.txt: its line 1 is “/\tguid\u001b[2J”, and not an address.`,
    ],
    [
      'a letter that is not percent-encoded',
      '/tags/ä/\n',
      'is no permalinks.txt: its line 1 is “/tags/ä/”, and not an address.',
    ],
    [
      'half a letter',
      '# 2 addresses\n/\n/tags/%E4%/\n',
      'is no permalinks.txt: the address /tags/%E4%/ in its line 3 is not percent-encoded UTF-8.',
    ],
    [
      'an answer that was cut behind a line',
      '# 3 addresses\n/\n/tags/\n',
      'is not whole: it says that it has 3 addresses, and there are 2. Get it again.',
    ],
    [
      'one that was cut within a line',
      '# 2 addresses\n/\n/ta',
      'is not whole: its last line does not end. Get it again.',
    ],
    [
      'one of a former kind that was cut',
      '/\n/ta',
      'is not whole: its last line does not end. Get it again.',
    ],
    [
      'one that was cut within its first line',
      '# 2 addresses',
      'is not whole: its last line does not end. Get it again.',
    ],
    [
      'two ledgers in one',
      '# 1 addresses\n/\n/tags/\n',
      'is not whole: it says that it has 1 addresses, and there are 2. Get it again.',
    ],
  ])('%s', ([, text, message]) => {
    expect(() => parsePermalinks(text)).toThrow(message);
  });

  test('but a ledger of no address is one, where it says so', () => {
    expect(formatPermalinks([])).toBe('# 0 addresses\n');
    expect(parsePermalinks('# 0 addresses\n')).toEqual([]);
  });
});

describe('the digest of what an address shows', () => {
  const body = (digest: string) => ({ ...createStory({ slug: 'a' }).body, digest });
  const story = createStory({ slug: 'a', body: body('0123456789abcdef'.repeat(4)) });
  const other = createStory({ slug: 'b', body: body('fedcba9876543210'.repeat(4)) });

  test('is for one story the beginning of its own', () => {
    expect(digestShown({ articles: [story] })).toBe('0123456789abcdef');
  });

  test('is for several one of their digests in order', () => {
    const digests = [[story, other], [other, story], [story, other, other], [story], [other]].map(
      (articles) => digestShown({ articles }),
    );
    expect(new Set(digests).size).toBe(5);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{16}$/);
    expect(digestShown({ articles: [{ ...story, title: 'Not in the file' }, other] })).toBe(digests[0]);
  });

  test('is another one where what stands beside the stories is another', () => {
    const subjects = [undefined, { name: 'Fair' }, { name: 'Fair', venue: 'Hall' }];
    const digests = [[story], []].flatMap((articles) =>
      subjects.map((subject) => digestShown({ articles, subject })),
    );
    expect(new Set(digests).size).toBe(6);
  });

  test('is none for none', () => {
    expect(digestShown({ articles: [] })).toBeUndefined();
  });
});

describe('a published address', () => {
  const guid = 'tag:example.org,2020:articles/plant';
  const find = (published: string, built: string) =>
    findBrokenPermalinks(parsePermalinks(`${published}\n`), parsePermalinks(`${built}\n`));

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
      `/\t\t0123456789abcdef\n/articles/plant/\t${guid}\t0123456789abcdef`,
      `/\t\tfedcba9876543210\n/articles/plant/\t${guid}\tfedcba9876543210`,
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
