import { describe, expect, test } from 'vitest';
import { createPageNamer } from '../../../src/page-props/page-names.ts';
import { contractPharma, createStory, type StorySketch } from '../made-up-newsroom.ts';

const long = 'A first paragraph that is long enough to say by itself what the story tells its readers.';

/** The names of stories, which are given newest first. */
function namePages(...sketches: Partial<StorySketch>[]) {
  const stories = sketches.map((sketch, index) =>
    createStory({ slug: `s${String(index)}`, description: long, ...sketch }),
  );
  return stories.map(createPageNamer(stories));
}

describe('the title of a story’s page', () => {
  const titles = (...sketches: Partial<StorySketch>[]) => namePages(...sketches).map(({ title }) => title);

  test('is its headline', () => {
    expect(titles({ title: 'A' }, { title: 'B' })).toEqual(['A', 'B']);
  });

  test('names source and day where another story has the headline', () => {
    const source = { ...contractPharma, key: 'wire', name: 'Wire' };
    expect(
      titles({ title: 'A', date: '2019-03-21' }, { title: 'A', date: '2019-03-20', source }, { title: 'B' }),
    ).toEqual(['A (Contract Pharma, 21 March 2019)', 'A (Wire, 20 March 2019)', 'B']);
  });

  test('has a number where source and day are the same too, which the oldest keeps without', () => {
    expect(titles({ title: 'A' }, { title: 'A' }, { title: 'A' })).toEqual([
      'A (Contract Pharma, 20 March 2019), 3',
      'A (Contract Pharma, 20 March 2019), 2',
      'A (Contract Pharma, 20 March 2019)',
    ]);
  });

  test.for(['Tags', 'Search', 'Feeds'])('is not that of the page “%s”', (title) => {
    expect(titles({ title })).toEqual([`${title} (Contract Pharma, 20 March 2019)`]);
  });
});

describe('the description of a story’s page', () => {
  const descriptions = (...sketches: Partial<StorySketch>[]) =>
    namePages(...sketches).map(({ description }) => description);

  test('is that of the story', () => {
    expect(descriptions({})).toEqual([long]);
  });

  test('has the title before it where it says little, or says it of two stories', () => {
    expect(descriptions({ title: 'A', description: 'Short.' })).toEqual(['A. Short.']);
    expect(descriptions({ title: 'A' }, { title: 'B' })).toEqual([`A. ${long}`, `B. ${long}`]);
    expect(descriptions({ title: 'Will it open?', description: 'Yes.' })).toEqual(['Will it open? Yes.']);
  });

  test('is the title where there is nothing else', () => {
    expect(descriptions({ title: 'A', description: '' })).toEqual(['A.']);
    expect(descriptions({ title: 'A!', description: '' })).toEqual(['A!']);
  });
});
