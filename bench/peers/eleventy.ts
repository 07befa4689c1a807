import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { placeMoment } from '../../src/lib/dates.ts';
import { buildEpoch } from '../corpus.ts';
import { readPeerBody, type PeerStory } from './peer-content.ts';
import type { Peer, PeerMaterial } from './peer.ts';

/**
 * Eleventy, where it is installed.
 *
 * @param installation a folder with Eleventy among its packages; else it is looked for on the PATH.
 */
export function findEleventy(folder: string, installation?: string): Peer | undefined {
  const home = installation === undefined ? findOnPath() : join(installation, 'node_modules/@11ty/eleventy');
  const manifest = home === undefined ? '' : join(home, 'package.json');
  if (home === undefined || !existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const site = join(folder, 'eleventy');
  const outDir = join(folder, 'eleventy-site');
  return {
    name: 'Eleventy',
    version,
    outDir,
    command: {
      program: process.execPath,
      args: [join(home, 'cmd.cjs'), '--config=eleventy.config.mjs', `--output=${outDir}`, '--quiet'],
      folder: site,
      environment: {},
      log: join(folder, 'eleventy.log'),
    },
    write: (material) => writeSite(site, material),
  };
}

/** The folder of the package whose command is found first. */
function findOnPath(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'eleventy'));
  const place = places.find((candidate) => existsSync(candidate));
  return place === undefined ? undefined : dirname(realpathSync(place));
}

async function writeSite(site: string, { directory, content, stories, parts }: PeerMaterial): Promise<void> {
  await cp(join(import.meta.dirname, 'eleventy'), site, { recursive: true });
  const now = buildEpoch * 1000;
  await writeFile(join(site, 'site.json'), JSON.stringify({ content: { ...content, now }, parts }));
  for (const story of stories) {
    const path = join(site, 'stories', story.file);
    // Eleventy reads YAML 1.1, to which moments are no texts.
    const frontMatter = stringify(describeStory(story, content.site.timeZone), {
      lineWidth: 0,
      schema: 'yaml-1.1',
    });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `---\n${frontMatter}---\n${await readPeerBody(directory, story)}`);
  }
}

/**
 * To Eleventy `tags` are collections, one of each that it would make besides those of the site; and a date
 * without a time is one in UTC.
 */
function describeStory({ slug, tags, month, frontMatter }: PeerStory, timeZone: string) {
  const published = placeMoment(frontMatter.date, timeZone).iso;
  return {
    ...frontMatter,
    slug,
    month,
    date: new Date(published),
    published,
    updated: frontMatter.updated && placeMoment(frontMatter.updated, timeZone).iso,
    topics: tags,
    permalink: `/articles/${slug}/`,
  };
}
