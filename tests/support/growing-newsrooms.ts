import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { checkAcrossFiles, type ContentSettings } from '../../src/content/checks/cross-file-checks.ts';
import { compareIssues, createIssue, type Issue } from '../../src/content/checks/issue.ts';
import { findPictureFile, indexFiles } from '../../src/content/checks/picture-references.ts';
import { formatReport } from '../../src/content/checks/report.ts';
import type { RuleName } from '../../src/content/checks/rules.ts';

interface WrittenStory {
  folder?: string;
  name?: string;
  /** Lines of front matter, by their keys, in the place of the usual ones. */
  lines?: Record<string, string>;
  body?: string;
}

export interface GrowingNewsroom {
  what: string;
  /** What is told of each story, or of each but the first; undefined where nothing is wrong. */
  rule?: RuleName;
  /** Every story is as good or as bad as the others. */
  write: (number: number) => WrittenStory;
}

/** A word of letters for a number, since a digit makes a tag another one. */
const wordOf = (number: number): string =>
  Array.from(number.toString(26), (digit) => (Number.parseInt(digit, 26) + 10).toString(36)).join('');
const nameOf = (number: number) => `story-${String(number)}`;
const vocabularySize = 4000;
const sourceCount = 1000;
/** Stories are written a thousand a year. */
const yearOf = (number: number) => String(1950 + Math.floor(number / 1000));

export const growingNewsrooms: readonly GrowingNewsroom[] = [
  { what: 'sound stories', write: () => ({}) },
  {
    what: 'sound links to another story',
    write: (number) => ({ body: `[A](/articles/${nameOf(Math.floor(number / 2))}/)` }),
  },
  {
    what: 'a tag near a listed one',
    rule: 'tag-near-miss',
    write: (number) => ({ lines: { tags: `tags: [medicyne ${wordOf(number % vocabularySize)}]` } }),
  },
  {
    what: 'an unlisted tag of its own',
    write: (number) => ({ lines: { tags: `tags: [antibody ${wordOf(number)}]` } }),
  },
  {
    what: 'a tag of the signs of another',
    rule: 'tag-ambiguous',
    write: (number) => ({ lines: { tags: `tags: [${number === 0 ? 'C++' : 'C#'}]` } }),
  },
  { what: 'a tag twice', rule: 'tag-repeated', write: () => ({ lines: { tags: 'tags: [China, china]' } }) },
  {
    what: 'a source near a listed one',
    rule: 'source-unknown',
    write: (number) => ({ lines: { source: `source: sourze-${String(number % sourceCount)}` } }),
  },
  {
    what: 'an unknown source',
    rule: 'source-unknown',
    write: (number) => ({ lines: { source: `source: paper-${String(number)}` } }),
  },
  {
    what: 'no original',
    rule: 'original-missing',
    write: () => ({ lines: { source: 'source: canonical' } }),
  },
  {
    what: 'one original',
    rule: 'original-repeated',
    write: () => ({ lines: { original: 'original: https://e.org/a' } }),
  },
  {
    what: 'one address',
    rule: 'slug-taken',
    write: (number) => ({ folder: String(number), name: 'one-story' }),
  },
  {
    what: 'one former address',
    rule: 'slug-taken',
    write: () => ({ lines: { aliases: 'aliases: [former]' } }),
  },
  { what: 'a date to come', rule: 'date-future', write: () => ({ lines: { date: 'date: 2019-03-20' } }) },
  {
    what: 'another day in the name',
    rule: 'file-date',
    write: () => ({ lines: { date: 'date: 2001-03-21' } }),
  },
  {
    what: 'a link near an address',
    rule: 'link-target',
    write: (number) => ({ body: `[A](/articles/stroy-${String(number)}/)` }),
  },
  {
    what: 'a link near a file',
    rule: 'link-target',
    write: (number) => ({ body: `[A](./2000-03-20-stroy-${String(number)}.md)` }),
  },
  {
    what: 'a link to nothing',
    rule: 'link-target',
    write: (number) => ({ body: `[A](/nothing/${String(number)}/)` }),
  },
  {
    what: 'a link near a heading',
    rule: 'link-target',
    write: (number) => ({ body: `## Plans\n\n[A](/articles/${nameOf(Math.floor(number / 2))}/#planz)` }),
  },
  {
    what: 'a missing picture near another',
    rule: 'image-file',
    write: (number) => ({ body: `![A](./pikture-${String(number)}.png)` }),
  },
  {
    what: 'a missing picture',
    rule: 'image-file',
    write: (number) => ({ body: `![A](./${wordOf(number)}.png)` }),
  },
  {
    what: 'an author with a title',
    rule: 'author',
    write: () => ({ lines: { author: 'author: By Jane Doe, Editor' } }),
  },
  { what: 'an unknown key', rule: 'unknown-key', write: () => ({ lines: { x: 'titel: A' } }) },
  {
    what: 'a link that says nothing',
    rule: 'body-link-words',
    write: () => ({ body: '[click here](https://e.org/)' }),
  },
  { what: 'HTML', rule: 'body-html', write: () => ({ body: '<i style="color: red">A</i>' }) },
  { what: 'a visible mark', rule: 'body-mark', write: () => ({ body: 'A **plant opens' }) },
  {
    what: 'no front matter',
    rule: 'front-matter-missing',
    write: () => ({ lines: { title: '' }, body: '' }),
  },
];

