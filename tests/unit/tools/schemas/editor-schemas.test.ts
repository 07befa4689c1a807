import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatEditorSchemas } from '../../../../tools/schemas/editor-schemas.ts';
import { frontMatterSchema } from '../../../../src/content/schema/article.ts';

const schemas = formatEditorSchemas();

describe('the schemas for text editors', () => {
  test.for(Object.entries(schemas))(
    '%s is as the schema says; else run npm run write:schemas',
    ([name, text]) => {
      expect(readFileSync(join('schemas', name), 'utf8')).toBe(text);
    },
  );

  test('know the keys of front matter, which of them are required, and that there are no others', () => {
    expect(JSON.parse(schemas['front-matter.schema.json'])).toMatchObject({
      properties: Object.fromEntries(Object.keys(frontMatterSchema.shape).map((key) => [key, {}])),
      required: ['title', 'date', 'source', 'tags'],
      additionalProperties: false,
    });
  });
});
