import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyNewsroom } from '../support/copied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { loadNewsroom } from '../support/rendered-site.ts';

test('a story that is saved between the check and the rendering is not published', async () => {
  const content = await copyNewsroom([]);
  await loadNewsroom({ ...fixture, content });
  const { getArticles } = await import('../../src/content/queries/articles.ts');
  const { readMarkdown } = await import('../../src/content/queries/article-markdown.ts');
  const [story] = await getArticles();
  if (!story) throw new Error('There is no story.');
  expect(readMarkdown(story.body)).toContain('The company said');

  const file = join(content, story.body.file);
  await writeFile(file, (await readFile(file, 'utf8')).replace('The company', 'Nobody'));
  expect(() => readMarkdown(story.body)).toThrow(
    'articles/2026/2026-05-20-plant-in-suzhou.md has changed since it was checked; build again',
  );
});
