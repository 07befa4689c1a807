import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { contentDirectory, requireSiteUrl } from '../../src/content/loader/content-directory.ts';
import { formatPermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import {
  CommandError,
  resolveWritten,
  runEditorCommand,
  text,
  toggle,
  UsageError,
} from '../command/editor-command.ts';
import { readNamedFile } from '../command/named-file.ts';
import { print } from '../command/output.ts';
import { AbsenceError, UnreachableError } from './bounded-fetch.ts';
import { EmptyLedgerError, readPermalinks } from './ledger.ts';

const usage = `npm run fetch:ledger -- --to FILE [--first]

Keeps the permalinks.txt of the published site (SITE_URL, else the address in site.yaml), before a new
build takes its place: npm run check:permalinks and npm run announce compare the build with it.
  --to FILE  where to keep it; a file that is there and is something else stays
  --first    the site has not been published yet: where no ledger is found, keep one that says so

Ends with 0 where it is kept, with 1 where it could not be had, with 2 where it was called wrongly.`;

const flags = { to: text, first: toggle };

await runEditorCommand({ name: 'fetch:ledger', usage, flags }, async ({ to, first = false }) => {
  if (to === undefined) throw new UsageError('--to FILE is missing.');
  const file = resolveWritten(to);
  if (!mayReplace(file))
    throw new UsageError(`${to} is there already, and is no permalinks.txt: name another file.`);
  const published = await readPublished(`${requireSiteUrl(contentDirectory)}permalinks.txt`, first);
  await writeFile(file, formatPermalinks(published));
  print(`${String(published.length)} addresses are published.`);
  return 0;
});

/** Whether there is no file, an empty one, or one that begins like a ledger. */
function mayReplace(file: string): boolean {
  if (!existsSync(file)) return true;
  const present = readNamedFile(file, 'name another file').toString('utf8');
  return present === '' || /^(?:# \d+ addresses\r?\n|\/[!-~]*[\t\r\n])/.test(present);
}

async function readPublished(address: string, isFirst: boolean): Promise<Permalink[]> {
  try {
    return await readPermalinks(address);
  } catch (error) {
    if (!(error instanceof UnreachableError || error instanceof EmptyLedgerError)) throw error;
    const isAbsent = error instanceof AbsenceError || error instanceof EmptyLedgerError;
    if (isFirst && !isAbsent)
      throw new CommandError(`${error.message} Something is there, so --first does not hold.`);
    if (!isFirst)
      throw new CommandError(`${error.message} Only a site’s first build is published without it.`);
    print(`${error.message} Nothing is published yet, then.`);
    return [];
  }
}
