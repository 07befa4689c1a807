import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkSettingsFile } from '../../src/content/checks/settings-file.ts';
import { absoluteAddress, decodeAddress, isFeedAddress } from '../../src/lib/addresses.ts';
import {
  findChanges,
  listItemGuids,
  planAnnouncements,
  readSitemap,
  type Announcement,
  type Changes,
} from './announcements.ts';
import { parsePermalinks, type Permalink } from '../../src/discovery/permalinks.ts';
import { countOf } from '../../src/lib/text.ts';
import { contentDirectory, readSiteUrl } from '../../src/content/loader/content-directory.ts';
import { siteSchema, type SiteSettings } from '../../src/content/schema/site.ts';
import { readFlags, resolveWritten, showPath, UsageError } from '../command/editor-command.ts';
import { isWebAddress, readPermalinks, UnreachableError } from '../permalinks/ledger.ts';
import { sendAnnouncement, type Patience } from './sending.ts';

const usage = `npm run announce -- --since FILE-or-URL [flags]

Tells search engines (IndexNow) and hubs of feeds (WebSub) what a deploy has changed; site.yaml says
whom, in its part announce. Run it once the new build is published.
  --since FILE-or-URL  the permalinks.txt of what was published before; an empty file: nothing was
  --dist FOLDER        the build that is published now; dist without it
  --dry-run            print what would be sent, and send nothing
  --pause SECONDS      between the first two of the three tries; 2 without it, and longer before the third
  --timeout SECONDS    for each answer; 10 without it

Ends with 0 whatever becomes of what is sent, for the deploy is done; with 2 where it was called wrongly.`;

interface Call {
  since: string;
  dist: string;
  isDryRun: boolean;
  patience: Patience;
}

/** A build, and the address that it was made for. */
interface Build {
  folder: string;
  siteUrl: string;
  permalinks: Permalink[];
}

try {
  const call = readCall();
  if (call) await announce(call);
  else console.log(usage);
} catch (error) {
  if (error instanceof UnreachableError) {
    console.log(`${error.message} Nobody is told of anything.`);
  } else if (error instanceof UsageError) {
    console.error(`${error.message} (npm run announce -- --help says more.)`);
    process.exitCode = 2;
  } else {
    throw error;
  }
}

async function announce({ since, dist, isDryRun, patience }: Call): Promise<void> {
  const { announce: audience = {} } = await readSettings();
  if (!audience.indexNow && (audience.hubs ?? []).length === 0) {
    console.log('site.yaml names nobody to tell, in a part “announce”.');
    return;
  }
  const siteUrl = readSiteUrl(contentDirectory);
  const published = await readPublished(since);
  const build = {
    folder: dist,
    siteUrl,
    permalinks: parsePermalinks(await readBuiltFile(join(dist, 'permalinks.txt'))),
  };
  const announcements = planAnnouncements(await collectChanges(published, build), audience, siteUrl);
  if (announcements.length === 0) console.log('Nothing has changed that anybody is to be told of.');
  else if (isDryRun) console.log(announcements.map(formatRequest).join('\n\n'));
  else await sendAll(announcements, patience);
}

/** @returns undefined where the call asks for the usage alone. */
function readCall(): Call | undefined {
  const { values, positionals } = readFlags('announce', {
    since: { type: 'string' },
    dist: { type: 'string' },
    'dry-run': { type: 'boolean' },
    pause: { type: 'string' },
    timeout: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help) return undefined;
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`“${stray}” belongs to no flag.`);
  if (!values.since) throw new UsageError('--since FILE-or-URL is missing: the permalinks.txt of before.');
  return {
    since: isWebAddress(values.since) ? values.since : resolveWritten(values.since),
    dist: values.dist === undefined ? resolve('dist') : resolveWritten(values.dist),
    isDryRun: values['dry-run'] ?? false,
    patience: {
      pause: readSeconds('pause', values.pause ?? '2'),
      timeout: readSeconds('timeout', values.timeout ?? '10'),
    },
  };
}

/** @returns milliseconds. */
function readSeconds(flag: string, written: string): number {
  if (/^\d{1,4}(\.\d+)?$/.test(written)) return Math.ceil(Number(written) * 1000);
  throw new UsageError(`--${flag} is “${written}”, which is no number of seconds.`);
}

