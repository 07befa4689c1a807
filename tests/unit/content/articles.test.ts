import { describe, expect, test } from 'vitest';
import { compareNewestFirst, resolveArticle } from '../../../src/content/articles.ts';
import { createAuthorFinder } from '../../../src/content/contributors.ts';
import { createVocabulary } from '../../../src/content/vocabulary.ts';
import type { ArticleFacts, ArticleRecord, FrontMatter } from '../../../src/content/schema/article.ts';
import { contractPharma, createStory, liWei, plantPicture, timeZone } from '../made-up-newsroom.ts';

const context = {
  timeZone,
  sources: new Map([['contractpharma', { name: 'Contract Pharma', url: 'https://www.contractpharma.com' }]]),
  vocabulary: createVocabulary([{ label: 'Gene therapy', kind: 'topic', aliases: ['gene therapies'] }]),
  findAuthor: createAuthorFinder([liWei]),
  now: Date.parse('2026-06-01T00:00:00Z'),
};

function resolve(
  frontMatter: Partial<FrontMatter> = {},
  facts: Partial<ArticleFacts> = {},
  now = context.now,
) {
  const record: ArticleRecord = {
    slug: 'a-story',
    frontMatter: {
      title: 'A story',
      date: '2019-03-20',
      source: 'contractpharma',
      tags: ['China'],
      ...frontMatter,
    },
    facts: {
      file: 'articles/2019-03-20-a-story.md',
      digest: 'd',
      opening: 'The opening.',
      words: 2,
      headings: [],
      pictures: [],
      ...facts,
    },
  };
  return resolveArticle(record, { ...context, now });
}

describe('a story read against the settings', () => {
  test('with the least that is written', () => {
    expect(resolve()).toEqual({
      slug: 'a-story',
      title: 'A story',
      description: 'The opening.',
      standfirst: undefined,
      published: {
        iso: '2019-03-20T00:00:00+08:00',
        epoch: Date.parse('2019-03-19T16:00:00Z'),
        day: '2019-03-20',
        isDay: true,
      },
      updated: undefined,
      source: { ...contractPharma, description: undefined },
      tags: [{ slug: 'china', label: 'China', kind: 'topic' }],
      authors: [],
      original: undefined,
      picture: undefined,
      unpublished: undefined,
      aliases: [],
      body: { file: 'articles/2019-03-20-a-story.md', digest: 'd', words: 2, headings: [], pictures: [] },
    });
  });

  test.for<
    [
      what: string,
      frontMatter: Partial<FrontMatter>,
      opening: string,
      description: string,
      standfirst: string | undefined,
    ]
  >([
    ['as the editor wrote it', { description: 'Written.' }, 'The opening.', 'Written.', 'Written.'],
    ['from a short opening, whole', {}, 'The opening.', 'The opening.', undefined],
    ['from a long opening, cut at a word', {}, 'word '.repeat(60), `${'word '.repeat(39)}word…`, undefined],
    ['from nothing, where the story is a picture alone', {}, '', '', undefined],
  ])('its description: %s', ([, frontMatter, opening, description, standfirst]) => {
    const story = resolve(frontMatter, { opening });
    expect(story.description).toBe(description);
    expect(story.standfirst).toBe(standfirst);
  });

  test('its tags: each once, under the label of the vocabulary', () => {
    const { tags } = resolve({ tags: ['gene therapies', 'Suzhou', 'GENE THERAPY'] });
    expect(tags.map(({ label }) => label)).toEqual(['Gene therapy', 'Suzhou']);
  });

  test('its picture: the file that `image` names, with its words', () => {
    const pictures = [{ ...plantPicture, written: './other.jpg' }, plantPicture];
    const words = { imageAlt: 'A plant', imageCredit: 'GenScript' };
    expect(resolve({ image: './plant.jpg', ...words }, { pictures }).picture).toEqual({
      file: plantPicture,
      alt: 'A plant',
      credit: 'GenScript',
    });
    expect(resolve({}, { pictures }).picture).toBeUndefined();
  });

  test('its update, authors, original and former addresses, where they are written', () => {
    const story = resolve({
      updated: '2019-03-21T10:00:00Z',
      author: ['Li Hua', '李伟', 'LI WEI', 'Wu Min'],
      original: 'https://example.com/story',
      aliases: ['old'],
    });
    expect(story).toMatchObject({
      authors: [{ name: 'Li Hua' }, { name: 'Li Wei', contributor: liWei }, { name: 'Wu Min' }],
      original: 'https://example.com/story',
      aliases: ['old'],
    });
    expect(story.updated?.iso).toBe('2019-03-21T18:00:00+08:00');
  });

  test.for<[updated: string, date: string, shown: string | undefined]>([
    ['2026-06-01T08:00:00+08:00', '2019-03-20', '2026-06-01T08:00:00+08:00'],
    ['2026-06-01T08:00:01+08:00', '2019-03-20', undefined],
    ['2031-01-01', '2019-03-20', undefined],
    ['2031-01-01', '2031-01-01', '2031-01-01T00:00:00+08:00'],
    ['2031-01-02', '2031-01-01', undefined],
  ])('its update on %s, published on %s, as the clock says: %s', ([updated, date, shown]) => {
    expect(resolve({ updated, date }).updated?.iso).toBe(shown);
  });

  test('fails where nobody knows its source', () => {
    expect(() => resolve({ source: 'nobody' })).toThrow('No source has the key “nobody”.');
    expect(() => resolve({ source: 'constructor' })).toThrow('No source has the key “constructor”.');
  });
});

describe('stories in order', () => {
  test('newest first, and of one moment by slug', () => {
    const stories = [
      createStory({ slug: 'b', date: '2019-03-20' }),
      createStory({ slug: 'old', date: '2018-12-31' }),
      createStory({ slug: 'a', date: '2019-03-19T16:00:00Z' }),
      createStory({ slug: 'later', date: '2019-03-20T00:00:01+08:00' }),
    ];
    expect(stories.sort(compareNewestFirst).map(({ slug }) => slug)).toEqual(['later', 'a', 'b', 'old']);
  });
});

describe('readers do not see a story', () => {
  const due = Date.parse('2019-03-20T00:00:00+08:00');
  test.for<[what: string, draft: boolean, now: number, unpublished: string | undefined]>([
    ['a millisecond before it is due', false, due - 1, 'scheduled'],
    ['when it is due', false, due, undefined],
    ['long after', false, due + 1e11, undefined],
    ['as a draft, when it is due', true, due, 'draft'],
    ['as a draft, long after', true, due + 1e11, 'draft'],
    ['as a draft, before it is due', true, due - 1, 'draft'],
  ])('%s: %s, %s, %s', ([, draft, now, unpublished]) => {
    expect(resolve({ date: '2019-03-20', draft }, {}, now).unpublished).toBe(unpublished);
  });
});
