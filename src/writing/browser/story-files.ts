import { countOf } from '../../lib/text.ts';
import type { Refusal } from '../../lib/refusal.ts';
import type { CheckedStory } from './answers.ts';
import type { Draft } from './draft-store.ts';
import type { StoryPicture } from './story-pictures.ts';

/** Where the content folder is in the repository. */
export const contentFolder = 'content/';
export const sourcesPath = `${contentFolder}sources.yaml`;

/** The folder of a file in the repository, with a slash at its end. */
export function locateFolder(file: string): string {
  return contentFolder + file.replace(/[^/]*$/, '');
}

/** What is said where something fails that nobody could foresee. */
export function explainFailure(problem: unknown): string[] {
  return [
    `This did not work (${problem instanceof Error ? problem.message : String(problem)}).`,
    'What you have written is kept: reload the page, and try again.',
  ];
}

/** Why a story is not sent yet. */
export function refuseStory({ issues, file, text }: CheckedStory, { base }: Draft): Refusal | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (file === '') {
    return {
      message: 'The story has no title or no day yet.',
      fix: 'Fill in both; the file has its name from them.',
    };
  }
  if (errors > 0) {
    return {
      message: `The check finds ${countOf(errors, 'error')}.`,
      fix: 'Mend what it lists; then send the story.',
    };
  }
  if (base?.text === text) {
    return { message: 'Nothing has been changed.', fix: 'Change what is to be corrected; then send it.' };
  }
  return undefined;
}

/** The pictures that are sent with a story. */
export function listPictures({ pictures }: Pick<CheckedStory, 'pictures'>, draft: Draft): StoryPicture[] {
  const names = new Set(pictures.map(({ name }) => name));
  return draft.pictures.filter(({ name }) => names.has(name));
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A byte order mark stays. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
