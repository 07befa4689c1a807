import { createSlug } from '../../lib/slugs.ts';
import type { EventSettings } from '../schema/event.ts';
import type { TagSettings } from '../schema/tag.ts';
import { findNameConflicts } from './name-conflicts.ts';
import type { FurtherCheck } from './settings-file.ts';
import { createVocabularyIndex, findTagProblem } from './tags.ts';

/** Finds events whose name gives no address, or that of another event, and tags that are misspelt. */
export function createEventCheck(tags: readonly TagSettings[]): FurtherCheck<EventSettings[]> {
  const vocabulary = createVocabularyIndex(tags);
  return (events, locate) => [
    ...findNameConflicts(
      events.map(({ name }) => ({ key: 'name', name })),
      {
        ...{ kind: 'event', unusable: 'slug', taken: 'slug-taken' },
        describeTaken: (name, owner, index) => ({
          message: `the events “${owner}” and “${name}” have the same address, /events/${createSlug(name)}/`,
          fix: `put into one of the names what tells them apart, for example the year: “${name} ${events[index]?.starts.slice(0, 4) ?? ''}”`,
        }),
      },
      locate,
    ),
    ...events.flatMap(({ tag }, index) => {
      const problem = tag === undefined ? undefined : findTagProblem(tag, vocabulary);
      return problem ? [{ ...problem, offset: locate([index, 'tag']) }] : [];
    }),
  ];
}
