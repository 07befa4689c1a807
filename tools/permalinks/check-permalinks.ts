import { parseArgs } from 'node:util';
import { findBrokenPermalinks } from '../../src/discovery/permalinks.ts';
import { readPermalinks } from './ledger.ts';

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
  const [published, kept] = await Promise.all([readPermalinks(values.against), readPermalinks(built)]);
  const broken = findBrokenPermalinks(published, kept);
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

process.exitCode = await checkPermalinks(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 2;
});
