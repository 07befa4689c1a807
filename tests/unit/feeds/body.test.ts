import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/content/markdown/html.ts';
import { formatFeedBody } from '../../../src/feeds/body.ts';
import { pictureEdition } from '../../../src/images/variants.ts';
import {
  contractPharma,
  createStory,
  plainSite,
  plantPicture,
  type StorySketch,
} from '../made-up-newsroom.ts';

async function render(
  markdown: string,
  sketch: Partial<StorySketch> = {},
  siteUrl = plainSite.url,
): Promise<string> {
  const article = createStory({
    slug: 'a-story',
    body: { file: 'a.md', digest: 'a', words: 1, headings: [], pictures: [plantPicture] },
    ...sketch,
  });
  return formatFeedBody(article, await renderMarkdown(markdown, siteUrl), siteUrl);
}

const credit = '<p>Source: <a href="https://www.contractpharma.com" rel="noopener">Contract Pharma</a></p>';
const page = 'https://www.en-cphi.cn/articles/a-story/';
const picture = `https://www.en-cphi.cn/pictures/0123456789abcdef-${pictureEdition}-1280.jpg`;

describe('a story’s text in a feed', () => {
  test.for<[what: string, markdown: string, html: string]>([
    [
      'an outside link as it is',
      '[a](https://example.com/?a=1&b=2 "T")',
      '<p><a href="https://example.com/?a=1&amp;b=2" title="T" rel="noopener">a</a></p>',
    ],
    [
      'a link to another story’s file',
      '[a](./2026-05-19-other.md#part)',
      '<p><a href="https://www.en-cphi.cn/articles/other/#part">a</a></p>',
    ],
    [
      'a link to a page of the site',
      '[a](/tags/china/)',
      '<p><a href="https://www.en-cphi.cn/tags/china/">a</a></p>',
    ],
    ['a link to a part of its own', '[a](#part)', `<p><a href="${page}#part">a</a></p>`],
    [
      'a mail address in words',
      '[Write to us](mailto:a@example.com?subject=b)',
      '<p>Write to us (a@example.com)</p>',
    ],
    ['a mail address once', '<a@example.com>', '<p>a@example.com</p>'],
    ['a telephone number in words', '[Call](tel:+8640061)', '<p>Call (+8640061)</p>'],
    ['no link to script', '[a](javascript:alert(1))', '<p>a</p>'],
    ['no link to a host that is none', '[a](http://[x)', '<p>a</p>'],
    ['no link by host alone', '[a](//example.com/)', '<p>a</p>'],
    [
      'a picture in one file',
      '![A plant](./plant.jpg)',
      `<p><img src="${picture}" width="1280" height="720" alt="A plant"></p>`,
    ],
    [
      'a picture that leads somewhere',
      '[![A plant](./plant.jpg)](https://example.com)',
      `<p><a href="https://example.com/" rel="noopener"><img src="${picture}" width="1280" height="720" alt="A plant"></a></p>`,
    ],
    ['no picture that the site does not have', '![A plant](https://example.com/a.jpg)', '<p></p>'],
    ['headings without ids', '## What\n\n### changes', '<h2>What</h2>\n<h3>changes</h3>'],
    [
      'the sides of a table’s columns',
      '| a | b |\n|--|--:|\n| 1 | 2 |',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['tasks without form controls', '- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>'],
    ['where a list begins', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
    ['code without a class', '```js\na < b\n```', '<pre><code>a &lt; b\n</code></pre>'],
    ['plain elements', 'H<sub>2</sub>O', '<p>H<sub>2</sub>O</p>'],
    ['no comment', 'a <!-- note --> b', '<p>a  b</p>'],
  ])('has %s', async ([, markdown, html]) => {
    expect(await render(markdown)).toBe(`${html}\n${credit}`);
  });

  test('has footnotes whose links lead to the page and back', async () => {
    const html = parse(await render('a[^1]\n\n[^1]: The note.'));
    expect(html.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
      `${page}#user-content-fn-1`,
      `${page}#user-content-fnref-1`,
      'https://www.contractpharma.com',
    ]);
    expect(html.querySelector('section h2')?.textContent).toBe('Footnotes');
  });

  test('begins with the standfirst and the picture, and ends with whom it comes from', async () => {
    const html = await render('Text.', {
      description: 'In short, R&D.',
      standfirst: 'In short, R&D.',
      picture: { file: plantPicture, alt: 'A "plant"', credit: 'Photo: <X>' },
      original: 'https://www.contractpharma.com/a?b=1&c=2',
      source: { ...contractPharma, name: 'News & Wire' },
    });
    expect(html.split('\n')).toEqual([
      '<p>In short, R&amp;D.</p>',
      `<p><img src="${picture}" width="1280" height="720" alt="A &quot;plant&quot;"><br><small>Photo: &lt;X&gt;</small></p>`,
      '<p>Text.</p>',
      '<p>Source: <a href="https://www.contractpharma.com/a?b=1&amp;c=2" rel="noopener">News &amp; Wire</a></p>',
    ]);
  });

  test('does not say twice what was taken from the text', async () => {
    expect(await render('Text.', { description: 'Text.' })).toBe(`<p>Text.</p>\n${credit}`);
  });

  test('leads to a site under a path', async () => {
    const html = await render(
      '[a](/tags/china/) ![A plant](./plant.jpg) [b](#c)',
      {},
      'https://example.org/news/',
    );
    expect([...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      'https://example.org/news/tags/china/',
      `https://example.org/news/pictures/0123456789abcdef-${pictureEdition}-1280.jpg`,
      'https://example.org/news/articles/a-story/#c',
      'https://www.contractpharma.com',
    ]);
  });

  test('holds no character that XML forbids', async () => {
    expect(await render('a\u0008b\uffff')).toBe(`<p>a\ufffdb\ufffd</p>\n${credit}`);
  });
});
