import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addresses } from '../../src/lib/addresses.ts';
import { acceptAbsence } from '../../src/lib/files.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { CommandError, runEditorCommand, UsageError } from '../command/editor-command.ts';
import { compressSite } from './compression.ts';
import { print } from '../command/output.ts';

const usage = `npm run compress [-- FOLDER]

  FOLDER  a built site; dist without it

Puts a .br and a .gz beside each text file, for servers that send such copies: run it before a build is
put in place. Netlify, Cloudflare and GitHub Pages compress by themselves. Only copies that this command
has made are replaced or removed.`;

await runEditorCommand(
  { name: 'compress', usage, flags: {}, takesWords: true },
  async (_flags, [written = 'dist', ...others]) => {
    if (others.length > 0) throw new UsageError('Name one folder alone.');
    const folder = resolve(written);
    const found = await stat(folder).catch(acceptAbsence);
    if (found?.isDirectory() !== true) {
      throw new CommandError(
        `There is no folder ${folder}; run npm run build first, or correct the name.`,
        2,
      );
    }
    if (!existsSync(join(folder, addresses.permalinks(''))))
      throw new CommandError(`${folder} is no built site: it has no permalinks.txt.`, 2);
    const start = performance.now();
    const { files, made, plain, brotli } = await compressSite(folder).catch((error: unknown) => {
      throw new CommandError(`The site is not compressed: ${messageOf(error)}`);
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    print(
      `${String(files)} files of ${inMegabytes(plain)} have copies, ${inMegabytes(brotli)} by brotli; ${String(made)} copies were made anew, in ${seconds} s.`,
    );
    return 0;
  },
);

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