async function readSettings(): Promise<SiteSettings> {
  const file = 'site.yaml';
  const bytes = await readFile(join(contentDirectory, file)).catch(() => undefined);
  const { value } = checkSettingsFile(file, bytes, siteSchema);
  if (value) return value;
  throw new UsageError(
    `${showPath(join(contentDirectory, file))} cannot be used; npm run check:content says why.`,
  );
}

async function readPublished(since: string): Promise<Permalink[]> {
  try {
    return await readPermalinks(since);
  } catch (error) {
    if (error instanceof UnreachableError || !(error instanceof Error)) throw error;
    throw new UsageError(error.message);
  }
}

async function readBuiltFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${showPath(path)} cannot be read; run npm run build first, or correct --dist.`);
  });
}

async function collectChanges(published: readonly Permalink[], build: Build): Promise<Changes> {
  const changes = findChanges(published, build.permalinks);
  const listed = new Set(await readSitemaps(build));
  const pages = changes
    .map(({ address }) => absoluteAddress(build.siteUrl, address))
    .filter((address) => listed.has(address));
  return { pages, feeds: await findChangedFeeds(changes, build) };
}

/** Everything that the sitemaps of a build list, with scheme and host. */
async function readSitemaps({ folder, siteUrl }: Build): Promise<string[]> {
  const { isIndex, locations } = readSitemap(await readBuiltFile(join(folder, 'sitemap.xml')));
  const own = locations.filter((location) => location.startsWith(siteUrl));
  const [strange] = locations;
  if (own.length === 0 && strange !== undefined) {
    throw new UsageError(
      `${showPath(folder)} was not built for ${siteUrl}: its sitemap has ${strange}. Set SITE_URL as it was set for the build.`,
    );
  }
  if (!isIndex) return own;
  const sitemaps = await Promise.all(
    own.map((location) =>
      readBuiltFile(join(folder, decodeAddress(location.slice(siteUrl.length)))).then(readSitemap),
    ),
  );
  return sitemaps.flatMap((sitemap) => sitemap.locations);
}

/**
 * Finds the feeds that have changed, by the ledger or by a story in them that has: two stories of one day
 * may well be of one moment, and then the second leaves the feed’s last change as it was.
 */
async function findChangedFeeds(
  changes: readonly Permalink[],
  { folder, siteUrl, permalinks }: Build,
): Promise<string[]> {
  const changed = new Set(changes.map(({ address }) => address));
  const stories = new Set(changes.flatMap(({ guid }) => guid ?? []));
  const feeds: string[] = [];
  for (const { address, lastChange } of permalinks) {
    if (!isFeedAddress(address) || lastChange === undefined) continue;
    if (changed.has(address) || (stories.size > 0 && (await holdsStory(address)))) feeds.push(address);
  }
  return feeds;

  async function holdsStory(address: string): Promise<boolean> {
    const path = decodeAddress(absoluteAddress(siteUrl, address).slice(siteUrl.length));
    return listItemGuids(await readBuiltFile(join(folder, path))).some((guid) => stories.has(guid));
  }
}

function formatRequest({ endpoint, mediaType, body }: Announcement): string {
  return `POST ${endpoint}\nContent-Type: ${mediaType}\n\n${body}`;
}

async function sendAll(announcements: readonly Announcement[], patience: Patience): Promise<void> {
  const silent = new Set<string>();
  let sent = 0;
  for (const announcement of announcements) {
    // One that is down would hold up everything by its time-outs.
    if (silent.has(announcement.endpoint)) {
      console.log(`${describe(announcement)}  failed: not tried after the failure above`);
      continue;
    }
    const { state, answer, tries } = await sendAnnouncement(announcement, patience);
    if (state === 'sent') sent += 1;
    if (state === 'failed') silent.add(announcement.endpoint);
    const after = tries === 1 ? '' : ` after ${String(tries)} tries`;
    const result = state === 'sent' ? `sent${after}` : `failed${after}: it ${answer}`;
    console.log(`${describe(announcement)}  ${result}`);
  }
  const failed = announcements.length - sent;
  console.log(`${countOf(sent, 'request')} sent, ${String(failed)} failed.`);
}

function describe({ protocol, endpoint, changed }: Announcement): string {
  const [first = ''] = changed;
  const subject = protocol === 'IndexNow' ? countOf(changed.length, 'address', 'addresses') : first;
  return `${protocol}  ${endpoint}  ${subject}`;
}
