import type { RouteData } from 'astro';
import { createPageKey } from './page-key.ts';
import type { Batch, Page, Visibility } from './page-maker.ts';
import type { PrerenderApp, RouteModule, RoutePath } from './prerender-app.ts';
import type { SiteAssembly } from './site-assembly.ts';

/** The site, and the files that are not published. */
export type Outputs = Record<Visibility, SiteAssembly>;

/** Large enough that messages cost little, small enough that all threads finish at about the same time. */
const batchSize = 16;

/**
 * Goes through the pages of all routes, first through those without parameters. Pages that the last build made
 * from the same props are reused; the others are returned in batches.
 *
 * @param privateRoute the route whose pages are not published: its file, relative to the project.
 */
export async function* findBatches(
  app: PrerenderApp,
  outputs: Outputs,
  privateRoute: string,
): AsyncGenerator<Batch, void, undefined> {
  const owners = new Map<string, RouteData>();
  const places = [...app.routes.entries()].sort(([, a], [, b]) => countParameters(a) - countParameters(b));
  for (const [place, route] of places) {
    const visibility = route.component === privateRoute ? 'private' : 'public';
    let pages: Page[] = [];
    for (const path of await listPaths(route, await app.loadModule(route))) {
      const { params } = path;
      const pathname = fillRoute(route, params);
      const owner = owners.get(pathname);
      if (owner) throw new Error(`${owner.component} and ${route.component} both make ${pathname}.`);
      owners.set(pathname, route);
      const key = createPageKey(path.source ?? path.props);
      if (outputs[visibility].reuse(pathname, key)) continue;
      // Props are built here, not earlier: the props of all pages together would fill the memory.
      pages.push({ pathname, params, props: path.props, key });
      // An unpublished page is as large as hundreds of others.
      if (pages.length < batchSize && visibility === 'public') continue;
      yield { place, visibility, pages };
      pages = [];
    }
    if (pages.length > 0) yield { place, visibility, pages };
  }
}

/** Astro gives a route without parameters no paths. */
async function listPaths(
  route: RouteData,
  { getProps, getStaticPaths }: RouteModule,
): Promise<readonly RoutePath[]> {
  if (countParameters(route) > 0) return (await getStaticPaths?.({})) ?? [];
  if (!getProps)
    throw new Error(`${route.component} does not say what its page is made from: export getProps.`);
  return [{ params: {}, props: { props: await getProps() } }];
}

function countParameters({ params }: RouteData): number {
  return params.length;
}

/** The path of a route with its parameters filled in: `/tags/[slug]` is `/tags/wuxi`. */
function fillRoute({ route }: RouteData, params: RoutePath['params']): string {
  return route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`The route ${route} has a path without “${name}”.`);
    return value.normalize();
  });
}
