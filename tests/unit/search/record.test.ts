import { expect, test } from 'vitest';
import { createSearchRecord, listChoices } from '../../../src/search/record.ts';
import { contractPharma, createStory } from '../made-up-newsroom.ts';

const story = createStory({
  slug: 'plant',
  title: 'A plant in Suzhou',
  standfirst: 'It doubles its capacity.',
  date: '2018-12-31T20:00:00Z',
  tags: ['GenScript', 'constructor'],
  authors: ['Li Wei'],
  source: contractPharma,
});

test('a record has what is found of a story and what is shown', () => {
  const aliases = new Map([['genscript', ['金斯瑞', 'GenScript Biotech']]]);
  expect(createSearchRecord(story, 'The second line runs.', aliases)).toEqual({
    slug: 'plant',
    title: 'A plant in Suzhou',
    source: 'Contract Pharma',
    day: '2019-01-01',
    names: ['Li Wei', 'GenScript', '金斯瑞', 'GenScript Biotech', 'constructor'],
    text: 'It doubles its capacity. The second line runs.',
  });
});

test('the choices of a story are its tags, its source, and its year at the site’s place', () => {
  expect(listChoices(story)).toEqual({
    tag: [
      { value: 'genscript', label: 'GenScript' },
      { value: 'constructor', label: 'constructor' },
    ],
    source: [{ value: 'contractpharma', label: 'Contract Pharma' }],
    year: [{ value: '2019', label: '2019' }],
  });
});
