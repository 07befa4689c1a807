import type { RouteData } from 'astro';
import { writePagePolicy } from '../hosting/page-policy.ts';

/** What Astro’s build makes pages with, as far as this folder needs it. Astro does not state it; the tests of built sites hold it. */
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

/** A page, or another file, that is to be made. */
export interface PageOrder {
  /** Where readers find it below the site’s address, with a slash at its beginning. */
  pathname: string;
  params: RoutePath['params'];
  props: object;
}

/** What pages are made with besides their routes and props. */
export interface PageSetting {
  siteUrl: string;
  /** The texts that scripts within pages may have. */
  knownScripts: ReadonlySet<string>;
}

/** Makes pages from their props, one after the other. */
export class PageMaker {
  readonly #app: PrerenderApp;
  readonly #setting: PageSetting;
  readonly #opened = new Map<RouteData, Promise<void>>();
  #order: PageOrder | undefined;

  constructor(app: PrerenderApp, setting: PageSetting) {
    this.#app = app;
    this.#setting = setting;
  }

  /** The bytes of a page’s file. */
  async make(route: RouteData, order: PageOrder): Promise<Uint8Array> {
    let opened = this.#opened.get(route);
    if (!opened) this.#opened.set(route, (opened = this.#open(route)));
    await opened;
    this.#order = order;
    const response = await this.#app.render(this.#createRequest(route, order), { routeData: route });
    if (response.status !== 200) throw new Error(`${order.pathname} answers ${String(response.status)}.`);
    return isPage(response)
      ? Buffer.from(writePagePolicy(await response.text(), this.#setting.knownScripts))
      : new Uint8Array(await response.arrayBuffer());
  }

  /** Has the route find the page that is being made among its paths, whichever it asks for. */
  async #open(route: RouteData): Promise<void> {
    const staticPaths = Object.assign([], { keyed: { get: () => this.#order } });
    this.#app.routeCache.set(route, { mod: await this.#app.getComponentByRoute(route), staticPaths });
  }

  /** Astro expects a slash at the end of every address but those whose route names a kind of file. */
  #createRequest({ route, type }: RouteData, { pathname }: PageOrder): Request {
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

/** The path of a route with its parameters filled in: `/tags/[slug]` is `/tags/wuxi`. */
export function fillRoute({ route }: RouteData, params: RoutePath['params']): string {
  return route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`The route ${route} has a path without “${name}”.`);
    return value.normalize();
  });
}

/** The file that a page is published as, relative to the site. */
export function nameFile({ type }: RouteData, pathname: string): string {
  return `${pathname.slice(1)}${type === 'page' ? '/index.html' : ''}`;
}
