import type { StoryForm } from '../story-form.ts';
import type { PastedNote } from '../reading/pasted-story.ts';
import type { StoryPicture } from './story-pictures.ts';

/** What has been sent, or was being sent: trying again goes on there. */
export interface Sent {
  file?: string | undefined;
  branch: string;
  /** Whether there is a pull request. */
  isDone?: boolean;
}

/** All that is on the page, but the token. */
export interface Draft {
  form: StoryForm;
  /** What was pasted, and what is to be known of it. */
  pasted: string;
  notes: PastedNote[];
  /** The published file that is corrected. */
  base?: { file: string; text: string; sha: string } | undefined;
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
    try {
      const draft = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Draft | null;
      const pictures = JSON.parse(localStorage.getItem(this.#picturesKey) ?? '[]') as StoryPicture[];
      return draft ? { ...draft, pictures } : undefined;
    } catch {
      return undefined;
    }
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

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
