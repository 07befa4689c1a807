import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { countOf } from '../../src/lib/text.ts';
import {
  CommandError,
  resolveWritten,
  runEditorCommand,
  text,
  toggle,
  UsageError,
} from '../command/editor-command.ts';
import { readNewsroom } from '../command/newsroom.ts';
import { splitTags } from '../new/tags.ts';
import { checkImports, importFile, writeImport } from './article-import.ts';
import { ArticleLibrary } from './article-library.ts';
import { formatImportReport, type ImportedFile } from './import-report.ts';
import { readWrittenDate } from './written-date.ts';

const usage = `npm run import -- FILE… [flags]

Brings articles of the old site into the content folder (CONTENT_DIR, else content/).
  FILE               text copied from a page (.txt), a saved page (.html, .htm), or a folder of such files
  --dry-run          say what would be taken as what, and write nothing
  --draft            mark the stories with “draft: true”, so that they do not appear yet
  --source KEY       a key of sources.yaml            \\
  --date DAY         such as 2019-03-20                > instead of what the file says
  --tags A,B         such as "gene therapy, China"    /
For one file alone:
  --title TEXT       the title, where the file has none or another
  --description TEXT, --author TEXT
  --original URL     the https:// address of the source’s own text
  --slug WORDS       the words of the address, where those of the title will not do

What does not pass the check is not written. A second run brings in nothing twice, and no file is
ever overwritten. Ends with 0 where all went well, with 1 where something needs a hand, with 2 where
it was called wrongly.`;

const flagsForOne = { title: text, description: text, author: text, original: text, slug: text };
const flags = { 'dry-run': toggle, draft: toggle, source: text, date: text, tags: text, ...flagsForOne };

await runEditorCommand({ name: 'import', usage, flags, takesWords: true }, async (values, words) => {
  if (words.length === 0) throw new UsageError('Name the file to bring in.');
  const paths = await listPaths(words);
  const forOne = Object.keys(flagsForOne).find((flag) => Object.hasOwn(values, flag));
  if (paths.length > 1 && forOne !== undefined) {
    throw new UsageError(`--${forOne} is for one file, and here are ${String(paths.length)}.`);
  }
  const { 'dry-run': isDryRun = false, tags, ...options } = values;
  const date = options.date === undefined ? undefined : readWrittenDate(options.date);
  if (date && 'message' in date) throw new UsageError(`--date: ${date.message}; ${date.fix}.`);
  if (options.slug !== undefined && createSlug(options.slug) === '') {
    throw new UsageError('--slug has no letter and no digit.');
  }
  if (options.original !== undefined && !/^https:\/\/\S+$/.test(options.original)) {
    throw new UsageError('--original must be a whole https:// address.');
  }

  const newsroom = await readNewsroom();
  const session = {
    options: { ...options, tags: tags === undefined ? undefined : splitTags(tags) },
    newsroom,
    library: new ArticleLibrary(contentDirectory, newsroom),
    isAlone: paths.length === 1,
  };
  const read: ImportedFile[] = [];
  for (const path of paths) read.push(await importFile(path, session));
  const imports = await checkImports(read, newsroom);
  if (!isDryRun) await writeImports(imports);
  console.log(formatImportReport(imports, isDryRun));
  return imports.some(({ problems }) => problems.length > 0) ? 1 : 0;
});

/**
 * Writes the new articles and updates their state in the list.
 *
 * @throws CommandError if the process must stop; files written so far are complete.
 */
async function writeImports(imports: ImportedFile[]): Promise<void> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      stopping.abort();
    });
  for (const [index, imported] of imports.entries()) {
    if (stopping.signal.aborted) {
      const count = imports.filter(({ outcome }) => outcome === 'written').length;
      const articles = countOf(count, 'story', 'stories');
      throw new CommandError(`Stopped; ${articles} brought in. Run the command again to go on.`, 130);
    }
    imports[index] = await writeImport(imported);
  }
}

/** The named files and the files in named folders, without duplicates. */
async function listPaths(written: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const name of written) {
    const path = resolveWritten(name);
    if (!existsSync(path)) throw new UsageError(`There is no file ${name}.`);
    if (!statSync(path).isDirectory()) {
      paths.push(path);
      continue;
    }
    const inside = (await readdir(path)).filter((file) => /\.(?:txt|x?html?)$/i.test(file)).sort();
    if (inside.length === 0) throw new UsageError(`There is no .txt and no .html file in ${name}.`);
    paths.push(...inside.map((file) => join(path, file)));
  }
  return [...new Set(paths)];
}
