import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { hasErrors, type Issue } from '../../src/content/checks/issue.ts';
import { formatAnnotations, formatReport, type ReportStyle } from '../../src/content/checks/report.ts';
import { CheckCache } from '../../src/content/loader/check-cache.ts';
import { contentDirectory, locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { readContentFolder } from '../../src/content/loader/content-folder.ts';

const usage = `npm run check:content [-- FILE…] [-- --json]

Checks the content folder (CONTENT_DIR, else content/) by the rules that the build goes by.
  FILE    report on this file or folder alone, named from here or from the content folder
  --json  print one array of {file, line, column, rule, severity, message, fix}

Ends with 0 where there are no errors, with 1 where there are, with 2 where it was called wrongly.`;

/** How the command was called; a mistake in it is told, and the command ends with 2. */
class UsageError extends Error {}

/** Colours where the output is a terminal that shows them; NO_COLOR and FORCE_COLOR count. */
const coloured: ReportStyle = {
  place: (text) => styleText('bold', text),
  rule: (text, severity) => styleText(severity === 'error' ? 'red' : 'yellow', text),
  fix: (text) => styleText('dim', text),
};

try {
  const { files, isJson } = readArguments(process.argv.slice(2));
  const cache = new CheckCache(locateCheckCache(contentDirectory));
  const { issues } = await readContentFolder(contentDirectory, { cache });
  cache.save();
  const reported = files.length === 0 ? issues : issues.filter((issue) => concerns(issue, files));
  console.log(isJson ? JSON.stringify(reported, null, 2) : formatReport(reported, coloured).trim());
  if (!isJson && process.env.GITHUB_ACTIONS !== undefined && reported.length > 0) {
    console.log(formatAnnotations(reported, relative(process.cwd(), contentDirectory).split(sep).join('/')));
  }
  process.exitCode = hasErrors(reported) ? 1 : 0;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}

function readArguments(args: string[]): { files: string[]; isJson: boolean } {
  if (!existsSync(contentDirectory)) throw new UsageError(`There is no content folder ${contentDirectory}.`);
  // npm keeps a second `--`, behind which `--json` would pass for a file.
  const { values, positionals } = parse(args.filter((argument) => argument !== '--'));
  return { files: positionals.map(locateFile), isJson: values.json ?? false };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch (error) {
    // The rest of Node's message is about files whose name begins with a hyphen.
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${reason ?? ''}.`);
  }
}

/** The path of a file or folder relative to the content folder, with `/`. */
function locateFile(written: string): string {
  // npm runs scripts in the folder of package.json, wherever it was called.
  const folders = [process.env.INIT_CWD ?? process.cwd(), contentDirectory];
  const paths = folders.map((folder) => resolve(folder, written)).filter((path) => existsSync(path));
  if (paths.length === 0) throw new UsageError(`There is no file ${written}.`);
  const file = paths.map((path) => relative(contentDirectory, path)).find(isInside);
  if (file === undefined)
    throw new UsageError(`${written} is not in the content folder, ${contentDirectory}.`);
  return file.split(sep).join('/');
}

function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function concerns({ file }: Issue, files: readonly string[]): boolean {
  return files.some((named) => named === '' || file === named || file.startsWith(`${named}/`));
}
