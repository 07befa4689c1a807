import { createElement } from '../../lib/create-element.ts';
import type { Refusal } from '../../lib/refusal.ts';
import type { StoryForm } from '../story-form.ts';
import type { CheckedStory } from './answers.ts';
import { hideOtherText, showOtherText, type Choice } from './conflict-view.ts';
import type { Draft, Sent } from './draft-store.ts';
import type { Editor, EditorTools } from './editor.ts';
import {
  readRepositoryFile,
  sendChange,
  type Access,
  type ChangedFile,
  type ReadFile,
  type Repository,
  type SendResult,
} from './repository.ts';
import {
  contentFolder,
  decode,
  encode,
  explainFailure,
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
    hideOtherText(this.#tools.parts.conflict);
    try {
      const checked = await this.#editor.check();
      const access = { repository: this.#repository, token: token.value.trim() };
      const refusal = access.token === '' ? noToken : refuseStory(checked, this.#draft);
      if (refusal) this.#tools.tell([refusal.message, refusal.fix]);
      if (refusal === noToken) token.focus();
      if (!refusal) await this.#sendChecked(checked, access);
    } catch (problem) {
      this.#tools.tell(explainFailure(problem));
    } finally {
      this.#isSending = false;
      send.removeAttribute('aria-disabled');
      this.showOther();
    }
  }

  /** The draft may become another one while this waits: what it writes down is of the one that is sent. */
  async #sendChecked(checked: CheckedStory, access: Access): Promise<void> {
    const { form, base, sent } = this.#draft;
    const own: Sent = sent ?? { branch: nameBranch(checked.file), files: [] };
    const isCurrent = () => this.#draft.sent === own;
    this.#draft.sent = own;
    const files = await this.#gatherFiles(checked, access);
    if ('message' in files) {
      this.#tools.tell([files.message, files.fix]);
      return;
    }
    const paths = files.map(({ path }) => path);
    const removed = own.files.filter((path) => !paths.includes(path));
    own.files = [...new Set([...own.files, ...paths])];
    if (isCurrent()) this.#editor.save();
    const lines: string[] = [];
    const result = await sendChange(
      access,
      {
        branch: own.branch,
        title: base ? `Correct: ${form.title}` : form.title,
        description: `Written on ${location.origin}${location.pathname}`,
        files,
        removed,
      },
      (line) => {
        lines.push(line);
        this.#tools.tell(lines);
      },
    );
    if (result.kind === 'sent') Object.assign(own, { files: paths, isDone: true, text: checked.text });
    if (isCurrent()) this.#editor.save();
    await this.#showResult(result);
  }

  async #gatherFiles(
    { file, text, pictures }: CheckedStory,
    access: Access,
  ): Promise<ChangedFile[] | Refusal> {
    const folder = locateFolder(file);
    const { base } = this.#draft;
    const { newSource } = this.#editor;
    const shown = listPictures({ pictures }, this.#draft).map((picture) => ({
      path: folder + picture.name,
      bytes: readPictureBytes(picture),
    }));
    const story = {
      path: contentFolder + file,
      bytes: encode(text),
      ...(base?.sha !== undefined && { sha: base.sha }),
    };
    if (!newSource) return [...shown, story];
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
    return [...shown, sources, story];
  }

  async #showResult(result: SendResult): Promise<void> {
    if (result.kind === 'sent') {
      const link = createElement(
        'a',
        { href: result.pullRequest, target: '_blank', rel: 'noopener' },
        'See it at GitHub',
      );
      const words = result.isNew
        ? 'The story has been sent.'
        : 'The story was there already; now it is as you sent it.';
      this.#tools.parts.result.replaceChildren(
        createElement('p', { class: 'write-sent' }, `${words} `, link),
        createElement('p', {}, 'What you change and send now goes to the same pull request.'),
      );
    } else if (result.kind === 'conflict') {
      this.#tools.tell([]);
      await this.#showConflict(result.path, result.theirs);
    } else {
      const { message, fix, done } = result;
      this.#tools.tell([
        message,
        fix,
        ...done.map((line) => `Done already: ${line}`),
        'What you have written is still here.',
      ]);
    }
  }

  /** Shows the text of somebody else beside the own one; neither is lost, whatever is chosen. */
  async #showConflict(path: string, theirs: ReadFile | undefined): Promise<void> {
    const { conflict } = this.#tools.parts;
    const isStory = path.endsWith('.md');
    const text = theirs && isStory ? decode(theirs.bytes) : undefined;
    const { base } = this.#draft;
    const choices: Choice[] = [];
    if (isStory && base) {
      choices.push({
        words: 'Send mine in its place',
        choose: () => {
          this.#draft.base = { ...base, sha: theirs?.sha };
          this.#editor.save();
          this.#tools.parts.send.focus();
          void this.#send();
        },
      });
      const form = text === undefined ? undefined : await this.#tools.worker.open(text);
      if (form && theirs) {
        choices.push({
          words: 'Take theirs into the fields',
          choose: () => void this.#takeTheirs(form, { ...base, text: text ?? '', sha: theirs.sha }),
        });
      }
    }
    const words = describeConflict(path, { isGone: !theirs, isNew: !base });
    showOtherText(conflict, words, text === undefined ? undefined : { label: 'Their text', text }, choices);
    conflict.querySelector<HTMLElement>('.write-conflict-words')?.focus();
  }

  async #takeTheirs(form: StoryForm, base: Draft['base']): Promise<void> {
    const own = await this.#editor.check();
    this.#editor.replace(form, { base, otherText: own.text });
    this.showOther();
    this.#tools.parts.form.querySelector<HTMLElement>('[name=title]')?.focus();
  }

  /** Shows the own text that stands in the fields no more, until nobody needs it. */
  showOther(): void {
    const { otherText: text } = this.#draft;
    if (text === undefined) return;
    const words = 'Theirs is in the fields now. This is yours, to take over what is missing there:';
    const close = () => {
      this.#draft.otherText = undefined;
      this.#editor.save();
      this.#tools.parts.send.focus();
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
