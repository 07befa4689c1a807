import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { countOf } from '../../lib/text.ts';
import { formatHostFiles } from '../hosting/host-files.ts';
import {
  createScriptCollector,
  listStyles,
  readInlineScripts,
  type PageKind,
} from '../hosting/known-code.ts';
import { beginSite } from './next-site.ts';
import { findBatches, listSinglePages } from './page-batches.ts';
import { addPolicy, type PrerenderApp } from './page-maker.ts';
import { makePages } from './page-making.ts';
import { takeLock } from './build-lock.ts';
import type { SiteAssembly } from './site-assembly.ts';
import { locatePlaces, type SitePlaces } from './site-places.ts';

/** Everything that an output depends on besides its key: the code, its configuration and the packages. */
const codePlaces = ['src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** A route whose pages are made and reused like all others but not published; other files need them. */
export interface PrivateRoute {
  /** The route’s file, relative to the project. */
  component: string;
  /** @param files those of the route’s pages, in the order of its paths. */
  publish: (files: readonly PrivateFile[], site: SiteAssembly) => Promise<void>;
}

export interface PrivateFile {
  /** The absolute path. */
  file: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
}

interface Building {
  places: SitePlaces;
  siteUrl: string;
  /** The folder that Astro builds into. */
  astroFolder: string;
}

/**
 * Makes what is new or changed beside the published site, and puts it in place when all is there. Astro
 * bundles the code and makes the pages whose routes have no parameters; all others are reused from the
 * published site or made here.
 */
export function siteBuilding(privateRoute: PrivateRoute): AstroIntegration {
  let building: Building | undefined;
  const knownScripts = new Set<string>();
  let pageKinds: ReadonlyMap<string, PageKind> = new Map();
  let finish: (() => string) | undefined;

  return {
    name: 'site-building',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
        if (command !== 'build') return;
        const outDir = new URL('site/', config.cacheDir);
        building = {
          places: locatePlaces(fileURLToPath(config.outDir).replace(/[/\\]$/, '')),
          siteUrl: new URL(config.base, config.site).href,
          astroFolder: fileURLToPath(outDir),
        };
        // Astro's own folder is shared by builds into other folders.
        for (const place of [fileURLToPath(config.cacheDir), building.places.work]) {
          await takeLock(join(place, 'lock'), (message) => {
            logger.info(message);
          });
        }
        for (const script of readInlineScripts(config.base)) knownScripts.add(script);
        updateConfig({ outDir, vite: { plugins: [createScriptCollector(knownScripts)] } });
      },
      'astro:build:setup': ({ pages }) => {
        pageKinds = pages;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (!building) return;
        const { places, siteUrl, astroFolder } = building;
        const trust = {
          code: digestCode(codePlaces, siteUrl, runtime),
          verifies: hasFlag('verify') || Boolean(process.env.CI),
          isForced: hasFlag('force'),
        };
        const site = beginSite(places, trust);
        // Unpublished pages are kept like a second site, which is not served.
        const privatePlaces = locatePlaces(join(places.work, 'private'));
        const privateSite = beginSite(privatePlaces, trust, true);
        const outputs = { public: site.assembly, private: privateSite.assembly };
        setPrerenderer((astro) => ({
          name: 'newsroom',
          setup: () => astro.setup?.() ?? Promise.resolve(),
          getStaticPaths: async () => {
            const app = readApp(astro);
            const batches = findBatches(app, outputs, privateRoute.component);
            await makePages(batches, app, outputs, {
              entry: findEntry(astroFolder),
              pages: pageKinds,
              siteUrl,
              knownScripts,
              roots: { public: places.next, private: privatePlaces.next },
            });
            privateSite.publish();
            const files = outputs.private
              .listFiles()
              .map(({ path, digest }) => ({ file: join(privatePlaces.published, path), digest }));
            await privateRoute.publish(files, outputs.public);
            return listSinglePages(app);
          },
          render: async (request, options) => {
            const rendered = await astro.render(request, options);
            if (rendered instanceof Response) return addPolicy(rendered, knownScripts);
            return { ...rendered, response: await addPolicy(rendered.response, knownScripts) };
          },
        }));
        finish = () => {
          const { assembly } = site;
          assembly.writeFolder(astroFolder);
          assembly.write(
            formatHostFiles({ scripts: knownScripts, styles: listStyles(pageKinds.values()) }, siteUrl),
          );
          const removed = site.publish();
          const { made, unchanged } = assembly.counts;
          return `${String(made)} made, ${String(unchanged)} unchanged, ${countOf(removed, 'file')} removed`;
        };
      },
      'astro:build:done': ({ logger }) => {
        if (finish) logger.info(finish());
      },
    },
  };
}

/** Astro does not pass its options to hooks, and ignores those that it does not know. */
function hasFlag(name: string): boolean {
  return process.argv.includes(`--${name}`);
}

/** A property of Astro's own prerenderer that its types do not declare. */
function readApp(astro: AstroPrerenderer): PrerenderApp {
  if (!('app' in astro))
    throw new Error('Astro’s prerenderer has no app: this code was written for Astro 7.3.');
  return astro.app as PrerenderApp;
}

function findEntry(astroFolder: string): string {
  const [entry] = globSync('.prerender/prerender-entry.*.mjs', { cwd: astroFolder });
  if (entry === undefined) throw new Error('Astro has built no module that makes pages.');
  return pathToFileURL(join(astroFolder, entry)).href;
}
