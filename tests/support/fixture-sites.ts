import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { BuiltSite } from './built-site.ts';
import { fixture } from './fixture.ts';
import { runAlone } from './process-lock.ts';
import type { SiteBuildOptions } from './site-build.ts';
import { createTemporaryFolder, findRunFolder } from './temporary-folder.ts';
import { copyVariedNewsroom } from './varied-newsroom.ts';

const orders = {
  /** The fixture’s newsroom with many stories more: every route has a page. */
  varied: async () => ({ content: await copyVariedNewsroom(), epoch: fixture.epoch }),
  /** A thousand sample stories, which are two search indexes. */
  thousand: async () => {
    const content = await createTemporaryFolder('thousand-stories');
    await writeSampleContent(content, { articles: 1000, newest: '2025-06-30', hasPictures: false });
    return { content };
  },
} satisfies Record<string, () => Promise<SiteBuildOptions>>;

/**
 * A site that tests read and do not change. The first test of a run that asks for it builds it, and all others
 * wait for that.
 */
export function openFixtureSite(name: keyof typeof orders): Promise<BuiltSite> {
  const place = join(findRunFolder(), `${name}-site.txt`);
  return runAlone(place, async () => {
    if (existsSync(place)) return new BuiltSite(readFileSync(place, 'utf8'));
    const site = await BuiltSite.build(await orders[name]());
    await writeFile(`${place}.next`, site.directory);
    await rename(`${place}.next`, place);
    return site;
  });
}
