import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatSpeculationRules } from '../../lib/speculation-rules.ts';

/** The texts of all scripts and styles that the code puts into pages. */
export interface KnownCode {
  scripts: ReadonlySet<string>;
  styles: ReadonlySet<string>;
}

/** The scripts that components put into pages as they are. */
export function readInlineScripts(base: string): string[] {
  const components = globSync(resolve('src/{components,layouts}/*.astro'));
  const written = components.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<script is:inline>([\s\S]*?)<\/script>/g)].map(
      ([, text = '']) => text,
    ),
  );
  return [...written, formatSpeculationRules(base)];
}

/** A plugin of Vite that notes the scripts it has bundled for browsers: Astro puts small ones into the pages. */
export function createScriptCollector(scripts: Set<string>) {
  return {
    name: 'collect-scripts',
    applyToEnvironment: ({ name }: { name: string }) => name === 'client',
    generateBundle: {
      // Astro takes small scripts out of the bundle.
      order: 'pre' as const,
      handler(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
        for (const { code } of Object.values(bundle)) if (code) scripts.add(code.trim());
      },
    },
  };
}

/** What Astro knows of a kind of page: the style sheets within it, in their order. */
export interface PageKind {
  styles: readonly { sheet: { type: 'inline'; content: string } | { type: 'external'; src: string } }[];
}

/** The style of each kind of page: Astro makes one element of all its sheets. */
export function listStyles(pages: Iterable<PageKind>): Set<string> {
  const joined = [...pages].map(({ styles }) =>
    styles.map(({ sheet }) => (sheet.type === 'inline' ? sheet.content : '')).join(''),
  );
  return new Set(joined.filter((style) => style !== ''));
}
