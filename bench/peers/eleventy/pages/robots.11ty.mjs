import { locate } from '../site.mjs';

export const data = { permalink: '/robots.txt', eleventyExcludeFromCollections: true };

export function render() {
  return `User-agent: *\nAllow: /\n\nSitemap: ${locate('/sitemap.xml')}\n`;
}
