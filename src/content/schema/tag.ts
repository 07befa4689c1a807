import { z } from 'zod';
import { lineSchema, proseSchema, webAddressSchema } from './text.ts';

const tagKinds = ['company', 'place', 'topic'] as const;

/** A tag of the vocabulary. */
export const tagSchema = z.strictObject({
  label: lineSchema,
  kind: z.enum(tagKinds),
  description: proseSchema.optional(),
  url: webAddressSchema.optional(),
  aliases: z.array(lineSchema).optional(),
});

/** `content/tags.yaml`: the vocabulary. */
export const tagsSchema = z.array(tagSchema);

export type TagKind = (typeof tagKinds)[number];
export type TagSettings = z.infer<typeof tagSchema>;
