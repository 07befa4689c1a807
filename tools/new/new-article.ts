import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { checkTags, createVocabularyIndex } from '../../src/content/checks/tags.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readPublicationDate } from '../../src/content/schema/publication-date.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import {
  canAsk,
  CommandError,
  createFlagError,
  runEditorCommand,
  showPath,
  text,
  toggle,
  UsageError,
} from '../command/editor-command.ts';
import {
  checkNewFiles,
  readNewsroom,
  replaceFile,
  writeNewFile,
  type NewFile,
  type Newsroom,
} from '../command/newsroom.ts';
import { askForSome, askLine, askOptionalLine } from '../command/questions.ts';
import { ArticleLibrary } from '../import/article-library.ts';
import { chooseSource, type SourceFlags } from './source-choice.ts';
import { addSource, sourcesFile, type NewSource } from './sources-file.ts';
import { createStorySlug, nameStoryFile, writeStoryFile, type NewFrontMatter } from './story-file.ts';
import { matchTags, splitTags } from './tags.ts';

const dateForms = '2019-03-20, March 20, 2019 or 2019-03-20T09:30+08:00';

const usage = `npm run new [-- flags]

Begins a story: writes its file into the content folder (CONTENT_DIR, else content/) as a draft, and
prints where it is. What no flag says is asked for, where there is a terminal.
  --title TEXT
  --source KEY        a key of sources.yaml; of a source that is not there yet, with these two:
  --source-name TEXT  its name, as readers see it
  --source-url URL    its web address
  --date DATE         now, unless said otherwise; else ${dateForms}
  --tags A,B          such as "gene therapy, China"
  --description TEXT  a sentence for the top of the page, lists and search engines
  --draft             the story does not appear yet: so it is in any case, until that line is taken out

No story is ever overwritten; a new source is added to sources.yaml together with the story. Ends with 0
where the file was written, with 1 where something must be mended first, with 2 where it was called wrongly.`;

const flags = {
  title: text,
  source: text,
  'source-name': text,
  'source-url': text,
  date: text,
  tags: text,
  description: text,
  draft: toggle,
};

/** A placeholder that passes the check but is clearly not an article. */
const placeholder =
  'Write the story here. The first paragraph says what happened; lists and search engines show it.';

await runEditorCommand({ name: 'new', usage, flags }, async (values) => {
  const date = values.date === undefined ? undefined : readPublicationDate(values.date);
  if (date && 'message' in date) throw new UsageError(`--date: ${date.message}; ${date.fix}.`);
  const newsroom = await readNewsroom();
  const library = new ArticleLibrary(contentDirectory, newsroom);
  const refuseSlug = (slug: string) => {
    const owner = library.findBySlug(slug);
    return owner && describeTaken(owner);
  };
  const { frontMatter, newSource } = await createFrontMatter(values, newsroom, refuseSlug);
  const slug = createStorySlug(frontMatter.title);
  const file = nameStoryFile(frontMatter.date, slug, newsroom.site.timeZone);
  const notes = { draft: 'take this line out when the story is ready to be published' };
  const story = { file, bytes: new TextEncoder().encode(writeStoryFile(frontMatter, placeholder, notes)) };
  const extended = newSource && (await extendSources(newSource));
  await requireNoErrors(newsroom, extended ? [extended, story] : [story], newSource);
  // In this order no story is left with a source that does not exist.
  if (extended) await replaceFile(extended);
  if (!(await writeNewFile(story))) throw new CommandError(describeTaken(file));
  console.log(showPath(join(contentDirectory, file)));
  if (newSource) console.log(`${showPath(join(contentDirectory, sourcesFile))}: new source ${newSource.key}`);
  return 0;
});

/** sources.yaml with a new source, read just now: somebody may have edited it since the command began. */
async function extendSources(source: NewSource): Promise<NewFile> {
  const bytes = await readFile(join(contentDirectory, sourcesFile));
  return { file: sourcesFile, bytes: addSource(bytes, source) };
}

/** @throws CommandError if files would have errors. */
async function requireNoErrors(newsroom: Newsroom, files: NewFile[], newSource?: NewSource): Promise<void> {
  const sources = { ...newsroom.sources, ...(newSource && { [newSource.key]: newSource.settings }) };
  const issues = await checkNewFiles({ ...newsroom, sources }, files);
  if (!hasErrors(issues)) return;
  const reasons = issues.map(({ message, fix }) => `${message}\n  fix: ${fix}`);
  throw new CommandError(`${reasons.join('\n')}\n\nNothing was written.`);
}

