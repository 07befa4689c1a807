import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { buildEpoch } from '../corpus.ts';
import { pageKinds } from './page-parts.ts';
import { readPeerBody, type PeerContent, type PeerStory, type PeerSubject } from './peer-content.ts';
import type { Peer, PeerMaterial } from './peer.ts';

/** Hugo, where it is installed. */
export function findHugo(folder: string): Peer | undefined {
  const version = readVersion();
  if (version === undefined) return undefined;
  const site = join(folder, 'hugo');
  const outDir = join(folder, 'hugo-site');
  return {
    name: 'Hugo',
    version,
    outDir,
    command: {
      program: 'hugo',
      args: ['--source', site, '--destination', outDir, '--config', 'hugo.toml,site.json', '--quiet'],
      folder: site,
      environment: { HUGO_CACHEDIR: join(folder, 'hugo-cache') },
      log: join(folder, 'hugo.log'),
    },
    write: (material) => writeSite(site, material),
  };
}

function readVersion(): string | undefined {
  try {
    return /v([\d.]+)/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
}

async function writeSite(site: string, { directory, content, stories, parts }: PeerMaterial): Promise<void> {
  await cp(join(import.meta.dirname, 'hugo'), site, { recursive: true });
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(site, file)), { recursive: true });
    await writeFile(join(site, file), text);
  };
  const writePage = (file: string, frontMatter: unknown, body = '') =>
    write(`content/${file}`, `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n${body}`);

  await write('site.json', JSON.stringify(configure(content)));
  await write('data/tags.json', JSON.stringify(indexSubjects(content.tags, 'tags')));
  await write('data/sources.json', JSON.stringify(indexSubjects(content.sources, 'sources')));
  await write('data/things.json', JSON.stringify(content.things));
  await write('parts/start.html', parts.start);
  await write('parts/end.html', parts.end);
  for (const kind of pageKinds) await write(`parts/style-${kind}.html`, parts.styles[kind]);

  await writePage('articles/_index.md', { _build: { render: 'never', list: 'never' } });
  for (const story of stories) {
    await writePage(`articles/${story.file}`, describeStory(story), await readPeerBody(directory, story));
  }
  for (const [taxonomy, subjects] of [
    ['tags', content.tags],
    ['sources', content.sources],
  ] as const) {
    for (const subject of subjects)
      await writePage(`${taxonomy}/${subject.slug}/_index.md`, describeSubject(subject));
  }
  for (const { month, title } of content.months) {
    await writePage(`archive/${month}/_index.md`, {
      title,
      month,
      year: month.slice(0, 4),
      outputs: ['html'],
    });
  }
  for (const { number, first, count } of content.archive) {
    const locate = (other: number) =>
      other > 0 && other <= content.archive.length ? `feeds/archive/${String(other)}.xml` : undefined;
    await writePage(`feeds/archive/${String(number)}.md`, {
      url: `/feeds/archive/${String(number)}.xml`,
      outputs: ['rss'],
      _build: { list: 'never' },
      first,
      count,
      previous: locate(number - 1),
      next: locate(number + 1),
    });
  }
  await writePage('feeds/_index.md', {});
}

function configure({ site, tagKinds }: PeerContent) {
  return {
    baseURL: site.url,
    title: site.name,
    languageCode: site.language,
    timeZone: site.timeZone,
    params: {
      tagline: site.tagline,
      description: site.description,
      guidPrefix: site.guidPrefix,
      now: new Date(buildEpoch * 1000).toISOString(),
      tagKinds,
    },
  };
}

function describeStory({ slug, tags, month, frontMatter }: PeerStory) {
  return {
    ...frontMatter,
    slug,
    tags,
    sources: [frontMatter.source],
    archive: [month],
    aliases: frontMatter.aliases?.map((former) => `/articles/${former}/`),
  };
}

/** To Hugo `kind` and `url` say other things. */
function describeSubject({ kind = 'source', url, ...subject }: PeerSubject & { kind?: string }) {
  return { ...subject, subject: kind, website: url };
}

/** Looked up by slug, since Hugo searches all terms for those of a page. */
function indexSubjects(subjects: readonly (PeerSubject & { feed?: string | undefined })[], folder: string) {
  return Object.fromEntries(
    subjects.map(({ slug, title, url, feed }) => [
      slug,
      { title, address: `/${folder}/${slug}/`, website: url, feed },
    ]),
  );
}
