import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ArticleFile } from '../editorial/article-file.ts';
import { createDigest } from './digest.ts';
import type { PictureFacts, PictureProblem } from './picture-files.ts';
import { readSealedLines, writeSealedLines } from './sealed-lines.ts';

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

/** Everything that an answer depends on besides the file itself. */
const rulePlaces = ['../editorial', '../lib', '../schema', '.', '../../package-lock.json'];

/**
 * Reads what an earlier run remembered of a content folder. A file that is absent, damaged, half written
 * or of other rules counts as no memory at all.
 */
export async function recallChecks(file: string): Promise<RememberedChecks> {
  const { articles, pictures } = forgetChecks();
  for (const line of readSealedLines(file, await digestRules())) {
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
export async function rememberChecks(file: string, checks: RememberedChecks): Promise<void> {
  try {
    writeSealedLines(file, await digestRules(), listLines(checks));
  } catch {
    // A full or read-only disk must not keep a story from being checked.
  }
}

type RememberedLine =
  | [kind: 'article', key: string, value: ArticleFile]
  | [kind: 'picture', key: string, value: PictureFacts | PictureProblem];

function* listLines({ articles, pictures }: RememberedChecks): Generator<RememberedLine, void, undefined> {
  for (const [key, value] of articles) yield ['article', key, value];
  for (const [key, value] of pictures) yield ['picture', key, value];
}

/** A digest of the rules themselves: of their code and of the packages it stands on. */
async function digestRules(): Promise<string> {
  const files = await Promise.all(
    rulePlaces.map(async (place) => {
      const path = resolve(import.meta.dirname, place);
      if (path.endsWith('.json')) return [path];
      return (await readdir(path)).sort().map((name) => join(path, name));
    }),
  );
  return createDigest(...(await Promise.all(files.flat().map((file) => readFile(file)))));
}
