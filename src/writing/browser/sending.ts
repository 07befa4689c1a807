import { createElement } from '../../lib/create-element.ts';
import type { Refusal } from '../../lib/refusal.ts';
import type { CheckedStory } from './answers.ts';
import { showOtherText, type Choice } from './conflict-view.ts';
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
import {
  contentFolder,
  decode,
  encode,
  listPictures,
  locateFolder,
  refuseStory,
  sourcesPath,
} from './story-files.ts';
import { readPictureBytes } from './story-pictures.ts';

/** Sends a story to the repository: a branch and a pull request, with a token. */
export class Sending {
  readonly #tools: EditorTools;
  readonly #editor: Editor;
  readonly #repository: Repository;
  #isSending = false;

  constructor(tools: EditorTools, editor: Editor, repository: Repository) {
    this.#tools = tools;
    this.#editor = editor;
    this.#repository = repository;
    tools.parts.tokenForm.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send();
    });
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
    this.#tools.tell([]);
    try {
      const checked = await this.#editor.check();
      const access = { repository: this.#repository, token: token.value.trim() };
      const refusal = access.token === '' ? noToken : refuseStory(checked, this.#draft);
      if (refusal) {
        this.#tools.tell([refusal.message, refusal.fix]);
        if (refusal === noToken) token.focus();
        return;
      }
      const files = await this.#gatherFiles(checked, access);
      if ('message' in files) {
        this.#tools.tell([files.message, files.fix]);
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
          this.#tools.tell(lines);
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
    const folder = locateFolder(file);
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
      if (this.#draft.sent) this.#draft.sent.isDone = true;
      this.#editor.save();
      place.replaceChildren(
        createElement('p', { class: 'write-sent' }, `${words} `, link),
        createElement('p', {}, 'What you change and send now goes to the same pull request.'),
      );
      return;
    }
    if (result.kind === 'conflict') {
      this.#tools.tell([]);
      this.#showConflict(result.path, result.theirs);
      return;
    }
    const { message, fix, done } = result;
    this.#tools.tell([
      message,
      fix,
      ...done.map((line) => `Done already: ${line}`),
      'What you have written is still here.',
    ]);
  }

  /** Shows the text of somebody else beside the own one; neither is lost, whatever is chosen. */
  #showConflict(path: string, theirs: ReadFile | undefined): void {
    const { conflict } = this.#tools.parts;
    const text = theirs && path.endsWith('.md') ? decode(theirs.bytes) : undefined;
    const { base, sent } = this.#draft;
    const isStory = path.endsWith('.md');
    const choices: Choice[] = [];
    if (isStory && base) {
      choices.push({
        words: 'Send mine in its place',
        choose: () => {
          this.#draft.base = theirs && { ...base, sha: theirs.sha };
          this.#editor.save();
          void this.#send();
        },
      });
      if (theirs && text !== undefined) {
        choices.push({
          words: 'Take theirs into the fields',
          choose: () => void this.#takeTheirs(text, theirs.sha),
        });
      }
    } else if (isStory && sent) {
      // The title decides the name, so another one makes another file.
      this.#draft.sent = { branch: sent.branch };
      this.#editor.save();
    }
    const words = describeConflict(path, { isGone: !theirs, isNew: !base });
    showOtherText(conflict, words, text === undefined ? undefined : { label: 'Their text', text }, choices);
    conflict.querySelector<HTMLElement>('.write-conflict-words')?.focus();
  }

  async #takeTheirs(text: string, sha: string): Promise<void> {
    const { base } = this.#draft;
    const form = await this.#tools.worker.open(text);
    if (!base || !form) {
      this.#tools.tell([
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
    const { otherText: text } = this.#draft;
    if (text === undefined) return;
    const words = 'Theirs is in the fields now. This is yours, to take over what is missing there:';
    const close = () => {
      this.#draft.otherText = undefined;
      this.#editor.save();
    };
    showOtherText(this.#tools.parts.conflict, words, { label: 'Your text', text }, [
      { words: 'I have what I need of it', choose: close },
    ]);
  }
}

function describeConflict(path: string, { isGone, isNew }: { isGone: boolean; isNew: boolean }): string {
  if (path === sourcesPath) return `Somebody else has just changed ${path}. Send the story again.`;
  if (!path.endsWith('.md'))
    return `There is another picture of this name already: ${path}. Take yours out, and choose it again under another name.`;
  if (isGone) return `Somebody else has taken ${path} away since you opened it.`;
  return isNew
    ? `There is a story with this name already: ${path}. Give this one another title.`
    : `Somebody else has changed ${path} since you opened it. Nothing of either text is lost; this is theirs:`;
}

const noToken: Refusal = {
  message: 'To send the story takes your token of GitHub.',
  fix: '“Get a token” leads to the page that makes one; or go on at GitHub, without a token.',
};

/** The branch of a story: the same at each try, and not that of another story of its name. */
function nameBranch(file: string): string {
  const slug = (file.split('/').at(-1) ?? '').replace(/\.md$/, '');
  return `write/${slug}-${crypto.randomUUID().slice(0, 4)}`;
}
