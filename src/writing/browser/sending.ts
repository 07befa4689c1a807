import { createElement } from '../../lib/create-element.ts';
import { countOf } from '../../lib/text.ts';
import { locateGithubPage } from './github-page.ts';
import type { CheckedStory } from './answers.ts';
import type { Draft } from './draft-store.ts';
import type { Editor, EditorTools } from './editor.ts';
import {
  readRepositoryFile,
  sendChange,
  type ChangedFile,
  type ReadFile,
  type Repository,
  type SendResult,
} from './repository.ts';
import { readPictureBytes, type StoryPicture } from './story-pictures.ts';

/** Where the content folder is in the repository. */
export const contentFolder = 'content/';
const sourcesPath = `${contentFolder}sources.yaml`;

/** Something that prevents sending, and what to do. */
interface Refusal {
  message: string;
  fix: string;
}

/** The three ways in which a story leaves the page. */
export class Sending {
  readonly #tools: EditorTools;
  readonly #editor: Editor;
  readonly #repository: Repository;
  #isSending = false;

  constructor(tools: EditorTools, editor: Editor, repository: Repository) {
    this.#tools = tools;
    this.#editor = editor;
    this.#repository = repository;
    const { tokenForm, openGithub, download } = tools.parts;
    tokenForm.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
    openGithub.addEventListener('click', () => void this.#openGithub());
    download.addEventListener('click', () => void this.#download());
  }

  get #draft(): Draft {
    return this.#editor.draft;
  }

  async #send(): Promise<void> {
    const { token, send } = this.#tools.parts;
    // A second click must not send a second time.
    if (this.#isSending) return;
    this.#isSending = true;
    send.setAttribute('aria-disabled', 'true');
    this.#tell([]);
    try {
      const checked = await this.#editor.check();
      const access = { repository: this.#repository, token: token.value.trim() };
      const refusal = access.token === '' ? noToken : refuse(checked, this.#draft);
      if (refusal) {
        this.#tell([refusal.message, refusal.fix]);
        if (refusal === noToken) token.focus();
        return;
      }
      const files = await this.#gatherFiles(checked, access);
      if ('message' in files) {
        this.#tell([files.message, files.fix]);
        return;
      }
      const { title } = this.#draft.form;
      const branch = this.#draft.sent?.branch ?? nameBranch(checked.file);
      this.#draft.sent = { file: checked.file, branch };
      this.#editor.save();
      const lines: string[] = [];
      const result = await sendChange(
        access,
        {
          branch,
          title: this.#draft.base ? `Correct: ${title}` : title,
          description: `Written on ${location.origin}${location.pathname}`,
          files,
        },
        (line) => {
          lines.push(line);
          this.#tell(lines);
        },
      );
      this.#showResult(result);
    } finally {
      this.#isSending = false;
      send.removeAttribute('aria-disabled');
    }
  }

  async #gatherFiles(
    { file, text }: CheckedStory,
    access: { repository: Repository; token: string },
  ): Promise<ChangedFile[] | Refusal> {
    const folder = contentFolder + file.replace(/[^/]*$/, '');
    const { base } = this.#draft;
    const pictures = listPictures(this.#draft).map((picture) => ({
      path: folder + picture.name,
      bytes: readPictureBytes(picture),
    }));
    const story = { path: contentFolder + file, bytes: encode(text), ...(base && { sha: base.sha }) };
    const { newSource } = this.#editor;
    if (!newSource) return [...pictures, story];
    const found = await readRepositoryFile(access, sourcesPath);
    if (found.kind === 'failed') return found;
    const written = found.kind === 'read' ? decode(found.file.bytes) : '';
    const extended = await this.#tools.worker.addSource(written, newSource);
    if (extended === undefined) {
      return {
        message: `${sourcesPath} is written in a way that nothing can be added to.`,
        fix: 'Add the lines of the new source to it by hand, then choose the source here.',
      };
    }
    const sources = {
      path: sourcesPath,
      bytes: encode(extended),
      ...(found.kind === 'read' && { sha: found.file.sha }),
    };
    return [...pictures, sources, story];
  }

