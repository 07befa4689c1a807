import type { Issue } from '../checks/issue.ts';
import type { ArticleRecord } from '../schema/article.ts';
import type { EventSettings } from '../schema/event.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';

/** All of the content at one moment. It is never changed: other content is another object. */
export interface Content {
  /** The same for the same content. */
  edition: string;
  site: SiteSettings | undefined;
  sources: Readonly<Record<string, SourceSettings>>;
  tags: readonly TagSettings[];
  events: readonly EventSettings[];
  articles: readonly ArticleRecord[];
}

/** Who is told of changes while `astro dev` runs. */
export interface Audience {
  /** Runs the exchange of the content at a moment when no page is being made. */
  exchange: (exchange: () => void) => Promise<void>;
  /** Is told of what keeps the content in the folder from being shown. */
  refuse: (issues: readonly Issue[]) => void;
}

/** The content that `astro dev` shows at the moment. */
export class LiveContent {
  #content: Content | undefined;
  #mistakes: readonly Issue[] = [];
  #audience: Audience | undefined;

  /** @throws where none has been read. */
  get content(): Content {
    if (!this.#content) throw new Error('The content has not been read yet.');
    return this.#content;
  }

  /** Why what is shown is not all that the folder holds now; none where it is. */
  get mistakes(): readonly Issue[] {
    return this.#mistakes;
  }

  /** A server that starts again takes the place of the one before. */
  attend(audience: Audience): void {
    this.#audience = audience;
  }

  /** Shows content, of which mistakes were left out. What is shown already is not shown again: one save may be told of twice. */
  async show(content: Content, mistakes: readonly Issue[] = []): Promise<void> {
    const isShown = content.edition === this.#content?.edition;
    if (isShown && mistakes.length === 0 && this.#mistakes.length === 0) return;
    const exchange = () => {
      this.#content = content;
      this.#mistakes = mistakes;
    };
    // At the beginning nobody has seen any other.
    if (this.#audience && this.#content) await this.#audience.exchange(exchange);
    else exchange();
  }

  /** Keeps what is shown. */
  refuse(mistakes: readonly Issue[]): void {
    this.#mistakes = mistakes;
    this.#audience?.refuse(mistakes);
  }
}

const place = Symbol.for('newsroom.live-content');

function findShared(): LiveContent {
  const shared = (Reflect.get(globalThis, place) as LiveContent | undefined) ?? new LiveContent();
  Reflect.set(globalThis, place, shared);
  return shared;
}

/** Loaders, pages and the server’s integration have each this module evaluated for them, in one process: what they share is kept there. */
export const liveContent = findShared();
