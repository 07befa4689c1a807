import type { RouteData } from 'astro';
import { createPageKey } from './page-key.ts';
import type { Batch, Page, PrerenderApp, Visibility, RoutePath } from './page-maker.ts';
import type { SiteAssembly } from './site-assembly.ts';

/** The site, and the files that are not published. */
export type Outputs = Record<Visibility, SiteAssembly>;

/** Large enough that messages cost little, small enough that all threads finish at about the same time. */
const batchSize = 16;

/**
 * Goes through the pages of all routes with parameters. Pages that the last build made from the same props
 * are reused; the others are returned in batches.
 *
 * @param privateRoute the route whose pages are not published: its file, relative to the project.
 */
export async function* findBatches(
  app: PrerenderApp,
  outputs: Outputs,
  privateRoute: string,
): AsyncGenerator<Batch, void, undefined> {
  const owners = new Map<string, RouteData>();
  const claim = (pathname: string, route: RouteData) => {
    const owner = owners.get(pathname);
    if (owner) throw new Error(`${owner.component} and ${route.component} both make ${pathname}.`);
    owners.set(pathname, route);
  };
  for (const { pathname, route } of listSinglePages(app)) claim(pathname, route);

  for (const [place, { routeData: route }] of app.manifest.routes.entries()) {
    if (!route.prerender || route.pathname) continue;
    const visibility = route.component === privateRoute ? 'private' : 'public';
    let pages: Page[] = [];
    const { getStaticPaths } = await app.getComponentByRoute(route);
    for (const path of (await getStaticPaths?.({})) ?? []) {
      const { params } = path;
      const pathname = fillRoute(route, params);
      claim(pathname, route);
      // Props are built here, not earlier: the props of all pages together would fill the memory.
      const { props } = path;
      const key = createPageKey(props);
      if (outputs[visibility].reuse(pathname, key)) continue;
      pages.push({ pathname, params, props, key });
      // An unpublished page is as large as hundreds of others.
      if (pages.length < batchSize && visibility === 'public') continue;
      yield { place, visibility, pages };
      pages = [];
    }
    if (pages.length > 0) yield { place, visibility, pages };
  }
}

export interface SinglePage {
  pathname: string;
  route: RouteData;
}

export function listSinglePages({ manifest }: PrerenderApp): SinglePage[] {
  return manifest.routes.flatMap(({ routeData: route }) =>
    route.prerender && route.pathname ? [{ pathname: route.pathname, route }] : [],
  );
}

/** The path of a route with its parameters filled in: `/tags/[slug]` is `/tags/wuxi`. */
function fillRoute({ route }: RouteData, params: RoutePath['params']): string {
  return route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`The route ${route} has a path without “${name}”.`);
    return value.normalize();
  });
}
