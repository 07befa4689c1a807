import { z } from 'zod';
import { frontMatterSchema } from '../../src/content/schema/article.ts';
import { eventsSchema } from '../../src/content/schema/event.ts';
import { siteSchema } from '../../src/content/schema/site.ts';
import { sourcesSchema } from '../../src/content/schema/source.ts';
import { tagsSchema } from '../../src/content/schema/tag.ts';

const schemas = {
  'front-matter.schema.json': frontMatterSchema,
  'site.schema.json': siteSchema,
  'sources.schema.json': sourcesSchema,
  'tags.schema.json': tagsSchema,
  'events.schema.json': eventsSchema,
};

/** The schemas as JSON Schema, by file name, for text editors that complete and check as one types. */
export function formatEditorSchemas(): Record<keyof typeof schemas, string> {
  const texts = Object.entries(schemas).map(([name, schema]) => [
    name,
    `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
  ]);
  return Object.fromEntries(texts) as Record<keyof typeof schemas, string>;
}
