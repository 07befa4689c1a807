import { defineConfig } from 'astro/config';
import { contentDirectory, createCacheName, readSiteUrl } from './src/loader/content-directory.ts';

const siteUrl = readSiteUrl(contentDirectory);
const { origin, pathname } = new URL(siteUrl);

export default defineConfig({
  site: origin,
  base: pathname,
  trailingSlash: 'always',
  cacheDir: `./node_modules/.astro/${createCacheName(contentDirectory, siteUrl)}/`,
  build: { format: 'directory', inlineStylesheets: 'always' },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  server: { port: 4321 },
});
