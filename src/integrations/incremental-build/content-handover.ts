import type { AstroIntegration } from 'astro';
import { handoverModule } from '../../content/loader/content-handover.ts';

/**
 * Has `getCollection` answer with what the loaders have handed over. Of itself Astro puts its whole data
 * store into the code of the site, as a string in a module: a hundred thousand stories are there six times then.
 */
export const contentHandover: AstroIntegration = {
  name: 'content-handover',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      updateConfig({
        vite: {
          plugins: [
            {
              name: 'content-handover',
              load: {
                // Before Astro’s own.
                order: 'pre',
                filter: { id: /^\0astro:data-layer-content$/ },
                handler: () => ({ code: handoverModule, map: { mappings: '' } }),
              },
            },
          ],
        },
      });
    },
  },
};
