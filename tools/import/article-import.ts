import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { countOf } from '../../src/lib/text.ts';
import { canAsk, CommandError, messageOf, showPath } from '../command/editor-command.ts';
import { checkNewFiles, writeNewFile, type Newsroom } from '../command/newsroom.ts';
import type { ProgressLine } from '../command/progress-line.ts';
import { askLine } from '../command/questions.ts';
import { nameStoryFile, writeStoryFile } from '../new/story-file.ts';
import type { ArticleLibrary } from './article-library.ts';
import { readCopiedText } from './copied-text.ts';
import type { Problem } from './found-article.ts';
import { prepareFrontMatter, type ImportOptions } from './front-matter.ts';
import type { ImportedFile, SummaryRow } from './import-report.ts';
import { writeFaithfully } from './markdown.ts';
import { choosePictures, dropPictures } from './page-pictures.ts';
import { readSavedPage } from './saved-page.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';

/** What all files of a call share. */
export interface ImportSession {
  options: ImportOptions;
  newsroom: Newsroom;
  library: ArticleLibrary;
  progress: ProgressLine;
  /** Whether the call is for one file, so that it is right to ask about details. */
  isAlone: boolean;
}

/** Reads a file and makes an article of it, as far as that can be done without the check. */
export async function importFile(path: string, session: ImportSession): Promise<ImportedFile> {
  const name = showPath(path);
  const refused: ImportedFile = { name, outcome: 'refused', rows: [], problems: [], files: [] };
  let file;
  try {
    file = readSourceFile(basename(path), await readFile(path));
  } catch (error) {
    const message = `the file cannot be read (${messageOf(error)})`;
    return { ...refused, problems: [{ message, fix: 'see that it is a file, and that you may open it' }] };
  }
  if ('message' in file) return { ...refused, problems: [file] };
  try {
    return await importText(file, path, refused, session);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    // One strange file must not keep the others out.
    const message = `the file cannot be understood (${messageOf(error)})`;
    const fix = 'copy the story as text into a .txt file and bring that in';
    return { ...refused, problems: [{ message, fix }] };
  }
}

/** @param refused what to return with problems where the file is not imported. */
async function importText(
  { isPage, text }: SourceFile,
  path: string,
  refused: ImportedFile,
  session: ImportSession,
): Promise<ImportedFile> {
  const { options, newsroom, library } = session;
  const { sources, site } = newsroom;
  const { title, original } = options;
  const found = isPage
    ? readSavedPage(text, {
        sources,
        title,
        original,
        siteName: site.name,
        siteUrl: readSiteUrl(contentDirectory),
      })
    : readCopiedText(text, { sources, title });
  const tree = 'tree' in found ? found.tree : undefined;
  let body = 'body' in found ? found.body : writeFaithfully(dropPictures(found.tree)).markdown;
  // Its title may be another one than the article got when it was imported.
  const known = await library.findByWords(body);
  if (known !== undefined) {
    return { ...refused, outcome: 'there', path: showPath(join(contentDirectory, known)) };
  }

  const isNameless = !found.title && title === undefined && found.problems.length === 0;
  const asked = isNameless && canAsk() ? await askForTitle(refused.name, session) : title;
  const prepared = prepareFrontMatter(found, { ...options, title: asked }, newsroom);
  const { frontMatter, slug } = prepared;
  const rows = [...prepared.rows];
  let leftOut = found.leftOut;
  const refuse = (problems: readonly Problem[]) => ({
    ...refused,
    rows: [...rows, ...leftOut.map((what): SummaryRow => ['left out', what])],
    problems,
  });
  if (!frontMatter) return refuse(prepared.problems);

  const file = nameStoryFile(frontMatter.date, slug, site.timeZone);
  const pictures = tree && (await choosePictures(tree, path, file, session));
  if (tree) {
    const written = writeFaithfully(tree);
    if (written.problems.length > 0) return { ...refused, rows, problems: written.problems };
    body = written.markdown;
    leftOut = [...leftOut, ...written.leftOut];
  }
  rows.push(...(pictures?.rows ?? []));
  const owner = library.findBySlug(slug);
  if (owner !== undefined) {
    return refuse([
      {
        message: `${owner} has the same address, and its text is another; it was left as it is`,
        fix: 'compare the two; if both are to stay, bring this one in alone with another --title, or with --slug words-of-its-own',
      },
    ]);
  }
  library.add(file, slug, body);
  const bytes = new TextEncoder().encode(writeStoryFile(frontMatter, body));
  const words = checkArticleFile(file, bytes).article?.body.words ?? 0;
  rows.push(['story', `${countOf(words, 'word')} (${found.from})`]);
  return {
    ...refuse([...found.doubts, ...(pictures?.problems ?? [])]),
    outcome: 'new',
    path: showPath(join(contentDirectory, file)),
    files: [{ file, bytes }, ...(pictures?.files ?? [])],
  };
}

