import { createElement } from '../../lib/create-element.ts';
import type { PastedNote } from '../reading/pasted-story.ts';
import type { StoryForm } from '../story-form.ts';
import { splitTags, splitTyped } from '../tag-lists.ts';
import type { CheckedStory, NewSource, OpenStory, PlacedIssue } from './answers.ts';
import { readClock } from './clock.ts';
import { readClipboardPage } from './clipboard-page.ts';
import { DraftStore, type Draft } from './draft-store.ts';
import { findControl, goToLine, readFields, showFields } from './form-fields.ts';
import { hideOtherText } from './conflict-view.ts';
import { countIssues, createIssueItem } from './issue-list.ts';
import { createNoteItem } from './note-list.ts';
import type { Parts } from './page-parts.ts';
import type { PreviewFrame } from './preview-frame.ts';
import { preparePicture, showsPicture } from './story-pictures.ts';
import type { StoryWorker } from './worker-client.ts';
import type { Opening } from './story-worker.ts';

/** What the editor works with. */
export interface EditorTools {
  parts: Parts;
  worker: StoryWorker;
  newsroom: Extract<Opening, { newsroom: unknown }>['newsroom'];
  preview: PreviewFrame;
  store: DraftStore;
  draft: Draft;
  /** Says what has become of sending, in lines. */
  tell: (lines: readonly string[]) => void;
}

const notKept = 'This browser does not keep what you write: do not close this window before it is sent.';

/** The choice of a source that is not in the list. */
const otherSource = '+';

/** The fields of a story, with what the check says of them while they are filled. */
export class Editor {
  readonly draft: Draft;
  readonly #tools: EditorTools;
  readonly #parts: Parts;
  #newSource: NewSource | undefined;
  #isChecking = false;
  /** Counts the changes of the fields, and which of them the issues that are shown belong to. */
  #version = 0;
  #shownVersion = -1;
  /** Pictures that come with the story: the names in it, and their own. */
  #pictures = new Map<string, string>();
  /** Whether another window writes on. */
  #isRetired = false;
  /** Whether the next picture goes into the text, and not above it. */
  #picturesGoIntoText = false;

  constructor(tools: EditorTools) {
    this.#tools = tools;
    this.#parts = tools.parts;
    this.draft = tools.draft;
    this.#listen();
    this.showDraft();
  }

  /** Shows the draft in the fields, as after loading it. */
  showDraft(): void {
    const { form, paste, updated, sourceName, sourceUrl } = this.#parts;
    const { draft } = this;
    this.#fillSources();
    showFields(form, draft.form);
    paste.value = draft.pasted;
    updated.hidden = draft.base === undefined;
    sourceName.value = draft.newSource?.name ?? '';
    sourceUrl.value = draft.newSource?.url ?? '';
    if (draft.newSource) this.#parts.source.value = otherSource;
    this.#showNotes();
    this.#showPicture();
    void this.#readSource();
  }

  /** Checks what is in the fields now. */
  async check(): Promise<CheckedStory> {
    await this.#describeSource();
    return this.#tools.worker.check(this.#openStory(), readClock());
  }

  /** The source that comes with the story, if it is one that can be used. */
  get newSource(): NewSource | undefined {
    return this.#newSource;
  }

