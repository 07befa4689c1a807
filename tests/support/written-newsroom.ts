import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { EventSettings } from '../../src/content/schema/event.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';
import type { SourceSettings } from '../../src/content/schema/source.ts';
import type { TagSettings } from '../../src/content/schema/tag.ts';
import { contractPharma, plainSite } from '../unit/made-up-newsroom.ts';
import { addStories, type AddedStory } from './copied-newsroom.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export interface NewsroomSketch {
  stories: readonly AddedStory[];
  tags?: TagSettings[];
  /** Besides Contract Pharma, which all stories are from that name no other. */
  sources?: Record<string, SourceSettings>;
  site?: Partial<SiteSettings>;
  events?: EventSettings[];
}

/** Writes a content folder with no more in it than is said. */
export async function writeNewsroom({
  stories,
  tags = [],
  sources = {},
  site = {},
  events = [],
}: NewsroomSketch): Promise<string> {
  const directory = await createTemporaryFolder('newsroom');
  const { key, ...settings } = contractPharma;
  const files = {
    'site.yaml': { ...plainSite, ...site },
    'sources.yaml': { [key]: settings, ...sources },
    'tags.yaml': tags,
    'events.yaml': events,
  };
  await mkdir(join(directory, 'articles'));
  for (const [name, content] of Object.entries(files))
    await writeFile(join(directory, name), stringify(content));
  await addStories(directory, stories);
  return directory;
}
