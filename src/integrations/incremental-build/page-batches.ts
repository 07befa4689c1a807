import type { RouteData } from 'astro';
import { createPageKey } from './page-key.ts';
import type { Batch, Page } from './page-maker.ts';
import type { PrerenderApp, RouteModule, RoutePath } from './prerender-app.ts';
import type { SiteAssembly } from './site-assembly.ts';

/**
 * Goes through the pages of routes, first of those without parameters. Pages that the last build made from the
 * same props are reused; the others are returned in batches.
 *
 * @param hasRoute decides by the route’s file, relative to the project.
 */
export async function* findBatches(
  app: PrerenderApp,
  assembly: SiteAssembly,
  hasRoute: (component: string) => boolean,
  batchSize: number,
): AsyncGenerator<Batch, void, undefined> {
  const { root } = assembly;
  const owners = new Map<string, RouteData>();
  const routes = [...app.routes.entries()]
    .filter(([, { component }]) => hasRoute(component))
    .sort(([, a], [, b]) => countParameters(a) - countParameters(b));
  for (const [place, route] of routes) {
    let pages: Page[] = [];
    for (const path of await listPaths(route, await app.loadModule(route))) {
      const { params } = path;
      const pathname = fillRoute(route, params);
      const owner = owners.get(pathname);
      if (owner) throw new Error(`${owner.component} and ${route.component} both make ${pathname}.`);
      owners.set(pathname, route);
      const key = createPageKey(path.source ?? path.props);
      if (assembly.reuse(pathname, key)) continue;
      // Props are built here, not earlier: the props of all pages together would fill the memory.
      pages.push({ pathname, params, props: path.props, key });
      if (pages.length < batchSize) continue;
      yield { place, root, pages };
      pages = [];
    }
    if (pages.length > 0) yield { place, root, pages };
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
  const props = await getProps();
  return props === undefined ? [] : [{ params: {}, props: { props } }];
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