function describeTaken(file: string): string {
  return `${showPath(join(contentDirectory, file))} has this address already; choose another title.`;
}

/**
 * Asks for everything that no flag says. Where the flags say enough, the rest has defaults.
 *
 * @throws CommandError for a flag that cannot be used.
 */
async function createFrontMatter(
  values: SourceFlags & Partial<Record<'title' | 'date' | 'tags' | 'description', string>>,
  { sources, tags: vocabulary, site }: Newsroom,
  refuseSlug: (slug: string) => string | undefined,
): Promise<{ frontMatter: NewFrontMatter; newSource: NewSource | undefined }> {
  const missing = (['title', 'source', 'tags'] as const).filter((flag) => values[flag] === undefined);
  const isAsking = missing.length > 0;
  if (isAsking && !canAsk()) {
    const flagNames = missing.map((flag) => `--${flag}`).join(', ');
    throw new UsageError(
      `There is no terminal to ask in, and ${flagNames} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  }
  const title = foldSpace(values.title ?? (await askForTitle(refuseSlug)));
  const slug = createStorySlug(title);
  if (slug === '') {
    const message = `the title “${title}” has no letter and no digit, so no address can be made of it`;
    throw createFlagError('title', message, 'write it in words');
  }
  const refusal = refuseSlug(slug);
  if (refusal !== undefined) throw new CommandError(refusal);
  const source = await chooseSource(values, sources);
  const date = readPublicationDate(
    values.date ?? (isAsking ? await askForDate() : undefined) ?? describeNow(site.timeZone),
  );
  if ('message' in date) throw createFlagError('date', date.message, date.fix);
  const written = values.tags === undefined ? await askForTags(vocabulary) : splitTags(values.tags);
  const { labels: tags } = matchTags(written, vocabulary);
  if (tags.length === 0) {
    throw createFlagError('tags', 'a story has at least one tag', 'name one, for example --tags China');
  }
  const question = 'A sentence for lists and search engines? (Empty: the first paragraph serves.)';
  const description = values.description ?? (isAsking ? await askOptionalLine(question) : undefined);
  const newSource = typeof source === 'string' ? undefined : source;
  const frontMatter = {
    title,
    date: date.date,
    source: typeof source === 'string' ? source : source.key,
    tags,
    description: description === undefined ? undefined : foldSpace(description),
    draft: true,
  };
  return { frontMatter, newSource };
}

function askForTitle(refuseSlug: (slug: string) => string | undefined): Promise<string> {
  const refuse = (title: string) =>
    createSlug(title) === ''
      ? 'A title has at least one letter or digit.'
      : refuseSlug(createStorySlug(title));
  return askLine('What is the title?', { refuse });
}

/** The present minute: feeds and readers then show the hour at which the story came out. */
function describeNow(timeZone: string): string {
  return placeMoment(new Date(buildTime - (buildTime % 60_000)).toISOString(), timeZone).iso;
}

function askForDate(): Promise<string | undefined> {
  const refuse = (date: string) => {
    const reading = date === '' ? { date } : readPublicationDate(date);
    return 'message' in reading ? `${reading.message}: ${reading.fix}` : undefined;
  };
  return askOptionalLine(`When does it appear? (Empty: now. Else ${dateForms}.)`, { refuse });
}

async function askForTags(vocabulary: readonly TagSettings[]): Promise<string[]> {
  const choices = vocabulary.map(({ label, kind, aliases = [] }) => ({
    value: label,
    label,
    hint: kind,
    names: aliases,
  }));
  const chosen = choices.length === 0 ? [] : await askForSome('Which tags does it carry?', choices);
  const message = 'Other tags, which are not in the list, with commas between?';
  const refuse = (answer: string) => refuseTags([...chosen, ...splitTags(answer)], vocabulary);
  const others = await askOptionalLine(message, { refuse });
  return [...chosen, ...splitTags(others ?? '')];
}

function refuseTags(written: readonly string[], vocabulary: readonly TagSettings[]): string | undefined {
  const { labels } = matchTags(written, vocabulary);
  if (labels.length === 0) return 'A story has at least one tag.';
  const place = { line: 1, column: 1 };
  const mentions = { tags: labels.map((label) => ({ written: label, place })) };
  const [issue] = checkTags({ file: '', issues: [], mentions }, createVocabularyIndex(vocabulary));
  return issue && `${issue.message}: ${issue.fix}`;
}
