import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import { createArticle, type ArticleOptions } from './article.ts';
import { createSettingsFiles } from './settings-files.ts';

export interface SampleContentOptions extends ArticleOptions {
  articles: number;
  /** Settings of site.yaml instead of the usual ones. */
  site?: Partial<SiteSettings>;
  /** Aborted, it stops between two files. */
  signal?: AbortSignal | undefined;
}

/** Enough to keep the disk busy, few enough to have open and in memory. */
const filesAtOnce = 64;

/** Writes a content folder of sample articles; those of 10,001 are those of 10,000 and one more. */
export async function writeSampleContent(
  directory: string,
  { articles, site = {}, signal, ...options }: SampleContentOptions,
): Promise<void> {
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  };
  const settings = Object.entries(createSettingsFiles(site, options.newest));
  await Promise.all(settings.map(([file, text]) => write(file, text)));
  if (options.hasPictures !== false) {
    const pictures = fileURLToPath(new URL('pictures', import.meta.url));
    await cp(pictures, join(directory, 'articles/pictures'), { recursive: true });
  }
  for (let first = 0; first < articles; first += filesAtOnce) {
    signal?.throwIfAborted();
    const count = Math.min(filesAtOnce, articles - first);
    const created = Array.from({ length: count }, (_, index) => createArticle(first + index, options));
    await Promise.all(created.map(({ file, text }) => write(file, text)));
  }
}
