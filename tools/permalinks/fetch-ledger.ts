import { writeFile } from 'node:fs/promises';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { formatPermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import {
  CommandError,
  resolveWritten,
  runEditorCommand,
  text,
  toggle,
  UsageError,
} from '../command/editor-command.ts';
import { readPermalinks, UnreachableError } from './ledger.ts';

const usage = `npm run fetch:ledger -- --to FILE [--first]

Keeps the permalinks.txt of the published site (SITE_URL, else the address in site.yaml), before a new
build takes its place: npm run check:permalinks and npm run announce compare the build with it.
  --to FILE  where to keep it
  --first    the site has not been published yet: where none is found, keep an empty one

Ends with 0 where it is kept, with 1 where it could not be had, with 2 where it was called wrongly.`;

const flags = { to: text, first: toggle };

await runEditorCommand({ name: 'fetch:ledger', usage, flags }, async ({ to, first = false }) => {
  if (to === undefined) throw new UsageError('--to FILE is missing.');
  const address = `${readSiteUrl(contentDirectory)}permalinks.txt`;
  const published = await readPublished(address, first);
  await writeFile(resolveWritten(to), published.length === 0 ? '' : formatPermalinks(published));
  console.log(`${String(published.length)} addresses are published.`);
  return 0;
});

async function readPublished(address: string, isFirst: boolean): Promise<Permalink[]> {
  try {
    return await readPermalinks(address);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    if (!isFirst)
      throw new CommandError(`${error.message} Only a site’s first build is published without it.`);
    console.log(`${error.message} Nothing is published yet, then.`);
    return [];
  }
}
