import { join } from 'node:path';
import { buildTime } from '../../src/clock.ts';
import { startStory, type StoryPlan } from './new-story.ts';
import { createStorySlug } from './story-file.ts';
import { splitTags } from './tags.ts';
import { hasErrors } from '../../src/content/checks/issue.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readPublicationDate } from '../../src/content/schema/publication-date.ts';
import {
  canAsk,
  Hindrance,
  readFlags,
  readNewsroom,
  runEditorCommand,
  showPath,
  UsageError,
  type Newsroom,
} from '../command/editor-command.ts';
import { judgeNewFiles, writeNewFile } from '../command/new-files.ts';
import { askForOne, askForSome, askLine, askOptionalLine } from '../command/questions.ts';
import { createStoryLibrary, type StoryLibrary } from '../import/story-library.ts';

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

const farewell = 'Nothing was written.';

interface Flags {
  title?: string | undefined;
  source?: string | undefined;
  date?: string | undefined;
  tags?: string[] | undefined;
  description?: string | undefined;
}

await runEditorCommand(usage, async () => {
  const flags = readCall();
  const newsroom = await readNewsroom();
  const library = createStoryLibrary(contentDirectory, newsroom);
  const today = placeMoment(new Date(buildTime).toISOString(), newsroom.site.timeZone).day;
  const plan = completePlan(flags, today) ?? (await askForPlan(flags, today, newsroom, library));

  const { sources, tags, site } = newsroom;
  const story = startStory(plan, { sources, tags, timeZone: site.timeZone });
  if ('flag' in story)
    throw new Hindrance(`--${story.flag}: ${story.message}\n  fix: ${story.fix.replaceAll('\n', '\n    ')}`);
  const owner = library.findBySlug(story.slug);
  if (owner !== undefined) throw new Hindrance(describeOwner(owner));

  const file = { file: story.file, bytes: new TextEncoder().encode(story.text) };
  const issues = await judgeNewFiles(newsroom, [file]);
  if (hasErrors(issues)) {
    const reasons = issues.map(({ message, fix }) => `${message}\n  fix: ${fix}`);
    throw new Hindrance(`${reasons.join('\n')}\n\n${farewell}`);
  }
  if (!(await writeNewFile(file))) throw new Hindrance(describeOwner(story.file));
  console.log(showPath(join(contentDirectory, story.file)));
  return 0;
});

function readCall(): Flags {
  const { values, positionals } = readFlags('new', {
    title: { type: 'string' },
    source: { type: 'string' },
    date: { type: 'string' },
    tags: { type: 'string' },
    description: { type: 'string' },
    draft: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const [stray] = positionals;
  if (stray !== undefined)
    throw new UsageError(`“${stray}” belongs to no flag; put a text of several words in quotes.`);
  for (const [flag, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.trim() === '') throw new UsageError(`--${flag} is empty.`);
  }
  const date = values.date === undefined ? undefined : readPublicationDate(values.date);
  if (date && 'message' in date) throw new UsageError(`--date: ${date.message}; ${date.fix}.`);
  const { title, source, description } = values;
  const tags = values.tags === undefined ? undefined : splitTags(values.tags);
  return { title, source, date: values.date, tags, description };
}

/** The plan, where the flags say all that must be said or nobody can be asked for the rest. */
function completePlan(
  { title, source, date = '', tags, description }: Flags,
  today: string,
): StoryPlan | undefined {
  if (title !== undefined && source !== undefined && tags !== undefined) {
    return { title, source, date: date || today, tags, description };
  }
  if (canAsk()) return undefined;
  const missing = Object.entries({ title, source, tags }).filter(([, value]) => value === undefined);
  throw new UsageError(
    `There is no terminal to ask in, and ${missing.map(([flag]) => `--${flag}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  );
}

async function askForPlan(
  flags: Flags,
  today: string,
  newsroom: Newsroom,
  library: StoryLibrary,
): Promise<StoryPlan> {
  return {
    title:
      flags.title ??
      (await askLine('What is the title?', farewell, { refuse: (title) => refuseTitle(title, library) })),
    source: flags.source ?? (await askForSource(newsroom)),
    date:
      flags.date ??
      (await askLine('On which day does it appear?', farewell, { initialValue: today, refuse: refuseDate })),
    tags: flags.tags ?? (await askForTags(newsroom)),
    description:
      flags.description ??
      (await askOptionalLine(
        'A sentence for lists and search engines? (Empty: the first paragraph serves.)',
        farewell,
      )),
  };
}

function askForSource({ sources }: Newsroom): Promise<string> {
  const options = Object.entries(sources).map(([key, { name }]) => ({ value: key, label: name, hint: key }));
  return askForOne('Where is it from?', farewell, options);
}

async function askForTags({ tags }: Newsroom): Promise<string[]> {
  const options = tags.map(({ label, kind, aliases = [] }) => ({
    value: label,
    label,
    hint: kind,
    names: aliases,
  }));
  const chosen = options.length === 0 ? [] : await askForSome('Which tags does it carry?', farewell, options);
  const message = 'Other tags, which are not in the list, with commas between?';
  // A story has at least one.
  const others =
    chosen.length === 0 ? await askLine(message, farewell) : await askOptionalLine(message, farewell);
  return [...chosen, ...splitTags(others ?? '')];
}

function refuseTitle(title: string, library: StoryLibrary): string | undefined {
  const slug = createStorySlug(title);
  if (createSlug(title) === '') return 'A title has at least one letter or digit.';
  const owner = library.findBySlug(slug);
  return owner === undefined ? undefined : describeOwner(owner);
}

function refuseDate(date: string): string | undefined {
  const reading = readPublicationDate(date);
  return 'message' in reading ? `${reading.message}: ${reading.fix}` : undefined;
}

function describeOwner(file: string): string {
  return `${showPath(join(contentDirectory, file))} has this address already; choose another title.`;
}
