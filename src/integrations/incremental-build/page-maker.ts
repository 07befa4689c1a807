import type { RouteData } from 'astro';
import { writePagePolicy } from '../hosting/page-policy.ts';
import { describeFile, SiteFiles, type MadeFile } from './site-files.ts';

/** The part of Astro’s undocumented prerender app that we use; the tests of built sites fail if it changes. */
export interface PrerenderApp {
  manifest: { routes: { routeData: RouteData }[] };
  routeCache: { set: (route: RouteData, entry: object) => void };
  getComponentByRoute: (route: RouteData) => Promise<RouteModule>;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

export interface RouteModule {
  getStaticPaths?: (options: object) => Promise<RoutePath[]> | RoutePath[];
}

/** A path as a route gives it. */
export interface RoutePath {
  params: Record<string, string>;
  props: object;
}

/** A page, or another file, that must be made. */
export interface Page extends RoutePath {
  /** Where readers find it below the site’s address, with a slash at its beginning. */
  pathname: string;
  key: string;
}

/** Whether pages are published, or read by the build alone. */
export type Visibility = 'public' | 'private';

/** Pages of one route. */
export interface Batch {
  /** The route’s place in the manifest. */
  place: number;
  visibility: Visibility;
  pages: Page[];
}

/** What has been made of a {@link Page}. */
export interface MadePage {
  pathname: string;
  key: string;
  file: MadeFile;
}

/** What pages are made with besides their routes and props. */
export interface PageSetting {
  siteUrl: string;
  /** The texts that scripts within pages may have. */
  knownScripts: ReadonlySet<string>;
  /** The folders that files are written to. */
  roots: Record<Visibility, string>;
}

/** Makes pages from their props, and writes their files. */
export class PageMaker {
  readonly #app: PrerenderApp;
  readonly #setting: PageSetting;
  readonly #files: Record<Visibility, SiteFiles>;
  readonly #opened = new Map<RouteData, Promise<void>>();
  #page: Page | undefined;

  constructor(app: PrerenderApp, setting: PageSetting) {
    this.#app = app;
    this.#setting = setting;
    this.#files = {
      public: new SiteFiles(setting.roots.public),
      private: new SiteFiles(setting.roots.private),
    };
  }

  /** Makes pages one after the other; nothing else may be made meanwhile. */
  async makeBatch({ place, visibility, pages }: Batch): Promise<MadePage[]> {
    const route = this.#app.manifest.routes[place]?.routeData;
    if (!route) throw new Error(`There is no route ${String(place)}.`);
    const made: MadePage[] = [];
    for (const page of pages) {
      const { pathname, key } = page;
      try {
        const bytes = await this.#make(route, page);
        const path = nameFile(route, pathname);
        this.#files[visibility].write(path, bytes);
        made.push({ pathname, key, file: describeFile(path, bytes) });
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`${pathname} could not be made: ${reason}`, { cause });
      }
    }
    return made;
  }

  async #make(route: RouteData, page: Page): Promise<Uint8Array> {
    let opened = this.#opened.get(route);
    if (!opened) this.#opened.set(route, (opened = this.#open(route)));
    await opened;
    this.#page = page;
    const response = await this.#app.render(this.#createRequest(route, page), { routeData: route });
    if (response.status !== 200) throw new Error(`${page.pathname} answers ${String(response.status)}.`);
    return isPage(response)
      ? Buffer.from(writePagePolicy(await response.text(), this.#setting.knownScripts))
      : new Uint8Array(await response.arrayBuffer());
  }

  /** Has the route find the page that is being made among its paths, whichever it asks for. */
  async #open(route: RouteData): Promise<void> {
    const staticPaths = Object.assign([], { keyed: { get: () => this.#page } });
    this.#app.routeCache.set(route, { mod: await this.#app.getComponentByRoute(route), staticPaths });
  }

  /** Astro expects a slash at the end of every address but those whose route names a kind of file. */
  #createRequest({ route, type }: RouteData, { pathname }: Page): Request {
    const isFile = type !== 'page' && /\.\w+$/.test(route);
    return new Request(new URL(`.${pathname}${isFile ? '' : '/'}`, this.#setting.siteUrl));
  }
}

/** Gives a page that Astro has made its policy; other files stay as they are. */
export async function addPolicy(response: Response, knownScripts: ReadonlySet<string>): Promise<Response> {
  if (!isPage(response)) return response;
  const { status, headers } = response;
  return new Response(writePagePolicy(await response.text(), knownScripts), { status, headers });
}

function isPage({ headers }: Response): boolean {
  return headers.get('Content-Type')?.startsWith('text/html') ?? false;
}

/** The file that a page is published as, relative to the site. */
function nameFile({ type }: RouteData, pathname: string): string {
  return `${pathname.slice(1)}${type === 'page' ? '/index.html' : ''}`;
}
