import { z } from 'zod';
import { authorSchema } from './author.ts';
import { publicationDateSchema } from './publication-date.ts';
import { sourceKeySchema } from './source.ts';
import { storyLimits } from './story-limits.ts';
import {
  addressPartMatching,
  lineAccepting,
  lineSchema,
  proseSchema,
  secureAddressSchema,
  splitList,
  foreignComma,
} from './text.ts';

/** The part of an article's address after `/articles/`, as its file name or an alias gives it. */
export const slugSchema = addressPartMatching(
  /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u,
  {
    rule: 'slug',
    message: 'this cannot be part of an address',
    fix: 'use letters and digits, with single hyphens between words',
  },
);

const titleSchema = lineAccepting((title) => title.length <= storyLimits.title, {
  rule: 'story-size',
  message: 'longer than lists, feeds and cards can show',
  fix: `write it in at most ${String(storyLimits.title)} characters`,
});

const tagsSchema = z
  .array(lineSchema)
  .min(1)
  .superRefine((tags, context) => {
    if (tags.length > storyLimits.tags) {
      const fix = `keep the ${String(storyLimits.tags)} that matter most`;
      const params = { rule: 'story-size', fix };
      context.addIssue({ code: 'custom', message: `${String(tags.length)} are too many`, params });
    }
    const findComma = (tag: string) => foreignComma.exec(tag)?.[0];
    const joined = tags.find(findComma);
    if (joined === undefined) return;
    const split = tags.map((tag) => (findComma(tag) ? splitList(tag) : [tag]));
    const mend = split.every((entries) => entries !== undefined) ? split.flat() : undefined;
    context.addIssue({
      code: 'custom',
      message: `“${findComma(joined) ?? ''}” is not the comma of a list, so “${joined}” is one tag`,
      params: mend ? { mend } : { fix: 'write plain commas: [China, GenScript]' },
    });
  });

/** Has a rule for several keys run although other keys are wrong. */
const whenKeysAreRead = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null;

function describeNoPicture(key: string) {
  return {
    path: [key],
    message: 'there is no picture that this belongs to',
    params: {
      rule: 'missing-key',
      fix: 'add a line “image: ./…” with the name of the picture, or take this line out',
    },
    when: whenKeysAreRead,
  };
}

/** The front matter of an article, as an editor writes it. */
export const frontMatterSchema = z
  .strictObject({
    title: titleSchema.meta({
      description: 'Plain text on one line; in double quotes if it has a colon in it.',
    }),
    date: publicationDateSchema.meta({
      description: 'The day, as 2019-03-20, or a moment with its offset, as 2019-03-20T09:30:00+08:00.',
    }),
    source: sourceKeySchema.meta({ description: 'A key of sources.yaml.' }),
    tags: tagsSchema.meta({ description: 'In brackets, one or more; tags.yaml lists the known ones.' }),
    description: proseSchema.optional().meta({
      description:
        'A sentence for the top of the page, lists and search engines; else the first paragraph serves.',
    }),
    updated: publicationDateSchema
      .optional()
      .meta({ description: 'When the story was last changed in substance.' }),
    author: authorSchema
      .optional()
      .meta({ description: 'Who wrote it: a name, or several in brackets, as [Jane Doe, Li Wei].' }),
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
    when: whenKeysAreRead,
  })
  .refine(
    ({ image, imageAlt }) => image !== undefined || imageAlt === undefined,
    describeNoPicture('imageAlt'),
  )
  .refine(
    ({ image, imageCredit }) => image !== undefined || imageCredit === undefined,
    describeNoPicture('imageCredit'),
  );

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A picture of an article. */
export interface Picture {
  /** As written in the article, for example `./genscript-plant.jpg`. */
  written: string;
  /** Relative to the content folder, with `/`. */
  file: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  digest: string;
  /** In pixels, after applying the orientation from the picture's metadata. */
  width: number;
  height: number;
  /** Whether any pixel may be transparent. */
  hasAlpha: boolean;
}

export interface Heading {
  depth: number;
  text: string;
  id: string;
}

/** The facts that the check found outside the front matter. A page renders the body from the file. */
export interface ArticleFacts {
  /** Relative to the content folder, with `/`. */
  file: string;
  /** A digest of the article's name, its bytes and its pictures. */
  digest: string;
  opening: string;
  /** The number of words; Chinese and Japanese characters count by their reading time. */
  words: number;
  headings: Heading[];
  pictures: Picture[];
}

/** A loaded article, whose tags and source are not resolved yet. */
export interface ArticleRecord {
  slug: string;
  frontMatter: FrontMatter;
  facts: ArticleFacts;
}