const now = Date.parse('2010-01-01T00:00:00Z');

const settings: ContentSettings = {
  site: { timeZone: 'Asia/Shanghai' },
  sources: {
    canonical: { name: 'C', url: 'https://c.example/', policy: 'canonical' },
    ...Object.fromEntries(
      Array.from({ length: sourceCount }, (_, number) => [
        `source-${String(number)}`,
        { name: 'S', url: 'https://s.example/' },
      ]),
    ),
  },
  tags: Array.from({ length: vocabularySize }, (_, number) => ({
    label: `Medicine ${wordOf(number)}`,
    kind: 'topic' as const,
  })),
  events: [],
};

interface StoryFile {
  file: string;
  bytes: Uint8Array;
}

export function writeStories({ write }: GrowingNewsroom, count: number): StoryFile[] {
  return Array.from({ length: count }, (_, number) => {
    const story = write(number);
    const { folder = yearOf(number), name = nameOf(number), lines = {}, body = 'A plant opens.' } = story;
    const frontMatter = {
      title: `title: A story ${String(number)}`,
      date: 'date: 2000-03-20',
      source: 'source: source-1',
      tags: 'tags: [China]',
      ...lines,
    };
    const day = lines.date?.startsWith('date: 2019') ? '2019-03-20' : '2000-03-20';
    const text = body === '' ? 'A plant.' : `---\n${Object.values(frontMatter).join('\n')}\n---\n\n${body}\n`;
    return { file: `articles/${folder}/${day}-${name}.md`, bytes: new TextEncoder().encode(text) };
  });
}

/** Checks stories as the loader does, but for reading files, and writes the report. */
export function checkStories(stories: readonly StoryFile[]): { issues: Issue[]; report: string } {
  const pictures = stories.map((_, number) => `articles/${yearOf(number)}/picture-${String(number)}.png`);
  const index = indexFiles([...stories.map(({ file }) => file), ...pictures]);
  const files = stories.map(({ file, bytes }) => checkArticleFile(file, bytes));
  const ofPictures = files.flatMap(({ file, article }) =>
    (article?.pictures ?? []).flatMap(({ written, place }) => {
      const found = findPictureFile(file, written, index);
      return 'rule' in found ? [createIssue(file, place, found)] : [];
    }),
  );
  const issues = [
    ...files.flatMap((file) => file.issues),
    ...ofPictures,
    ...checkAcrossFiles(files, settings, now),
  ];
  return { issues: issues.sort(compareIssues), report: formatReport(issues) };
}
