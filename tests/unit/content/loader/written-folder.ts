import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { locateCheckCache } from '../../../../src/content/loader/content-directory.ts';

export type WrittenFiles = Record<string, string | Uint8Array>;

/** Settings with which a story of `createStoryFile` is sound. */
export const soundSettings: WrittenFiles = {
  'site.yaml': `name: En-CPhI.cn
tagline: Pharma industry news from China
description: News of China’s pharmaceutical industry.
url: https://www.en-cphi.cn/
language: en
timeZone: Asia/Shanghai
guidPrefix: tag:en-cphi.cn,2019
`,
  'sources.yaml': 'contractpharma:\n  name: Contract Pharma\n  url: https://www.contractpharma.com\n',
  'tags.yaml': '- label: China\n  kind: place\n',
  'events.yaml': '[]\n',
};

export function createStoryFile(title = 'A story', frontMatter = '', body = 'Text.'): string {
  return `---\ntitle: ${title}\ndate: 2019-03-20\nsource: contractpharma\ntags: [China]\n${frontMatter}\n---\n\n${body}\n`;
}

export async function createPng(width = 6, height = 4): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
}

/** Writes a content folder that is gone when the test is over. */
export async function writeFolder(files: WrittenFiles): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'newsroom-'));
  onTestFinished(async () => {
    await rm(directory, { recursive: true, force: true });
    await rm(locateCheckCache(directory), { force: true });
  });
  await writeFiles(directory, files);
  return directory;
}

export async function writeFiles(directory: string, files: WrittenFiles): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), content);
  }
}
