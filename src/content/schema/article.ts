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
    title: lineSchema.meta({
      description: 'Plain text on one line; in double quotes if it has a colon in it.',
    }),
    date: publicationDateSchema.meta({
      description: 'The day, as 2019-03-20, or a moment with its offset, as 2019-03-20T09:30:00+08:00.',
    }),
    source: sourceKeySchema.meta({ description: 'A key of sources.yaml.' }),
    tags: z
      .array(lineSchema)
      .min(1)
      .meta({ description: 'In brackets, one or more; tags.yaml lists the known ones.' }),
    description: proseSchema.optional().meta({
      description:
        'A sentence for the top of the page, lists and search engines; else the first paragraph serves.',
    }),
    updated: publicationDateSchema
      .optional()
      .meta({ description: 'When the story was last changed in substance.' }),
    author: lineSchema.optional().meta({ description: 'Who wrote it.' }),
    original: secureAddressSchema
      .optional()
      .meta({ description: 'The https address of the source’s own text.' }),
    image: lineSchema.optional().meta({ description: 'A picture beside the story, as ./plant.jpg.' }),
    imageAlt: lineSchema
      .optional()
      .meta({ description: 'What the picture shows, for those who cannot see it.' }),
    imageCredit: lineSchema.optional().meta({ description: 'Who made the picture.' }),
    draft: z.boolean().optional().meta({ description: 'true keeps the story off the site.' }),
    aliases: z
      .array(slugSchema)
      .optional()
      .meta({ description: 'Former addresses of the story, the part after /articles/.' }),
  })
  .refine(({ image, imageAlt }) => !image || imageAlt !== undefined, {
    path: ['image'],
    message: 'the picture has no words for those who cannot see it',
    params: { rule: 'image-alt', fix: 'add `imageAlt:` with what the picture shows' },
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A picture of an article. */
const pictureSchema = z.object({
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

const headingSchema = z.object({
  depth: z.int(),
  text: z.string(),
  id: z.string(),
});

/** What the check found in an article besides its front matter. The rendered body stays out: it is made when a page asks for it. */
export const articleFactsSchema = z.object({
  /** Relative to the content folder, with `/`. */
  file: z.string(),
  /** Of the article’s name and bytes, and of its pictures. */
  digest: z.string(),
  /** The first paragraph as plain text. */
  opening: z.string(),
  /** Of Chinese and Japanese, what readers take as long for. */
  words: z.int(),
  headings: z.array(headingSchema),
  pictures: z.array(pictureSchema),
});

export type Picture = z.infer<typeof pictureSchema>;
export type Heading = z.infer<typeof headingSchema>;
export type ArticleFacts = z.infer<typeof articleFactsSchema>;

/** An article as the loader keeps it. */
export interface ArticleRecord {
  slug: string;
  frontMatter: FrontMatter;
  facts: ArticleFacts;
}
