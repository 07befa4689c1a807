import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHarmfulCharacters } from '../../../src/lib/invisible-characters.ts';
import { findBodyLines, readForm, writeForm } from '../../../src/writing/form-file.ts';
import { emptyForm, type StoryForm } from '../../../src/writing/story-form.ts';

const vocabulary = [{ label: 'Gene therapy', kind: 'topic' as const, aliases: ['gene therapies'] }];
const context = { timeZone: 'Asia/Shanghai', vocabulary };

const story = `---
# What comes first
title:   "A plant: in Suzhou"  # short
date: 2019-03-20T01:30:10Z
source: contractpharma
tags:
  - Gene therapy
  - China
description: >-
  It opens
  in May.
author: [Jane Doe, Li Wei]
draft: true # take this line out when the story is ready to be published
aliases: [plant]
---

The plant has opened.

More of it.
`;

const form: StoryForm = {
  ...emptyForm,
  title: 'A plant: in Suzhou',
  day: '2019-03-20',
  time: '09:30',
  source: 'contractpharma',
  tags: 'Gene therapy, China',
  description: 'It opens in May.',
  author: 'Jane Doe, Li Wei',
  draft: true,
  body: 'The plant has opened.\n\nMore of it.',
};

function change(values: Partial<StoryForm>, base = story): string {
  const read = readForm(base, context);
  if (!read) throw new Error('The story cannot be read.');
  return writeForm({ ...read, ...values }, context, base);
}

describe('the form of a file', () => {
  test('has the day and the time of the site’s time zone', () => {
    expect(readForm(story, context)).toEqual(form);
    expect(readForm(story, { ...context, timeZone: 'America/New_York' })).toMatchObject({
      day: '2019-03-19',
      time: '21:30',
    });
  });

  test.for<[what: string, text: string]>([
    ['without front matter', 'Text.'],
    ['whose front matter has no end', '---\ntitle: A\n\nText.'],
    ['whose front matter is no YAML', '---\ntitle: [\n---\n\nText.'],
    ['whose front matter is a list', '---\n- a\n---\n\nText.'],
    ['with an empty front matter', '---\n---\n\nText.'],
  ])('is none for a file %s', ([, text]) => {
    expect(readForm(text, context)).toBeUndefined();
  });

  test('is empty where a value is none that a field can show', () => {
    const text = '---\ntitle: [A]\ndate: soon\ntags: {a: b}\nsource:\ndraft: "no"\n---\n\nText.\n';
    expect(readForm(text, context)).toEqual({ ...emptyForm, body: 'Text.' });
  });
});

describe('a file that was opened', () => {
  const files = globSync('{content,tests/fixtures}/**/*.md').map((file) => readFileSync(file, 'utf8'));
  const readable = files.filter((text) => readForm(text, context));

  test('comes back byte for byte, whatever it is', () => {
    expect(readable.length).toBeGreaterThan(30);
    for (const text of readable) expect(change({}, text)).toBe(text);
    fc.assert(
      fc.property(
        fc.constantFrom(...readable),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', '\ufeff'),
        (text, lineEnd, mark) => {
          const written = mark + text.replace(/^\ufeff/, '').replaceAll(/\r\n|\n/g, lineEnd);
          fc.pre(readForm(written, context) !== undefined);
          expect(change({}, written)).toBe(written);
        },
      ),
    );
  });

  test.for<[what: string, values: Partial<StoryForm>, before: string, after: string]>([
    [
      'a title',
      { title: 'Two: plants' },
      'title:   "A plant: in Suzhou"  # short',
      'title: "Two: plants"  # short',
    ],
    ['a day', { day: '2019-03-21', time: '' }, '2019-03-20T01:30:10Z', '2019-03-21'],
    ['a time', { time: '10:00' }, '2019-03-20T01:30:10Z', '2019-03-20T10:00:00+08:00'],
    ['tags', { tags: 'gene therapies' }, 'tags:\n  - Gene therapy\n  - China', 'tags: [Gene therapy]'],
    [
      'folded text',
      { description: 'In June.' },
      'description: >-\n  It opens\n  in May.',
      'description: In June.',
    ],
    ['one author of two', { author: 'Li Wei' }, '[Jane Doe, Li Wei]', 'Li Wei'],
    ['a draft that is one no more', { draft: false }, /draft:.*\n/.exec(story)?.[0] ?? '', ''],
    ['a standfirst that goes', { description: ' ' }, 'description: >-\n  It opens\n  in May.\n', ''],
    ['a new key', { updated: '2019-04-01' }, 'aliases: [plant]\n', 'aliases: [plant]\nupdated: 2019-04-01\n'],
    ['text', { body: 'Other text.\n\n\n' }, 'The plant has opened.\n\nMore of it.\n', 'Other text.\n'],
  ])('has changed in one place where %s has', ([, values, before, after]) => {
    expect(story).toContain(before);
    expect(change(values)).toBe(story.replace(before, () => after));
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(change(values, windows(story))).toBe(windows(story.replace(before, () => after)));
  });

  test('keeps the indent of its keys', () => {
    const text = '---\n  title: A\n  date: 2019-03-20\n---\n\nText.\n';
    expect(change({ author: 'Li Wei' }, text)).toBe(text.replace('20\n', '20\n  author: Li Wei\n'));
    expect(change({ title: 'B' }, text)).toBe(text.replace('A', 'B'));
  });

  test('is read again as what was written, whatever was changed', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((text) => !/[\p{C}\p{Z}]/u.test(text) && findHarmfulCharacters(text).length === 0);
    fc.assert(
      fc.property(line, line, fc.constantFrom(...readable), (title, description, text) => {
        expect(readForm(change({ title, description }, text), context)).toMatchObject({ title, description });
      }),
    );
  });
});

describe('a new file', () => {
  test('has the keys of `npm run new`, and those that are filled', () => {
    const filled = {
      ...{ original: 'https://example.com/a', image: './a.jpg', imageAlt: 'A hall', imageCredit: 'Anhua' },
      ...{ updated: '2019-04-01', tags: 'gene therapies, China, Gene therapy' },
    };
    expect(writeForm({ ...form, ...filled }, context)).toBe(
      `---
title: "A plant: in Suzhou"
date: 2019-03-20T09:30:00+08:00
source: contractpharma
tags: [Gene therapy, China]
description: It opens in May.
author: [Jane Doe, Li Wei]
updated: 2019-04-01
original: https://example.com/a
image: ./a.jpg
imageAlt: A hall
imageCredit: Anhua
draft: true # take this line out when the story is ready to be published
---

The plant has opened.

More of it.
`,
    );
  });

  test('has what is required although it is empty, so that the check points there', () => {
    expect(writeForm({ ...emptyForm, body: '\n \n  code\n' }, context)).toBe(
      '---\ntitle: ""\ndate: ""\nsource: ""\ntags: []\n---\n\n  code\n',
    );
  });
});

test.for<[body: string, line: number]>([
  ['\nText.\n', 6],
  ['Text.\n', 5],
  ['\r\n \r\n  code', 7],
  ['', 5],
])('the text of %j begins in line %i', ([body, line]) => {
  const file = `---\ntitle: A\ndate: 2019-03-20\n---\n${body}`;
  expect(findBodyLines(file)).toEqual({ body: 5, text: line });
});
