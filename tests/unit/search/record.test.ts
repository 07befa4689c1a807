import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createSearchRecord,
  formatChoice,
  parseChoice,
  readDay,
  type SearchRecordContext,
} from '../../../src/search/record.ts';
import { contractPharma, createStory, type StorySketch } from '../made-up-newsroom.ts';

const context: SearchRecordContext = {
  text: 'The second line runs.',
  address: 'articles/plant/',
  language: 'en-GB',
};
const record = (sketch: Partial<StorySketch>) =>
  createSearchRecord(createStory({ slug: 'plant', ...sketch }), context);

describe('a story for the search', () => {
  test('has what is found, what is shown, what it is chosen by and its age', () => {
    const story = {
      title: 'A plant in Suzhou',
      standfirst: 'It doubles its capacity.',
      date: '2019-03-20',
      tags: ['GenScript', 'Gene therapy'],
      source: contractPharma,
    };
    expect(record(story)).toEqual({
      url: 'articles/plant/',
      content: 'It doubles its capacity. The second line runs.',
      language: 'en',
      meta: {
        title: 'A plant in Suzhou',
        source: 'Contract Pharma',
        tags: 'GenScript, Gene therapy',
        day: 'd20190320',
      },
      filters: {
        tag: ['genscript GenScript', 'gene-therapy Gene therapy'],
        source: ['contractpharma Contract Pharma'],
        year: ['2019 2019'],
      },
      sort: { published: '2019-03-19T16:00:00.000Z' },
    });
  });

  test('belongs to the year that it came out in at the site’s place', () => {
    const { filters, meta } = record({ date: '2018-12-31T20:00:00Z' });
    expect([filters.year, readDay(meta)]).toEqual([['2019 2019'], '2019-01-01']);
  });

  test('has its Chinese title as it is, and segmented', () => {
    const { meta } = record({ title: 'GenScript在南京', tags: ['上海'] });
    expect(meta).toMatchObject({ title: 'GenScript在南京', characters: 'GenScript 在 南 京', tags: '上 海' });
  });

  test('without words has its title for them, since what has none is not found', () => {
    const story = createStory({ slug: 'plant', title: 'A picture' });
    expect(createSearchRecord(story, { ...context, text: '' }).content).toBe('A picture');
  });

  test('has no title twice that is not Chinese', () => {
    expect(Object.keys(record({ title: 'A plant' }).meta)).not.toContain('characters');
  });
});

test('a choice is read as it was written', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^ ]+$/u), fc.string(), (value, label) => {
      expect(parseChoice(formatChoice({ value, label }))).toEqual({ value, label });
    }),
  );
});
