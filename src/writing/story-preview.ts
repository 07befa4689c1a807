import { createAuthorFinder, createContributor } from '../content/contributors.ts';
import { renderMarkdown } from '../content/markdown/html.ts';
import type { SourceSettings } from '../content/schema/source.ts';
import { createVocabulary } from '../content/vocabulary.ts';
import { formatDay } from '../lib/dates.ts';
import { nameHost } from '../lib/host.ts';
import { describeReadingTime } from '../lib/reading-time.ts';
import { foldSpace } from '../lib/text.ts';
import type { PublishedNewsroom } from './newsroom.ts';
import { readDay } from './form-file.ts';
import type { StoryForm } from './story-form.ts';
import { splitTags } from './tag-lists.ts';

/** What the layout of a story shows; what is empty is not shown. */
export interface StoryPreview {
  title: string;
  standfirst: string;
  published: string;
  updated: string;
  source: string;
  /** A host. */
  original: string;
  authors: string[];
  readingTime: string;
  tags: string[];
  /** HTML in which a picture has the name that the story writes. */
  body: string;
}

/**
 * The preview of a form, whether the check accepts it or not.
 *
 * @param words of the text; without them there is no reading time.
 */
export async function describePreview(
  form: StoryForm,
  words: number,
  { site, sources, tags, contributors }: PublishedNewsroom,
  newSource: SourceSettings | undefined,
): Promise<StoryPreview> {
  const findTag = createVocabulary(tags);
  const findAuthor = createAuthorFinder(contributors.map(createContributor));
  const { updated, source, original } = form;
  const day = readDay(form);
  return {
    title: foldSpace(form.title),
    standfirst: foldSpace(form.description),
    published: day === '' ? '' : formatDay(day),
    updated: readDay({ day: updated }) === '' ? '' : formatDay(updated),
    source: sources[source]?.name ?? newSource?.name ?? source,
    original: nameHost(original) ?? '',
    authors: splitTags(form.author).map((name) => findAuthor(name).name),
    readingTime: describeReadingTime(words) ?? '',
    tags: splitTags(form.tags).map((tag) => findTag(tag).label),
    body: await renderMarkdown(form.body, site.url),
  };
}
