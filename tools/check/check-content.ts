import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { styleText } from 'node:util';
import { hasErrors, type Issue } from '../../src/content/checks/issue.ts';
import { formatAnnotations, formatReport, type ReportStyle } from '../../src/content/checks/report.ts';
import { CheckCache } from '../../src/content/loader/check-cache.ts';
import { contentDirectory, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { readContentFolder } from '../../src/content/loader/content-folder.ts';
import { isWithin } from '../../src/lib/files.ts';
import { applyFixes } from './fixes.ts';
import { resolveWritten, runEditorCommand, toggle, UsageError } from '../command/editor-command.ts';
import { print, printFormatted } from '../command/output.ts';

const usage = `npm run check:content [-- FILE…] [-- --json] [-- --fix]

Checks the content folder (CONTENT_DIR, else content/) by the rules that the build goes by.
  FILE    report on this file or folder alone, named from here or from the content folder
  --fix   make each change that is the one right answer, show it, and check again
  --json  print one array of {file, line, column, rule, severity, message, fix}

Ends with 0 where there are no errors, with 1 where there are, with 2 where it was called wrongly.`;

/** Uses colours if the terminal supports them; respects NO_COLOR and FORCE_COLOR. */
const coloured: ReportStyle = {
  place: (text) => styleText('bold', text),
  rule: (text, severity) => styleText(severity === 'error' ? 'red' : 'yellow', text),
  fix: (text) => styleText('dim', text),
};

/** No text has so many mistakes one behind the other; a change that did not mend would else go on for ever. */
const mostRounds = 50;

await runEditorCommand(
  { name: 'check:content', usage, flags: { json: toggle, fix: toggle }, takesWords: true },
  async ({ json, fix }, words) => {
    if (!existsSync(contentDirectory))
      throw new UsageError(`There is no content folder ${contentDirectory}.`);
    const files = words.map(locateFile);
    const cache = new CheckCache(locateCheckCache(contentDirectory));
    const check = async (): Promise<Issue[]> => {
      const { issues } = await readContentFolder(contentDirectory, { cache });
      return files.length === 0 ? issues : issues.filter((issue) => concerns(issue, files));
    };
    let reported = await check();
    // A mended line may show another mistake, which the first one hid.
    for (let round = 0; fix && round < mostRounds; round += 1) {
      const fixes = await applyFixes(contentDirectory, reported);
      if (fixes.length === 0) break;
      if (!json) print(`${fixes.join('\n')}\n`);
      reported = await check();
    }
    cache.save();
    if (json) print(formatJson(reported));
    else printFormatted(formatReport(reported, coloured).trim());
    if (!json && process.env.GITHUB_ACTIONS !== undefined && reported.length > 0) {
      printFormatted(formatAnnotations(reported, withSlashes(relative(process.cwd(), contentDirectory))));
    }
    return hasErrors(reported) ? 1 : 0;
  },
);

/** What is escaped when it is printed is a JSON escape too. */
function formatJson(issues: readonly Issue[]): string {
  const shown = issues.map((issue) => ({ ...issue, edit: undefined, rename: undefined }));
  return JSON.stringify(shown, null, 2);
}

/** The path of a file or folder relative to the content folder, with `/`. */
function locateFile(written: string): string {
  const paths = [resolveWritten(written), resolve(contentDirectory, written)].filter((path) =>
    existsSync(path),
  );
  if (paths.length === 0) throw new UsageError(`There is no file ${written}.`);
  const path = paths.find((found) => isWithin(contentDirectory, found));
  if (path === undefined)
    throw new UsageError(`${written} is not in the content folder, ${contentDirectory}.`);
  return withSlashes(relative(contentDirectory, path));
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

function concerns({ file }: Issue, files: readonly string[]): boolean {
  return files.some((named) => named === '' || file === named || file.startsWith(`${named}/`));
}
