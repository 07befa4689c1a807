import { createElement } from '../../lib/create-element.ts';
import { emptyForm, type StoryForm } from '../story-form.ts';
import { readClock, showMoment } from './clock.ts';
import { DraftStore, type Draft } from './draft-store.ts';
import { Editor, type EditorTools } from './editor.ts';
import { findControl } from './form-fields.ts';
import { offerHandOver } from './hand-over.ts';
import { findParts, type Parts } from './page-parts.ts';
import { PreviewFrame } from './preview-frame.ts';
import { readRepositoryFile, type Repository } from './repository.ts';
import { Sending } from './sending.ts';
import { contentFolder, decode } from './story-files.ts';
import { openWorker } from './worker-client.ts';

/** Sets up the page to write on. */
export async function startEditor(): Promise<void> {
  const page = document.querySelector<HTMLElement>('.write');
  if (!page) return;
  const parts = findParts(page);
  const { status } = parts;
  status.textContent = 'Loading …';
  try {
    const slug = readSlug();
    const store = new DraftStore(location.pathname, slug);
    const { newsroom, worker } = await openWorker(page.dataset.newsroom ?? '');
    const repository = readRepository(page);
    const draft = store.load() ?? createDraft(page.dataset.timeZone);
    const preview = await PreviewFrame.open(parts.frame, parts.layout);
    const tell = (lines: readonly string[]) => {
      parts.result.replaceChildren(...lines.map((line) => createElement('p', {}, line)));
    };
    const tools = { parts, worker, newsroom, preview, store, draft, tell };
    if (slug !== undefined && !draft.base) await openStory(slug, tools, repository);
    else begin(tools, repository);
  } catch (error) {
    console.error(error);
    status.textContent =
      'The page did not load whole. What you wrote earlier is kept: check the connection, and reload the page.';
  }
}

function begin(tools: EditorTools, repository: Repository): void {
  const { parts, store } = tools;
  parts.status.textContent = '';
  parts.columns.hidden = false;
  parts.bar.hidden = false;
  const editor = new Editor(tools);
  const sending = new Sending(tools, editor, repository);
  offerHandOver({ tools, editor, repository });
  sending.showOther();
  parts.begin.addEventListener('click', () => {
    if (location.search === '') {
      const { timeZone } = parts.page.dataset;
      const { form } = createDraft(timeZone);
      editor.replace(form, { pasted: '', newSource: undefined, sent: undefined, otherText: undefined });
      scrollTo(0, 0);
      parts.paste.focus();
    } else location.assign(location.pathname);
  });
  const slug = readSlug();
  parts.reopen.hidden = slug === undefined;
  if (slug !== undefined && tools.draft.sent?.isDone) {
    editor.say(
      'This is the correction that you have sent. For another one, press “Open the published text anew” below.',
    );
  }
  const reopen = async () => {
    const opened = await readPublished(slug ?? '', tools, repository);
    if (opened.kind === 'opened')
      editor.replace(opened.form, { base: opened.base, sent: undefined, otherText: undefined });
    else tools.tell([opened.reason]);
  };
  parts.reopen.addEventListener('click', () => void reopen());
  store.watch(() => {
    editor.retire();
  });
}

/** Opens a published story to correct it. */
async function openStory(slug: string, tools: EditorTools, repository: Repository): Promise<void> {
  const opened = await readPublished(slug, tools, repository);
  if (opened.kind === 'opened') {
    Object.assign(tools.draft, { form: opened.form, base: opened.base });
    begin(tools, repository);
    findControl(tools.parts.form, 'title').focus();
  } else if (opened.isFinal) {
    tools.parts.status.textContent = opened.reason;
  } else {
    askForToken(tools.parts, opened.reason, () => void openStory(slug, tools, repository));
  }
}

interface Published {
  kind: 'opened';
  form: StoryForm;
  base: NonNullable<Draft['base']>;
}

interface NotPublished {
  kind: 'closed';
  reason: string;
  /** Whether no token could change that. */
  isFinal: boolean;
}

/** Reads a published story, or says why that cannot be. */
async function readPublished(
  slug: string,
  { parts, worker }: EditorTools,
  repository: Repository,
): Promise<Published | NotPublished> {
  const file = await worker.findStory(slug);
  if (file === undefined) {
    return {
      kind: 'closed',
      reason: `There is no published story “${slug}”. Take the end of the address from its page, between the last two slashes.`,
      isFinal: true,
    };
  }
  const token = parts.token.value.trim();
  const found = await readRepositoryFile({ repository, token }, contentFolder + file);
  if (found.kind === 'failed')
    return { kind: 'closed', reason: `${found.message} ${found.fix}`, isFinal: false };
  if (found.kind === 'missing') {
    const reason = `${file} is not in the repository, or it cannot be seen without a token.`;
    return { kind: 'closed', reason, isFinal: false };
  }
  const text = decode(found.file.bytes);
  const form = await worker.open(text);
  if (!form) {
    return {
      kind: 'closed',
      reason: `The front matter of ${file} cannot be read here: open the file at GitHub.`,
      isFinal: true,
    };
  }
  return { kind: 'opened', form, base: { file, text, sha: found.file.sha } };
}

/** Shows why a story could not be opened, with the field for a token alone. */
function askForToken(parts: Parts, reason: string, tryAgain: () => void): void {
  parts.status.textContent = `The story could not be opened: ${reason} Give your token below, or reload the page.`;
  parts.columns.hidden = false;
  parts.columns.dataset.asking = '';
  parts.send.textContent = 'Open the story';
  parts.tokenForm.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      parts.send.textContent = 'Send it';
      delete parts.columns.dataset.asking;
      parts.columns.hidden = true;
      tryAgain();
    },
    { once: true },
  );
  parts.token.focus();
}

/** An empty story of the present minute, as `new` begins one. */
function createDraft(timeZone = 'UTC'): Draft {
  return {
    form: { ...emptyForm, ...showMoment(readClock(), timeZone) },
    pasted: '',
    notes: [],
    pictures: [],
  };
}

/** The story that is corrected; undefined for a new one. */
function readSlug(): string | undefined {
  return new URLSearchParams(location.search).get('story') ?? undefined;
}

function readRepository({ dataset }: HTMLElement): Repository {
  const { owner = '', name = '', branch = '' } = dataset;
  return { owner, name, branch };
}
