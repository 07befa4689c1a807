import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrokenPermalinks, parsePermalinks } from '../src/lib/permalinks.ts';

const usage = `Usage: npm run check:permalinks -- --against FILE-or-URL [--built FILE]

  --against  the permalinks.txt that is published, for example https://www.en-cphi.cn/permalinks.txt
  --built    the permalinks.txt of the new build; dist/permalinks.txt without it`;

/** Ends with 0 where every published address is kept, 1 where one is broken, 2 where nothing could be compared. */
async function checkPermalinks(args: string[]): Promise<number> {
  const { values } = readArguments(args);
  if (values?.against === undefined) {
    console.error(usage);
    return 2;
  }
  const built = values.built ?? 'dist/permalinks.txt';
  const [publishedText, builtText] = await Promise.all([readSource(values.against), readSource(built)]);
  const published = parsePermalinks(publishedText);
  const broken = findBrokenPermalinks(published, parsePermalinks(builtText));
  for (const { address, message, fix } of broken) console.log(`${address}  ${message}\n  fix: ${fix}`);
  console.log(`${String(published.length)} published addresses, ${String(broken.length)} broken.`);
  return broken.length > 0 ? 1 : 0;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: { against: { type: 'string' }, built: { type: 'string' } } });
  } catch {
    return { values: undefined };
  }
}

/** @throws with a sentence for the person who runs the command. */
async function readSource(source: string): Promise<string> {
  if (!/^https?:\/\//.test(source)) {
    return readFile(resolve(source), 'utf8').catch(() => {
      throw new Error(`${source} cannot be read; run npm run build first, or correct the name.`);
    });
  }
  const response = await fetch(source, { signal: AbortSignal.timeout(30_000) }).catch((error: unknown) => {
    throw new Error(
      `${source} cannot be reached (${error instanceof Error ? error.message : String(error)}).`,
    );
  });
  if (!response.ok) throw new Error(`${source} answers ${String(response.status)}.`);
  return response.text();
}

process.exitCode = await checkPermalinks(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 2;
});
