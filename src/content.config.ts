import { defineCollection } from 'astro:content';
import { contentDirectory } from './content/loader/content-directory.ts';
import { createNewsroomLoaders } from './content/loader/newsroom-loaders.ts';
import { frontMatterSchema } from './content/schema/article.ts';
import { eventSchema } from './content/schema/event.ts';
import { siteSchema } from './content/schema/site.ts';
import { sourceSchema } from './content/schema/source.ts';
import { tagSchema } from './content/schema/tag.ts';

const loaders = createNewsroomLoaders(contentDirectory);

export const collections = {
  articles: defineCollection({ loader: loaders.articles, schema: frontMatterSchema }),
  sources: defineCollection({ loader: loaders.sources, schema: sourceSchema }),
  tags: defineCollection({ loader: loaders.tags, schema: tagSchema }),
  events: defineCollection({ loader: loaders.events, schema: eventSchema }),
  site: defineCollection({ loader: loaders.site, schema: siteSchema }),
};
