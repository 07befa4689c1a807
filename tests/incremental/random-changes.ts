import type { Random } from '../../tools/sample-content/random.ts';
import { circumstanceChanges } from './circumstance-changes.ts';
import type { Change, Changes, Newsroom } from './newsroom.ts';
import { pictureChanges } from './picture-changes.ts';
import { eventChanges, siteChanges, sourceChanges, tagChanges } from './settings-changes.ts';
import { bodyChanges, frontMatterChanges, lifeChanges } from './story-changes.ts';

/** All that can happen to a newsroom, by what it is. */
const changes: Changes = {
  ...bodyChanges,
  ...frontMatterChanges,
  ...lifeChanges,
  ...pictureChanges,
  ...siteChanges,
  ...tagChanges,
  ...sourceChanges,
  ...eventChanges,
  ...circumstanceChanges,
};

/** Takes back all that happened to the content since; the clock and the address stay. */
const takingBack = 'take back';

export const kinds: readonly string[] = [...Object.keys(changes), takingBack];

/** What becomes of a newsroom. */
export interface ChangedNewsroom {
  kind: string;
  /** What happened, with the names of what it happened to. */
  description: string;
  newsroom: Newsroom;
}

/** As there are more of some kinds than of others, a group is chosen first. */
const groups: readonly (readonly string[])[] = [
  ...[bodyChanges, frontMatterChanges, lifeChanges, lifeChanges, pictureChanges, siteChanges],
  ...[tagChanges, sourceChanges, eventChanges, { ...circumstanceChanges, [takingBack]: undefined }],
].map((group) => Object.keys(group));

/**
 * Makes one random change to a copy of a newsroom.
 *
 * @param earlier newsrooms that may come back.
 * @param wanted the kinds to choose from.
 * @throws where, as it seems, none of them is possible.
 */
export function changeNewsroom(
  newsroom: Newsroom,
  earlier: readonly Newsroom[],
  random: Random,
  wanted?: readonly string[],
): ChangedNewsroom {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const kind = random.pick(wanted ?? random.pick(groups));
    const changed = kind === takingBack ? takeBack(newsroom, earlier, random) : apply(kind, newsroom, random);
    if (changed) return changed;
  }
  throw new Error(`Nothing can be changed${wanted ? `: ${wanted.join(', ')}` : ''}.`);
}

function apply(kind: string, newsroom: Newsroom, random: Random): ChangedNewsroom | undefined {
  const change: Change | undefined = changes[kind];
  const copy = structuredClone(newsroom);
  const done = change?.(copy, random);
  return done === undefined ? undefined : { kind, description: `${kind}: ${done}`, newsroom: copy };
}

function takeBack(
  { epoch, siteUrl }: Newsroom,
  earlier: readonly Newsroom[],
  random: Random,
): ChangedNewsroom | undefined {
  if (earlier.length === 0) return undefined;
  const steps = 1 + random.below(earlier.length);
  const former = earlier.at(-steps);
  if (!former) return undefined;
  return {
    kind: takingBack,
    description: `${takingBack} the changes of ${String(steps)} steps`,
    newsroom: { ...structuredClone(former), epoch, siteUrl },
  };
}
