import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import type { PublishedNewsroom } from '../../../../src/writing/newsroom.ts';
import { readPastedStory } from '../../../../src/writing/reading/pasted-story.ts';
import { emptyForm } from '../../../../src/writing/story-form.ts';

const newsroom: PublishedNewsroom = {
  site: { name: 'En-CPhI.cn', url: 'https://www.en-cphi.cn/', timeZone: 'Asia/Shanghai' },
  sources: { contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' } },
  tags: [{ label: 'Gene therapy', kind: 'topic', aliases: ['gene therapies'] }],
  contributors: [],
  events: [],
  stories: [],
};
const now = Date.parse('2026-06-01T00:00:00Z');

const readText = (text: string) => readPastedStory(text, undefined, newsroom, now);
const readPage = (html: string) => readPastedStory('x', fromHtml(html, { fragment: true }), newsroom, now);

const head = 'contractpharma March 20, 2019\nTag: gene therapies, China\n\n';

test('a text fills the fields', () => {
  expect(readText(`A plant\n\n${head}It has opened.\n\nIt makes antibodies.`)).toEqual({
    form: {
      ...emptyForm,
      title: 'A plant',
      day: '2019-03-20',
      source: 'contractpharma',
      tags: 'Gene therapy, China',
      body: 'It has opened.\n\nIt makes antibodies.',
    },
    unknownSource: undefined,
    notes: [],
  });
});

test('the file of a story fills the fields as it is', () => {
  const file =
    '---\ntitle: A *plant*\ndate: 2019-03-20T09:30:00+08:00\nsource: a\ntags: [China]\ndraft: true\n---\n\n*It* has opened.\n';
  const { form, notes } = readText(file);
  expect(form).toMatchObject({ title: 'A *plant*', time: '09:30', draft: true, body: '*It* has opened.' });
  expect(notes).toEqual([]);
});

test('a source that is not in the list is told by its name', () => {
  const { form, unknownSource } = readText(
    'A plant\n\nNews Wire March 20, 2019\nTag: China\n\nIt has opened.',
  );
  expect([form.source, unknownSource]).toEqual(['', 'News Wire']);
});

describe('the title of a page', () => {
  const text = '<p>It has opened.</p><h3>What it makes</h3><p>Antibodies.</p>';
  test.for<[what: string, html: string, title: string]>([
    ['is its main heading', `<h1>A <b>plant</b></h1>${text}`, 'A plant'],
    ['is a heading at its beginning', `<h2>A plant</h2>${text}`, 'A plant'],
    ['is its first line, as Word has it', `<p>A plant</p>${text}`, 'A plant'],
    ['is not its first sentence', text, ''],
  ])('%s', ([, html, title]) => {
    const { form } = readPage(html);
    expect(form.title).toBe(title);
    expect(form.body).toBe('It has opened.\n\n## What it makes\n\nAntibodies.');
  });
});

describe('what is left out', () => {
  test('is told with its text, and whether it stood above the story', () => {
    const mail = `From: a@example.com\nSubject: A plant\n\nDear Julia,\n\n${head}It has opened.\n\nFollow Us:\nTwitter`;
    const { form, notes } = readText(mail);
    expect([form.title, form.draft]).toEqual(['A plant', true]);
    expect(notes).toEqual([
      { text: 'Left out', markdown: 'Follow Us:', isAbove: false },
      { text: 'Left out', markdown: 'Twitter', isAbove: false },
      { text: 'Left out', markdown: 'From: a@example.com', isAbove: true },
      { text: 'Left out', markdown: 'Subject: A plant', isAbove: true },
      { text: 'Left out', markdown: 'Dear Julia,', isAbove: true },
    ]);
  });

  test('are pictures, which lie on other sites', () => {
    const { form, notes } = readPage(
      '<p>It has opened.</p><p><img src="https://example.com/a.jpg" alt="A hall"></p>',
    );
    expect(form.body).toBe('It has opened.');
    expect(notes).toEqual([
      { text: 'A picture did not come along (“A hall”): save it, and choose it below.' },
    ]);
  });
});

test('a link of an old story that says “here” gets the name of its site', () => {
  const link = '<a href="https://example.com/a">here</a>';
  const old = readPage(`<p>contractpharma March 20, 2019</p><p>It is ${link}.</p><p>More of it.</p>`);
  expect(old.form.body).toContain('[here (example.com)](https://example.com/a)');
  expect(old.notes[0]?.text).toContain('does not say where it leads');
  const fresh = readPage(`<p>contractpharma May 20, 2026</p><p>It is ${link}.</p><p>More of it.</p>`);
  expect(fresh.form.body).toContain('[here](https://example.com/a)');
});
