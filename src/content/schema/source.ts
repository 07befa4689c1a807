import { z } from 'zod';
import { addressPartMatching, lineSchema, proseSchema, webAddressSchema } from './text.ts';

/** The key of a source, used in front matter and in the address of the source's page. */
export const sourceKeySchema = addressPartMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  rule: 'source-key',
  message: 'this is not the key of a source',
  fix: 'use small letters, digits and single hyphens, for example contractpharma',
});

/**
 * How search engines should treat the site's copies of a source's stories. `index`: as the site's own texts;
 * `noindex`: not at all; `canonical`: as copies of the source's text, whose address is `original`.
 */
const sourcePolicies = ['index', 'noindex', 'canonical'] as const;

/** A publisher whose stories the site contains. */
export const sourceSchema = z.strictObject({
  name: lineSchema,
  url: webAddressSchema,
  description: proseSchema.optional(),
  feed: webAddressSchema.optional(),
  policy: z.enum(sourcePolicies).optional(),
});

/** `content/sources.yaml`: sources by key. */
export const sourcesSchema = z.record(sourceKeySchema, sourceSchema);

export type SourcePolicy = (typeof sourcePolicies)[number];
export type SourceSettings = z.infer<typeof sourceSchema>;
