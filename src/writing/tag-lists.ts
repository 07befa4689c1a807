import { foldSpace } from '../lib/text.ts';

/** Splits a list of tags at commas or semicolons, Latin or Chinese. */
export function splitTags(written: string): string[] {
  return written
    .split(/[,;，；、]/)
    .map(foldSpace)
    .filter((tag) => tag !== '');
}

/** Splits what is typed into the tags before the last comma, and the word behind it. */
export function splitTyped(written: string): { done: string; word: string } {
  const [, done = '', word = ''] = /^(.*[,;，；、]\s*)?([^,;，；、]*)$/u.exec(written) ?? [];
  return { done, word };
}
