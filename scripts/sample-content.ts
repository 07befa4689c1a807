import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Drawing } from '../src/inventing/drawings.ts';
import { createSampleNewsroom, type SampleOptions } from '../src/inventing/sample-newsroom.ts';
import type { TextFile } from '../src/inventing/settings.ts';

export interface SampleContentOptions extends SampleOptions {
  /** How many stories to write. */
  articles: number;
  /** Aborted, it stops between two files. */
  signal?: AbortSignal | undefined;
}

/** Enough to keep the disk busy, few enough to have open and in memory. */
const filesAtOnce = 64;

/** Writes a content folder of sample stories; those of 10,001 are those of 10,000 and one more. */
export async function writeSampleContent(
  directory: string,
  { articles, signal, ...options }: SampleContentOptions,
): Promise<void> {
  const newsroom = createSampleNewsroom(options);
  const folders = new Set<string>();
  const locate = async (file: string) => {
    const path = join(directory, file);
    if (!folders.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
    folders.add(dirname(path));
    return path;
  };
  const write = async ({ file, text }: TextFile) => writeFile(await locate(file), text);

  await mkdir(join(directory, 'articles'), { recursive: true });
  await Promise.all(newsroom.settings.map(write));
  await Promise.all(
    newsroom.drawings.map(async (drawing) => drawPicture(drawing, await locate(drawing.file))),
  );
  for (let first = 0; first < articles; first += filesAtOnce) {
    signal?.throwIfAborted();
    const count = Math.min(filesAtOnce, articles - first);
    await Promise.all(
      Array.from({ length: count }, (_, index) => write(newsroom.createStory(first + index))),
    );
  }
}

/** The ending of the file says the format. */
async function drawPicture({ svg }: Drawing, path: string): Promise<void> {
  await sharp(Buffer.from(svg)).toFile(path);
}
