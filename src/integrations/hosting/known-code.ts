import { globSync, readFileSync } from 'node:fs';
import { formatSpeculationRules } from '../../lib/speculation-rules.ts';

/** The texts of all inline scripts and styles of the site's code. */
export interface KnownCode {
  scripts: ReadonlySet<string>;
  styles: ReadonlySet<string>;
}

/** The inline scripts of components, which Astro does not process. */
export function readInlineScripts(base: string): string[] {
  // Of relative paths: a name of a folder above may have brackets.
  const components = globSync('src/{components,layouts}/*.astro');
  const written = components.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<script is:inline>([\s\S]*?)<\/script>/g)].map(
      ([, text = '']) => text,
    ),
  );
  return [...written, formatSpeculationRules(base)];
}

/** A Vite plugin that records the scripts bundled for browsers: Astro inlines small ones. */
export function createScriptCollector(scripts: Set<string>) {
  return {
    name: 'collect-scripts',
    applyToEnvironment: ({ name }: { name: string }) => name === 'client',
    generateBundle: {
      // Astro removes small scripts from the bundle.
      order: 'pre' as const,
      handler(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
        for (const { code } of Object.values(bundle)) if (code) scripts.add(code.trim());
      },
    },
  };
}

/** Astro's data about a kind of page: its inline style sheets, in order. */
export interface PageKind {
  styles: readonly { sheet: { type: 'inline'; content: string } | { type: 'external'; src: string } }[];
}

/** The style of each kind of page: Astro joins all its sheets in one element. */
export function listStyles(pages: Iterable<PageKind>): Set<string> {
  const joined = [...pages].map(({ styles }) =>
    styles.map(({ sheet }) => (sheet.type === 'inline' ? sheet.content : '')).join(''),
  );
  return new Set(joined.filter((style) => style !== ''));
}
