import { resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compressSite } from './compression.ts';

const usage = `Usage: npm run compress [-- FOLDER]

  FOLDER  a built site; dist without it

Puts a .br and a .gz beside each text file, for servers that send such copies: run it before a build is
put in place. Netlify, Cloudflare and GitHub Pages compress by themselves.`;

/** Ends with 0 where every copy is in place, 1 where one could not be made, 2 where there is no such folder. */
async function compress(args: string[]): Promise<number> {
  const folders = readArguments(args);
  if (!folders || folders.length > 1) {
    console.error(usage);
    return 2;
  }
  const folder = resolve(folders[0] ?? 'dist');
  if (!(await isFolder(folder))) {
    console.error(`There is no folder ${folder}; run npm run build first, or correct the name.`);
    return 2;
  }
  const start = performance.now();
  const { files, made, plain, brotli } = await compressSite(folder);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${String(files)} files of ${inMegabytes(plain)} have copies, ${inMegabytes(brotli)} by brotli; ${String(made)} copies were made anew, in ${seconds} s.`,
  );
  return 0;
}

function readArguments(args: string[]): string[] | undefined {
  try {
    return parseArgs({ args, options: {}, allowPositionals: true }).positionals;
  } catch {
    return undefined;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

process.exitCode = await compress(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`The site is not compressed: ${error instanceof Error ? error.message : String(error)}`);
  return 1;
});
