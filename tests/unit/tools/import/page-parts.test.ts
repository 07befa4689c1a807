import { describe, expect, it } from 'vitest';
import { readSavedPage } from '../../../../tools/import/saved-page.ts';
import { writeFaithfully } from '../../../../src/writing/reading/markdown.ts';

const sentences = [
  'Anhua Biologics has opened a plant in Suzhou, and it is the second one that the company runs in China.',
  'The plant makes monoclonal antibodies in four reactors, each of which holds two thousand litres of medium.',
  'A hundred and twenty people work there today, and eighty more are to follow before the end of the year.',
  'The regulator has looked at the building in spring, and found nothing in it that had to be changed at all.',
  'Customers in Europe have asked for batches already, so the first of them leave the harbour in the autumn.',
];
const story = sentences.map((sentence) => `<p>${sentence}</p>`);

function read(html: string, keep: string[] = [], drop: string[] = []) {
  const page = `<html><head><title>Plant opens | Site</title></head><body>${html}</body></html>`;
  const used = new Set<string>();
  const found = readSavedPage(page, { sources: {} }, { keep, drop, used });
  const { markdown } = writeFaithfully(found.tree);
  return {
    paragraphs: markdown.split('\n\n'),
    leftOut: found.leftOut.map(({ what }) => what),
    problems: found.problems.map(({ message }) => message),
    fixes: found.problems.map(({ fix }) => fix),
    used: [...used],
  };
}

const lead = 'It is the largest plant of its kind that anybody has built in the province so far.';
const inset = 'This sentence stands in a box, in the middle of the story, and nobody knows whose it is.';

