import { createElement } from '../../lib/create-element.ts';

/** A choice between two texts. */
export interface Choice {
  words: string;
  choose: () => void;
}

/** Shows the text that is not in the fields. It goes away with a choice alone. */
export function showOtherText(
  place: HTMLElement,
  words: string,
  text: { label: string; text: string } | undefined,
  choices: readonly Choice[],
): void {
  const buttons = choices.map((choice) => {
    const button = createElement('button', { type: 'button' }, choice.words);
    button.addEventListener('click', () => {
      hideOtherText(place);
      choice.choose();
    });
    return button;
  });
  place.replaceChildren(
    createElement('p', { class: 'write-conflict-words', tabindex: '-1' }, words),
    ...(text
      ? [createElement('textarea', { readonly: '', rows: '10', 'aria-label': text.label }, text.text)]
      : []),
    createElement('p', { class: 'write-buttons' }, ...buttons),
  );
  place.hidden = false;
}

export function hideOtherText(place: HTMLElement): void {
  place.hidden = true;
  place.replaceChildren();
}
