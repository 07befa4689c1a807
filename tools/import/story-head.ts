import { findSource, type Sources } from '../new/sources.ts';
import { splitTags } from '../new/tags.ts';
import { splitDatedLine } from './written-date.ts';

/** What stands above a story on the old site, as indexes of the lines that hold it. */
export interface StoryHead {
  title?: { line: number; value: string } | undefined;
  source?: { line: number; value: string } | undefined;
  date?: { line: number; value: string } | undefined;
  tags?: { line: number; value: string[] } | undefined;
  /** The line the story begins with. */
  end: number;
  /** Lines of the head that are neither source nor date nor tags; where there is one, it is the title. */
  others: number[];
}

/** How far down a file the head may reach. */
const headReach = 8;
const tagLine = /^\s*(?:tags?|keywords?)\s*[:：]\s*(.*)$/iu;

/**
 * Reads the head of a story: the title, where there is one, the source’s key and the date run
 * together or on two lines, then the tags.
 *
 * @param lines without blank ones.
 */
export function readStoryHead(lines: readonly string[], sources: Sources): StoryHead {
  const tagsAt = lines.slice(0, headReach).findIndex((line) => tagLine.test(line));
  const tagged = tagsAt >= 0;
  const origin = findOrigin(lines.slice(0, tagged ? tagsAt : 4), sources);
  const tags = tagged ? { line: tagsAt, value: readTagLine(lines[tagsAt] ?? '') } : undefined;
  const end = Math.max(tagged ? tagsAt + 1 : 0, origin ? origin.last + 1 : 0);

  const known = new Set([tags?.line, origin?.source?.line, origin?.date?.line]);
  const others = Array.from({ length: end }, (_, index) => index).filter((index) => !known.has(index));
  const [titleAt] = others.length === 1 ? others : [];
  const title = titleAt === undefined ? undefined : { line: titleAt, value: (lines[titleAt] ?? '').trim() };
  return { title, source: origin?.source, date: origin?.date, tags, end, others };
}

/** Whether a story’s head begins at a line: source and date, then the tags. */
export function beginsStory(lines: readonly string[], index: number, sources: Sources): boolean {
  const dated = splitDatedLine(lines[index] ?? '');
  return (
    dated !== undefined && rankSource(dated.before, sources) <= 1 && tagLine.test(lines[index + 1] ?? '')
  );
}

export function isTagLine(line: string): boolean {
  return tagLine.test(line);
}

export function readTagLine(line: string): string[] {
  return splitTags(tagLine.exec(line)?.[1] ?? '');
}

/**
 * Whether a line of a page, of which nobody knows whether it is part of the story, can be nothing but
 * part of a head: tags, a known source, a date alone, or a source with a date. `Shanghai, March 20, 2019`
 * is none, for stories begin so.
 */
export function isHeadLine(line: string, sources: Sources): boolean {
  if (isTagLine(line) || findSource(line, sources) !== undefined) return true;
  const dated = splitDatedLine(line);
  if (!dated) return false;
  const rank = rankSource(dated.before, sources);
  return dated.before === '' || rank === 0 || (rank === 1 && dated.isRunTogether);
}

interface Origin {
  source?: { line: number; value: string } | undefined;
  date?: { line: number; value: string } | undefined;
  last: number;
}

/** Of the lines that may hold source and date, the one that most likely does, for a title may end in a date as well. */
function findOrigin(lines: readonly string[], sources: Sources): Origin | undefined {
  const candidates = lines.flatMap((line, index) => readOrigin(lines, line, index, sources));
  const [best] = candidates.sort((a, b) => a.rank - b.rank || a.origin.last - b.origin.last);
  if (best) return best.origin;
  const keyAt = lines.findIndex((line) => findSource(line, sources) !== undefined);
  return keyAt < 0 ? undefined : { source: { line: keyAt, value: (lines[keyAt] ?? '').trim() }, last: keyAt };
}

function readOrigin(
  lines: readonly string[],
  line: string,
  index: number,
  sources: Sources,
): { origin: Origin; rank: number }[] {
  const dated = splitDatedLine(line);
  if (!dated) return [];
  const date = { line: index, value: dated.date };
  if (dated.before !== '') {
    const rank = rankSource(dated.before, sources);
    return rank > 2
      ? []
      : [{ rank, origin: { source: { line: index, value: dated.before }, date, last: index } }];
  }
  const above = lines[index - 1]?.trim() ?? '';
  const rank = rankSource(above, sources);
  return rank > 1
    ? [{ rank: 3, origin: { date, last: index } }]
    : [{ rank, origin: { source: { line: index - 1, value: above }, date, last: index } }];
}

/** 0 for a source that is known, 1 for what is written like a key, 2 for a name of few words, 3 for none. */
function rankSource(written: string, sources: Sources): number {
  if (findSource(written, sources) !== undefined) return 0;
  if (/^[a-z0-9][a-z0-9._-]{1,39}$/iu.test(written)) return 1;
  return written !== '' && written.length <= 40 && written.split(/\s+/).length <= 4 ? 2 : 3;
}
