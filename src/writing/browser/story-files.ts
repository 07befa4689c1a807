import { countOf } from '../../lib/text.ts';
import type { Refusal } from '../../lib/refusal.ts';
import type { CheckedStory } from './answers.ts';
import type { Draft } from './draft-store.ts';
import { showsPicture, type StoryPicture } from './story-pictures.ts';

/** Where the content folder is in the repository. */
export const contentFolder = 'content/';
export const sourcesPath = `${contentFolder}sources.yaml`;

/** The folder of a file in the repository, with a slash at its end. */
export function locateFolder(file: string): string {
  return contentFolder + file.replace(/[^/]*$/, '');
}

/** Why a story is not sent yet. */
export function refuseStory({ issues, file, text }: CheckedStory, { base }: Draft): Refusal | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (errors > 0 || file === '') {
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

/** The pictures that the story shows. */
export function listPictures({ pictures, form }: Draft): StoryPicture[] {
  return pictures.filter(({ name }) => showsPicture(form, name));
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A byte order mark stays. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
