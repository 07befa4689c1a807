import { z } from 'zod';
import { publicationDateSchema } from './publication-date.ts';
import { sourceKeySchema } from './source.ts';
import { lineMatching, lineSchema, proseSchema, secureAddressSchema } from './text.ts';

/** The part of an article's address after `/articles/`, as its file name or an alias gives it. */
export const slugSchema = lineMatching(
  /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u,
  {
    rule: 'slug',
    message: 'this cannot be part of an address',
    fix: 'use letters and digits, with single hyphens between words',
  },
);

/** The front matter of an article, as an editor writes it. */
export const frontMatterSchema = z
  .strictObject({
    title: lineSchema,
    date: publicationDateSchema,
    source: sourceKeySchema,
    tags: z.array(lineSchema).min(1),
    description: proseSchema.optional(),
    updated: publicationDateSchema.optional(),
    author: lineSchema.optional(),
    original: secureAddressSchema.optional(),
    image: lineSchema.optional(),
    imageAlt: lineSchema.optional(),
    imageCredit: lineSchema.optional(),
    draft: z.boolean().optional(),
    aliases: z.array(slugSchema).optional(),
  })
  .refine(({ image, imageAlt }) => !image || imageAlt !== undefined, {
    path: ['image'],
    message: 'the picture has no words for those who cannot see it',
    params: { rule: 'image-alt', fix: 'add `imageAlt:` with what the picture shows' },
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A picture of an article. */
export const pictureSchema = z.object({
  /** As written in the article, for example `./genscript-plant.jpg`. */
  written: z.string(),
  /** Relative to the content folder, with `/`. */
  file: z.string(),
  /** SHA-256 of the file's bytes, hexadecimal. */
  digest: z.string(),
  /** In pixels, after the orientation that the camera noted has been applied. */
  width: z.int(),
  height: z.int(),
  /** Whether any pixel may be transparent. */
  hasAlpha: z.boolean(),
});

export const headingSchema = z.object({
  depth: z.int(),
  text: z.string(),
  id: z.string(),
});

/** What the loader keeps of an article. The rendered body stays out: it is made when a page asks for it. */
export const articleRecordSchema = z.object({
  slug: z.string(),
  /** Relative to the content folder, with `/`. */
  file: z.string(),
  frontMatter: frontMatterSchema,
  body: z.object({
    digest: z.string(),
    /** The first paragraph as plain text. */
    opening: z.string(),
    words: z.int(),
    headings: z.array(headingSchema),
    pictures: z.array(pictureSchema),
  }),
});

export type Picture = z.infer<typeof pictureSchema>;
export type Heading = z.infer<typeof headingSchema>;
export type ArticleRecord = z.infer<typeof articleRecordSchema>;
