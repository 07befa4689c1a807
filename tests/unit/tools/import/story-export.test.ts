import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../../../tools/import/story-export.ts';
import { writeFaithfully } from '../../../../src/writing/reading/markdown.ts';

const context = {
  sources: { contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' } },
  siteName: 'En-CPhI.cn',
  siteUrl: 'https://www.en-cphi.cn/',
};

const read = (text: string) =>
  readExport(text, context).map(({ tree, title, source, date, tags, author, original, ...story }) => ({
    title: title?.value,
    source: source?.value,
    date: date?.value,
    tags: tags?.value,
    author: author?.value,
    original: original?.value,
    body: writeFaithfully(tree).markdown,
    ...story,
  }));
const readFixture = (name: string) =>
  read(readFileSync(join(import.meta.dirname, '../../../fixtures/import', name), 'utf8'));
const nothing = { leftOut: [], doubts: [], problems: [], isDraft: false };

describe('readExport', () => {
  it('reads the posts of a WordPress export, and nothing else of it', () => {
    expect(readFixture('wordpress.xml')).toEqual([
      {
        ...nothing,
        title: 'Anhua & Beihai open a plant',
        source: undefined,
        date: 'Tue, 14 May 2019 01:30:00 +0000',
        tags: ['Facilities', 'china'],
        author: 'Li Wen',
        original: undefined,
        body: [
          'Anhua and Beihai have opened a plant in Suzhou.\\\nIt is **their first** together.',
          '![A hall](https://notes.example.com/wp-content/uploads/2019/05/hall-300x200.jpg) The hall',
          '- 120 people\n- two lines',
          'See [what came before](https://notes.example.com/2019/04/before/).',
        ].join('\n\n'),
        leftOut: [
          {
            what: 'https://notes.example.com/wp-content/uploads/2019/05/leaflet.pdf, which the story does not show',
          },
        ],
      },
      {
        ...nothing,
        title: '药品注册新规',
        source: undefined,
        date: 'Wed, 15 May 2019 00:00:00 +0000',
        tags: undefined,
        author: 'admin',
        original: undefined,
        body: '新规自六月一日起施行。\n\n- 申请人\n- 审评',
        isDraft: true,
      },
    ]);
  });

  it('reads an RSS feed, its titles also where they are written as HTML', () => {
    expect(readFixture('feed.rss')).toEqual([
      {
        ...nothing,
        title: 'Chenxi cuts a price & more',
        source: 'contractpharma',
        date: 'Fri, 20 Mar 2020 08:05:00 GMT',
        tags: ['Heparin', 'china'],
        author: undefined,
        original: 'https://www.contractpharma.com/news/chenxi',
        body: 'Chenxi has cut the price of its heparin by 12%.',
        leftOut: [{ what: 'https://www.contractpharma.com/chart.png, which the story does not show' }],
      },
    ]);
  });

  it('reads an Atom feed, with escaped HTML and with XHTML', () => {
    expect(readFixture('feed.atom')).toEqual([
      {
        ...nothing,
        title: 'Beihai files in Europe',
        source: 'contractpharma',
        date: '2020-04-01T10:00:00+08:00',
        tags: ['peptides'],
        author: 'Jane Doe',
        original: 'https://www.contractpharma.com/news/beihai',
        body: 'Beihai has filed its **peptide** in Europe.',
      },
      {
        ...nothing,
        title: 'Beihai files in Japan',
        source: 'contractpharma',
        date: '2020-05-02T00:00:00Z',
        tags: undefined,
        author: undefined,
        original: 'https://www.contractpharma.com/news/beihai-japan',
        body: 'Beihai has filed in *Japan*.',
      },
    ]);
  });

  it('reads a JSON Feed, with text and with HTML', () => {
    expect(readFixture('feed.json')).toEqual([
      {
        ...nothing,
        title: 'Fuyuan buys a site',
        source: 'contractpharma',
        date: '2020-02-11T09:30:00+08:00',
        tags: ['Facilities', 'china'],
        author: 'Jane Doe',
        original: 'https://www.contractpharma.com/news/one',
        body: 'Fuyuan has bought a site & pays < $3m.\n\nIt makes vials.',
        leftOut: [{ what: 'https://www.contractpharma.com/talk.mp3, which the story does not show' }],
      },
      {
        ...nothing,
        title: 'Donghu names a head',
        source: 'contractpharma',
        date: '2020-02-12T00:00:00Z',
        tags: undefined,
        author: undefined,
        original: 'https://www.contractpharma.com/news/two',
        body: 'Donghu has named *a head* of quality.',
      },
    ]);
  });

  it.each([
    ['a gallery', 'One [gallery ids="1,2"] two', ['[gallery ids="1,2"]']],
    ['a shortcode around text', '[highlight]One[/highlight] two', ['[highlight]']],
    ['brackets in the text', 'It said [sic] and [1] and [a b].', []],
    ['an embedded address', '[embed]https://example.com/v[/embed]', []],
  ])('asks about %s where WordPress shows something else', (_, text, codes) => {
    const [story] = read(JSON.stringify({ items: [{ title: 'T', content_html: text }] }));
    expect(story?.doubts.map(({ message }) => message)).toEqual(
      codes.map((code) => `${code} stands in the text, for which WordPress showed something else`),
    );
  });

  const readPost = (content: string, more = '') =>
    read(
      `<rss xmlns:wp="w" xmlns:content="c"><channel><item><title>T</title>${more}<content:encoded><![CDATA[${content}]]></content:encoded></item></channel></rss>`,
    )[0];

  it.each([
    ['empty lines', 'One.\n\nTwo.', 'One.\n\nTwo.'],
    [
      'empty lines beside a paragraph',
      'One.\n\n<p style="x">Two.</p>\n\nThree.\n\nFour.',
      'One.\n\nTwo.\n\nThree.\n\nFour.',
    ],
    [
      'lines that end with marks',
      '<strong>Address:</strong>\nShanghai\n<em>Pudong</em>',
      '**Address:**\\\nShanghai\\\n*Pudong*',
    ],
    ['lines that begin with hyphens', '<b>Facts</b>\n- One\n- Two', '**Facts**\n\n- One\n- Two'],
    ['lines of code', '<pre>a\n\nb</pre>\n\nOne.', '```\na\n\nb\n```\n\nOne.'],
    [
      'comments of the block editor',
      '<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph --><!--more-->',
      'One.',
    ],
  ])('makes paragraphs of %s', (_, content, markdown) => {
    expect(readPost(content)?.body).toBe(markdown);
  });

  it.each([
    ['a draft', '<wp:status>draft</wp:status>', true],
    ['a private post', '<wp:status>private</wp:status>', true],
    ['a post with a password', '<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>', true],
    ['a published post', '<wp:status>publish</wp:status>', false],
  ])('knows whether %s is a draft', (_, more, isDraft) => {
    expect(readPost('One.', more)).toMatchObject({ isDraft });
  });

  it.each([
    [
      'a date that is none beside one',
      '<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date>2019-03-22 18:00:00</wp:post_date>',
      { date: '2019-03-22 18:00:00' },
    ],
    ['an address with a name', '<author>editor@example.com (Jane Doe)</author>', { author: 'Jane Doe' }],
    [
      'a tag written as HTML',
      '<category domain="post_tag"><![CDATA[R&amp;D]]></category>',
      { tags: ['R&D'] },
    ],
  ])('reads %s', (_, more, facts) => {
    expect(readPost('One.', more)).toMatchObject(facts);
  });

  it('takes a mail that somebody posted for a draft', () => {
    const mail = '<p>From: a@example.com<br>Subject: Plant opens</p><p>It is open.</p>';
    expect(readPost(mail, '<wp:status>publish</wp:status>')).toMatchObject({
      isDraft: true,
      body: 'It is open.',
    });
  });

  it('refuses a file that was cut off', () => {
    expect(() => read('<rss><channel><item><title>One</title></item>')).toThrow('it ends in the middle');
  });

  it('takes what has another type in a JSON Feed for absent', () => {
    expect(
      read('{"items": [{"title": null, "content_text": "One."}, {"title": 5, "summary": "Two."}]}'),
    ).toMatchObject([
      { title: '', body: 'One.' },
      { title: '', body: 'Two.' },
    ]);
    expect(read('{"items": null}')).toEqual([]);
  });

  it('has no story in an empty feed', () => {
    expect(read('<rss><channel><title>T</title></channel></rss>')).toEqual([]);
    expect(read('{"items": []}')).toEqual([]);
  });
});
