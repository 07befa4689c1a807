import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { frontMatterSchema } from '../../../../src/content/schema/article.ts';
import { contributorsSchema } from '../../../../src/content/schema/contributor.ts';
import { eventsSchema } from '../../../../src/content/schema/event.ts';
import { siteSchema } from '../../../../src/content/schema/site.ts';
import { sourcesSchema } from '../../../../src/content/schema/source.ts';
import { tagsSchema } from '../../../../src/content/schema/tag.ts';

/** The folder from which VS Code takes the schemas of front matter and settings (`.vscode/settings.json`). */
const folder = resolve('schemas');

const readAsJson = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });

describe('the schemas for text editors', () => {
  // `npx vitest run -u` writes them.
  test.for<[file: string, schema: z.ZodType]>([
    ['front-matter.schema.json', frontMatterSchema],
    ['site.schema.json', siteSchema],
    ['sources.schema.json', sourcesSchema],
    ['tags.schema.json', tagsSchema],
    ['events.schema.json', eventsSchema],
    ['contributors.schema.json', contributorsSchema],
  ])('%s is as the schema says', async ([file, schema]) => {
    const text = `${JSON.stringify(readAsJson(schema), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(folder, file));
  });

  test('know the keys of front matter, which of them are required, and that there are no others', () => {
    expect(readAsJson(frontMatterSchema)).toMatchObject({
      properties: Object.fromEntries(Object.keys(frontMatterSchema.shape).map((key) => [key, {}])),
      required: ['title', 'date', 'source', 'tags'],
      additionalProperties: false,
    });
  });
});
