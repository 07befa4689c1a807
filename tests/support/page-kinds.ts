import { globSync } from 'node:fs';
import { sep } from 'node:path';
import type { Site, SitePage } from './site.ts';

/** A file in `src/pages` that makes pages. */
export interface PageKind {
  /** As Astro names it: `tags/[slug]/index.astro`. */
  route: string;
  /** The pages of a site that it has made. */
  findPages: (site: Site) => SitePage[];
}

/**
 * The kinds of pages that the site knows, read from its routes. A route with `[former]` in it makes the
 * pages at former addresses, and no other route does.
 */
export function listPageKinds(): PageKind[] {
  return globSync('**/*.astro', { cwd: 'src/pages' })
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((route) => {
      const address = addressPattern(route);
      return {
        route,
        findPages: ({ pages, movedPages }) =>
          (route.includes('[former]') ? movedPages : pages).filter((page) => address.test(page.address)),
      };
    });
}

function addressPattern(route: string): RegExp {
  if (route === '404.astro') return /^\/404\.html$/;
  const path = route
    .replace(/\.astro$/, '')
    .replace(/(^|\/)index$/, '')
    .replace(/\[\w+\]/g, '[^/]+');
  return new RegExp(path === '' ? '^/$' : `^/${path}/$`);
}
