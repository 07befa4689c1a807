import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
// A clock that cannot be read is refused before anything begins.
import './src/clock.ts';
import { siteCompilation } from './src/integrations/incremental-build/site-compilation.ts';
import { contentDirectory, createCacheName, readSiteUrl } from './src/content/loader/content-directory.ts';
import { liveReload } from './src/integrations/live-preview/live-reload.ts';
import { unreadablePaths } from './src/integrations/live-preview/unreadable-paths.ts';

const siteUrl = readSiteUrl(contentDirectory);
const { origin, pathname } = new URL(siteUrl);

export default defineConfig({
  site: origin,
  // Astro compares it with decoded paths.
  base: decodeURI(pathname),
  trailingSlash: 'always',
  cacheDir: `./node_modules/.astro/${createCacheName(contentDirectory, siteUrl)}/`,
  // White space between elements is kept as one space: it parts words for those who listen or copy.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'always' },
  prerenderConflictBehavior: 'error',
  integrations: [liveReload, siteCompilation(siteUrl)],
  vite: {
    preview: { proxy: unreadablePaths },
    resolve: {
      alias: [
        {
          find: 'astro:data-layer-content',
          replacement: fileURLToPath(new URL('./src/content/loader/data-layer-content.ts', import.meta.url)),
        },
        // Every browser has it.
        {
          find: '@ungap/structured-clone',
          replacement: fileURLToPath(new URL('./src/lib/structured-clone.ts', import.meta.url)),
        },
        // Its variant for browsers needs a document, which workers do not have; the other one is large.
        {
          find: 'decode-named-character-reference',
          replacement: fileURLToPath(
            new URL('./src/content/markdown/remark/character-references.ts', import.meta.url),
          ),
        },
        // Parts of Zod that the check does not use.
        {
          find: /^(?:\.\.\/locales\/en|\.\/doc)\.js$/,
          replacement: fileURLToPath(new URL('./src/lib/zod-parts.ts', import.meta.url)),
        },
      ],
    },
    worker: { format: 'es' },
  },
  // VS Code completes and checks front matter by the collection’s schema.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  server: { port: 4321 },
});
