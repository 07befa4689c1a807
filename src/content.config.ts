import { defineCollection } from 'astro:content';
import { contentDirectory } from './content/loader/content-directory.ts';
import { createNewsroomLoader } from './content/loader/newsroom-loader.ts';
import { frontMatterSchema } from './content/schema/article.ts';
import { contributorSchema } from './content/schema/contributor.ts';
import { eventSchema } from './content/schema/event.ts';
import { siteSchema } from './content/schema/site.ts';
import { sourceSchema } from './content/schema/source.ts';
import { tagSchema } from './content/schema/tag.ts';

const loader = createNewsroomLoader(contentDirectory);

// The check has applied the schemas already. Here they give entries their types, and text editors completion.
export const collections = {
  articles: defineCollection({ loader, schema: frontMatterSchema }),
  sources: defineCollection({ loader, schema: sourceSchema }),
  tags: defineCollection({ loader, schema: tagSchema }),
  events: defineCollection({ loader, schema: eventSchema }),
  contributors: defineCollection({ loader, schema: contributorSchema }),
  site: defineCollection({ loader, schema: siteSchema }),
};
