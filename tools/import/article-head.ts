import { findSource, type Sources } from '../new/sources.ts';
import { splitTags } from '../new/tags.ts';
import { splitDatedLine } from './written-date.ts';

/** A value and the index of the line that has it. */
interface Placed<T> {
  line: number;
  value: T;
}

export interface ArticleHead {
  source?: Placed<string> | undefined;
  date?: Placed<string> | undefined;
  tags?: Placed<string[]> | undefined;
  end: number;
  /** Indexes of lines that are neither source nor date nor tags. If there is only one, it is the title. */
  others: number[];
}

/** The maximum length of the head, in lines from the top of a file or page. */
export const headReach = 8;
const tagLine = /^\s*(?:tags?|keywords?)\s*[:：]\s*(.*)$/iu;

/**
 * Reads the head of an article: the title if there is one, the source's key and the date on one or two
 * lines, then the tags.
 *
 * @param lines without blank lines.
 */
export function readArticleHead(lines: readonly string[], sources: Sources): ArticleHead {
  const tagsAt = lines.slice(0, headReach).findIndex((line) => tagLine.test(line));
  const tags = tagsAt < 0 ? undefined : { line: tagsAt, value: readTagLine(lines[tagsAt] ?? '') };
  const origin = findOrigin(lines.slice(0, tags ? tagsAt : 4), sources);
  const end = Math.max(tagsAt, origin?.source?.line ?? -1, origin?.date?.line ?? -1) + 1;
  const known = new Set([tagsAt, origin?.source?.line, origin?.date?.line]);
  const others = Array.from({ length: end }, (_, index) => index).filter((index) => !known.has(index));
  return { source: origin?.source, date: origin?.date, tags, end, others };
}

/** Whether the head of an article begins at a line: source and date, then the tags. */
export function beginsArticle(lines: readonly string[], index: number, sources: Sources): boolean {
  const dated = splitDatedLine(lines[index] ?? '');
  return (
    dated !== undefined && rankSource(dated.before, sources) <= 1 && tagLine.test(lines[index + 1] ?? '')
  );
}

/** The tags of a line such as `Tag: a, b`; none for other lines. */
export function readTagLine(line: string): string[] {
  return splitTags(tagLine.exec(line)?.[1] ?? '');
}

/**
 * Whether a line of a page can only be part of a head: tags, a known source, a date alone, or a source with
 * a date. `Shanghai, March 20, 2019` is not, because articles can begin like that.
 */
export function isHeadLine(line: string, sources: Sources): boolean {
  if (tagLine.test(line) || findSource(line, sources) !== undefined) return true;
  const dated = splitDatedLine(line);
  if (!dated) return false;
  const rank = rankSource(dated.before, sources);
  return dated.before === '' || rank === 0 || (rank === 1 && dated.isRunTogether);
}

interface Origin {
  source?: Placed<string> | undefined;
  date?: Placed<string> | undefined;
  /** The lower, the more likely it is the source and date of the article. */
  rank: number;
}

/** Finds the lines that most likely hold source and date; a title may end in a date as well. */
function findOrigin(lines: readonly string[], sources: Sources): Origin | undefined {
  const candidates = lines.flatMap((line, index): Origin[] => {
    const dated = splitDatedLine(line);
    if (!dated) return [];
    const date = { line: index, value: dated.date };
    const isAlone = dated.before === '';
    const source = isAlone
      ? { line: index - 1, value: lines[index - 1]?.trim() ?? '' }
      : { line: index, value: dated.before };
    const rank = rankSource(source.value, sources);
    if (rank <= (isAlone ? 1 : 2)) return [{ source, date, rank }];
    return isAlone ? [{ date, rank: 3 }] : [];
  });
  const [best] = candidates.sort((a, b) => a.rank - b.rank);
  if (best) return best;
  const line = lines.findIndex((text) => findSource(text, sources) !== undefined);
  return line < 0 ? undefined : { source: { line, value: (lines[line] ?? '').trim() }, rank: 0 };
}

/** 0 for a known source, 1 for text in the form of a key, 2 for a name of few words, 3 for other text. */
function rankSource(written: string, sources: Sources): number {
  if (findSource(written, sources) !== undefined) return 0;
  if (/^[a-z0-9][a-z0-9._-]{1,39}$/iu.test(written)) return 1;
  return written !== '' && written.length <= 40 && written.split(/\s+/).length <= 4 ? 2 : 3;
}
