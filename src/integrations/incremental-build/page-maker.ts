import type { RouteData } from 'astro';
import { messageOf, ReportedError } from '../../lib/reported-error.ts';
import { addressTable } from '../../lib/addresses.ts';
import { writePagePolicy } from '../hosting/page-policy.ts';
import type { PrerenderApp, RoutePath } from './prerender-app.ts';
import { describeFile, stageFile, type MadeFile } from './site-files.ts';

/** A page, or another file, that must be made. */
export interface Page extends RoutePath {
  /** The path relative to the site's address, with a slash at its beginning. */
  pathname: string;
  key: string;
}

export interface Batch {
  /** The index of the route. */
  place: number;
  /** The folder of files that are not published yet. */
  root: string;
  pages: Page[];
}

/** The result of making a {@link Page}. */
export interface MadePage {
  pathname: string;
  key: string;
  file: MadeFile;
}

/** Makes pages from their props, and writes their files. */
export class PageMaker {
  readonly #app: PrerenderApp;
  readonly #scripts: ReadonlySet<string>;

  /** @param scripts the texts of allowed inline scripts. */
  constructor(app: PrerenderApp, scripts: readonly string[]) {
    this.#app = app;
    this.#scripts = new Set(scripts);
  }

  /** Makes pages one after the other; no other call may run at the same time. */
  async makeBatch({ place, root, pages }: Batch): Promise<MadePage[]> {
    const route = this.#app.routes[place];
    if (!route) throw new Error(`There is no route ${String(place)}.`);
    const made: MadePage[] = [];
    for (const page of pages) {
      const { pathname, key } = page;
      try {
        const bytes = await this.#make(route, page);
        const path = nameFile(route, pathname);
        stageFile(root, path, bytes);
        made.push({ pathname, key, file: describeFile(path, bytes) });
      } catch (cause) {
        const message = `${pathname} could not be made: ${messageOf(cause)}`;
        // It may come from the compiled code, which has a class of its own.
        if (cause instanceof Error && cause.stack === '') throw new ReportedError(message);
        throw new Error(message, { cause });
      }
    }
    return made;
  }

  async #make(route: RouteData, page: Page): Promise<Uint8Array> {
    const response = await this.#app.render(route, page.pathname, page);
    if (response.status !== findStatus(page)) throw new Error(`it answers ${String(response.status)}.`);
    return isPage(response)
      ? Buffer.from(writePagePolicy(await response.text(), this.#scripts, isEditor(page)))
      : new Uint8Array(await response.arrayBuffer());
  }
}

const notFound = '/404';

/** Astro gives the page of that name its status. */
function findStatus({ pathname }: Page): number {
  return pathname === notFound ? 404 : 200;
}

function isEditor({ pathname }: Page): boolean {
  return pathname === `/${addressTable.write.path.slice(0, -1)}`;
}

function isPage({ headers }: Response): boolean {
  return headers.get('Content-Type')?.startsWith('text/html') ?? false;
}

/** The published file of a page, relative to the site. Hosts look for that of unknown addresses at its name. */
function nameFile({ type }: RouteData, pathname: string): string {
  if (type !== 'page') return pathname.slice(1);
  return pathname === notFound ? '404.html' : `${pathname.slice(1)}/index.html`.replace(/^\//, '');
}
