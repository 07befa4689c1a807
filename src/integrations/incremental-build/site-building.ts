import { globSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { formatHostFiles } from '../hosting/host-files.ts';
import { createScriptCollector, readInlineScripts } from '../hosting/known-scripts.ts';
import { removeFolder } from './folder-removal.ts';
import { openFormerSite } from './former-site.ts';
import type { Material } from './material.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { addPolicy, type PrerenderApp } from './page-maker.ts';
import { makePages } from './page-making.ts';
import { SiteAssembly } from './site-assembly.ts';
import { exchangeSites, locatePlaces, preparePlaces, type SitePlaces } from './site-exchange.ts';
import { writeSiteRecord } from './site-record.ts';

/** Everything that decides an output besides its key: the code, its configuration and the packages. */
const codePlaces = ['src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

interface Building {
  places: SitePlaces;
  siteUrl: string;
  /** The folder that Astro builds into. */
  astroFolder: string;
}

/**
 * Builds the site beside the published one and exchanges the two when it is whole. Astro bundles the code
 * and makes the pages whose routes have no parameters; all others are taken over from the published site
 * or made here.
 *
 * @param materials the routes whose files are not published: others are made of them.
 */
export function siteBuilding(materials: readonly Material[]): AstroIntegration {
  let building: Building | undefined;
  const knownScripts = new Set<string>();
  let styles: ReadonlyMap<string, object> = new Map();
  let finish: (() => Promise<string>) | undefined;

  return {
    name: 'site-building',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        const outDir = new URL('site/', config.cacheDir);
        building = {
          places: locatePlaces(fileURLToPath(config.outDir).replace(/[/\\]$/, '')),
          siteUrl: new URL(config.base, config.site).href,
          astroFolder: fileURLToPath(outDir),
        };
        for (const script of readInlineScripts(config.base)) knownScripts.add(script);
        updateConfig({ outDir, vite: { plugins: [createScriptCollector(knownScripts)] } });
      },
      'astro:build:setup': ({ pages }) => {
        styles = pages;
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        if (!building) return;
        const { places, siteUrl, astroFolder } = building;
        const code = digestCode(codePlaces, siteUrl, runtime);
        await preparePlaces(places);
        // What no code has made is taken over by none.
        const former = openFormerSite(places.published, places.record, isForced() ? '' : code);
        const removal = removeFolder(places.former);
        const assembly = new SiteAssembly(places.next, former);
        setPrerenderer((astro) => ({
          name: 'newsroom',
          setup: () => astro.setup?.() ?? Promise.resolve(),
          getStaticPaths: () =>
            makePages(readApp(astro), assembly, materials, {
              entry: findEntry(astroFolder),
              pages: styles,
              siteUrl,
              knownScripts,
              root: places.next,
            }),
          render: async (request, options) => {
            const rendered = await astro.render(request, options);
            if (rendered instanceof Response) return addPolicy(rendered, knownScripts);
            return { ...rendered, response: await addPolicy(rendered.response, knownScripts) };
          },
        }));
        finish = async () => {
          assembly.takeIn(astroFolder);
          assembly.write(formatHostFiles(assembly.listPolicies(), siteUrl));
          await Promise.all([assembly.complete(), removal]);
          const unproven = `${places.record}.next`;
          writeSiteRecord(unproven, code, assembly.describe());
          await exchangeSites(places);
          await rename(unproven, places.record).catch(() => undefined);
          const { made, kept } = assembly.counts;
          return `${String(made)} made anew, ${String(kept)} taken over`;
        };
      },
      'astro:build:done': async ({ logger }) => {
        if (finish) logger.info(await finish());
      },
    },
  };
}

/** Whether all is to be made anew; Astro tells its hooks nothing of that. */
function isForced(): boolean {
  return process.argv.includes('--force');
}

/** Astro’s own prerenderer has it, and does not say so. */
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
