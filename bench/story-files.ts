import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

export interface StoryFile {
  /** Relative to the content folder, with `/`. */
  file: string;
  text: string;
  frontMatter: string;
  body: string;
}

export async function* readStoryFiles(directory: string): AsyncGenerator<StoryFile> {
  for (const name of await readdir(join(directory, 'articles'), { recursive: true })) {
    if (name.endsWith('.md')) yield readStoryFile(directory, `articles/${name.split(sep).join('/')}`);
  }
}

export async function readStoryFile(directory: string, file: string): Promise<StoryFile> {
  const text = await readFile(join(directory, file), 'utf8');
  const [, frontMatter = '', body = ''] = /^---\n(.*?\n)---\n(.*)$/s.exec(text) ?? [];
  return { file, text, frontMatter, body };
}
