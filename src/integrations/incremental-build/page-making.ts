import type { RouteData } from 'astro';
import type { Material } from './material.ts';
import { createPageKey } from './page-key.ts';
import { fillRoute, type PrerenderApp } from './page-maker.ts';
import { PageOrders } from './page-orders.ts';
import type { WorkerOptions } from './page-worker.ts';
import type { SiteAssembly } from './site-assembly.ts';

/** A page without parameters. */
export interface SinglePage {
  pathname: string;
  route: RouteData;
}

/**
 * Takes over, or has made, every page of the routes with parameters.
 *
 * @returns the pages of the other routes, which Astro makes in each build.
 */
export async function makePages(
  app: PrerenderApp,
  assembly: SiteAssembly,
  materials: readonly Material[],
  workerOptions: WorkerOptions,
): Promise<SinglePage[]> {
  const made = new Map<Material, string[]>();
  const orders = new PageOrders(app, assembly, workerOptions);
  const owners = new Map<string, RouteData>();
  const claim = (pathname: string, route: RouteData) => {
    const owner = owners.get(pathname);
    if (owner) throw new Error(`${owner.component} and ${route.component} both make ${pathname}.`);
    owners.set(pathname, route);
  };

  const routes = app.manifest.routes
    .map(({ routeData: route }, place) => ({ route, place }))
    .filter(({ route }) => route.prerender)
    .map((entry) => ({
      ...entry,
      material: materials.find(({ component }) => component === entry.route.component),
    }));
  const singles = routes.flatMap(({ route }) =>
    route.pathname ? [{ pathname: route.pathname, route }] : [],
  );
  for (const { pathname, route } of singles) claim(pathname, route);

  // What is made of materials takes longest, so it begins first.
  const manifold = routes
    .filter(({ route }) => !route.pathname)
    .sort((a, b) => Number(!a.material) - Number(!b.material));
  for (const { route, place, material } of manifold) {
    await orders.open(place, route, material);
    const { getStaticPaths } = await app.getComponentByRoute(route);
    const names: string[] = [];
    if (material) made.set(material, names);
    for (const path of (await getStaticPaths?.({})) ?? []) {
      const { params } = path;
      const pathname = fillRoute(route, params);
      claim(pathname, route);
      names.push(pathname);
      // Built now, and not before: all of them together would fill the memory.
      const { props } = path;
      const key = createPageKey(props);
      if (!assembly.keep(pathname, key)) await orders.take({ pathname, params, props, key });
    }
  }
  await orders.complete();
  for (const [material, names] of made) {
    const outputs = names.map((name) => assembly.find(name)).filter((output) => output !== undefined);
    const described = outputs.map(({ material = '', files }) => ({
      material,
      paths: files.map(({ path }) => path),
    }));
    assembly.write(await material.conclude(described));
  }
  return singles;
}
