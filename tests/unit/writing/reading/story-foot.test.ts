import { describe, expect, it } from 'vitest';
import { findSiteWords } from '../../../../src/writing/reading/story-foot.ts';

const long =
  'A paragraph of a story is longer than an address or a number, for it has something to say, and says it in more than a few words and in more than one sentence, as here.';

describe('findSiteWords', () => {
  it.each<[string, string[], number[]]>([
    [
      'a whole ending',
      [
        long,
        'Register as Visitor to CPhI China 2019!',
        '------',
        "Editor's Note:",
        'Send your CV.',
        'Contact Us',
        'Tel: 1',
        'Follow Us:',
        'WeChat',
      ],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ],
    [
      'a typographic apostrophe and colons of Chinese type',
      [long, 'Editor’s Note：', 'Send your CV.', 'Contact Us：', 'Follow Us：'],
      [1, 2, 3, 4],
    ],
    ['a note with its text behind it', [long, "EDITOR'S NOTE: Would you like to be a contributor?"], [1]],
    ['a row of dashes at the end', [long, '— — — — —'], [1]],
    ['a call to an event in the middle', [long, 'Register as a visitor to CPhI China 2019!', long], [1]],
    ['an imprint below all', [long, 'Follow Us:', `Copyright 2019. ${long}`], [1, 2]],
  ])('leaves out %s', (_, lines, own) => {
    expect(findSiteWords(lines)).toEqual({ own, doubtful: [] });
  });

  it.each<[string, string[], number[]]>([
    ['a sentence that begins so', [long, 'Contact us today to learn more.', 'Follow us into the plant.'], []],
    ['a row of dashes between paragraphs', [long, '-----', long], []],
    ['contacts that the story goes on below', [long, 'Contact Us:', long], [1]],
    [
      'a visitor who registers',
      [long, 'Register as a visitor to the fair and you will meet Anhua.', long],
      [1],
    ],
  ])('keeps %s', (_, lines, doubtful) => {
    expect(findSiteWords(lines)).toEqual({ own: [], doubtful });
  });
});