  #showResult(result: SendResult): void {
    const { result: place } = this.#tools.parts;
    if (result.kind === 'sent') {
      const link = createElement(
        'a',
        { href: result.pullRequest, target: '_blank', rel: 'noopener' },
        'See it at GitHub',
      );
      const words = result.isNew
        ? 'The story has been sent.'
        : 'The story was there already; now it is up to date.';
      place.replaceChildren(createElement('p', { class: 'write-sent' }, `${words} `, link));
      return;
    }
    if (result.kind === 'conflict') {
      this.#tell([]);
      this.#showConflict(result.path, result.theirs);
      return;
    }
    const { message, fix, done } = result;
    this.#tell([
      message,
      fix,
      ...done.map((line) => `Done already: ${line}`),
      'What you have written is still here.',
    ]);
  }

  /** Shows the text of somebody else beside the own one; neither is lost, whatever is chosen. */
  #showConflict(path: string, theirs: ReadFile | undefined): void {
    const { conflict } = this.#tools.parts;
    const text = theirs && decode(theirs.bytes);
    const isStory = path.endsWith('.md');
    const choices: HTMLButtonElement[] = [];
    const offer = (words: string, choose: () => void) => {
      const button = createElement('button', { type: 'button' }, words);
      button.addEventListener('click', () => {
        conflict.hidden = true;
        conflict.replaceChildren();
        choose();
      });
      choices.push(button);
    };
    const { base } = this.#draft;
    if (isStory && base) {
      offer('Send mine in its place', () => {
        this.#draft.base = theirs ? { ...base, sha: theirs.sha } : undefined;
        this.#editor.save();
        void this.#send();
      });
      if (theirs && text !== undefined)
        offer('Take theirs into the fields', () => void this.#takeTheirs(text, theirs.sha));
    } else if (isStory && this.#draft.sent) {
      // The title decides the name, so another one makes another file.
      this.#draft.sent = { branch: this.#draft.sent.branch };
      this.#editor.save();
    }
    const words = theirs
      ? isStory && !base
        ? `There is a story with this name already: ${path}. Give this one another title.`
        : `Somebody else has changed ${path} since you opened it. Nothing of either text is lost; this is theirs:`
      : `Somebody else has taken ${path} away since you opened it.`;
    const field =
      text === undefined
        ? []
        : [createElement('textarea', { readonly: '', rows: '10', 'aria-label': 'Their text' }, text)];
    conflict.replaceChildren(
      createElement('p', { class: 'write-conflict-words', tabindex: '-1' }, words),
      ...field,
      createElement('p', { class: 'write-buttons' }, ...choices),
    );
    conflict.hidden = false;
    conflict.querySelector<HTMLElement>('.write-conflict-words')?.focus();
  }

  async #takeTheirs(text: string, sha: string): Promise<void> {
    const { base } = this.#draft;
    const form = await this.#tools.worker.open(text);
    if (!base || !form) {
      this.#tell([
        'Their front matter cannot be read.',
        'Open the file at GitHub, and put your changes in there.',
      ]);
      return;
    }
    const own = await this.#editor.check();
    this.#editor.replace(form, { base: { ...base, text, sha }, otherText: own.text });
    this.showOther();
  }

  /** Shows the own text that stands in the fields no more, until nobody needs it. */
  showOther(): void {
    const { otherText } = this.#draft;
    const { conflict } = this.#tools.parts;
    if (otherText === undefined) return;
    const close = createElement('button', { type: 'button' }, 'I have what I need of it');
    close.addEventListener('click', () => {
      this.#draft.otherText = undefined;
      this.#editor.save();
      conflict.hidden = true;
      conflict.replaceChildren();
    });
    conflict.replaceChildren(
      createElement(
        'p',
        {},
        'Theirs is in the fields now. This is yours, to take over what is missing there:',
      ),
      createElement('textarea', { readonly: '', rows: '10', 'aria-label': 'Your text' }, otherText),
      createElement('p', { class: 'write-buttons' }, close),
    );
    conflict.hidden = false;
  }

  async #openGithub(): Promise<void> {
    const checked = await this.#editor.check();
    const refusal = refuse(checked, this.#draft);
    if (refusal) {
      this.#tell([refusal.message, refusal.fix]);
      return;
    }
    const { file, text } = checked;
    const isNew = this.#draft.base === undefined;
    const { address, hasText } = locateGithubPage(
      this.#repository,
      contentFolder + file,
      isNew ? text : undefined,
    );
    const isCopied = hasText || (await copyText(text));
    open(address, '_blank', 'noopener');
    const lines = hasText
      ? ['GitHub has opened with the story in it. Press “Commit changes…” there.']
      : isCopied
        ? [
            'The text is too long to come along, so it is in the clipboard: put the cursor into the big field at GitHub, select all of it and paste.',
          ]
        : [
            'The text is too long to come along: download the file, and bring it to GitHub with “Add file”, “Upload files”.',
          ];
    if (!isNew && isCopied) {
      lines[0] =
        'The text is in the clipboard: put the cursor into the big field at GitHub, select all of it and paste.';
    }
    if (listPictures(this.#draft).length > 0) {
      lines.push(
        'Pictures do not come along: “Download the file” gives them, “Upload files” of GitHub takes them.',
      );
    }
    this.#tell(lines);
    await this.#showSourceLines();
  }

  async #download(): Promise<void> {
    const { file, text } = await this.#editor.check();
    save(file.split('/').at(-1) || 'story.md', new Blob([text], { type: 'text/markdown' }));
    const pictures = listPictures(this.#draft);
    for (const picture of pictures) save(picture.name, new Blob([readPictureBytes(picture).slice()]));
    const count = countOf(1 + pictures.length, 'file');
    this.#tell([
      `${count} downloaded, to be put into ${contentFolder}${file.replace(/[^/]*$/, '')} of the repository.`,
    ]);
    await this.#showSourceLines();
  }

  /** The lines of a new source, where they must go along by hand. */
  async #showSourceLines(): Promise<void> {
    const { lines: place } = this.#tools.parts;
    const { newSource } = this.#editor;
    place.hidden = newSource === undefined;
    if (!newSource) return;
    const { lines } = await this.#tools.worker.describeSource(newSource.name, newSource.url);
    const { address } = locateGithubPage(this.#repository, sourcesPath, undefined);
    place.replaceChildren(
      createElement(
        'p',
        {},
        'The source is new, so these lines belong at the end of ',
        createElement('a', { href: address, target: '_blank', rel: 'noopener' }, sourcesPath),
        ':',
      ),
      createElement('pre', {}, lines),
    );
  }

  #tell(lines: readonly string[]): void {
    this.#tools.parts.result.replaceChildren(...lines.map((line) => createElement('p', {}, line)));
  }
}

const noToken: Refusal = {
  message: 'To send the story takes your token of GitHub.',
  fix: '“Get a token” leads to the page that makes one; or go on at GitHub, without a token.',
};

function refuse({ issues, file, text }: CheckedStory, { base }: Draft): Refusal | undefined {
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
function listPictures({ pictures, form }: Draft): StoryPicture[] {
  return pictures.filter(({ name }) => form.image === `./${name}` || form.body.includes(`./${name}`));
}

/** The branch of a story: the same at each try, and not that of another story of its name. */
function nameBranch(file: string): string {
  const slug = (file.split('/').at(-1) ?? '').replace(/\.md$/, '');
  return `write/${slug}-${crypto.randomUUID().slice(0, 4)}`;
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function save(name: string, content: Blob): void {
  const link = createElement('a', { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A byte order mark stays. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
