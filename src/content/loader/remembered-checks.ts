import type { ArticleFile } from '../checks/article-file.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import type { PictureFacts, PictureProblem } from './picture-files.ts';
import { readJsonLines, writeJsonLines } from '../../lib/json-lines-cache.ts';

/** What was found about files whose bytes are known, so that it need not be found again. */
export interface RememberedChecks {
  /** By the digest of a story's name and bytes. */
  articles: Map<string, ArticleFile>;
  /** By the digest of a picture's name and bytes. */
  pictures: Map<string, PictureFacts | PictureProblem>;
}

export function forgetChecks(): RememberedChecks {
  return { articles: new Map(), pictures: new Map() };
}

/** What decides a finding besides the file itself. */
const rulePlaces = ['src/content', 'src/lib', 'package-lock.json'];

/**
 * Reads what an earlier run remembered of a content folder. A file that is absent, damaged, half written
 * or of other rules counts as no memory at all.
 */
export function recallChecks(file: string): RememberedChecks {
  const { articles, pictures } = forgetChecks();
  for (const line of readJsonLines(file, digestCode(rulePlaces, runtime))) {
    const [kind, key, value] = line as RememberedLine;
    if (kind === 'article') articles.set(key, value);
    else pictures.set(key, value);
  }
  return { articles, pictures };
}

/** Whether a memory holds what was found, and nothing that has gone since. */
export function remembersAll(memory: RememberedChecks, found: RememberedChecks): boolean {
  return (['articles', 'pictures'] as const).every(
    (kind) =>
      memory[kind].size === found[kind].size && [...found[kind].keys()].every((key) => memory[kind].has(key)),
  );
}

/** Keeps what was found for the next run. Where that fails the next run is slower, and nothing else. */
export function rememberChecks(file: string, checks: RememberedChecks): void {
  writeJsonLines(file, digestCode(rulePlaces, runtime), listLines(checks));
}

type RememberedLine =
  | [kind: 'article', key: string, value: ArticleFile]
  | [kind: 'picture', key: string, value: PictureFacts | PictureProblem];

function* listLines({ articles, pictures }: RememberedChecks): Generator<RememberedLine, void, undefined> {
  for (const [key, value] of articles) yield ['article', key, value];
  for (const [key, value] of pictures) yield ['picture', key, value];
}
