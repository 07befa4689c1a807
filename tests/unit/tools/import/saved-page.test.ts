import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeFaithfully } from '../../../../src/writing/reading/markdown.ts';
import { describePicturePlace, dropPictures } from '../../../../tools/import/page-pictures.ts';
import { readSavedPage } from '../../../../tools/import/saved-page.ts';
import { listPictures } from '../../../../src/writing/reading/html-tree.ts';

const context = {
  sources: { contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' } },
  siteName: 'En-CPhI.cn',
  siteUrl: 'https://www.en-cphi.cn/',
};

const fixtures = join(import.meta.dirname, '../../../fixtures/import');

function read(html: string, title?: string, keep: string[] = [], drop: string[] = []) {
  const found = readSavedPage(html, { ...context, title }, { keep, drop, used: new Set() });
  const tree = structuredClone(found.tree);
  for (const [index, picture] of listPictures(tree).entries()) picture.url = `./picture-${String(index + 1)}`;
  const { markdown, leftOut, problems } = writeFaithfully(tree);
  return { found, body: markdown, leftOut, problems: [...found.problems, ...problems] };
}

const article = (inner: string) => `<title>T</title><article><h1>T</h1>${inner}</article>`;

describe('readSavedPage', () => {
  it.each([
    [
      'anhua-suzhou',
      {
        title: 'Anhua Biologics opens second plant in Suzhou',
        source: 'contractpharma',
        date: 'May 14, 2019',
        tags: ['biosimilars', 'china', 'facility'],
        original: undefined,
      },
    ],
    [
      'chenxi-layout-table',
      {
        title: 'Chenxi Pharma & Co. cut the price of heparin',
        source: 'contractpharma',
        date: 'March 3, 2009',
        tags: ['heparin', 'china', 'Chenxi Pharma'],
        original: undefined,
      },
    ],
    [
      'contract-pharma-page',
      {
        title: 'Fuyuan buys fill-finish site',
        source: 'contractpharma',
        date: '2020-02-11T09:30:00.000+0800',
        tags: ['facility', 'Fill-finish'],
        original: 'https://www.contractpharma.com/news/fuyuan-fill-finish',
      },
    ],
  ])('reads the whole story of %s.html', (name, facts) => {
    const { found, body, leftOut, problems } = read(readFileSync(join(fixtures, `${name}.html`), 'utf8'));
    const { title, source, date, tags, original } = found;
    expect({
      title: title?.value,
      source: source?.value,
      date: date?.value,
      tags: tags?.value,
      original: original?.value,
    }).toEqual(facts);
    expect(`${body}\n`).toBe(readFileSync(join(fixtures, `${name}.md`), 'utf8'));
    expect({ leftOut, problems }).toEqual({ leftOut: [], problems: [] });
  });

  it('says what it has left out of the page', () => {
    const { found } = read(readFileSync(join(fixtures, 'contract-pharma-page.html'), 'utf8'));
    expect(found.leftOut.map(({ what }) => what)).toEqual([
      '“Home” (1 word, navigation)',
      '“By Contract Pharma Staff” (4 words)',
      '“Related” (3 words, other stories)',
      '“E-mail” (4 words, a form)',
      '“Contract Pharma, 2020” (3 words, a footer)',
    ]);
  });

  it.each([
    ['emphasis with blanks at its ends', '<p>a<b> bold </b>word</p>', 'a **bold** word'],
    ['marks side by side', '<p><b>one</b><b>two</b> <i>three</i></p>', '**onetwo** *three*'],
    ['marks within themselves', '<p><strong>a <b>b</b></strong></p>', '**a b**'],
    ['marks around nothing', '<p>a<b> </b>b<i></i></p>', 'a b'],
    ['struck text', '<p><s>old</s> new</p>', '~~old~~ new'],
    ['small figures', '<div>10<sup>6</sup> of H<sub>2</sub>O</div>', '10<sup>6</sup> of H<sub>2</sub>O'],
    ['quoted text', '<p><q>yes</q></p>', '“yes”'],
    ['marks of Markdown in the text', '<p>1. *a* [b] _c_ &lt;d&gt;</p>', '1\\. \\*a\\* [b] \\_c\\_ \\<d>'],
    ['empty paragraphs', '<p>a</p><p>&nbsp;</p><p><br></p><p>b</p>', 'a\n\nb'],
    ['line breaks in a row', '<div>a<br><br>b<br>c</div>', 'a\n\nb\\\nc'],
    ['text without paragraphs', 'a<p>b</p>c', 'a\n\nb\n\nc'],
    [
      'headings of any level',
      '<p>a</p><h4>b</h4><p>c</p><h6>d</h6><p>e</p><h1>f</h1><p>g</p>',
      'a\n\n## b\n\nc\n\n### d\n\ne\n\n## f\n\ng',
    ],
    ['bold in a heading', '<p>a</p><h2><b>b</b><br>c</h2><p>d</p>', 'a\n\n## b c\n\nd'],
    ['emphasis that nobody closed', '<p>a <b>b</p><p>c</p><ul><li>d</ul>', 'a **b**\n\n**c**\n\n- **d**'],
    [
      'a list that nobody closed',
      '<p>a</p><ul><li>b<ul><li>c</ul></li><p>d</p><p>e</p></ul>',
      'a\n\n- b\n\n  - c\n\n  d\n\n  e',
    ],
    ['a list in a list', '<p>a</p><ul><li>b</li><ul><li>c</li></ul><li>d</li></ul>', 'a\n\n- b\n  - c\n- d'],
    ['a heading with lines in it', '<p>a</p><h2><p>b</p><div>c</div></h2><p>d</p>', 'a\n\n## b c\n\nd'],
    ['a heading with a list in it', '<p>a</p><h2><p>b</p><ul><li>c</ul></h2>', 'a\n\nb\n\n- c'],
    [
      'links that lead nowhere',
      '<p><a href="#x">a</a> <a href="javascript:y()">b</a> <a>c</a> <a href="/d">d</a></p>',
      'a b c d',
    ],
    [
      'whole links',
      '<p><a href="https://example.com/x">a</a>, <a href="mailto:a@b.cn">b</a></p>',
      '[a](https://example.com/x), [b](mailto:a@b.cn)',
    ],
    [
      'an address in the text',
      '<p>See https://example.com/a_b*c, at length.</p>',
      'See https://example.com/a_b*c, at length.',
    ],
    [
      'a link around a picture',
      '<p>a</p><a href="big.jpg"><img src="small.jpg" alt="x"></a>',
      'a\n\n![x](./picture-1)',
    ],
    [
      'a table without a head',
      '<p>before</p><table><tr><td>a<td>b<tr><td>1<td>2</table>',
      'before\n\n| a | b |\n| - | - |\n| 1 | 2 |',
    ],
    [
      'a table’s caption',
      '<p>before</p><table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2</table>',
      'before\n\nc\n\n| a | b |\n| - | - |\n| 1 | 2 |',
    ],
    ['a table for layout', '<table><tr><td><p>a</p></td></tr><tr><td><p>b</p></td></tr></table>', 'a\n\nb'],
    [
      'a layout table with line breaks',
      '<table><tr><td>x</td><td>a<br>b<br><br>c<br><br>d</td></tr></table>',
      'x\n\na\\\nb\n\nc\n\nd',
    ],
    ['ruby', '<p><ruby>药<rp>(</rp><rt>yào</rt><rp>)</rp></ruby></p>', '药(yào)'],
    ['bullets in a paragraph', '<p>Parts:<br>• a hall<br>• a store</p>', 'Parts:\n\n- a hall\n- a store'],
    ['hidden text', '<p>a</p><p style="display: none">b</p><p hidden>c</p>', 'a'],
  ])('says %s in Markdown', (_, html, markdown) => {
    const { body, leftOut, problems } = read(article(html));
    expect(body).toBe(markdown);
    expect({ leftOut, problems }).toEqual({ leftOut: [], problems: [] });
  });

  it.each([
    ['the base', '<base href="https://example.com/news/">'],
    ['the canonical address', '<link rel="canonical" href="https://example.com/news/1.html">'],
    ['og:url', '<meta property="og:url" content="https://example.com/news/1.html">'],
    ['the browser’s note', '<!-- saved from url=(0031)https://example.com/news/1.html -->'],
  ])('makes links whole by %s', (_, head) => {
    const { body } = read(`${head}${article('<p><a href="../a?b=1">a</a></p>')}`);
    expect(body).toBe('[a](https://example.com/a?b=1)');
  });

  it.each([
    [
      'its headline, not the site’s',
      '<header><h1>En-CPhI.cn</h1></header><main><h1>Story</h1><p>text</p></main>',
      'Story',
    ],
    [
      'og:title',
      '<meta property="og:title" content="Story"><title>x</title><main><p>text</p></main>',
      'Story',
    ],
    [
      'the page’s title without the site',
      '<title>Story | En-CPhI.cn</title><main><p>text</p></main>',
      'Story',
    ],
    [
      'the second heading, where the first is the site’s',
      '<title>The plant opens | En-CPhI.cn</title><h1>En-CPhI.cn</h1><main><h2>The plant opens</h2><p>text</p></main>',
      'The plant opens',
    ],
    [
      'no heading that says nothing',
      '<title>Story</title><nav><h1>Read more</h1></nav><main><p>text</p></main>',
      'Story',
    ],
    [
      'a headline without its sign',
      '<title>Story – Site</title><main><h1>Story ¶</h1><p>text</p></main>',
      'Story',
    ],
    ['nothing', '<main><p>text</p></main>', undefined],
  ])('takes the title from %s', (_, html, title) => {
    const { found, body } = read(html);
    expect(found.title?.value).toBe(title);
    expect(body).toBe('text');
  });

  it('leaves the page’s headline out where another title is given', () => {
    expect(read(article('<p>text</p>'), 'Given').body).toBe('text');
  });

  it.each([
    ['<time datetime>', '<time datetime="2019-03-20">yesterday</time><p>text</p>', '2019-03-20'],
    ['<time>', '<time>March 20, 2019</time><p>text</p>', 'March 20, 2019'],
    [
      'the line of source and date',
      '<p>contractpharmaMarch 20, 2019</p><time>March 1, 2019</time><p>text</p>',
      'March 20, 2019',
    ],
  ])('takes the date from %s', (_, html, date) => {
    expect(read(article(html)).found.date?.value).toBe(date);
  });

  it.each([
    ['the tag line', '<p>Tag: a , b</p><p>text</p>'],
    ['the tag line above the source', '<p>Tag: a , b</p><p>contractpharmaMay 14, 2019</p><p>text</p>'],
    ['a line at the end', '<p>text</p><p>Tags: a, b</p><p>Follow Us:</p>'],
    [
      'links of a list',
      '<ul class="post-tags"><li><a href="/a">a</a><li><a href="/b">#b</a></ul><p>text</p>',
    ],
    ['rel=tag', '<p>text</p><footer><a rel="tag" href="/a">a</a> <a rel="tag" href="/b">b</a></footer>'],
  ])('takes the tags from %s', (_, html) => {
    const { found, body } = read(article(html));
    expect(found.tags?.value).toEqual(['a', 'b']);
    expect(body).toBe('text');
  });

  it('leaves out navigation, scripts, forms and what else stands around a story', () => {
    const around = ['nav', 'footer', 'aside', 'script', 'style', 'form', 'noscript', 'template'];
    const html = around.map((name) => `<${name}>left out</${name}>`).join('');
    const { body } = read(`${html}<main><h1>T</h1><p>text</p>${html}</main>${html}`);
    expect(body).toBe('text');
  });

  it('takes a mail out of a page that a mail program saved', () => {
    const { found, body } = read(
      '<p><b>From:</b> Jane &lt;jane@example.com&gt;<br><b>To:</b> news@example.com<br><b>Subject:</b> RE: Plant opens</p><p>Dear Editor,</p><p>The plant is open.</p><p>Kind regards,</p><p>Jane<br>Press officer</p>',
    );
    expect({ title: found.title?.value, isDraft: found.isDraft, body }).toEqual({
      title: 'Plant opens',
      isDraft: true,
      body: 'The plant is open.',
    });
    expect(found.doubts).toHaveLength(6);
  });

  it('has no mail in a story that thanks somebody', () => {
    const { found, body } = read(article('<p>Hello!</p><p>From: here to there.</p><p>Many thanks!</p>'));
    expect({ isDraft: found.isDraft, body }).toEqual({
      isDraft: false,
      body: 'Hello!\n\nFrom: here to there.\n\nMany thanks!',
    });
  });

  it.each([
    ['<svg><text>Sales 2018: 5 m</text></svg>', 'a drawing that lies in the page itself'],
    [
      '<img src="data:image/png;base64,iVBORw0KGgo=" alt="A chart">',
      'a drawing that lies in the page itself',
    ],
    ['<math><mi>x</mi></math>', 'formulas, of which the story has the signs in a row'],
  ])('says what it cannot bring in of %s', (html, message) => {
    const { found } = read(article(`<p>text</p>${html}`));
    expect(found.doubts.map((doubt) => doubt.message)).toEqual([expect.stringContaining(message)]);
  });

  it('takes out invisible characters that the check refuses, also where HTML names them', () => {
    const { found, body } = read(article('<p>Safe\u202e&shy; and sound.</p>'));
    expect(body).toBe('Safe and sound.');
    expect(found.leftOut.map(({ what }) => what)).toEqual(['the text: invisible characters: U+202E, U+00AD']);
  });

  it('resolves the address of a video', () => {
    const base = '<link rel="canonical" href="https://example.com/a/b">';
    const video = '<video title="Tour"><source src="/media/v.mp4"></video>';
    expect(read(`${base}${article(`<p>text</p>${video}<p>more</p>`)}`).body).toBe(
      'text\n\n[Tour](https://example.com/media/v.mp4)\n\nmore',
    );
  });

  it('keeps what begins like a dateline', () => {
    expect(read(article('<p>Shanghai, March 20, 2019</p><p>text</p>')).body).toBe(
      'Shanghai, March 20, 2019\n\ntext',
    );
  });

  it('finds a story that nothing names', () => {
    const long = 'The plant in Suzhou makes antibodies, and more of them than any other.';
    const { body } = read(
      `<div><div><a href="/">Home</a></div><div id="a"><div><p>${long}</p></div><div><p>${long}</p></div></div><div>short words</div></div>`,
    );
    expect(body).toBe(`${long}\n\n${long}`);
  });

  it('has a problem with a page without a story', () => {
    expect(read('<nav><a href="/">Home</a></nav>').found.problems).toMatchObject([
      { message: 'no story can be found in this page' },
    ]);
  });

  it('keeps the pictures in order and knows where they stand', () => {
    const { found } = read(
      article(
        '<img src="a.jpg" alt="A"><p>First words.</p><p><img data-src="b.jpg" src="data:image/gif;base64,R0" title="B"></p><p>Words <img src="c.jpg"> around.</p><img src="dot.gif" width="1" height="1" alt="">',
      ),
    );
    const pictures = listPictures(found.tree);
    expect(pictures.map(({ url, alt }) => [url, alt])).toEqual([
      ['a.jpg', 'A'],
      ['b.jpg', 'B'],
      ['c.jpg', ''],
    ]);
    expect(pictures.map((picture) => describePicturePlace(found.tree, picture))).toEqual([
      'at the beginning of the story',
      'below “First words.”',
      'in the paragraph that begins “Words around.”',
    ]);
    expect(writeFaithfully(dropPictures(found.tree)).markdown).toBe('First words.\n\nWords  around.');
  });

  it('loses no word of any markup', { timeout: 60_000 }, () => {
    const word = fc.constantFrom(
      'plant',
      '1.',
      '*',
      '_x_',
      '&amp;',
      '&lt;b&gt;',
      '“q”',
      '药',
      '-',
      '#',
      '|',
      '~~',
      '`',
      '10%',
      'https://example.com/a_b*c',
      'www.x.cn',
      'a_b@x.cn',
    );
    const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
    const { inline } = fc.letrec<{ inline: string }>((tie) => ({
      inline: fc.oneof(
        { maxDepth: 3 },
        words,
        fc
          .tuple(
            fc.constantFrom('b', 'i', 'em', 'strong', 'span', 'font', 'sup', 'code', 's', 'u', 'q'),
            tie('inline'),
            tie('inline'),
          )
          .map(([name, one, two]) => `<${name}>${one} ${two}</${name}>`),
        fc
          .tuple(tie('inline'), fc.constantFrom('', ' ', '<br>', '&nbsp;'), tie('inline'))
          .map((parts) => parts.join('')),
        tie('inline').map((inner) => `<a href="https://example.com/a_b">${inner}</a>`),
      ),
    }));
    const { block } = fc.letrec<{ block: string }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 3 },
        fc
          .tuple(fc.constantFrom('p', 'h2', 'h4', 'div', 'pre', 'figcaption'), inline)
          .map(([name, inner]) => `<${name}>${inner}</${name}>`),
        fc.array(tie('block'), { maxLength: 3 }).map((inner) => `<div>${inner.join('')}</div>`),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 3 })
          .map((inner) => `<blockquote>${inner.join('\n')}</blockquote>`),
        fc
          .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('block'), { minLength: 1, maxLength: 3 }))
          .map(([name, items]) => `<${name}>${items.map((item) => `<li>${item}</li>`).join('')}</${name}>`),
        fc
          .array(fc.tuple(inline, inline), { minLength: 2, maxLength: 3 })
          .map(
            (rows) =>
              `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
          ),
      ),
    }));
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
        const page = article(`<p>An opening of some length.</p>${blocks.join('\n')}`);
        // Everything is kept, as by a person who looks at each doubt.
        expect(read(page, undefined, ['']).problems).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
