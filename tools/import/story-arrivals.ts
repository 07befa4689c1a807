import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkArticleFile } from '../../src/content/checks/article-file.ts';
import type { Issue } from '../../src/content/checks/issue.ts';
import { readCopiedText } from './copied-text.ts';
import { readFileText } from './file-text.ts';
import type { FoundStory, Problem } from './found-story.ts';
import type { Arrival } from './import-report.ts';
import { prepareStory, writePreparedStory, type Instructions, type SummaryRow } from './prepared-story.ts';
import { placePictures } from './picture-places.ts';
import { readSavedPage } from './saved-page.ts';
import { writeFaithfully } from './survival.ts';
import { countOf } from '../../src/lib/text.ts';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { canAsk, Cancellation, showPath, type Newsroom } from '../command/editor-command.ts';
import { judgeNewFiles, writeNewFile, type NewFile } from '../command/new-files.ts';
import { choosePictures } from './page-pictures.ts';
import type { ProgressLine } from '../command/progress-line.ts';
import { askLine } from '../command/questions.ts';
import type { StoryLibrary } from './story-library.ts';

/** A file that is to be brought in, as far as it has come. */
export interface StoryArrival extends Arrival {
  /** The story’s file first, then its pictures; none unless the story is new. */
  files: NewFile[];
}

/** What all files of one call share. */
export interface ImportSituation {
  instructions: Instructions;
  newsroom: Newsroom;
  library: StoryLibrary;
  progress: ProgressLine;
  /** Whether there is one file alone, so that whoever calls can be asked more of it. */
  isAlone: boolean;
}

