import { emptyForm, type StoryForm } from '../story-form.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const names = Object.keys(emptyForm) as (keyof StoryForm)[];

export function findControl(form: HTMLFieldSetElement, name: keyof StoryForm): Control {
  return form.elements.namedItem(name) as unknown as Control;
}

/** Reads what is in the fields. */
export function readFields(form: HTMLFieldSetElement): StoryForm {
  const story = { ...emptyForm };
  for (const name of names) {
    const control = findControl(form, name);
    if (name === 'draft') story.draft = isBox(control) && control.checked;
    else story[name] = control.value;
  }
  return story;
}

/** Fills the fields. A field that has the value already keeps its cursor, and what can be undone in it. */
export function showFields(form: HTMLFieldSetElement, story: StoryForm): void {
  for (const name of names) {
    const [control, value] = [findControl(form, name), story[name]];
    if (isBox(control)) control.checked = value === true;
    else if (control.value !== value) control.value = String(value);
  }
}

function isBox(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === 'checkbox';
}

/** Puts the cursor at a line of a text, both from 1. */
export function goToLine(field: HTMLTextAreaElement, line: number, column: number): void {
  const lines = field.value.split('\n');
  const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const offset = Math.min(before + column - 1, before + (lines[line - 1]?.length ?? 0));
  field.focus();
  field.setSelectionRange(offset, offset);
  // Browsers scroll to a cursor only when somebody types.
  const { lineHeight } = getComputedStyle(field);
  field.scrollTop = Math.max(0, (line - 3) * (parseFloat(lineHeight) || 24));
}
