import { createElement } from '../../lib/create-element.ts';
import type { PastedNote } from '../reading/pasted-story.ts';

/** What an editor should know of a pasted text, with a button that puts back what was left out of it. */
export function createNoteItem(
  { text, markdown }: PastedNote,
  putBack: (markdown: string) => void,
): HTMLLIElement {
  if (markdown === undefined) return createElement('li', {}, text);
  const name = `Put it back: ${markdown}`;
  const button = createElement('button', { type: 'button', 'aria-label': name }, 'Put it back');
  button.addEventListener('click', () => {
    putBack(markdown);
  });
  return createElement('li', {}, `${text}: ${markdown} `, button);
}
