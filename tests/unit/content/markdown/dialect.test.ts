import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../../src/content/checks/body.ts';
import {
  createWrittenOffsets,
  prepareMarkdown,
  revealSigns,
} from '../../../../src/content/markdown/dialect.ts';
import { renderMarkdown } from '../../../../src/content/markdown/html.ts';
import { extractPlainText } from '../../../../src/content/markdown/plain-text.ts';

const siteUrl = 'https://www.en-cphi.cn/';

/** The HTML of one paragraph, without what the site adds to each link and to Chinese text. */
async function renderParagraph(markdown: string): Promise<string> {
  const html = await renderMarkdown(markdown, siteUrl);
  return html.trim().replace(/^<p(?: lang="zh")?>|<\/p>$|(?<=<a [^>]*) rel="noopener"/g, '');
}

const link = (address: string, words = address) => `<a href="${address}">${words}</a>`;

describe('signs of trade news', () => {
  test.for<[what: string, markdown: string, html: string]>([
    ['one tilde', '5~7 mg at 100~200 yuan', '5~7 mg at 100~200 yuan'],
    ['tildes around a figure', 'H~2~O', 'H~2~O'],
    ['two tildes', '~~5~7~~ \\~a\\~ \\\\~b~', '<del>5~7</del> ~a~ \\~b~'],
    ['stars between letters or digits', 'HLA-A*02:01 and HLA-B*07:02', 'HLA-A*02:01 and HLA-B*07:02'],
    ['stars of a formula', '2*3*4, 5*(3+2)*4, 2**10 and 3**4', '2*3*4, 5*(3+2)*4, 2**10 and 3**4'],
    [
      'stars around words',
      '*a* (*b*) **c** d**e**f ***g***',
      '<em>a</em> (<em>b</em>) <strong>c</strong> d<strong>e</strong>f <em><strong>g</strong></em>',
    ],
    ['signs in code', '`a*b~c*d`', '<code>a*b~c*d</code>'],
    ['signs in an address', '[a](https://b.cn/~c*d)', link('https://b.cn/~c*d', 'a')],
  ])('%s', async ([, markdown, html]) => {
    expect(await renderParagraph(markdown)).toBe(html);
  });
});

describe('emphasis beside Chinese', () => {
  test.for<[markdown: string, html: string]>([
    ['增长**50%**以上', '增长<strong>50%</strong>以上'],
    ['公司**“质量第一”**的方针', '公司<strong>“质量第一”</strong>的方针'],
    ['**中文。**后，**再来。**好', '<strong>中文。</strong>后，<strong>再来。</strong>好'],
    ['**（注）**后', '<strong>（注）</strong>后'],
    ['**“A”**和**“B”**', '<strong>“A”</strong>和<strong>“B”</strong>'],
    ['这是 *重点* 内容，长*宽*高', '这是 <em>重点</em> 内容，长*宽*高'],
    ['价格~~“旧”~~的', '价格<del>“旧”</del>的'],
    ['公司**[链接](https://x.cn/)**的', `公司<strong>${link('https://x.cn/', '链接')}</strong>的`],
    ['백신**“공장”**은', '백신<strong>“공장”</strong>은'],
    ['**`code`**后', '<strong><code>code</code></strong>后'],
  ])('%s', async ([markdown, html]) => {
    expect(await renderParagraph(markdown)).toBe(html);
  });
});

describe('bare addresses', () => {
  test.for<[markdown: string, html: string]>([
    ['见https://example.com/a。后面', `见${link('https://example.com/a')}。后面`],
    ['“https://example.com/b”', `“${link('https://example.com/b')}”`],
    ['https://a.cn/x（注）', `${link('https://a.cn/x')}（注）`],
    ['https://a.cn/x，https://b.cn/y；', `${link('https://a.cn/x')}，${link('https://b.cn/y')}；`],
    ['https://a.cn/x：！？…、— ', `${link('https://a.cn/x')}：！？…、—`],
    ['https://a.cn/it’s', `${link('https://a.cn/it')}’s`],
    ['www.who.int。', `${link('http://www.who.int', 'www.who.int')}。`],
    ['HTTPS://A.cn/后', `${link('HTTPS://A.cn/')}后`],
    ['**见https://a.cn/c**后', `<strong>见${link('https://a.cn/c')}</strong>后`],
    ['https://a.cn/~x*y*z。', `${link('https://a.cn/~x*y*z')}。`],
    ['联系a@b.cn。', `联系${link('mailto:a@b.cn', 'a@b.cn')}。`],
    ['https://a.cn/é', link('https://a.cn/%C3%A9', 'https://a.cn/é')],
    [
      '[a](https://a.cn/中文) <https://a.cn/中>',
      `${link('https://a.cn/%E4%B8%AD%E6%96%87', 'a')} ${link('https://a.cn/%E4%B8%AD', 'https://a.cn/中')}`,
    ],
    [
      'see "www.a.cn", and "https://a.cn/b"',
      `see “${link('http://www.a.cn', 'www.a.cn')}”, and “${link('https://a.cn/b')}”`,
    ],
    ['`https://a.cn/。`', '<code>https://a.cn/。</code>'],
  ])('%s', async ([markdown, html]) => {
    expect(await renderParagraph(markdown)).toBe(html);
  });
});

