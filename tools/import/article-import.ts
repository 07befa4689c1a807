import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { countOf } from '../../src/lib/text.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { canAsk, CommandError, showPath } from '../command/editor-command.ts';
import { checkNewFiles, writeNewFile, type Newsroom } from '../command/newsroom.ts';
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

export interface ImportSession {
  options: ImportOptions;
  newsroom: Newsroom;
  library: ArticleLibrary;
  /** Whether the call is for one file; only then it asks about details. */
  isAlone: boolean;
}

export async function importFile(path: string, session: ImportSession): Promise<ImportedFile> {
  const name = showPath(path);
  let action = 'read';
  let fix = 'see that it is a file, and that you may open it';
  try {
    const source = readSourceFile(basename(path), await readFile(path));
    if ('message' in source) return refuse({ name }, [source]);
    action = 'understood';
    fix = 'copy the story as text into a .txt file and bring that in';
    return await importSource(source, path, session);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    // An error in one file must not prevent the import of the others.
    return refuse({ name }, [{ message: `the file cannot be ${action} (${messageOf(error)})`, fix }]);
  }
}

async function importSource(source: SourceFile, path: string, session: ImportSession): Promise<ImportedFile> {
  const { options, newsroom, library } = session;
  const name = showPath(path);
  const found = readArticle(source, session);
  const tree = 'tree' in found ? found.tree : undefined;
  let body = 'tree' in found ? writeFaithfully(dropPictures(found.tree)).markdown : found.body;
  // Compared by its words: its title may have been different at an earlier import.
  const known = await library.findByWords(body);
  if (known !== undefined) return { ...refuse({ name, path: locate(known) }, []), outcome: 'there' };

  const isNameless = !found.title && options.title === undefined && found.problems.length === 0;
  const title =
    isNameless && canAsk() ? await askLine(`What is the title of the story in ${name}?`) : options.title;
  const { frontMatter, slug, problems, rows } = prepareFrontMatter(found, { ...options, title }, newsroom);
  const leftOut = found.leftOut.map((what): SummaryRow => ['left out', what]);
  if (!frontMatter) return refuse({ name, rows: [...rows, ...leftOut] }, problems);

  const file = nameStoryFile(frontMatter.date, slug, newsroom.site.timeZone);
  const pictures = tree && (await choosePictures(tree, path, file, session.isAlone));
  rows.push(...(pictures?.rows ?? []));
  if (tree) {
    const written = writeFaithfully(tree);
    if (written.problems.length > 0) return refuse({ name, rows }, written.problems);
    body = written.markdown;
    leftOut.push(...written.leftOut.map((what): SummaryRow => ['left out', what]));
  }
  const owner = library.findBySlug(slug);
  if (owner !== undefined) {
    const message = `${owner} has the same address, and its text is another; it was left as it is`;
    const fix =
      'compare the two; if both are to stay, bring this one in alone with another --title, or with --slug words-of-its-own';
    return refuse({ name, rows: [...rows, ...leftOut] }, [{ message, fix }]);
  }
  library.add(file, slug, body);
  const bytes = new TextEncoder().encode(writeStoryFile(frontMatter, body));
  const words = checkArticleFile(file, bytes).article?.body.words ?? 0;
  return {
    name,
    outcome: 'new',
    path: locate(file),
    rows: [...rows, ['story', `${countOf(words, 'word')} (${found.from})`], ...leftOut],
    problems: [...found.doubts, ...(pictures?.problems ?? [])],
    files: [{ file, bytes }, ...(pictures?.files ?? [])],
  };
}

function readArticle({ isPage, text }: SourceFile, { options, newsroom }: ImportSession) {
  const { sources, site } = newsroom;
  const { title, original } = options;
  if (!isPage) return readCopiedText(text, { sources, title });
  const siteUrl = readSiteUrl(contentDirectory);
  return readSavedPage(text, { sources, title, original, siteName: site.name, siteUrl });
}

function locate(file: string): string {
  return showPath(join(contentDirectory, file));
}

function refuse(
  imported: Pick<ImportedFile, 'name'> & Partial<ImportedFile>,
  problems: readonly Problem[],
): ImportedFile {
  return { rows: [], ...imported, outcome: 'refused', problems, files: [] };
}

export async function checkImports(
  imports: readonly ImportedFile[],
  newsroom: Newsroom,
): Promise<ImportedFile[]> {
  const files = imports.flatMap((imported) => imported.files);
  const issues = files.length === 0 ? [] : await checkNewFiles(newsroom, files);
  const checked = imports.map((imported): ImportedFile => {
    const own = issues.filter(({ file, message }) =>
      imported.files.some((named) => file === named.file || message.includes(named.file)),
    );
    const errors = own.filter(({ severity }) => severity === 'error');
    const notes = own.map(({ rule, message }): SummaryRow => ['note', `${rule}: ${message}`]);
    if (errors.length === 0) return { ...imported, rows: [...imported.rows, ...notes] };
    const problems = errors.map(({ rule, message, fix }): Problem => {
      const flag = rule.startsWith('tag-') ? '; --tags says which tags the story is to have' : '';
      return { message: `the check refuses it: ${message} (${rule})`, fix: `${fix}${flag}` };
    });
    return refuse(imported, problems);
  });
  // A file with the same words as another one is a duplicate only if that one is written.
  return checked.map((imported) => {
    const twin = checked.find(({ outcome, path }) => outcome === 'refused' && path === imported.path);
    if (imported.outcome !== 'there' || !twin) return imported;
    const message = `it holds the same story as ${twin.name}, which was not brought in`;
    return refuse(imported, [{ message, fix: 'mend one of the two' }]);
  });
}

/** Writes a new article after its pictures, so that it never lacks one. */
export async function writeImport(imported: ImportedFile): Promise<ImportedFile> {
  const [article, ...pictures] = imported.files;
  if (!article) return imported;
  try {
    for (const picture of pictures) await writeNewFile(picture);
    if (await writeNewFile(article)) return { ...imported, outcome: 'written' };
  } catch (error) {
    const message = `the story cannot be written (${messageOf(error)})`;
    return refuse(imported, [
      { message, fix: 'make room or give leave to write, then run the command again' },
    ]);
  }
  const message = `${locate(article.file)} has come to be there meanwhile`;
  return refuse(imported, [{ message, fix: 'run the command again' }]);
}
