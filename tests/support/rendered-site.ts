import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { APIContext, APIRoute } from 'astro';
import type { Loader, LoaderContext } from 'astro/loaders';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { vi } from 'vitest';
import { locateCheckCache } from '../../src/content/loader/content-directory.ts';
import { Site } from './site.ts';

export interface RenderingOptions {
  /** The content folder, absolute or from the project. */
  content: string;
  /** `SITE_URL`; without it the address of site.yaml counts. */
  siteUrl?: string;
  /** The clock, in seconds; without it the current time counts. */
  epoch?: number;
}

/** What `getStaticPaths` gives of a path. */
export interface Path {
  params: Record<string, string>;
  props?: Record<string, unknown>;
}

/** A module of `src/pages`. */
interface Route {
  default?: Parameters<AstroContainer['renderToString']>[0];
  GET?: APIRoute;
  getStaticPaths?: () => Promise<Path[]>;
  getProps?: () => Promise<unknown>;
}

const routes = import.meta.glob<Route>('../../src/pages/**/*.{astro,ts}');

/**
 * Loads a content folder as a build does: modules that are imported after this query its stories.
 *
 * @throws with the check's whole report where the content has errors.
 */
export async function loadNewsroom({ content, siteUrl, epoch }: RenderingOptions): Promise<void> {
  vi.stubEnv('CONTENT_DIR', resolve(content));
  vi.stubEnv('SITE_URL', siteUrl);
  vi.stubEnv('SOURCE_DATE_EPOCH', epoch?.toString());
  // Each module that has read these, or the content, is evaluated anew.
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for('newsroom.loaded-content'));
  const { collections } = await import('../../src/content.config.ts');
  const { readSiteUrl } = await import('../../src/content/loader/content-directory.ts');
  const { loader } = collections.articles as { loader: Loader };
  // The loader asks Astro for no more than this.
  const store = { clear: () => undefined, set: () => true };
  const logger = { warn: () => undefined };
  const cache = locateCheckCache(resolve(content));
  const isNew = !existsSync(cache);
  const { origin: site, pathname: base } = new URL(readSiteUrl(resolve(content)));
  const context = { collection: 'articles', config: { site, base }, store, logger };
  await loader.load(context as unknown as LoaderContext);
  if (isNew) rmSync(cache, { force: true });
}

/** The paths of every route of a newsroom, by the route's file below `src/pages`. */
export async function listRoutePaths(options: RenderingOptions): Promise<Map<string, Path[]>> {
  await loadNewsroom(options);
  const paths = new Map<string, Path[]>();
  for (const [name, load] of Object.entries(routes)) {
    const { getStaticPaths } = await load();
    if (getStaticPaths) paths.set(nameRoute(name), await getStaticPaths());
  }
  return paths;
}

/**
 * Makes a site in this process, without a build: each route is asked for its paths and answers each of them.
 * The site has all files of a build but those of the search index, and its pages are without the styles, the
 * scripts and the policy that a build adds. Pictures are named and not drawn.
 */
export async function renderSite(options: RenderingOptions): Promise<Site> {
  await loadNewsroom(options);
  const container = await AstroContainer.create();
  const files = new Map<string, string | undefined>();
  for (const [name, load] of Object.entries(routes)) {
    await answerPaths(nameRoute(name), await load(), container, files);
  }
  vi.unstubAllEnvs();
  return new Site([...files.keys(), ...readdirSync('public')], (file) => readFile(files, file));
}

const nameRoute = (module: string) => module.replace('../../src/pages/', '');

async function answerPaths(
  name: string,
  route: Route,
  container: AstroContainer,
  files: Map<string, string | undefined>,
): Promise<void> {
  const paths = await listPaths(route);
  for (const { params, props = {} } of paths) {
    const file = nameFile(name, params);
    if (route.default) {
      const html = await container.renderToString(route.default, { params, props, partial: false });
      files.set(file, html.replace(scriptOfDevelopment, ''));
    } else {
      files.set(file, isPicture(file) ? undefined : await readAnswer(route, { params, props }));
    }
  }
}

/** A route without parameters has one page, or none where there is nothing to make it from. */
async function listPaths({ getStaticPaths, getProps }: Route): Promise<Path[]> {
  if (getStaticPaths) return getStaticPaths();
  return getProps && (await getProps()) === undefined ? [] : [{ params: {} }];
}

/** The file that a route makes: `tags/[slug]/index.astro` makes `tags/china/index.html`. */
function nameFile(route: string, params: Path['params']): string {
  const path = route.replace(/\[(\w+)\]/g, (_written, name: string) => params[name] ?? '');
  if (!path.endsWith('.astro')) return path.replace(/\.ts$/, '');
  const page = path.replace(/\.astro$/, '');
  return page === '404' || /(^|\/)index$/.test(page) ? `${page}.html` : `${page}/index.html`;
}

const scriptOfDevelopment = /<script type="module" src="[^"]*\?astro&[^"]*"><\/script>/g;

const isPicture = (file: string) => file.startsWith('pictures/');

async function readAnswer({ GET }: Route, context: Path): Promise<string> {
  if (!GET) throw new Error('This route answers nothing.');
  const response = await GET(context as unknown as APIContext);
  return response.text();
}

function readFile(files: ReadonlyMap<string, string | undefined>, file: string): string {
  return files.get(file) ?? readFileSync(join('public', file), 'utf8');
}