  save(): void {
    if (this.#isRetired) return;
    const isKept = this.#tools.store.save(this.draft);
    if (isKept && this.#parts.status.textContent === notKept) this.say('');
    if (!isKept) this.say(notKept);
  }

  /** Says something above the fields; screen readers read it out once. */
  say(words: string): void {
    if (this.#parts.status.textContent !== words) this.#parts.status.textContent = words;
  }

  /** Stops here, since another window has the story: two would write over each other. */
  retire(): void {
    const { form, send, openGithub, reopen, begin } = this.#parts;
    this.#isRetired = true;
    form.disabled = true;
    for (const button of [send, openGithub, reopen, begin]) button.disabled = true;
    this.say(
      'This story is being written in another window of this browser. Go on there; or close that one and reload this page.',
    );
  }

  /** Fills the fields anew; what was in them can be put back. */
  replace(form: StoryForm, changes: Partial<Draft> = {}): void {
    const { draft } = this;
    const { newSource, sent } = draft;
    // Nothing is no text to put back, and neither is the same text.
    const isKept = isEmpty(draft.form) || JSON.stringify(draft.form) === JSON.stringify(form);
    const replaced = isKept ? draft.replaced : { form: draft.form, newSource, sent };
    // What was sent is done: another text is another story.
    const isOther = sent?.isDone === true && !draft.base;
    Object.assign(draft, { replaced, form, sent: isOther ? undefined : sent, notes: [] }, changes);
    draft.pictures = draft.pictures.filter(({ name }) =>
      [form, replaced?.form].some((story) => story && showsPicture(story, name)),
    );
    this.#tools.store.savePictures(draft);
    this.#tools.tell([]);
    this.#parts.lines.hidden = true;
    if (draft.otherText === undefined) hideOtherText(this.#parts.conflict);
    this.showDraft();
    this.#change();
  }

  /** Saves what is in the fields, and checks it as soon as the worker has time. */
  #change(): void {
    this.save();
    this.#checkAnew();
  }

  /** Without saving: a window that was only opened must not write over another one. */
  #checkAnew(): void {
    this.#version += 1;
    if (!this.#isChecking) void this.#checkChanges();
  }

  async #checkChanges(): Promise<void> {
    this.#isChecking = true;
    try {
      let version: number;
      do {
        version = this.#version;
        const checked = await this.check();
        // While somebody types on, only the last result counts.
        if (version === this.#version) this.#show(checked);
      } while (version !== this.#version);
    } catch {
      this.#parts.summary.textContent =
        'The check has stopped. What you have written is kept: reload the page.';
    } finally {
      this.#isChecking = false;
    }
  }

  #openStory(): OpenStory {
    const { form, base, pictures } = this.draft;
    return {
      form: form.source === otherSource ? { ...form, source: this.#newSource?.key ?? '' } : form,
      base: base && { file: base.file, text: base.text },
      pictures: pictures.map(({ name }) => name),
      newSource: this.#newSource,
    };
  }

  #show({ issues, file, text, pictures, preview }: CheckedStory): void {
    this.#shownVersion = this.#version;
    this.#pictures = new Map(pictures.map(({ written, name }) => [written, name]));
    const { summary, issues: list, bar, fileName } = this.#parts;
    const { image, imageAlt, imageCredit } = this.draft.form;
    const isBlank = isEmpty(this.draft.form);
    const hasErrors = issues.some(({ severity }) => severity === 'error');
    const count = countIssues(issues);
    const state = isBlank ? 'empty' : hasErrors ? 'error' : 'good';
    const words = isBlank
      ? 'Nothing is written yet.'
      : hasErrors
        ? count
        : `Ready to send${count && `: ${count}`}.`;
    if (summary.textContent !== words) summary.textContent = words;
    summary.dataset.state = state;
    bar.dataset.state = state;
    bar.textContent = words;
    const focused = [...list.querySelectorAll('button')].findIndex(
      (button) => button === document.activeElement,
    );
    list.replaceChildren(
      ...(isBlank ? [] : issues).map((issue) =>
        createIssueItem(issue, {
          goTo: (place) => {
            this.#goTo(place);
          },
          mend: (place) => void this.#mend(place),
          nameField: ({ field }) => this.#nameField(field),
        }),
      ),
    );
    // A list that is made anew must not take the focus away.
    if (focused >= 0)
      (list.querySelectorAll('button')[focused] ?? summary.closest('section')?.querySelector('h2'))?.focus();
    fileName.textContent =
      file === ''
        ? 'The file gets its name from the day and the title.'
        : `content/${file}${this.#isChangedSinceSent(text) ? ', changed since it was sent' : ''}`;
    const lead =
      image === '' ? undefined : { address: this.#locatePicture(image), alt: imageAlt, credit: imageCredit };
    this.#tools.preview.show(preview, lead, (name) => this.#locatePicture(name));
  }

  #isChangedSinceSent(text: string): boolean {
    const { sent } = this.draft;
    return sent?.isDone === true && sent.text !== text;
  }

  #locatePicture(written: string): string | undefined {
    const own = this.#pictures.get(written) ?? written.replace(/^\.\//, '');
    return this.draft.pictures.find(({ name }) => name === own)?.data;
  }

  #nameField(field: keyof StoryForm): string {
    const label = this.#parts.form.querySelector(`[data-field="${field}"] :is(label, .form-label)`);
    return label?.textContent.trim() ?? field;
  }

  #goTo({ field, bodyLine, column }: PlacedIssue): void {
    const { body, form, choosePicture, sourceName } = this.#parts;
    if (field === 'body') goToLine(body, bodyLine, column);
    else if (field === 'image') choosePicture.focus();
    else if (field === 'source' && this.draft.newSource) sourceName.focus();
    else findControl(form, field).focus();
  }

