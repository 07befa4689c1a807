import { emptyForm, type StoryForm } from '../story-form.ts';
import type { PastedNote } from '../reading/pasted-story.ts';
import type { StoryPicture } from './story-pictures.ts';

/** What has been sent, or was being sent: trying again goes on there. */
export interface Sent {
  branch: string;
  /** The files that are on the branch, or may be there. */
  files: string[];
  /** Whether there is a pull request. */
  isDone?: boolean;
  /** The file of the story as it was sent. */
  text?: string;
}

/** All that is on the page, but the token. */
export interface Draft {
  form: StoryForm;
  /** What was pasted, and what is to be known of it. */
  pasted: string;
  notes: PastedNote[];
  /** The published file that is corrected. */
  base?: { file: string; text: string; /** Absent where it is gone. */ sha?: string | undefined } | undefined;
  pictures: StoryPicture[];
  /** A source that sources.yaml does not have, as it is typed. */
  newSource?: { name: string; url: string } | undefined;
  sent?: Sent | undefined;
  /** What was there before the fields were filled anew. */
  replaced?: Pick<Draft, 'form' | 'newSource' | 'sent'> | undefined;
  /** Of two texts of one story, the one that is not in the fields. */
  otherText?: string | undefined;
}

/** Keeps what is written in this browser: the new story, or the correction of each story. */
export class DraftStore {
  readonly #key: string;

  /** @param path of the page: several sites may be on one host. */
  constructor(path: string, slug: string | undefined) {
    this.#key = slug === undefined ? path : `${path}?story=${slug}`;
  }

  load(): Draft | undefined {
    const draft = read(this.#key) as Partial<Draft> | undefined;
    if (typeof draft?.form !== 'object') return undefined;
    const pictures = (read(this.#picturesKey) ?? []) as StoryPicture[];
    return { pasted: '', notes: [], ...draft, form: { ...emptyForm, ...draft.form }, pictures };
  }

  /** @returns whether the browser has kept it. */
  save(draft: Draft): boolean {
    return write(this.#key, { ...draft, pictures: [] });
  }

  /** Pictures are large, and change seldom. @returns whether the browser has kept them. */
  savePictures({ pictures }: Draft): boolean {
    return write(this.#picturesKey, pictures);
  }

  /** Calls back when another window of this browser changes the same story. */
  watch(changed: () => void): void {
    addEventListener('storage', ({ key }) => {
      if (key === this.#key) changed();
    });
  }

  get #picturesKey(): string {
    return `${this.#key}#pictures`;
  }
}

/** What is kept under a key; undefined where there is nothing, or nothing that can be read, which is then set aside. */
function read(key: string): unknown {
  try {
    const written = localStorage.getItem(key);
    try {
      return JSON.parse(written ?? 'null') ?? undefined;
    } catch {
      localStorage.setItem(`${key}#unreadable`, written ?? '');
      return undefined;
    }
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
