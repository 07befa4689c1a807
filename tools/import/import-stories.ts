import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { resolveWritten, runEditorCommand, text, toggle, UsageError } from '../command/editor-command.ts';
import { readNewsroom } from '../command/newsroom.ts';
import { splitTags } from '../../src/writing/tag-lists.ts';
import { formatImportReport, type ImportedStory } from './import-report.ts';
import { checkImports, importFile, writeImport } from './story-import.ts';
import { StoryLibrary } from '../new/story-library.ts';
import { readWrittenDate } from '../../src/writing/reading/written-date.ts';
import { print } from '../command/output.ts';

const usage = `npm run import -- FILE… [flags]

Brings stories of the old site into the content folder (CONTENT_DIR, else content/).
  FILE               text copied from a page or a mail (.txt), a saved page (.html, .htm), an export of WordPress or
                     a feed (.xml, .json), or a folder of such files
  --dry-run          say what would be taken as what, and write nothing
  --draft            mark the stories with “draft: true”, so that they do not appear yet; mail always is
  --as-archive       put the site of a link behind words such as “click here”; always for stories older than a year
  --keep "WORDS"     take the part of a page that begins with these words into the story
  --drop "WORDS"     leave that part out of it; both as often as you need
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

/** Files that are read, checked and written together: whoever stops the command loses no more. */
const batchSize = 100;

const many = { ...text, multiple: true } as const;
const flagsForOne = { title: text, description: text, author: text, original: text, slug: text };
const flagsForAll = {
  draft: toggle,
  'as-archive': toggle,
  keep: many,
  drop: many,
  source: text,
  date: text,
  tags: text,
};
const flags = { 'dry-run': toggle, ...flagsForAll, ...flagsForOne };

await runEditorCommand({ name: 'import', usage, flags, takesWords: true }, async (values, words) => {
  if (words.length === 0) throw new UsageError('Name the file to bring in.');
  const paths = await listPaths(words);
  const forOne = Object.keys(flagsForOne).find((flag) => Object.hasOwn(values, flag));
  if (paths.length > 1 && forOne !== undefined) {
    throw new UsageError(`--${forOne} is for one file, and here are ${String(paths.length)}.`);
  }
  const { 'dry-run': isDryRun = false, tags, keep = [], drop = [], ...options } = values;
  const date = options.date === undefined ? undefined : readWrittenDate(options.date);
  if (date && 'message' in date) throw new UsageError(`--date: ${date.message}; ${date.fix}.`);
  if (options.slug !== undefined && createSlug(options.slug) === '') {
    throw new UsageError('--slug has no letter and no digit.');
  }
  if (options.original !== undefined && !/^https:\/\/\S+$/.test(options.original)) {
    throw new UsageError('--original must be a whole https:// address.');
  }

  const choices = { keep, drop, used: new Set<string>() };
  const siteUrl = readSiteUrl(contentDirectory);
  const imports: ImportedStory[] = [];
  for (let start = 0; start < paths.length; start += batchSize) {
    const newsroom = await readNewsroom();
    const session = {
      options: { ...options, tags: tags === undefined ? undefined : splitTags(tags) },
      choices,
      newsroom,
      siteUrl,
      library: new StoryLibrary(newsroom),
      isAlone: paths.length === 1,
    };
    const read: ImportedStory[] = [];
    for (const [index, path] of paths.slice(start, start + batchSize).entries()) {
      showProgress(start + index, paths.length);
      read.push(...(await importFile(path, session)));
    }
    showProgress(paths.length, paths.length);
    if (read.length > 1 && forOne !== undefined) {
      throw new UsageError(`--${forOne} is for one story, and here are ${String(read.length)}.`);
    }
    const unused = [...keep, ...drop].find((beginning) => !choices.used.has(beginning));
    if (unused !== undefined && start + batchSize >= paths.length) {
      throw new UsageError(`No part of a page begins with “${unused}”.`);
    }
    for (const imported of await checkImports(read, newsroom)) {
      imports.push(isDryRun ? imported : await writeImport(imported));
    }
  }
  print(formatImportReport(imports, isDryRun));
  return imports.some(({ problems }) => problems.length > 0) ? 1 : 0;
});

/** Writes over one line of the terminal; a log would get a line for every file. */
function showProgress(done: number, count: number): void {
  if (!process.stderr.isTTY || count < 2) return;
  process.stderr.write(done < count ? `\r${String(done + 1)} of ${String(count)}` : '\r\u001b[K');
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
    const inside = (await readdir(path))
      .filter((file) => /\.(?:txt|x?html?|xml|rss|atom|json)$/i.test(file))
      .sort();
    if (inside.length === 0) throw new UsageError(`There is no .txt, .html, .xml or .json file in ${name}.`);
    paths.push(...inside.map((file) => join(path, file)));
  }
  return [...new Set(paths)];
}
