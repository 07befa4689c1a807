import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import RssParser from 'rss-parser';
import { findLanguage } from '../../src/lib/language.ts';
import type { Site } from './site.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** Writes each text into a file of its own, and says where. */
export async function writeEach(texts: Iterable<string>, ending: 'html' | 'css'): Promise<string[]> {
  const folder = await createTemporaryFolder('markup');
  return Promise.all(
    [...new Set(texts)].map(async (text) => {
      const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
      const file = join(folder, `${name}.${ending}`);
      await writeFile(file, text);
      return file;
    }),
  );
}

/** Writes the text of every story as feeds have it, in pages as feed readers would make them. */
export async function writeFeedTexts(site: Site): Promise<string[]> {
  const { items } = JSON.parse(site.read('feed.json')) as { items: { content_html: string }[] };
  const texts = items.map(({ content_html }) => content_html);
  for (const file of site.files.filter((name) => /(rss|archive\/\d+)\.xml$/.test(name))) {
    const feed = await new RssParser<object, { 'content:encoded': string }>().parseString(site.read(file));
    texts.push(...feed.items.map((item) => item['content:encoded']));
  }
  return writeEach(texts.map(formatReaderPage), 'html');
}

export function formatReaderPage(text: string): string {
  const head = '<head><title>A reader</title></head>';
  return `<!DOCTYPE html>\n<html lang="${findLanguage(text) ?? 'en'}">${head}<body><h1>A reader</h1>\n${text}\n</body></html>\n`;
}
