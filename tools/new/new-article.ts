import { join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readPublicationDate } from '../../src/content/schema/publication-date.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { canAsk, CommandError, runEditorCommand, showPath, UsageError } from '../command/editor-command.ts';
import { checkNewFiles, readNewsroom, writeNewFile, type Newsroom } from '../command/newsroom.ts';
import { askForOne, askForSome, askLine, askOptionalLine } from '../command/questions.ts';
import { ArticleLibrary } from '../import/article-library.ts';
import { adviseOnSource, findSource } from './sources.ts';
import { createStorySlug, nameStoryFile, writeStoryFile, type NewFrontMatter } from './story-file.ts';
import { matchTags, splitTags } from './tags.ts';

const usage = `npm run new [-- flags]

Begins a story: writes its file into the content folder (CONTENT_DIR, else content/) as a draft, and
prints where it is. What no flag says is asked for, where there is a terminal.
  --title TEXT
  --source KEY        a key of sources.yaml
  --date DAY          such as 2019-03-20; today unless said otherwise
  --tags A,B          such as "gene therapy, China"
  --description TEXT  a sentence for the top of the page, lists and search engines
  --draft             the story does not appear yet: so it is in any case, until that line is taken out

No file is ever overwritten. Ends with 0 where the file was written, with 1 where something must be
mended first, with 2 where it was called wrongly.`;

const flags = {
  title: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  tags: { type: 'string' },
  description: { type: 'string' },
  draft: { type: 'boolean' },
} as const;

/** A placeholder that passes the check but is clearly not an article. */
const placeholder =
  'Write the story here. The first paragraph says what happened; lists and search engines show it.';

await runEditorCommand({ name: 'new', usage, flags }, async (values) => {
  const date = values.date === undefined ? undefined : readPublicationDate(values.date);
  if (date && 'message' in date) throw new UsageError(`--date: ${date.message}; ${date.fix}.`);
  const newsroom = await readNewsroom();
  const library = new ArticleLibrary(contentDirectory, newsroom);
  const describeOwner = (title: string) => {
    const owner = library.findBySlug(createStorySlug(title));
    return owner && describeTaken(owner);
  };

  const frontMatter = createFrontMatter(await completePlan(values, newsroom, describeOwner), newsroom);
  const slug = createStorySlug(frontMatter.title);
  const taken = describeOwner(frontMatter.title);
  if (taken !== undefined) throw new CommandError(taken);

  const name = nameStoryFile(frontMatter.date, slug, newsroom.site.timeZone);
  const notes = { draft: 'take this line out when the story is ready to be published' };
  const file = {
    file: name,
    bytes: new TextEncoder().encode(writeStoryFile(frontMatter, placeholder, notes)),
  };
  const issues = await checkNewFiles(newsroom, [file]);
  if (hasErrors(issues)) {
    const reasons = issues.map(({ message, fix }) => `${message}\n  fix: ${fix}`);
    throw new CommandError(`${reasons.join('\n')}\n\nNothing was written.`);
  }
  if (!(await writeNewFile(file))) throw new CommandError(describeTaken(name));
  console.log(showPath(join(contentDirectory, name)));
  return 0;
});

/** An editor's data for a new article. */
interface Plan {
  title: string;
  /** A key or a name. */
  source: string;
  /** In any format that the site reads. */
  date: string;
  tags: readonly string[];
  description?: string | undefined;
}

/** Asks for everything that no flag gives. If the flags are enough, the rest gets defaults. */
async function completePlan(
  values: Partial<Record<'title' | 'source' | 'date' | 'tags' | 'description', string>>,
  newsroom: Newsroom,
  describeOwner: (title: string) => string | undefined,
): Promise<Plan> {
  const missing = (['title', 'source', 'tags'] as const).filter((flag) => values[flag] === undefined);
  if (missing.length > 0 && !canAsk()) {
    throw new UsageError(
      `There is no terminal to ask in, and ${missing.map((flag) => `--${flag}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    );
  }
  const isAsked = missing.length > 0;
  const today = placeMoment(new Date(buildTime).toISOString(), newsroom.site.timeZone).day;
  const refuseTitle = (title: string) =>
    createSlug(title) === '' ? 'A title has at least one letter or digit.' : describeOwner(title);
  return {
    title: values.title ?? (await askLine('What is the title?', { refuse: refuseTitle })),
    source: values.source ?? (await askForSource(newsroom)),
    date: values.date ?? (isAsked ? await askForDate(today) : today),
    tags: values.tags === undefined ? await askForTags(newsroom) : splitTags(values.tags),
    description:
      values.description ??
      (isAsked
        ? await askOptionalLine(
            'A sentence for lists and search engines? (Empty: the first paragraph serves.)',
          )
        : undefined),
  };
}

function askForSource({ sources }: Newsroom): Promise<string> {
  const choices = Object.entries(sources).map(([key, { name }]) => ({ value: key, label: name, hint: key }));
  return askForOne('Where is it from?', choices);
}

function askForDate(today: string): Promise<string> {
  const refuse = (date: string) => {
    const reading = readPublicationDate(date);
    return 'message' in reading ? `${reading.message}: ${reading.fix}` : undefined;
  };
  return askLine('On which day does it appear?', { initialValue: today, refuse });
}

async function askForTags({ tags }: Newsroom): Promise<string[]> {
  const choices = tags.map(({ label, kind, aliases = [] }) => ({
    value: label,
    label,
    hint: kind,
    names: aliases,
  }));
  const chosen = choices.length === 0 ? [] : await askForSome('Which tags does it carry?', choices);
  const message = 'Other tags, which are not in the list, with commas between?';
  // An article has at least one.
  const others = chosen.length === 0 ? await askLine(message) : await askOptionalLine(message);
  return [...chosen, ...splitTags(others ?? '')];
}

/** @throws CommandError for the first flag that cannot be used. */
function createFrontMatter(plan: Plan, { sources, tags }: Newsroom): NewFrontMatter {
  const title = foldSpace(plan.title);
  if (createStorySlug(title) === '') {
    const message = `the title “${title}” has no letter and no digit, so no address can be made of it`;
    throw createFlagError('title', message, 'write it in words');
  }
  const source = findSource(plan.source, sources);
  if (source === undefined) {
    const message = `sources.yaml has no source “${plan.source}”`;
    throw createFlagError('source', message, adviseOnSource(plan.source, sources));
  }
  const date = readPublicationDate(plan.date);
  if ('message' in date) throw createFlagError('date', date.message, date.fix);
  const { labels } = matchTags(plan.tags, tags);
  if (labels.length === 0) {
    throw createFlagError('tags', 'a story has at least one tag', 'name one, for example --tags China');
  }
  const description = foldSpace(plan.description ?? '') || undefined;
  return { title, date: date.date, source, tags: labels, description, draft: true };
}

function createFlagError(flag: string, message: string, fix: string): CommandError {
  return new CommandError(`--${flag}: ${message}\n  fix: ${fix.replaceAll('\n', '\n    ')}`);
}

function describeTaken(file: string): string {
  return `${showPath(join(contentDirectory, file))} has this address already; choose another title.`;
}