  async #mend(issue: PlacedIssue): Promise<void> {
    // Somebody has typed on: the place of the issue is another, and the next result shows it.
    const version = this.#version;
    if (this.#shownVersion !== version) return;
    const mended = await this.#tools.worker.mend(this.#openStory(), issue);
    if (version === this.#version) this.#setFields(mended);
  }

  #listen(): void {
    const { form, paste, read, source, suggestions, file, choosePicture, addPicture, removePicture } =
      this.#parts;
    form.addEventListener('input', (event) => {
      // While an input method composes characters, its letters are not the final text.
      if (event instanceof InputEvent && event.isComposing) return;
      this.#readForm();
    });
    form.addEventListener('compositionend', () => {
      this.#readForm();
    });
    paste.addEventListener('paste', (event) => {
      const { clipboardData } = event;
      const text = clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      paste.value = text;
      this.draft.pasted = text;
      this.save();
      void this.#takeApart(text, clipboardData?.getData('text/html') ?? '');
    });
    read.addEventListener('click', () => void this.#takeApart(paste.value, ''));
    source.addEventListener('change', () => {
      if (source.value === otherSource) {
        this.draft.newSource ??= { name: '', url: '' };
        this.#parts.newSource.hidden = false;
        this.#parts.sourceName.focus();
      }
    });
    suggestions.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#chooseTag(target.textContent);
    });
    this.#parts.tags.addEventListener('keydown', ({ key, isComposing }) => {
      if (key === 'Escape') this.#hideSuggestions();
      if (key === 'Enter' && !isComposing) void this.#chooseFirstTag();
    });
    for (const button of [choosePicture, addPicture]) {
      button.addEventListener('click', () => {
        this.#picturesGoIntoText = button === addPicture;
        file.click();
      });
    }
    file.addEventListener('change', () => void this.#addPicture());
    removePicture.addEventListener('click', () => {
      this.#setFields({ image: '', imageAlt: '', imageCredit: '' });
      choosePicture.focus();
    });
  }

  /** Takes over what is in the fields. */
  #readForm(): void {
    const { form, paste, sourceName, sourceUrl } = this.#parts;
    this.draft.form = readFields(form);
    this.draft.pasted = paste.value;
    const isOther = this.draft.form.source === otherSource;
    this.draft.newSource = isOther ? { name: sourceName.value, url: sourceUrl.value.trim() } : undefined;
    // Before anything that takes time: the window may be closed at once.
    this.save();
    void this.#showSuggestions();
    void this.#readSource();
  }

  #setFields(values: Partial<StoryForm>): void {
    this.draft.form = { ...this.draft.form, ...values };
    showFields(this.#parts.form, this.draft.form);
    this.#showPicture();
    this.#change();
  }

  #fillSources(): void {
    const { source } = this.#parts;
    const sources = Object.entries(this.#tools.newsroom.sources).sort(([, a], [, b]) =>
      a.name.localeCompare(b.name),
    );
    const { source: own } = this.draft.form;
    const isUnknown = own !== '' && own !== otherSource && !Object.hasOwn(this.#tools.newsroom.sources, own);
    source.replaceChildren(
      createElement('option', { value: '' }, 'Choose …'),
      ...sources.map(([key, { name }]) => createElement('option', { value: key }, name)),
      ...(isUnknown ? [createElement('option', { value: own }, own)] : []),
      createElement('option', { value: otherSource }, 'A new source …'),
    );
  }

  async #readSource(): Promise<void> {
    this.#parts.newSource.hidden = this.draft.newSource === undefined;
    await this.#describeSource();
    this.#checkAnew();
  }

  async #describeSource(): Promise<void> {
    const { newSource } = this.draft;
    const described = newSource && (await this.#tools.worker.describeSource(newSource.name, newSource.url));
    this.#newSource = described?.source;
    this.#parts.sourceKey.textContent = this.#newSource
      ? `It comes with the story, as “${this.#newSource.key}”.`
      : (described?.problem ?? '');
  }

  async #showSuggestions(): Promise<void> {
    const { tags, suggestions } = this.#parts;
    const { value } = tags;
    const labels = document.activeElement === tags ? await this.#suggestTags() : [];
    if (tags.value !== value) return;
    suggestions.hidden = labels.length === 0;
    suggestions.replaceChildren(...labels.map((label) => createElement('button', { type: 'button' }, label)));
  }

  #hideSuggestions(): void {
    this.#parts.suggestions.hidden = true;
    this.#parts.suggestions.replaceChildren();
  }

  #suggestTags(): Promise<string[]> {
    const { done, word } = splitTyped(this.#parts.tags.value);
    return this.#tools.worker.suggestTags(word, splitTags(done));
  }

  /** Also where the suggestions are not shown yet: fast typists do not wait for them. */
  async #chooseFirstTag(): Promise<void> {
    const { value } = this.#parts.tags;
    const [first] = await this.#suggestTags();
    if (first !== undefined && this.#parts.tags.value === value) this.#chooseTag(first);
  }

  #chooseTag(label: string): void {
    const { tags } = this.#parts;
    tags.value = `${splitTyped(tags.value).done}${label}, `;
    this.#hideSuggestions();
    tags.focus();
    this.#readForm();
  }

  async #takeApart(text: string, html: string): Promise<void> {
    if (text.trim() === '') return;
    const before = this.draft.form;
    try {
      const page = html === '' ? undefined : readClipboardPage(html);
      const pasted = await this.#tools.worker.readPasted(text, page, readClock());
      const { form, unknownSource, notes } = pasted;
      const { day, time } = before;
      const isOther = unknownSource !== undefined;
      this.replace(
        {
          ...form,
          ...(form.day === '' && { day, time }),
          ...(isOther && { source: otherSource }),
          // What was typed meanwhile stays.
          ...listChanges(before, this.draft.form),
        },
        { pasted: text, notes, newSource: isOther ? { name: unknownSource, url: '' } : undefined },
      );
      this.say('');
    } catch {
      this.say(
        'What you pasted could not be taken apart. It is still in its field: put its parts into the others.',
      );
    }
  }

  #showNotes(): void {
    const { notes } = this.#parts;
    const { replaced } = this.draft;
    const hasReplaced = replaced !== undefined && !isEmpty(replaced.form);
    const items = this.draft.notes.map((note) =>
      createNoteItem(note, (markdown) => {
        this.#putBack(note, markdown);
      }),
    );
    const back = createElement('button', { type: 'button' }, 'Put back what was in the fields');
    back.addEventListener('click', () => {
      if (!replaced) return;
      const { newSource, sent } = replaced;
      this.replace(replaced.form, { newSource, sent });
      findControl(this.#parts.form, 'title').focus();
    });
    notes.replaceChildren(
      ...(items.length > 0 ? [createElement('ul', { class: 'write-note-list' }, ...items)] : []),
      ...(hasReplaced ? [createElement('p', { class: 'write-buttons' }, back)] : []),
    );
  }

  #putBack(note: PastedNote, markdown: string): void {
    const { body } = this.draft.form;
    this.draft.notes = this.draft.notes.filter((other) => other !== note);
    this.#setFields({ body: note.isAbove ? `${markdown}\n\n${body}` : `${body}\n\n${markdown}` });
    this.#showNotes();
    this.#parts.body.focus();
  }

  async #addPicture(): Promise<void> {
    const { file, body } = this.#parts;
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    try {
      const picture = await preparePicture(chosen, [
        ...this.draft.pictures.map(({ name }) => name),
        ...this.#tools.newsroom.pictures,
      ]);
      this.draft.pictures = [...this.draft.pictures, picture];
      const isKept = this.#tools.store.savePictures(this.draft);
      this.say(
        isKept ? '' : 'This browser has no room for the picture: choose it again if you reload this page.',
      );
      if (!this.#picturesGoIntoText) {
        this.#setFields({ image: `./${picture.name}` });
        findControl(this.#parts.form, 'imageAlt').focus();
        return;
      }
      const { selectionStart, value } = body;
      // Below the paragraph with the cursor.
      const end = /\n\s*\n/.exec(value.slice(selectionStart))?.index;
      const cut = end === undefined ? value.length : selectionStart + end;
      const before = value.slice(0, cut).trimEnd();
      const start = before === '' ? '' : `${before}\n\n`;
      const rest = value.slice(cut).trimStart();
      this.#setFields({ body: `${start}![](./${picture.name})\n\n${rest}` });
      body.focus();
      body.setSelectionRange(start.length + 2, start.length + 2);
    } catch {
      this.say(
        `${chosen.name} cannot be read as a picture: save it as JPEG, PNG or WebP and choose it again.`,
      );
    }
  }

  #showPicture(): void {
    const { pictureName, pictureWords, removePicture } = this.#parts;
    const { image } = this.draft.form;
    pictureName.textContent = image;
    pictureWords.hidden = image === '';
    removePicture.hidden = image === '';
  }
}

function isEmpty({ title, body }: StoryForm): boolean {
  return title === '' && body === '';
}

/** The fields that two forms have otherwise, as the second one has them. */
function listChanges(before: StoryForm, after: StoryForm): Partial<StoryForm> {
  const names = Object.keys(after) as (keyof StoryForm)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}
