import { basename, join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import { readBody } from '../../src/content/checks/body.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readWholeFile } from '../../src/content/loader/file-reading.ts';
import { countOf } from '../../src/lib/text.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { canAsk, CommandError, showPath } from '../command/editor-command.ts';
import { checkNewFiles, writeNewFile, type Newsroom } from '../command/newsroom.ts';
import { askLine } from '../command/questions.ts';
import { nameStoryFile, writeStoryFile } from '../../src/writing/story-file.ts';
import { nameEmptyLinks } from '../../src/writing/reading/archive-links.ts';
import { readCopiedText } from '../../src/writing/reading/copied-text.ts';
import type { FoundStory, Problem, SummaryRow } from '../../src/writing/reading/found-story.ts';
import { listPictures } from '../../src/writing/reading/html-tree.ts';
import { prepareFrontMatter, type ImportOptions } from './front-matter.ts';
import type { ImportedStory } from './import-report.ts';
import { writeFaithfully } from '../../src/writing/reading/markdown.ts';
import type { Choices } from './page-parts.ts';
import { choosePictures, dropPictures } from './page-pictures.ts';
import { readSavedPage } from './saved-page.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';
import { readExport } from './story-export.ts';
import type { StoryLibrary } from '../new/story-library.ts';

export interface ImportSession {
  options: ImportOptions;
  choices: Choices;
  newsroom: Newsroom;
  siteUrl: string | undefined;
  library: StoryLibrary;
  /** Whether the call is for one file; only then it asks about details. */
  isAlone: boolean;
}

/** In bytes, of an export with many stories. */
const largestFile = 1_000_000_000;

const yearInMilliseconds = 365 * 86_400_000;

/** The stories of a file: one, or those of an export. */
export async function importFile(path: string, session: ImportSession): Promise<ImportedStory[]> {
  const name = showPath(path);
  let action = 'read';
  let fix = 'see that it is a file, and that you may open it';
  try {
    const source = readSourceFile(basename(path), readWholeFile(path, largestFile).bytes);
    if ('message' in source) return [refuse({ name }, [source])];
    action = 'understood';
    fix = 'copy the story as text into a .txt file and bring that in';
    const found = readStories(source, session);
    const imported: ImportedStory[] = [];
    for (const [index, story] of found.entries()) {
      const label = source.kind === 'export' ? `${name} ${String(index + 1)}` : name;
      imported.push(await importStory(label, story, path, session));
    }
    const empty: Problem = { message: 'no story can be found in this file', fix };
    return found.length === 0 ? [refuse({ name }, [empty])] : imported;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    // An error in one file must not prevent the import of the others.
    return [refuse({ name }, [{ message: `the file cannot be ${action} (${messageOf(error)})`, fix }])];
  }
}

function readStories({ kind, text }: SourceFile, session: ImportSession): FoundStory[] {
  const { options, choices, newsroom, siteUrl } = session;
  const { title, original } = options;
  const context = {
    sources: newsroom.sources,
    siteName: newsroom.site.name,
    siteUrl,
    title,
    original,
  };
  if (kind === 'export') return readExport(text, context);
  return [kind === 'page' ? readSavedPage(text, context, choices) : readCopiedText(text, context)];
}

async function importStory(
  name: string,
  found: FoundStory,
  path: string,
  { options, newsroom, library, isAlone }: ImportSession,
): Promise<ImportedStory> {
  const { tree } = found;
  const given = { ...options, title: options.title ?? (await askTitle(name, found, isAlone)) };
  const { frontMatter, slug, problems, rows } = prepareFrontMatter(found, given, newsroom);
  const date = frontMatter?.date ?? '';
  const isArchived = options['as-archive'] ?? Date.parse(date) < buildTime - yearInMilliseconds;
  const links = isArchived ? nameEmptyLinks(tree) : [];
  // Compared by its words: its title may have been different at an earlier import.
  const plain = writeFaithfully(dropPictures(tree));
  const plainFacts = readBody(plain.markdown, 0).facts;
  const known = library.findByWords(plainFacts);
  if (known !== undefined) return { ...refuse({ name, path: locate(known) }, []), outcome: 'there' };
  const leave = (list: readonly string[]) => rows.push(...list.map((what): SummaryRow => ['left out', what]));
  leave(found.leftOut.map(({ what }) => what));
  if (!frontMatter) return refuse({ name, rows }, problems);

  const file = nameStoryFile(frontMatter.date, slug, newsroom.site.timeZone);
  const pictures = await choosePictures(tree, path, file, isAlone);
  rows.push(...pictures.rows);
  const { markdown, ...written } = listPictures(tree).length > 0 ? writeFaithfully(tree) : plain;
  leave(written.leftOut);
  if (written.problems.length > 0) return refuse({ name, rows }, written.problems);
  const owner = library.findBySlug(slug);
  if (owner !== undefined) {
    const message = `${owner} has the same address, and its text is another; it was left as it was`;
    const fix =
      'compare the two; if both are to stay, bring this one in alone with another --title, or with --slug words-of-its-own';
    return refuse({ name, rows }, [{ message, fix }]);
  }
  const facts = markdown === plain.markdown ? plainFacts : readBody(markdown, 0).facts;
  library.add(file, slug, facts);
  const bytes = new TextEncoder().encode(writeStoryFile(frontMatter, markdown));
  return {
    name,
    outcome: 'new',
    path: locate(file),
    rows: [...rows, ['story', countOf(facts.words, 'word')]],
    problems: [...found.doubts, ...links, ...pictures.problems],
    files: [{ file, bytes }, ...pictures.files],
  };
}

async function askTitle(name: string, found: FoundStory, isAlone: boolean): Promise<string | undefined> {
  if (!isAlone || !canAsk() || found.title || found.problems.length > 0) return undefined;
  return askLine(`What is the title of the story in ${name}?`);
}

function locate(file: string): string {
  return showPath(join(contentDirectory, file));
}

function refuse(
  imported: Pick<ImportedStory, 'name'> & Partial<ImportedStory>,
  problems: readonly Problem[],
): ImportedStory {
  return { rows: [], ...imported, outcome: 'refused', problems, files: [] };
}

export async function checkImports(
  imports: readonly ImportedStory[],
  newsroom: Newsroom,
): Promise<ImportedStory[]> {
  const files = imports.flatMap((imported) => imported.files);
  const issues = files.length === 0 ? [] : await checkNewFiles(newsroom, files);
  const checked = imports.map((imported): ImportedStory => {
    const own = issues.filter(({ file, message }) =>
      imported.files.some((named) => file === named.file || message.includes(named.file)),
    );
    const errors = own.filter(({ severity }) => severity === 'error');
    const notes = own.map(({ rule, message }): SummaryRow => ['note', `${rule}: ${message}`]);
    if (errors.length === 0) return { ...imported, rows: [...imported.rows, ...notes] };
    return refuse(
      imported,
      errors.map(({ rule, message, fix }) => describeError(rule, message, fix)),
    );
  });
  // A file with the same words as another one is a duplicate only if that one is written.
  return checked.map((imported) => {
    const twin = checked.find(({ outcome, path }) => outcome === 'refused' && path === imported.path);
    if (imported.outcome !== 'there' || !twin) return imported;
    const message = `it holds the same story as ${twin.name}, which was not brought in`;
    return refuse(imported, [{ message, fix: 'mend one of the two' }]);
  });
}

function describeError(rule: string, message: string, fix: string): Problem {
  const flags: Record<string, string> = {
    'body-link-words': '; --as-archive puts the site of the link behind the words',
    author: '; --author says who wrote it',
  };
  const flag = rule.startsWith('tag-')
    ? '; --tags says which tags the story is to have'
    : (flags[rule] ?? '');
  return { message: `the check refuses it: ${message} (${rule})`, fix: fix + flag };
}

/** Writes a new story after its pictures, so that it never lacks one. */
export async function writeImport(imported: ImportedStory): Promise<ImportedStory> {
  const [story, ...pictures] = imported.files;
  if (!story) return imported;
  try {
    for (const picture of pictures) await writeNewFile(picture);
    if (await writeNewFile(story)) return { ...imported, outcome: 'written' };
  } catch (error) {
    const message = `the story cannot be written (${messageOf(error)})`;
    return refuse(imported, [
      { message, fix: 'make room or give leave to write, then run the command again' },
    ]);
  }
  const message = `${locate(story.file)} has come to be there meanwhile`;
  return refuse(imported, [{ message, fix: 'run the command again' }]);
}