/** Reads a file and makes a story of it, as far as that can be done without the check. */
export async function receiveFile(path: string, situation: ImportSituation): Promise<StoryArrival> {
  const name = showPath(path);
  let text;
  try {
    text = readFileText(basename(path), await readFile(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse({ name }, [
      {
        message: `the file cannot be read (${reason})`,
        fix: 'see that it is a file, and that you may open it',
      },
    ]);
  }
  if (!('kind' in text)) return refuse({ name }, [text]);
  try {
    return text.kind === 'page'
      ? await receivePage(name, path, text.text, situation)
      : await receiveText(name, text.text, situation);
  } catch (error) {
    if (error instanceof Cancellation) throw error;
    // One strange file must not keep the others out.
    const reason = error instanceof Error ? error.message : String(error);
    return refuse({ name }, [
      {
        message: `the file cannot be understood (${reason})`,
        fix: 'copy the story as text into a .txt file and bring that in',
      },
    ]);
  }
}

async function receiveText(name: string, text: string, situation: ImportSituation): Promise<StoryArrival> {
  const { instructions, newsroom, library } = situation;
  const { found, body } = readCopiedText(text, { sources: newsroom.sources, title: instructions.title });
  // Found by its text even where the title was given by hand when it came.
  const known = await library.findByText(body);
  if (known !== undefined) return describeKnown(name, known);
  const { story, problems, rows } = await prepare(name, found, situation);
  if (!story) return refuse({ name, rows: [...rows, ...listLeftOut(found)] }, problems);
  return announce({ name, rows }, found, story, body, [], situation);
}

async function receivePage(
  name: string,
  path: string,
  html: string,
  situation: ImportSituation,
): Promise<StoryArrival> {
  const { instructions, newsroom, library } = situation;
  const page = readSavedPage(html, {
    sources: newsroom.sources,
    title: instructions.title,
    original: instructions.original,
    siteName: newsroom.site.name,
    siteUrl: readSiteUrl(contentDirectory),
  });
  const known = await library.findByText(writeFaithfully(placePictures(page, () => undefined)).markdown);
  if (known !== undefined) return describeKnown(name, known);
  const { story, problems, rows } = await prepare(name, page.found, situation);
  if (!story) return refuse({ name, rows: [...rows, ...listLeftOut(page.found)] }, problems);

  const pictures = await choosePictures(page, path, story.file, contentDirectory, situation);
  const written = writeFaithfully(placePictures(page, pictures.place));
  if (written.problems.length > 0) return refuse({ name, rows }, written.problems);
  const body = written.markdown;
  const found = {
    ...page.found,
    leftOut: [...page.found.leftOut, ...written.leftOut],
    doubts: [...page.found.doubts, ...pictures.problems],
  };
  return announce({ name, rows: [...rows, ...pictures.rows] }, found, story, body, pictures.files, situation);
}

async function prepare(
  name: string,
  found: FoundStory,
  { instructions, newsroom, progress }: ImportSituation,
) {
  const isNameless = !found.title && instructions.title === undefined;
  const title =
    isNameless && found.problems.length === 0 && canAsk() ? await askForTitle() : instructions.title;
  return prepareStory(
    found,
    { ...instructions, title },
    { sources: newsroom.sources, tags: newsroom.tags, timeZone: newsroom.site.timeZone },
  );

  function askForTitle(): Promise<string> {
    progress.hide();
    return askLine(`What is the title of the story in ${name}?`, 'Nothing was written.');
  }
}

type Prepared = NonNullable<Awaited<ReturnType<typeof prepare>>['story']>;

/** A story that lacks nothing, unless its address is another’s. */
function announce(
  { name, rows }: { name: string; rows: SummaryRow[] },
  found: FoundStory,
  story: Prepared,
  body: string,
  pictures: NewFile[],
  { library }: ImportSituation,
): StoryArrival {
  const owner = library.findBySlug(story.slug);
  if (owner !== undefined) {
    return refuse({ name, rows: [...rows, ...listLeftOut(found)] }, [
      {
        message: `${owner} has the same address, and its text is another; it was left as it is`,
        fix: 'compare the two; if both are to stay, bring this one in alone with another --title, or with --slug words-of-its-own',
      },
    ]);
  }
  library.add(story.file, story.slug, body);
  const bytes = new TextEncoder().encode(writePreparedStory(story, body));
  const words = checkArticleFile(story.file, bytes).article?.body.words ?? 0;
  return {
    name,
    outcome: 'new',
    path: showPath(join(contentDirectory, story.file)),
    rows: [...rows, ['story', `${countOf(words, 'word')} (${found.storyFrom})`], ...listLeftOut(found)],
    problems: found.doubts,
    files: [{ file: story.file, bytes }, ...pictures],
  };
}

function describeKnown(name: string, file: string): StoryArrival {
  const path = showPath(join(contentDirectory, file));
  return { name, outcome: 'there', path, rows: [], problems: [], files: [] };
}

function refuse(
  { name, path, rows = [] }: Pick<Arrival, 'name' | 'path'> & Partial<Arrival>,
  problems: readonly Problem[],
): StoryArrival {
  return { name, outcome: 'refused', path, rows, problems, files: [] };
}

function listLeftOut({ leftOut }: FoundStory): SummaryRow[] {
  return leftOut.map(({ from, what }) => ['left out', `${from}: ${what}`]);
}

/** Refuses the stories that the check would refuse. */
export async function judgeArrivals(
  arrivals: readonly StoryArrival[],
  newsroom: Newsroom,
): Promise<StoryArrival[]> {
  const files = arrivals.flatMap((arrival) => arrival.files);
  const issues = files.length === 0 ? [] : await judgeNewFiles(newsroom, files);
  const judged = arrivals.map((arrival) => {
    const names = arrival.files.map(({ file }) => file);
    const own = issues.filter(({ file, message }) =>
      names.some((name) => file === name || message.includes(name)),
    );
    const errors = own.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refuse(arrival, errors.map(describeIssue));
    const notes = own.map(({ rule, message }): SummaryRow => ['note', `${rule}: ${message}`]);
    return { ...arrival, rows: [...arrival.rows, ...notes] };
  });
  return judged.map((arrival) => refuseTwin(arrival, judged));
}

/** A file with the story of another one is there already only if that one is. */
function refuseTwin(arrival: StoryArrival, judged: readonly StoryArrival[]): StoryArrival {
  const isRefused = ({ outcome, path }: StoryArrival) => outcome === 'refused' && path === arrival.path;
  const twin = arrival.outcome === 'there' ? judged.find(isRefused) : undefined;
  if (!twin) return arrival;
  return refuse(arrival, [
    {
      message: `it holds the same story as ${twin.name}, which was not brought in`,
      fix: 'mend one of the two',
    },
  ]);
}

function describeIssue({ rule, message, fix }: Issue): Problem {
  const flag = rule.startsWith('tag-') ? '; --tags says which tags the story is to have' : '';
  return { message: `the check refuses it: ${message} (${rule})`, fix: `${fix}${flag}` };
}

/**
 * Writes the new stories, each after its pictures, so that none ever lacks one.
 *
 * @throws Cancellation where the process is told to stop; the stories so far are whole.
 */
export async function writeArrivals(
  arrivals: readonly StoryArrival[],
  progress: ProgressLine,
): Promise<StoryArrival[]> {
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const written: StoryArrival[] = [];
  for (const [index, arrival] of arrivals.entries()) {
    if (stopping.signal.aborted) {
      const stories = written.filter(({ outcome }) => outcome === 'written').length;
      throw new Cancellation(
        `Stopped; ${countOf(stories, 'story', 'stories')} brought in. Run the command again to go on.`,
      );
    }
    progress.show(index + 1, arrival.path ?? arrival.name);
    written.push(arrival.outcome === 'new' ? await writeArrival(arrival) : arrival);
  }
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return written;
}

async function writeArrival(arrival: StoryArrival): Promise<StoryArrival> {
  const [story, ...pictures] = arrival.files;
  try {
    for (const picture of pictures) await writeNewFile(picture);
    if (story && (await writeNewFile(story))) return { ...arrival, outcome: 'written' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(arrival, [
      {
        message: `the story cannot be written (${reason})`,
        fix: 'make room or give leave to write, then run the command again',
      },
    ]);
  }
  const message = `${arrival.path ?? 'the story'} has come to be there meanwhile`;
  return refuse(arrival, [{ message, fix: 'run the command again' }]);
}
