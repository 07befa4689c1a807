import { join } from 'node:path';
import type { AstroIntegration, HookParameters } from 'astro';
import type { Issue } from '../../content/checks/issue.ts';
import { formatReport } from '../../content/checks/report.ts';
import { contentDirectory } from '../../content/loader/content-directory.ts';
import { liveContent } from '../../content/loader/live-content.ts';
import { RequestGate } from './request-gate.ts';

type Server = HookParameters<'astro:server:setup'>['server'];

/**
 * Has `astro dev` show a change of the content at the next request and in open browsers, and a mistake over
 * the page. It leans on what Astro has and does not document: the message by which its own store has
 * the paths of all routes forgotten.
 */
export const contentPreview: AstroIntegration = {
  name: 'content-preview',
  hooks: {
    'astro:server:setup': ({ server }) => {
      const gate = new RequestGate();
      const { client } = server.environments;
      server.middlewares.use((_request, response, next) => void gate.admit(response, next));
      liveContent.attend({
        exchange: async (exchange) => {
          await gate.exchange(async () => {
            exchange();
            await forgetPaths(server);
          });
          client.hot.send({ type: 'full-reload', path: '*' });
        },
        refuse: (mistakes) => {
          client.hot.send(describeMistakes(mistakes));
        },
      });
      client.hot.on('vite:client:connect', (_data, browser) => {
        if (liveContent.mistakes.length > 0) browser.send(describeMistakes(liveContent.mistakes));
      });
    },
  },
};

/** Has Astro ask the routes for their paths again. */
async function forgetPaths(server: Server): Promise<void> {
  const { client, ...others } = server.environments;
  for (const { hot } of Object.values(others)) if (hot !== client.hot) hot.send('astro:content-changed', {});
  // The message is taken in before the next event.
  await new Promise((done) => setImmediate(done));
}

/** What Astro’s client lays over the page. */
function describeMistakes(mistakes: readonly Issue[]) {
  const [first] = mistakes;
  return {
    type: 'error' as const,
    err: {
      name: 'Content',
      title: 'The content has mistakes, so what was there before is shown.',
      message: formatReport(mistakes),
      stack: '',
      // From there the message leads into a text editor.
      ...(first && {
        loc: { file: join(contentDirectory, first.file), line: first.line, column: first.column },
      }),
    },
  };
}