describe('straight quotation marks beside Chinese', () => {
  test.for<[markdown: string, html: string]>([
    ['他说："质量第一。"他又说："好"。', '他说：“质量第一。”他又说：“好”。'],
    ['"**Blenrep**"获批', '“<strong>Blenrep</strong>”获批'],
    ['公司"质量"方针', '公司“质量”方针'],
    ['`公司"质量"方针` [公司](/b "质量")', '<code>公司"质量"方针</code> <a href="/b" title="质量">公司</a>'],
    ['a "b" c', 'a “b” c'],
  ])('%s', async ([markdown, html]) => {
    expect(await renderParagraph(markdown)).toBe(html);
  });
});

describe('line breaks in Chinese', () => {
  test.for<[markdown: string, html: string]>([
    ['将在\n苏州', '将在苏州'],
    ['将在\n**苏州**\n建厂。\n“是”', '将在<strong>苏州</strong>建厂。“是”'],
    ['将在\r\n苏州\r建厂', '将在苏州建厂'],
    ['将在——\n苏州……\n“是”', '将在——苏州……“是”'],
    ['将在\r\nSuzhou\n建厂', '将在\r\nSuzhou\n建厂'],
    ['공장\n건설', '공장\n건설'],
    ['将在  \n苏州', '将在<br>苏州'],
    ['`a`中\n文', '<code>a</code>中文'],
  ])('%j', async ([markdown, html]) => {
    expect(await renderParagraph(markdown)).toBe(html);
  });

  test('stay in code and between blocks', async () => {
    const html = await renderMarkdown('```\n中\n文\n```\n\n- 中\n- 文', siteUrl);
    expect(html).toContain('<code>中\n文\n</code>');
    expect(html).toMatch(/<\/li>\n<li/);
  });
});

const word = fc.constantFrom(
  'Merck',
  'a',
  'x2',
  '5',
  '10.5',
  '2019',
  '苏州',
  '公司',
  'Zürich',
  'https://a.cn/b',
);
const sign = fc.constantFrom(
  ...'~ * ** _ > < | # + - = % / : ; , . ( ) [ ] ! & ^ $ @ \' " ` 。 ， “ ” （ ） ° µ ≥'.split(' '),
);
const gap = fc.constantFrom('', '', '', ' ', ' ', '\n', '\n\n', '\t');
const text = fc
  .array(fc.tuple(fc.oneof(word, sign), gap), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.flat().join('').trim());

/** The elements that may stand for a sign. Without them each such sign is on the page. */
const standingFor: Record<string, string> = {
  '~': 'del, pre',
  '*': 'em, strong, ul, hr',
  _: 'em, strong, hr',
  '>': 'blockquote, a',
  '<': 'a',
  '|': 'table',
  '#': 'h2, h3, h4, h5, h6',
  '+': 'ul',
  '-': 'ul, hr, table',
  '`': 'code',
  ...Object.fromEntries(Array.from('()[]!', (bracket) => [bracket, 'a, img, input, ol'])),
  ...Object.fromEntries(Array.from('=%/;,^$@°µ≥。，（）', (other) => [other, 'wbr'])),
};

/** Numbers the items of lists, as browsers do; only one in ten texts has any. */
function numberItems(html: string): string {
  const counters: (number | undefined)[] = [];
  return html.replace(
    /<(\/?)(ol|ul|li)\b([^>]*)>/g,
    (tag, slash: string, name: string, attributes: string) => {
      if (name !== 'li') {
        if (slash) counters.pop();
        else counters.push(name === 'ol' ? Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1) : undefined);
        return tag;
      }
      const number = counters.at(-1);
      if (slash || number === undefined) return tag;
      counters[counters.length - 1] = number + 1;
      return `${tag}${String(number)} `;
    },
  );
}

const lettersOf = (shown: string) => (shown.match(/[\p{L}\p{N}]/gu) ?? []).join('');

describe('any text of words, figures and signs', () => {
  test('has its words and signs on the page, or the check says which not', { timeout: 60_000 }, async () => {
    let checked = 0;
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        if (readBody(written, 0).findings.length > 0) return;
        checked += 1;
        const html = await renderMarkdown(written, siteUrl);
        const shown = extractPlainText(numberItems(html)).replace(/–/g, '--').replace(/—/g, '---');
        expect(lettersOf(shown)).toBe(lettersOf(written));
        const page = parse(html);
        for (const [character, elements] of Object.entries(standingFor)) {
          if (page.querySelector(elements)) continue;
          expect(shown.split(character).length, `${character} in ${shown}`).toBe(
            written.split(character).length,
          );
        }
      }),
      { numRuns: 5000 },
    );
    // Otherwise a check that refuses everything would hold the property.
    expect(checked).toBeGreaterThan(1500);
  });

  test('is the same after it is prepared and revealed, and keeps its offsets', () => {
    fc.assert(
      fc.property(text, (written) => {
        const prepared = prepareMarkdown(written);
        expect(revealSigns(prepared)).toBe(written);
        const locate = createWrittenOffsets(prepared);
        expect(locate(prepared.length)).toBe(written.length);
        for (let offset = 0; offset < prepared.length; offset += 1) {
          expect(revealSigns(prepared.slice(0, offset)).startsWith(written.slice(0, locate(offset)))).toBe(
            true,
          );
        }
      }),
    );
  });
});
