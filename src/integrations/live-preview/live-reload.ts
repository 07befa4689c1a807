import { join } from 'node:path';
import type { AstroIntegration, HookParameters } from 'astro';
import type { Issue } from '../../content/checks/issue.ts';
import { formatReport } from '../../content/checks/report.ts';
import { contentDirectory } from '../../content/loader/content-directory.ts';
import { loadedContent } from '../../content/loader/loaded-content.ts';
import { RequestGate } from './request-gate.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/** Shows a change of the content at the next request and in open browsers, and errors over the page. */
export const liveReload: AstroIntegration = {
  name: 'live-reload',
  hooks: {
    'astro:server:setup': ({ server }) => {
      const gate = new RequestGate();
      const { client } = server.environments;
      server.middlewares.use((_request, response, next) => void gate.admit(response, next));
      // A restarted server replaces the former one.
      loadedContent.devServer = {
        exchange: async (exchange) => {
          await gate.exchange(async () => {
            exchange();
            await clearRouteCaches(server);
          });
          client.hot.send({ type: 'full-reload', path: '*' });
        },
        showErrors: (errors) => {
          client.hot.send(createErrorMessage(errors));
        },
      };
      client.hot.on('vite:client:connect', (_data, browser) => {
        if (loadedContent.errors.length > 0) browser.send(createErrorMessage(loadedContent.errors));
      });
    },
  },
};

/**
 * Makes Astro request the paths of the routes again. Astro sends itself this undocumented message when its own
 * data store changes; the tests of the dev server fail if it stops working.
 */
async function clearRouteCaches(server: Server): Promise<void> {
  const { client, ...others } = server.environments;
  for (const { hot } of Object.values(others)) if (hot !== client.hot) hot.send('astro:content-changed', {});
  // The message is handled before the next event.
  await new Promise((done) => setImmediate(done));
}

/** The error overlay of Vite's client. */
function createErrorMessage(errors: readonly Issue[]) {
  const [first] = errors;
  return {
    type: 'error' as const,
    err: {
      name: 'Content',
      title: 'The content has mistakes, so what was there before is shown.',
      message: formatReport(errors),
      stack: '',
      // The link that opens the position in a text editor.
      ...(first && {
        loc: { file: join(contentDirectory, first.file), line: first.line, column: first.column },
      }),
    },
  };
}
