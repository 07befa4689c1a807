import { defineConfig } from 'astro/config';
// A clock that cannot be read is refused before anything begins.
import './src/clock.ts';
import { contentHandover } from './src/integrations/incremental-build/content-handover.ts';
import { siteBuilding } from './src/integrations/incremental-build/site-building.ts';
import { publishSearchIndexes } from './src/search/index/search-index.ts';
import { contentDirectory, createCacheName, readSiteUrl } from './src/content/loader/content-directory.ts';
import { contentPreview } from './src/integrations/live-preview/content-preview.ts';

const siteUrl = readSiteUrl(contentDirectory);
const { origin, pathname } = new URL(siteUrl);

/**
 * Settles at compile time that only `astro dev` shows what is not public. `import.meta.env.DEV` would not
 * do: an environment variable of that name turns it on in a build.
 *
 * @type {import('astro').AstroIntegration}
 */
const unpublishedStories = {
  name: 'unpublished-stories',
  hooks: {
    'astro:config:setup': ({ command, updateConfig }) => {
      updateConfig({ vite: { define: { SHOWS_UNPUBLISHED: JSON.stringify(command === 'dev') } } });
    },
  },
};

export default defineConfig({
  site: origin,
  base: pathname,
  trailingSlash: 'always',
  cacheDir: `./node_modules/.astro/${createCacheName(contentDirectory, siteUrl)}/`,
  // White space between elements is kept as one space: it parts words for those who listen or copy.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'always' },
  prerenderConflictBehavior: 'error',
  integrations: [
    unpublishedStories,
    contentPreview,
    contentHandover,
    siteBuilding({
      component: 'src/pages/search/records/[number].json.ts',
      publish: publishSearchIndexes,
    }),
  ],
  // VS Code completes and checks front matter by the collection’s schema.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  server: { port: 4321 },
});
