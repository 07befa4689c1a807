import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { createScriptCollector, readInlineScripts, type PageKind } from '../hosting/known-code.ts';
import { takeLock } from './build-lock.ts';
import { readBuildFlags } from './build-flags.ts';
import { digestSiteCode, keepBundle } from './bundle.ts';
import { Progress } from './progress.ts';
import { buildSite, lockSite } from './site-build.ts';
import { basePath } from '../../lib/addresses.ts';
import { ReportedError } from '../../lib/reported-error.ts';

interface Compilation {
  /** The digest of the code, taken before it is read. */
  code: string;
  outDir: string;
  /** The folder that Astro builds into. */
  astroFolder: string;
  /** The folder of its files for browsers. */
  assets: string;
}

/** Has Astro compile the site’s code and make no page; then builds the site. */
export function siteCompilation(siteUrl: string): AstroIntegration {
  const progress = new Progress();
  const scripts = new Set<string>();
  let pages: ReadonlyMap<string, PageKind> = new Map();
  let compilation: Compilation | undefined;
  let entry = '';

  return {
    name: 'site-compilation',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
        if (command !== 'build') return;
        progress.begin('code and content');
        const outDir = new URL('site/', config.cacheDir);
        const astroFolder = fileURLToPath(outDir);
        compilation = {
          code: digestSiteCode(siteUrl),
          outDir: fileURLToPath(config.outDir).replace(/[/\\]$/, ''),
          astroFolder,
          assets: join(astroFolder, config.build.assets),
        };
        // Builds into several folders share this one.
        await takeLock(join(fileURLToPath(config.cacheDir), 'lock'), (message) => {
          logger.info(message);
        });
        await lockSite(compilation.outDir);
        for (const script of readInlineScripts(basePath(siteUrl))) scripts.add(script);
        updateConfig({ outDir, vite: { plugins: [createScriptCollector(scripts)] } });
      },
      'astro:build:setup': (build) => {
        ({ pages } = build);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (!compilation) return;
        const { astroFolder } = compilation;
        const program = keptProgram(astroFolder);
        setPrerenderer({
          name: 'newsroom',
          // Astro removes the program when it has made all pages.
          getStaticPaths: () => {
            [entry = ''] = globSync('prerender-entry.*.mjs', { cwd: join(astroFolder, '.prerender') });
            rmSync(program, { recursive: true, force: true });
            cpSync(join(astroFolder, '.prerender'), program, { recursive: true });
            return Promise.resolve([]);
          },
          render: () => Promise.reject(new Error('Astro makes no page.')),
        });
      },
      'astro:build:done': async () => {
        if (!compilation) return;
        const { code, outDir, astroFolder, assets } = compilation;
        if (digestSiteCode(siteUrl) !== code)
          throw new ReportedError('The code of the site was changed while it was compiled: build again.');
        const kinds = [...pages].map(([name, { styles }]) => [name, { styles }] as const);
        const flags = readBuildFlags(process.argv.slice(2));
        const bundle = keepBundle(
          code,
          { program: keptProgram(astroFolder), entry, assets },
          { siteUrl, pageKinds: Object.fromEntries(kinds), scripts: [...scripts] },
          flags.isForced,
        );
        const result = await buildSite(bundle, { ...flags, outDir, progress });
        console.log(`Code compiled: ${result}.`);
      },
    },
  };
}

const keptProgram = (astroFolder: string) => join(astroFolder, '../program');
