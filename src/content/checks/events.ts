import { createSlug } from '../../lib/slugs.ts';
import type { EventSettings } from '../schema/event.ts';
import type { TagSettings } from '../schema/tag.ts';
import type { Finding } from './issue.ts';
import type { FurtherCheck } from './settings-file.ts';
import { describeUnusableName } from './name-conflicts.ts';
import { createVocabularyIndex, findTagProblem } from './tags.ts';

/** Finds events whose name gives no address, or that of another event, and tags that are misspelt. */
export function createEventCheck(tags: readonly TagSettings[]): FurtherCheck<EventSettings[]> {
  const vocabulary = createVocabularyIndex(tags);
  return (events, locate) => {
    const findings: Finding[] = [];
    const owners = new Map<string, string>();
    for (const [index, { name, starts, tag }] of events.entries()) {
      const slug = createSlug(name);
      const owner = owners.get(slug);
      const offset = locate([index, 'name']);
      const unusable = describeUnusableName('event', name);
      if (unusable) {
        findings.push({ rule: 'slug', offset, ...unusable });
      } else if (owner === undefined) {
        owners.set(slug, name);
      } else {
        findings.push({
          rule: 'slug-taken',
          offset,
          message: `the events “${owner}” and “${name}” have the same address, /events/${slug}/`,
          fix: `put into one of the names what tells them apart, for example the year: “${name} ${starts.slice(0, 4)}”`,
        });
      }
      const problem = tag === undefined ? undefined : findTagProblem(tag, vocabulary);
      if (problem) findings.push({ ...problem, offset: locate([index, 'tag']) });
    }
    return findings;
  };
}
