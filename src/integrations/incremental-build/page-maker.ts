import type { RouteData } from 'astro';
import { writePagePolicy } from '../hosting/page-policy.ts';
import { describeFile, SiteFiles, type MadeFile } from './site-files.ts';

/** The part of Astro's undocumented prerender app that we use; built-site tests fail if it changes. */
export interface PrerenderApp {
  manifest: { routes: { routeData: RouteData }[] };
  routeCache: { set: (route: RouteData, entry: object) => void };
  getComponentByRoute: (route: RouteData) => Promise<RouteModule>;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
}

export interface RouteModule {
  getStaticPaths?: (options: object) => Promise<RoutePath[]> | RoutePath[];
}

/** A path that a route returns. */
export interface RoutePath {
  params: Record<string, string>;
  props: object;
}

/** A page, or another file, that must be made. */
export interface Page extends RoutePath {
  /** The path relative to the site's address, with a slash at its beginning. */
  pathname: string;
  key: string;
}

/** Whether pages are published or only used by the build. */
export type Visibility = 'public' | 'private';

export interface Batch {
  /** The index of the route in the manifest. */
  place: number;
  visibility: Visibility;
  pages: Page[];
}

/** The result of making a {@link Page}. */
export interface MadePage {
  pathname: string;
  key: string;
  file: MadeFile;
}

/** The input for making pages, besides their routes and props. */
export interface PageSetting {
  siteUrl: string;
  /** The texts of allowed inline scripts. */
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

  /** Makes pages one after the other; no other call may run at the same time. */
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

  /** Makes every look-up of the route's paths return the page that is being made. */
  async #open(route: RouteData): Promise<void> {
    const staticPaths = Object.assign([], { keyed: { get: () => this.#page } });
    this.#app.routeCache.set(route, { mod: await this.#app.getComponentByRoute(route), staticPaths });
  }

  /** Astro expects a slash at the end of every address, except if the route has a file extension. */
  #createRequest({ route, type }: RouteData, { pathname }: Page): Request {
    const isFile = type !== 'page' && /\.\w+$/.test(route);
    return new Request(new URL(`.${pathname}${isFile ? '' : '/'}`, this.#setting.siteUrl));
  }
}

/** Inserts the policy into a page; other files stay unchanged. */
export async function addPolicy(response: Response, knownScripts: ReadonlySet<string>): Promise<Response> {
  if (!isPage(response)) return response;
  const { status, headers } = response;
  return new Response(writePagePolicy(await response.text(), knownScripts), { status, headers });
}

function isPage({ headers }: Response): boolean {
  return headers.get('Content-Type')?.startsWith('text/html') ?? false;
}

/** The published file of a page, relative to the site. */
function nameFile({ type }: RouteData, pathname: string): string {
  return `${pathname.slice(1)}${type === 'page' ? '/index.html' : ''}`;
}
