import { defineCollection } from 'astro:content';
import { contentDirectory } from './loader/content-directory.ts';
import { createNewsroomLoaders } from './loader/newsroom-loaders.ts';
import { frontMatterSchema } from './schema/article.ts';
import { eventSchema } from './schema/event.ts';
import { siteSchema } from './schema/site.ts';
import { sourceSchema } from './schema/source.ts';
import { tagSchema } from './schema/tag.ts';

const loaders = createNewsroomLoaders(contentDirectory);

export const collections = {
  articles: defineCollection({ loader: loaders.articles, schema: frontMatterSchema }),
  sources: defineCollection({ loader: loaders.sources, schema: sourceSchema }),
  tags: defineCollection({ loader: loaders.tags, schema: tagSchema }),
  events: defineCollection({ loader: loaders.events, schema: eventSchema }),
  site: defineCollection({ loader: loaders.site, schema: siteSchema }),
};