function askForTitle(name: string, { progress }: ImportSession): Promise<string> {
  progress.hide();
  return askLine(`What is the title of the story in ${name}?`);
}

/** Refuses the articles that the check would refuse. */
export async function checkImports(
  imports: readonly ImportedFile[],
  newsroom: Newsroom,
): Promise<ImportedFile[]> {
  const files = imports.flatMap((imported) => imported.files);
  const issues = files.length === 0 ? [] : await checkNewFiles(newsroom, files);
  const checked = imports.map((imported): ImportedFile => {
    const names = imported.files.map(({ file }) => file);
    const own = issues.filter(({ file, message }) =>
      names.some((name) => file === name || message.includes(name)),
    );
    const errors = own.filter(({ severity }) => severity === 'error');
    const notes = own.map(({ rule, message }): SummaryRow => ['note', `${rule}: ${message}`]);
    if (errors.length === 0) return { ...imported, rows: [...imported.rows, ...notes] };
    const problems = errors.map(({ rule, message, fix }): Problem => {
      const flag = rule.startsWith('tag-') ? '; --tags says which tags the story is to have' : '';
      return { message: `the check refuses it: ${message} (${rule})`, fix: `${fix}${flag}` };
    });
    return { ...imported, outcome: 'refused', problems, files: [] };
  });
  // A file with the words of another one is there already only if that one is.
  return checked.map((imported) => {
    const twin = checked.find(({ outcome, path }) => outcome === 'refused' && path === imported.path);
    if (imported.outcome !== 'there' || !twin) return imported;
    const message = `it holds the same story as ${twin.name}, which was not brought in`;
    return { ...imported, outcome: 'refused', problems: [{ message, fix: 'mend one of the two' }] };
  });
}

/**
 * Writes the new articles, each after its pictures, so that none ever lacks one.
 *
 * @throws CommandError where the process is told to stop; the articles written so far are whole.
 */
export async function writeImports(
  imports: readonly ImportedFile[],
  progress: ProgressLine,
): Promise<ImportedFile[]> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const written: ImportedFile[] = [];
  for (const [index, imported] of imports.entries()) {
    if (stopping.signal.aborted) {
      const count = written.filter(({ outcome }) => outcome === 'written').length;
      const articles = countOf(count, 'story', 'stories');
      throw new CommandError(`Stopped; ${articles} brought in. Run the command again to go on.`, 130);
    }
    progress.show(index + 1, imported.path ?? imported.name);
    written.push(imported.outcome === 'new' ? await writeImport(imported) : imported);
  }
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return written;
}

async function writeImport(imported: ImportedFile): Promise<ImportedFile> {
  const [article, ...pictures] = imported.files;
  const refuse = (message: string, fix: string): ImportedFile => ({
    ...imported,
    outcome: 'refused',
    problems: [{ message, fix }],
  });
  try {
    for (const picture of pictures) await writeNewFile(picture);
    if (article && (await writeNewFile(article))) return { ...imported, outcome: 'written' };
  } catch (error) {
    return refuse(
      `the story cannot be written (${messageOf(error)})`,
      'make room or give leave to write, then run the command again',
    );
  }
  return refuse(`${imported.path ?? 'the story'} has come to be there meanwhile`, 'run the command again');
}
