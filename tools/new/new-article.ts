import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { checkTags, createVocabularyIndex } from '../../src/content/checks/tags.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readPublicationDate } from '../../src/content/schema/publication-date.ts';
import type { SourceSettings } from '../../src/content/schema/source.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import type { Refusal } from '../../src/lib/refusal.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { foldSpace } from '../../src/lib/text.ts';
import {
  canAsk,
  CommandError,
  refuseFlag,
  runEditorCommand,
  showPath,
  text,
  toggle,
  UsageError,
} from '../command/editor-command.ts';
import { checkNewFiles, readNewsroom, replaceFile, writeNewFile } from '../command/newsroom.ts';
import { askForSome, askLine } from '../command/questions.ts';
import { StoryLibrary } from './story-library.ts';
import { chooseSource } from './source-choice.ts';
import { addSource, formatSource, sourcesFile } from '../../src/writing/sources-file.ts';
import { createStorySlug, nameStoryFile, writeStoryFile } from '../../src/writing/story-file.ts';
import { splitTags } from '../../src/writing/tag-lists.ts';
import { matchTags } from '../../src/writing/tags.ts';
import { print } from '../command/output.ts';

const dateForms = '2026-06-02, 2 June 2026, June 2, 2026 or 2026-06-02T09:30+08:00';

const descriptionQuestion = 'A sentence for lists and search engines? (Empty: the first paragraph serves.)';

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
  const missing = ['title', 'source', 'tags'].filter((flag) => !Object.hasOwn(values, flag));
  const isAsking = missing.length > 0;
  if (isAsking && !canAsk()) {
    const names = missing.map((flag) => `--${flag}`).join(', ');
    throw new UsageError(`There is no terminal to ask in: give ${names}.`);
  }
  refuseFlag('date', refuseDate(values.date ?? ''));
  const newsroom = await readNewsroom();
  const { sources, tags: vocabulary, site } = newsroom;
  const library = new StoryLibrary(newsroom);

  const refuseTitle = (title: string) => refuseSlug(createStorySlug(title), library);
  const title = foldSpace(values.title ?? (await askLine('What is the title?', { refuse: refuseTitle })));
  refuseFlag('title', refuseTitle(title));
  const { key, settings } = await chooseSource(values, sources);
  const date = values.date ?? (isAsking ? await askForDate() : '');
  const tags = values.tags === undefined ? await askForTags(vocabulary) : splitTags(values.tags);
  refuseFlag('tags', refuseTags(tags, vocabulary));
  const description =
    values.description ?? (isAsking ? await askLine(descriptionQuestion, { isOptional: true }) : '');

  const frontMatter = {
    title,
    date: readDate(date, site.timeZone),
    source: key,
    tags: matchTags(tags, vocabulary).labels,
    description: foldSpace(description) || undefined,
    draft: true,
  };
  const file = nameStoryFile(frontMatter.date, createStorySlug(title), site.timeZone);
  const story = { file, bytes: Buffer.from(writeStoryFile(frontMatter, placeholder)) };
  const sourcesPath = join(contentDirectory, sourcesFile);
  // Read just now: somebody may have edited it since the command began.
  const extended = settings && extendSources(await readFile(sourcesPath, 'utf8'), key, settings);
  const settingsFiles = extended === undefined ? [] : [{ file: sourcesFile, bytes: Buffer.from(extended) }];
  const issues = await checkNewFiles(newsroom, [...settingsFiles, story]);
  if (hasErrors(issues)) {
    const reasons = issues.map(({ message, fix }) => `${message}\n  fix: ${fix}\n`);
    throw new CommandError(`${reasons.join('')}\nNothing was written.`);
  }
  // In this order no story is left with a source that does not exist.
  if (extended !== undefined) await replaceFile(sourcesPath, extended);
  if (!(await writeNewFile(story))) refuseFlag('title', refuseOwner(file));
  print(showPath(join(contentDirectory, file)));
  if (extended !== undefined) print(`${showPath(sourcesPath)}: new source ${key}`);
  return 0;
});

/** @throws CommandError where the text is written in a way that nothing can be added to. */
function extendSources(text: string, key: string, settings: SourceSettings): string {
  const extended = addSource(text, key, settings);
  if (extended !== undefined) return extended;
  const lines = formatSource(key, settings).replace(/^(?=.)/gm, '    ');
  throw new CommandError(
    `${sourcesFile} is written in a way that this command cannot add to.\n  fix: add these lines to it yourself:\n${lines}`,
  );
}

function refuseSlug(slug: string, library: StoryLibrary): Refusal | undefined {
  if (slug === '') return { message: 'a title has at least one letter or digit', fix: 'write it in words' };
  const owner = library.findBySlug(slug);
  return owner === undefined ? undefined : refuseOwner(owner);
}

function refuseOwner(file: string): Refusal {
  const path = showPath(join(contentDirectory, file));
  return { message: `${path} has this address already`, fix: 'choose another title' };
}

function askForDate(): Promise<string> {
  const question = `When does it appear? (Empty: now. Else ${dateForms}.)`;
  return askLine(question, { isOptional: true, refuse: refuseDate });
}

function refuseDate(written: string): Refusal | undefined {
  const reading = written === '' ? undefined : readPublicationDate(written);
  return reading && 'message' in reading ? reading : undefined;
}

/** An empty date is the present minute: feeds and readers then show the hour at which the story came out. */
function readDate(written: string, timeZone: string): string {
  const reading = readPublicationDate(written);
  if ('date' in reading) return reading.date;
  return placeMoment(new Date(buildTime - (buildTime % 60_000)).toISOString(), timeZone).iso;
}

async function askForTags(vocabulary: readonly TagSettings[]): Promise<string[]> {
  const choices = vocabulary.map(({ label, kind, aliases = [] }) => {
    return { value: label, label, hint: [kind, ...aliases].join(', ') };
  });
  const chosen = choices.length === 0 ? [] : await askForSome('Which tags does it carry?', choices);
  const message = 'Other tags, which are not in the list, with commas between?';
  const refuse = (answer: string) => refuseTags([...chosen, ...splitTags(answer)], vocabulary);
  return [...chosen, ...splitTags(await askLine(message, { isOptional: true, refuse }))];
}

function refuseTags(written: readonly string[], vocabulary: readonly TagSettings[]): Refusal | undefined {
  const { labels } = matchTags(written, vocabulary);
  if (labels.length === 0) {
    return { message: 'a story has at least one tag', fix: 'name one, for example China' };
  }
  const place = { line: 1, column: 1 };
  const mentions = { tags: labels.map((label) => ({ written: label, place })) };
  const [issue] = checkTags({ file: '', issues: [], mentions }, createVocabularyIndex(vocabulary));
  return issue;
}
