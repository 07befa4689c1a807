import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { splitTags } from '../new/tags.ts';
import { formatImportReport } from './import-report.ts';
import type { Instructions } from './prepared-story.ts';
import { readWrittenDate } from './written-date.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import {
  readFlags,
  readNewsroom,
  resolveWritten,
  runEditorCommand,
  UsageError,
} from '../command/editor-command.ts';
import { createProgressLine } from '../command/progress-line.ts';
import { judgeArrivals, receiveFile, writeArrivals, type StoryArrival } from './story-arrivals.ts';
import { createStoryLibrary } from './story-library.ts';

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

await runEditorCommand(usage, async () => {
  const { paths, instructions, isDryRun } = await readCall();
  const newsroom = await readNewsroom();
  const library = createStoryLibrary(contentDirectory, newsroom);
  const progress = createProgressLine(paths.length);
  const isAlone = paths.length === 1;
  const received: StoryArrival[] = [];
  for (const [index, path] of paths.entries()) {
    progress.show(index + 1, basename(path));
    received.push(await receiveFile(path, { instructions, newsroom, library, progress, isAlone }));
  }
  const judged = await judgeArrivals(received, newsroom);
  const arrivals = isDryRun ? judged : await writeArrivals(judged, progress);
  progress.hide();
  console.log(formatImportReport(arrivals, isDryRun));
  return arrivals.some(({ problems }) => problems.length > 0) ? 1 : 0;
});

async function readCall(): Promise<{ paths: string[]; instructions: Instructions; isDryRun: boolean }> {
  const { values, positionals } = readFlags('import', {
    'dry-run': { type: 'boolean' },
    draft: { type: 'boolean' },
    title: { type: 'string' },
    source: { type: 'string' },
    date: { type: 'string' },
    tags: { type: 'string' },
    description: { type: 'string' },
    author: { type: 'string' },
    original: { type: 'string' },
    slug: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (positionals.length === 0) throw new UsageError('Name the file to bring in.');
  const paths = await listPaths(positionals);
  const single = (['title', 'description', 'author', 'original', 'slug'] as const).filter(
    (flag) => values[flag] !== undefined,
  );
  if (paths.length > 1 && single.length > 0) {
    throw new UsageError(`--${single[0] ?? ''} is for one file, and here are ${String(paths.length)}.`);
  }
  for (const [flag, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.trim() === '') throw new UsageError(`--${flag} is empty.`);
  }
  const date = values.date === undefined ? undefined : readWrittenDate(values.date);
  if (date && 'message' in date) throw new UsageError(`--date: ${date.message}; ${date.fix}.`);
  if (values.slug !== undefined && createSlug(values.slug) === '') {
    throw new UsageError('--slug has no letter and no digit.');
  }
  if (values.original !== undefined && !/^https:\/\/\S+$/.test(values.original)) {
    throw new UsageError('--original must be a whole https:// address.');
  }
  const { title, source, description, author, original, slug, draft } = values;
  const tags = values.tags === undefined ? undefined : splitTags(values.tags);
  return {
    paths,
    isDryRun: values['dry-run'] ?? false,
    instructions: { title, source, date: values.date, tags, description, author, original, slug, draft },
  };
}

/** The files that were named, those in named folders included, each once. */
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
