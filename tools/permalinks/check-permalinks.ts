import { findBrokenPermalinks } from '../../src/discovery/permalinks.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { CommandError, runEditorCommand, text, UsageError } from '../command/editor-command.ts';
import { readPermalinks } from './ledger.ts';
import { print } from '../command/output.ts';

const usage = `npm run check:permalinks -- --against FILE-or-URL [--built FILE]

  --against  the permalinks.txt that is published, for example https://www.en-cphi.cn/permalinks.txt
  --built    the permalinks.txt of the new build; dist/permalinks.txt without it

Ends with 0 where every published address is kept, with 1 where one is broken, with 2 where nothing
could be compared.`;

const flags = { against: text, built: text };

await runEditorCommand(
  { name: 'check:permalinks', usage, flags },
  async ({ against, built = 'dist/permalinks.txt' }) => {
    if (against === undefined) throw new UsageError('--against FILE-or-URL is missing.');
    const ledgers = Promise.all([readPermalinks(against), readPermalinks(built)]);
    const [published, kept] = await ledgers.catch((error: unknown) => {
      throw new CommandError(messageOf(error), 2);
    });
    const broken = findBrokenPermalinks(published, kept);
    for (const { address, message, fix } of broken) print(`${address}  ${message}\n  fix: ${fix}`);
    print(`${String(published.length)} published addresses, ${String(broken.length)} broken.`);
    return broken.length > 0 ? 1 : 0;
  },
);
