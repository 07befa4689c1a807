import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { formatSpeculationRules } from '../lib/speculation-rules.ts';
import { writePagePolicy } from './page-policy.ts';

/** Gives every page of a build its Content Security Policy. `astro dev` adds scripts of its own, and has none. */
export const pagePolicies: AstroIntegration = createPagePolicies();

function createPagePolicies(): AstroIntegration {
  const knownScripts = new Set<string>();
  return {
    name: 'page-policies',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const collectScripts = {
          name: 'collect-scripts',
          applyToEnvironment: ({ name }: { name: string }) => name === 'client',
          generateBundle: {
            // Astro takes small scripts out of the bundle and puts them into the pages.
            order: 'pre' as const,
            handler(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
              for (const { code } of Object.values(bundle)) if (code) knownScripts.add(code.trim());
            },
          },
        };
        updateConfig({ vite: { plugins: [collectScripts] } });
      },
      'astro:config:done': ({ config }) => {
        for (const script of readInlineScripts()) knownScripts.add(script);
        knownScripts.add(formatSpeculationRules(config.base));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((ordinary) => ({ ...ordinary, render: renderWithPolicy(ordinary, knownScripts) }));
      },
    },
  };
}

function renderWithPolicy(
  ordinary: AstroPrerenderer,
  knownScripts: ReadonlySet<string>,
): AstroPrerenderer['render'] {
  return async (request, options) => {
    const rendered = await ordinary.render(request, options);
    if (rendered instanceof Response) return addPolicy(rendered, knownScripts);
    return { ...rendered, response: await addPolicy(rendered.response, knownScripts) };
  };
}

async function addPolicy(response: Response, knownScripts: ReadonlySet<string>): Promise<Response> {
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  const { status, headers } = response;
  return new Response(writePagePolicy(await response.text(), knownScripts), { status, headers });
}

/** The scripts that components put into pages as they are. */
function readInlineScripts(): string[] {
  return globSync(resolve('src/{components,layouts}/*.astro')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<script is:inline>([\s\S]*?)<\/script>/g)].map(
      ([, text = '']) => text,
    ),
  );
}