describe('the story of a page', () => {
  it.each<[string, string]>([
    ['in an article', `<article><h1>Plant opens</h1>${story.join('')}</article>`],
    ['in a div that nothing names', `<div><div><h1>Plant opens</h1></div><div>${story.join('')}</div></div>`],
    [
      'in a part with a name like furniture',
      `<div id="sharing-of-profits"><h1>Plant opens</h1>${story.join('')}</div>`,
    ],
    [
      'beside an article that is a teaser',
      `<article><a href="/x">Six words of another story here</a></article><div>${story.join('')}</div>`,
    ],
    [
      'in a table',
      `<table><tr><td><a href="/">Home</a></td></tr><tr><td><h1>Plant opens</h1>${story.join('')}</td></tr></table>`,
    ],
    ['divided by line breaks', `<div><h1>Plant opens</h1>${sentences.join('<br><br>')}</div>`],
    [
      'in a page that is one form',
      `<form action="x"><div><h1>Plant opens</h1>${story.join('')}</div></form>`,
    ],
  ])('is found %s', (_, html) => {
    expect(read(html)).toMatchObject({ paragraphs: sentences, problems: [] });
  });

  it.each<[string, string, string]>([
    [
      'navigation',
      '<nav><a href="/">Home</a> <a href="/news">News</a></nav>',
      '“Home News” (2 words, navigation)',
    ],
    ['buttons', '<div class="share-buttons"><a href="#">Share</a></div>', '“Share” (1 word, sharing)'],
    [
      'other stories',
      '<div class="related"><a href="/b">Beihai files in Europe</a></div>',
      '“Beihai files in Europe” (4 words, other stories)',
    ],
    ['a footer', '<footer>© 2019 Site</footer>', '“© 2019 Site” (2 words, a footer)'],
    [
      'hidden text',
      '<div style="display:none">Loading the page</div>',
      '“Loading the page” (3 words, hidden)',
    ],
    [
      'a caption',
      '<figure class="sidebar"><figcaption>The hall</figcaption></figure>',
      '“The hall” (2 words, an aside)',
    ],
  ])('leaves out %s, and says so', (_, html, row) => {
    const page = `<article><h1>Plant opens</h1>${story.slice(0, 2).join('')}${html}${story.slice(2).join('')}</article>`;
    expect(read(page)).toMatchObject({ paragraphs: sentences, leftOut: [row], problems: [] });
  });

  it.each<[string, string, string]>([
    [
      'a lead beside the text',
      `<div class="page-header"><h1>Plant opens</h1><p>${lead}</p></div><div><div>${story.join('')}</div></div>`,
      lead,
    ],
    [
      'sentences between two parts',
      `<article><h1>Plant opens</h1>${story.slice(0, 3).join('')}<aside><p>${inset}</p></aside>${story.slice(3).join('')}</article>`,
      inset,
    ],
    [
      'footnotes below the text',
      `<article><h1>Plant opens</h1>${story.join('')}<footer><ol><li>${inset}</li></ol></footer></article>`,
      inset,
    ],
  ])('asks about %s', (_, html, text) => {
    const { paragraphs, problems, fixes } = read(html);
    expect(paragraphs).toEqual(sentences);
    expect(problems).toEqual([
      expect.stringMatching(
        /^“.*” \(\d+ words(?:, [a-z ]+)?\) was left out, and looks like a part of the story$/,
      ),
    ]);
    const words = /--keep "([^"]+)"/.exec(fixes[0] ?? '')?.[1] ?? '';
    expect(text.startsWith(words)).toBe(true);
    expect(fixes).toEqual([
      `look at the page: --keep "${words}" if it belongs to the story, --drop "${words}" if it does not`,
    ]);

    const kept = read(html, [words]);
    expect(kept.paragraphs.map((paragraph) => paragraph.replace(/^- |^1\. /, ''))).toContain(text);
    expect(kept).toMatchObject({ problems: [], used: [words] });
    expect(read(html, [], [words])).toMatchObject({ paragraphs: sentences, problems: [], used: [words] });
  });

  it('asks about one sentence that a long story lost', () => {
    const long = Array.from({ length: 12 }, () => story.join('')).join('');
    const html = `<article><h1>Plant opens</h1>${long}<aside><p>${inset}</p></aside>${long}</article>`;
    expect(read(html).problems).toEqual([
      '“This sentence stands in a box, in the middle of the story…” (18 words, an aside) was left out, and looks like a part of the story',
    ]);
  });

  it('lists also what stands beside a part that it asks about', () => {
    const beside = `<aside><p>${inset}</p></aside><nav><a href="/">Home</a></nav>`;
    const html = `<article><h1>Plant opens</h1>${story.slice(0, 3).join('')}${beside}${story.slice(3).join('')}</article>`;
    const { leftOut, problems } = read(html);
    expect(leftOut).toEqual(['“Home” (1 word, navigation)']);
    expect(problems).toHaveLength(1);
  });

  it('asks about links in a row that were taken', () => {
    const links = ['Beihai Peptides files its drug in Europe', 'Donghu Vaccines names a new head of quality'];
    const list = links.map((link) => `<p><a href="/x">${link}</a></p>`).join('');
    const html = `<div><h1>Plant opens</h1>${story.join('')}${list}</div>`;
    expect(read(html)).toMatchObject({
      paragraphs: [...sentences, ...links],
      problems: [
        '“Beihai Peptides files its drug in Europe” (15 words) was taken, and does not look like a part of the story',
      ],
    });
    expect(read(html, [], ['Beihai Peptides'])).toMatchObject({ paragraphs: sentences, problems: [] });
    expect(read(html, ['Beihai Peptides'])).toMatchObject({
      paragraphs: [...sentences, ...links],
      problems: [],
    });
  });

  it('takes out any part that a person names', () => {
    const html = `<article><h1>Plant opens</h1>${story.join('')}</article>`;
    const { paragraphs, leftOut } = read(html, [], ['the regulator HAS']);
    expect(paragraphs).toEqual(sentences.filter((sentence) => !sentence.startsWith('The regulator')));
    expect(leftOut).toEqual(['“The regulator has looked at the building in spring, and…” (21 words)']);
  });

  it('puts a link in the place of what plays, and asks about other frames', () => {
    const video = '<iframe src="https://player.bilibili.com/player.html?bvid=1" title="A tour"></iframe>';
    const advertisement = '<iframe src="https://ads.example.com/box"></iframe>';
    const html = `<article><h1>Plant opens</h1>${story.slice(0, 2).join('')}${video}${advertisement}${story.slice(2).join('')}</article>`;
    const { paragraphs, problems } = read(html);
    expect(paragraphs[2]).toBe('[A tour](https://player.bilibili.com/player.html?bvid=1)');
    expect(problems).toEqual([
      '“https://ads.example.com/box” (5 words) was left out, and looks like a part of the story',
    ]);
  });

  it('keeps pictures between the texts, and lists those above and below', () => {
    const picture = (name: string) => `<div><img src="${name}.jpg" alt="${name}"></div>`;
    const html = `<div>${picture('Above')}<div><h1>Plant opens</h1>${story.slice(0, 2).join('')}${picture('Inside')}${story.slice(2).join('')}</div>${picture('Below')}<nav>${picture('Menu')}</nav></div>`;
    const { paragraphs, leftOut } = read(html);
    expect(paragraphs).toEqual([...sentences.slice(0, 2), '![Inside](Inside.jpg)', ...sentences.slice(2)]);
    expect(leftOut).toEqual([
      'the picture “Above”, which stands outside the story',
      'the picture “Below”, which stands outside the story',
    ]);
  });

  it('writes the signs of a formula, and asks somebody to read them', () => {
    const formula = '<math><mi>E</mi><mo>=</mo><mi>m</mi><annotation encoding="tex">E=m</annotation></math>';
    const found = readSavedPage(
      `<title>T</title><article><p>${sentences.join(' ')}</p>\n<p>So ${formula} it is.</p></article>`,
      { sources: {} },
      { keep: [], drop: [], used: new Set() },
    );
    expect(writeFaithfully(found.tree).markdown).toContain('So E=m it is.');
    expect(found.problems).toEqual([]);
    expect(found.doubts).toMatchObject([{ line: 2, message: expect.stringMatching(/formulas/) as string }]);
  });

  it('has no story where everything is hidden', () => {
    expect(read(`<div hidden>${story.join('')}</div>`).problems.at(-1)).toBe(
      'no story can be found in this page',
    );
  });

  it('asks about hidden text that is much longer than the story', () => {
    const { problems } = read(`<main><p>Please wait.</p></main><div hidden>${story.join('')}</div>`);
    expect(problems).toContainEqual(expect.stringMatching(/\(\d+ words, hidden\) was left out/));
  });
});
