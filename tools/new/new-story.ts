import { foldSpace } from '../../src/lib/text.ts';
import { adviseOnSource, findSource, type Sources } from './sources.ts';
import { createStorySlug, nameStoryFile, writeStoryFile } from './story-file.ts';
import { matchTags } from './tags.ts';
import { readPublicationDate } from '../../src/content/schema/publication-date.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';

/** What an editor says of a story that is to be written. */
export interface StoryPlan {
  title: string;
  /** A key or a name. */
  source: string;
  /** In any way the site reads dates. */
  date: string;
  tags: readonly string[];
  description?: string | undefined;
}

/** What is wrong with a plan, and what to do about it. */
export interface Objection {
  /** The flag that is to blame. */
  flag: 'title' | 'source' | 'date' | 'tags' | 'description';
  message: string;
  fix: string;
}

/** A story’s file before anybody has written the story. */
export interface NewStory {
  slug: string;
  /** Relative to the content folder, with `/`. */
  file: string;
  text: string;
}

/** It passes the check, and nobody would take it for a story. */
const invitation =
  'Write the story here. The first paragraph says what happened; lists and search engines show it.';

/** Makes the file of a story from its plan: a draft, which no site shows before it is written. */
export function startStory(
  plan: StoryPlan,
  { sources, tags, timeZone }: { sources: Sources; tags: readonly TagSettings[]; timeZone: string },
): NewStory | Objection {
  const title = foldSpace(plan.title);
  const slug = createStorySlug(title);
  if (slug === '') {
    return {
      flag: 'title',
      message:
        title === ''
          ? 'the title is empty'
          : `the title “${title}” has no letter and no digit, so no address can be made of it`,
      fix: 'write it in words',
    };
  }
  const source = findSource(plan.source, sources);
  if (source === undefined) {
    return {
      flag: 'source',
      message: `sources.yaml has no source “${plan.source}”`,
      fix: adviseOnSource(plan.source, sources),
    };
  }
  const date = readPublicationDate(plan.date);
  if ('message' in date) return { flag: 'date', ...date };
  const { labels } = matchTags(plan.tags.map(foldSpace).filter(Boolean), tags);
  if (labels.length === 0) {
    return {
      flag: 'tags',
      message: 'a story has at least one tag',
      fix: 'name one, for example --tags China',
    };
  }
  const description = foldSpace(plan.description ?? '');
  const text = writeStoryFile(
    {
      title,
      date: date.date,
      source,
      tags: labels,
      description: description === '' ? undefined : description,
      draft: true,
    },
    invitation,
    { draft: 'take this line out when the story is ready to be published' },
  );
  return { slug, file: nameStoryFile(date.date, slug, timeZone), text };
}
