import { z } from 'zod';
import { nameLanguage } from '../../lib/language.ts';
import { lineAccepting, lineSchema, proseSchema, webAddressSchema } from './text.ts';
import type { Picture } from './article.ts';

/** A person who writes for the site. */
export const contributorSchema = z.strictObject({
  name: lineSchema,
  about: proseSchema.optional(),
  url: webAddressSchema.optional().meta({ description: 'The person’s own page.' }),
  picture: lineSchema.optional().meta({ description: 'A portrait, as ./contributors/jane-doe.jpg.' }),
  languages: z
    .array(
      lineAccepting((tag) => nameLanguage(tag) !== undefined, {
        rule: 'language-tag',
        message: 'this is not the tag of a language',
        fix: 'write a short tag, for example en, zh or pt-BR',
      }),
    )
    .optional()
    .meta({ description: 'The languages that the person works in, as [en, zh].' }),
  aliases: z.array(lineSchema).optional().meta({ description: 'Other spellings of the name.' }),
});

/** `content/contributors.yaml`, which may be absent: contributors in any order. */
export const contributorsSchema = z.array(contributorSchema);

export type ContributorSettings = z.infer<typeof contributorSchema>;

/** A contributor with the file of the picture. */
export interface StoredContributor extends ContributorSettings {
  portrait?: Picture | undefined;
}
