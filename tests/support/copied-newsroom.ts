import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { createTemporaryFolder } from './temporary-folder.ts';

/** A story to be written: what its front matter says besides source and tags, and its body. */
export interface AddedStory {
  /** The name of its file without day and ending. */
  slug: string;
  title?: string;
  /** `YYYY-MM-DD`. */
  date: string;
  tags?: string[];
  /** Further front matter. */
  more?: Record<string, unknown>;
  body?: string;
}

/** Copies the fixture's content folder, and adds stories to it. */
export async function copyNewsroom(stories: readonly AddedStory[]): Promise<string> {
  const directory = await createTemporaryFolder('content');
  await cp('tests/fixtures/newsroom', directory, { recursive: true });
  await addStories(directory, stories);
  return directory;
}

export async function addStories(directory: string, stories: readonly AddedStory[]): Promise<void> {
  for (const { slug, date, title = `Story ${slug}`, tags = ['Alone'], more, body = 'Text.' } of stories) {
    const file = join(directory, 'articles', date.slice(0, 4), `${date}-${slug}.md`);
    const frontMatter = stringify({ title, date, source: 'contractpharma', tags, ...more });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `---\n${frontMatter}---\n\n${body}\n`);
  }
}

const sentence =
  'The company said that the second line has been qualified and that supply begins in autumn. ';
const headings = [
  '## How it began',
  '### The first plant, and what went wrong with its water system',
  '### The second plant',
  '## Money',
  '## 苏州的新厂',
  '## What comes next for the companies along the river and for all of their suppliers',
  '## Sources',
];

/** A story that has all of what a long one has: years of age, a table of contents, two languages, a wide table. */
export const longStory: AddedStory = {
  slug: 'long-report',
  title: 'How the plants of the delta were built, qualified and filled',
  date: '2021-03-04',
  tags: ['GenScript', 'China', 'Plasmids'],
  more: {
    description: 'Four plants, three regulators and one river.',
    original: 'https://www.contractpharma.com/a-long-report',
    author: '陈静',
  },
  body: [
    ...headings.flatMap((heading) => [heading, sentence.repeat(5).trim()]),
    '一段中文，说明公司在苏州建设的新厂。',
    `| Line | Litres | ${'A wide column | '.repeat(6)}\n|---|--:|${'---|'.repeat(6)}\n| One | 2,000 | ${'words | '.repeat(6)}`,
    '> We build for the next decade.',
    '![The river beside the plant](../2026/plant.png)',
  ].join('\n\n'),
};
