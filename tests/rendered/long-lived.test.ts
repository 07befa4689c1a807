import { HTMLElement, TextNode } from 'node-html-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { findLanguage } from '../../src/lib/language.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf } from '../support/site.ts';
import { copyNewsroom } from '../support/copied-newsroom.ts';

const picture = (alt: string) => `![${alt}](../2026/plant.png)`;
const sections = (...headings: string[]) =>
  headings.map((heading) => `${heading}\n\nThe line has been qualified.`).join('\n\n');

let short: Site;
let site: Site;
beforeAll(async () => {
  short = await renderSite(fixture);
  const content = await copyNewsroom([
    { slug: 'old', date: '2025-05-31', more: { description: 'The second line starts.' } },
    { slug: 'older', date: '2023-01-15' },
    {
      slug: 'three-headings',
      date: '2026-05-01',
      body: sections('## How it began', '### The first plant', '#### Too small', '## 苏州的新厂'),
    },
    { slug: 'two-headings', date: '2026-05-02', body: sections('## One', '### Two', '#### Too small') },
    { slug: 'illustrated', date: '2026-05-03', body: `Text.\n\n${picture('One')}\n\n${picture('Two')}` },
    {
      slug: 'with-lead',
      date: '2026-05-04',
      body: picture('Two'),
      more: { image: '../2026/plant.png', imageAlt: 'One' },
    },
    { slug: 'long', date: '2026-05-05', body: 'Words and words. '.repeat(400) },
    {
      slug: 'chinese',
      date: '2026-05-06',
      title: '上海医院报告首批患者',
      body: '上海的医院报告。'.repeat(150),
    },
    {
      slug: 'mixed',
      date: '2026-05-07',
      title: '药明康德与 GenScript 合作建厂',
      tags: ['细胞治疗', 'China'],
      more: {
        description: '两家公司将在苏州合作。',
        author: '李伟',
        image: '../2026/plant.png',
        imageAlt: '河边的工厂',
        imageCredit: '图片：苏州日报',
      },
      body: '第一段。\n\nA second paragraph.\n\n- 苏州\n- Wuxi\n\n| 地点 | Litres |\n|---|---|\n| 苏州 | 60 |',
    },
  ]);
  site = await renderSite({ content, epoch: fixture.epoch });
});

const story = (slug: string, of = site) => of.page(`/articles/${slug}/`).root;

describe('a story over a year old', () => {
  const agesOf = (root: HTMLElement) => root.querySelectorAll('.story-age').map(textOf);

  test.for<[slug: string, ages: string[]]>([
    ['old', ['This story is more than a year old.']],
    ['older', ['This story is more than 3 years old.']],
    ['three-headings', []],
  ])('%s says so: %j', ([slug, ages]) => {
    expect(agesOf(story(slug))).toEqual(ages);
  });

  test('says so once, behind the title and before the text, for everyone', () => {
    const root = story('old');
    expect(textOf(root.querySelector('body')).match(/more than/g)).toHaveLength(1);
    const parts = root
      .querySelectorAll('h1, .story-age, .story-standfirst, .article-body')
      .map(({ rawTagName, classNames }) => classNames || rawTagName);
    expect(parts).toEqual(['h1', 'story-age', 'story-standfirst', 'article-body']);
    expect(
      root.querySelector('.story-age')?.closest('article header, [aria-hidden], [hidden]')?.rawTagName,
    ).toBe('header');
  });

  test('is not told of in lists, feeds and other pages', () => {
    const told = site.files
      .filter((file) => /\.(html|xml|json)$/.test(file) && !file.startsWith('articles/'))
      .filter((file) => /years? old/.test(site.read(file)));
    expect(told).toEqual([]);
  });
});

describe('the reading time', () => {
  const readingTimes = (slug: string) =>
    story(slug)
      .querySelectorAll('.story-facts > div')
      .filter((fact) => textOf(fact.querySelector('dt')) === 'Reading time')
      .map((fact) => textOf(fact.querySelector('dd')));

  test.for([
    ['long', '5 min read'],
    ['chinese', '3 min read'],
    ['old', '1 min read'],
  ])('of %s is %s', ([slug = '', time]) => {
    expect(readingTimes(slug)).toEqual([time]);
  });

  test('is not told of a story in pictures alone', () => {
    expect(readingTimes('with-lead')).toEqual([]);
  });
});

describe('the table of contents', () => {
  test('leads to the headings of two levels, in their order', () => {
    const contents = story('three-headings').querySelector('nav[aria-label=Contents]');
    const links = contents?.querySelectorAll('a') ?? [];
    expect(links.map(textOf)).toEqual(['How it began', 'The first plant', '苏州的新厂']);
    const headings = links.map((link) => {
      const id = decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '');
      return textOf(story('three-headings').querySelector('.article-body')?.getElementById(id) ?? null);
    });
    expect(headings).toEqual(links.map(textOf));
    expect(contents?.querySelectorAll('ol ol a').map(textOf)).toEqual(['The first plant']);
  });

  test('is not there with fewer than three of them', () => {
    expect(story('two-headings').querySelectorAll('nav[aria-label=Contents]')).toEqual([]);
  });
});

describe('Chinese', () => {
  /** Texts of a page with the language that its markup gives them. */
  const textsOf = (root: HTMLElement) => {
    const texts: { text: string; language: string | undefined }[] = [];
    const walk = (element: HTMLElement, inherited: string | undefined) => {
      const language = element.getAttribute('lang') ?? inherited;
      const { alt } = element.attributes;
      if (alt) texts.push({ text: alt, language });
      for (const child of element.childNodes) {
        if (child instanceof HTMLElement) walk(child, language);
        else if (child instanceof TextNode && child.text.trim()) texts.push({ text: child.text, language });
      }
    };
    for (const body of root.querySelectorAll('body')) walk(body, 'en');
    return texts;
  };

  test('is marked wherever it stands, on every page', () => {
    const unmarked = [...short.pages, ...short.movedPages, ...site.pages].flatMap(({ address, root }) =>
      textsOf(root)
        .filter(({ text, language }) => findLanguage(text) === 'zh' && language !== 'zh')
        .map(({ text }) => `${address}: ${text}`),
    );
    expect(unmarked).toEqual([]);
  });

  test('is the only thing that is marked', () => {
    const texts = [...short.pages, ...site.pages].flatMap(({ root }) => textsOf(root));
    const marked = texts.filter(({ language }) => language === 'zh').map(({ text }) => text.trim());
    expect(marked.length).toBeGreaterThan(50);
    expect(marked.filter((text) => /[a-z]{3}/i.test(text) && findLanguage(text) !== 'zh')).toEqual([]);
  });

  test('in a story of both is marked part by part', () => {
    const marked = story('mixed').querySelectorAll('article [lang=zh]').map(textOf);
    expect(marked).toEqual([
      '药明康德与 GenScript 合作建厂',
      '两家公司将在苏州合作。',
      '李伟',
      '',
      '图片：苏州日报',
      '第一段。',
      '苏州',
      '地点',
      '苏州',
      '细胞治疗',
    ]);
  });
});

describe('the first picture of a story', () => {
  const loadings = (slug: string) =>
    story(slug)
      .querySelectorAll('article picture img')
      .map((image) => [image.getAttribute('alt'), image.getAttribute('loading') ?? 'at once']);

  test.for(['illustrated', 'with-lead'])(
    'is loaded at once, and the next as the reader comes near: %s',
    (slug) => {
      expect(loadings(slug)).toEqual([
        ['One', 'at once'],
        ['Two', 'lazy'],
      ]);
    },
  );
});
