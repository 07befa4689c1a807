import type { Issue } from '../checks/issue.ts';
import type { ArticleFacts } from '../schema/article.ts';

export interface Entry {
  id: string;
  data: object;
  /** For an article: the facts that the check found in its body. */
  rendered?: { html: string; metadata: { facts: ArticleFacts } };
}

/** A snapshot of all content. It is never changed, only replaced as a whole. */
export interface Content {
  /** A digest: equal for equal content. */
  digest: string;
  /** Collections by name; their entries by id, in order. */
  collections: Readonly<Record<string, ReadonlyMap<string, Entry>>>;
  /** Whether drafts and articles not yet due are shown. */
  showsUnpublished: boolean;
}

interface DevServer {
  /** Calls back when no page is being made, then reloads open browsers. */
  exchange: (exchange: () => void) => Promise<void>;
  showErrors: (errors: readonly Issue[]) => void;
}

class LoadedContent {
  /** Astro keeps this reference, so `getCollection` returns replaced entries at once. */
  readonly collections = new Map<string, ReadonlyMap<string, Entry>>();
  digest: string | undefined;
  showsUnpublished = false;
  /** Why `astro dev` does not show the present content folder completely. */
  errors: readonly Issue[] = [];
  devServer: DevServer | undefined;

  /**
   * Shows other content, or reports errors and keeps what is shown.
   *
   * @param content without the articles that have errors. The first content is shown despite errors.
   */
  async show(content: Content, errors: readonly Issue[]): Promise<void> {
    const isFirst = this.digest === undefined;
    if (errors.length > 0 && !isFirst) {
      this.errors = errors;
      this.devServer?.showErrors(errors);
      return;
    }
    // The file watcher may report one save twice.
    if (content.digest === this.digest && this.errors.length === 0) return;
    const exchange = () => {
      for (const [name, entries] of Object.entries(content.collections)) this.collections.set(name, entries);
      this.digest = content.digest;
      this.showsUnpublished = content.showsUnpublished;
      this.errors = errors;
    };
    if (isFirst || !this.devServer) exchange();
    else await this.devServer.exchange(exchange);
  }
}

const key = Symbol.for('newsroom.loaded-content');
const shared = globalThis as Record<symbol, LoadedContent | undefined>;

/** On `globalThis`: in one process the loader, pages and integrations each evaluate this module. */
export const loadedContent: LoadedContent = (shared[key] ??= new LoadedContent());
