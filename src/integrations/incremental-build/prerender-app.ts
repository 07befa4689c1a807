import type { RouteData } from 'astro';
import type { Bundle } from './bundle.ts';

/** A path of a route, with what its page is made from. */
export interface RoutePath {
  params: Record<string, string>;
  props: object;
  /** What the props are built from, if it is less. */
  source?: object;
}

/** A module of `src/pages`. */
export interface RouteModule {
  getStaticPaths?: (options: object) => Promise<RoutePath[]> | RoutePath[];
  /** What the page of a route without parameters is made from; undefined where the site does not have the page. */
  getProps?: () => Promise<unknown>;
}

/**
 * The part of Astro's prerender app that we use. Astro 7.3 documents none of it, and no other file knows of
 * it; decision 8 says why. Tests of the built site fail if it changes.
 */
interface AstroApp {
  manifest: { routes: { routeData: RouteData }[] };
  routeCache: { set: (route: RouteData, entry: object) => void };
  getComponentByRoute: (route: RouteData) => Promise<RouteModule>;
  render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
  setInternals: (internals: { pagesByKeys: ReadonlyMap<string, object> }) => void;
  setOptions: (options: object) => void;
}

/** The compiled routes of the site. */
export class PrerenderApp {
  readonly routes: readonly RouteData[];
  readonly #app: AstroApp;
  readonly #siteUrl: string;
  readonly #opened = new Map<RouteData, Promise<void>>();
  #path: RoutePath | undefined;

  private constructor(app: AstroApp, siteUrl: string) {
    this.#app = app;
    this.#siteUrl = siteUrl;
    this.routes = app.manifest.routes.map(({ routeData }) => routeData).filter(({ prerender }) => prerender);
  }

  static async open({ entry, siteUrl, pageKinds }: Bundle): Promise<PrerenderApp> {
    const { app } = (await import(entry)) as { app: AstroApp };
    app.setInternals({ pagesByKeys: new Map(Object.entries(pageKinds)) });
    // A problem of a page fails the build with an error.
    app.setOptions({
      settings: { scripts: [] },
      logger: { options: { destination: { write: () => undefined } } },
    });
    return new PrerenderApp(app, siteUrl);
  }

  loadModule(route: RouteData): Promise<RouteModule> {
    return this.#app.getComponentByRoute(route);
  }

  /**
   * Makes a page or another file; no other call may run at the same time.
   *
   * @param pathname relative to the site's address, with a slash at its beginning.
   */
  async render(route: RouteData, pathname: string, path: RoutePath): Promise<Response> {
    let opened = this.#opened.get(route);
    if (!opened) this.#opened.set(route, (opened = this.#open(route)));
    await opened;
    this.#path = path;
    return this.#app.render(this.#createRequest(route, pathname), { routeData: route });
  }

  /** Makes every look-up of the route's paths return the one that is being made. */
  async #open(route: RouteData): Promise<void> {
    const staticPaths = Object.assign([], { keyed: { get: () => this.#path } });
    this.#app.routeCache.set(route, { mod: await this.loadModule(route), staticPaths });
  }

  /** Astro expects a slash at the end of every address, except if the route has a file extension. */
  #createRequest({ route, type }: RouteData, pathname: string): Request {
    const isFile = type !== 'page' && /\.\w+$/.test(route);
    return new Request(new URL(`.${pathname}${isFile || pathname === '/' ? '' : '/'}`, this.#siteUrl));
  }
}
