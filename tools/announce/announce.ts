import { join, resolve } from 'node:path';
import { checkSettingsFile } from '../../src/content/checks/settings-file.ts';
import { contentDirectory, requireSiteUrl } from '../../src/content/loader/content-directory.ts';
import { siteSchema, type SiteSettings } from '../../src/content/schema/site.ts';
import type { Permalink } from '../../src/discovery/permalinks.ts';
import { absoluteAddress, decodeAddress } from '../../src/lib/addresses.ts';
import { messageOf } from '../../src/lib/reported-error.ts';
import { countOf } from '../../src/lib/text.ts';
import {
  resolveWritten,
  runEditorCommand,
  showPath,
  text,
  toggle,
  UsageError,
} from '../command/editor-command.ts';
import { UnreachableError } from '../permalinks/bounded-fetch.ts';
import { isWebAddress, readPermalinks } from '../permalinks/ledger.ts';
import {
  findChanges,
  planAnnouncements,
  readSitemap,
  type Announcement,
  type Changes,
} from './announcements.ts';
import { sendAnnouncement, type Patience } from './sending.ts';
import { readNamedFile } from '../command/named-file.ts';
import { print } from '../command/output.ts';

const usage = `npm run announce -- --since FILE-or-URL [flags]

Tells search engines (IndexNow) and hubs of feeds (WebSub) what a deploy has changed; site.yaml says
whom, in its part announce. Run it once the new build is published.
  --since FILE-or-URL  the permalinks.txt of what was published before. That of a site that was not published
                       says “# 0 addresses”, as npm run fetch:ledger -- --first writes it
  --dist FOLDER        the build that is published now; dist without it
  --dry-run            print what would be sent, and send nothing
  --pause SECONDS      between the first two of the three tries; 2 without it, and longer before the third
  --timeout SECONDS    for each answer; 10 without it
  --within SECONDS     for all of it; what is not sent by then is left out. 600 without it

Ends with 0 whatever becomes of what is sent, for the deploy is done; with 2 where it was called wrongly.`;

const flags = { since: text, dist: text, 'dry-run': toggle, pause: text, timeout: text, within: text };

/** A hub gets one for each feed: those of a site with thousands of tags would take hours. */
const mostRequests = 1000;

await runEditorCommand({ name: 'announce', usage, flags }, async (values) => {
  const { since, dist, pause = '2', timeout = '10', within = '600' } = values;
  if (since === undefined) {
    throw new UsageError('--since FILE-or-URL is missing: the permalinks.txt of before.');
  }
  const patience = {
    pause: readSeconds('pause', pause),
    timeout: readSeconds('timeout', timeout),
    end: performance.now() + readSeconds('within', within),
  };
  const { announce: audience = {} } = readSettings();
  if (!audience.indexNow && (audience.hubs ?? []).length === 0) {
    print('site.yaml names nobody to tell, in a part “announce”.');
    return 0;
  }
  const build = {
    folder: dist === undefined ? resolve('dist') : resolveWritten(dist),
    siteUrl: requireSiteUrl(contentDirectory),
  };
  const published = await readPublished(since);
  if (!published) return 0;
  const announcements = planAnnouncements(await collectChanges(published, build), audience, build.siteUrl);
  if (announcements.length === 0) print('Nothing has changed that anybody is to be told of.');
  else if (values['dry-run'] === true) print(announcements.map(formatRequest).join('\n\n'));
  else await sendAll(announcements, patience);
  return 0;
});

/** @returns milliseconds. */
function readSeconds(flag: string, written: string): number {
  if (/^\d{1,4}(\.\d+)?$/.test(written)) return Math.ceil(Number(written) * 1000);
  throw new UsageError(`--${flag} is “${written}”, which is no number of seconds.`);
}

function readSettings(): SiteSettings {
  const path = join(contentDirectory, 'site.yaml');
  const { value } = checkSettingsFile(
    'site.yaml',
    readNamedFile(path, 'npm run check:content says more'),
    siteSchema,
  );
  if (value) return value;
  throw new UsageError(`${showPath(path)} cannot be used; npm run check:content says why.`);
}

/** @returns undefined with a message if the host does not send the ledger: the deploy has succeeded anyway. */
async function readPublished(since: string): Promise<Permalink[] | undefined> {
  try {
    return await readPermalinks(isWebAddress(since) ? since : resolveWritten(since));
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw new UsageError(messageOf(error));
    print(`${error.message} Nobody is told of anything.`);
    return undefined;
  }
}

/** A build, and the address of its site. */
interface Build {
  folder: string;
  siteUrl: string;
}

function readBuiltFile({ folder }: Build, file: string): string {
  return readNamedFile(join(folder, file), 'run npm run build first, or correct --dist').toString('utf8');
}

async function collectChanges(published: readonly Permalink[], build: Build): Promise<Changes> {
  const built = await readPermalinks(join(build.folder, 'permalinks.txt')).catch((error: unknown) => {
    throw new UsageError(messageOf(error));
  });
  const changes = findChanges(published, built);
  const listed = new Set(readSitemaps(build));
  const pages = changes.pages
    .map((address) => absoluteAddress(build.siteUrl, address))
    .filter((address) => listed.has(address));
  return { ...changes, pages };
}

/** The addresses in the sitemaps of a build, with scheme and host. */
function readSitemaps(build: Build): string[] {
  const { folder, siteUrl } = build;
  const { isIndex, locations } = readSitemap(readBuiltFile(build, 'sitemap.xml'));
  const own = locations.filter((location) => location.startsWith(siteUrl));
  const [strange] = locations;
  if (own.length === 0 && strange !== undefined) {
    throw new UsageError(
      `${showPath(folder)} was not built for ${siteUrl}: its sitemap has ${strange}. Set SITE_URL as it was set for the build.`,
    );
  }
  if (!isIndex) return own;
  const sitemaps = own.map((location) => readBuiltFile(build, decodeAddress(location.slice(siteUrl.length))));
  return sitemaps.flatMap((xml) => readSitemap(xml).locations);
}

function formatRequest({ endpoint, mediaType, body }: Announcement): string {
  return `POST ${endpoint}\nContent-Type: ${mediaType}\n\n${body}`;
}

async function sendAll(announcements: readonly Announcement[], patience: Patience): Promise<void> {
  const failing = new Set<string>();
  let sent = 0;
  let failed = 0;
  for (const announcement of announcements.slice(0, mostRequests)) {
    if (performance.now() > patience.end) break;
    // The time-outs of an unreachable endpoint would delay all announcements.
    if (failing.has(announcement.endpoint)) {
      print(`${describe(announcement)}  failed: not tried after the failure above`);
      failed += 1;
      continue;
    }
    const { state, answer, tries } = await sendAnnouncement(announcement, patience);
    if (state === 'sent') sent += 1;
    else failed += 1;
    if (state === 'failed') failing.add(announcement.endpoint);
    const after = tries === 1 ? '' : ` after ${String(tries)} tries`;
    const result = state === 'sent' ? `sent${after}` : `failed${after}: it ${answer}`;
    print(`${describe(announcement)}  ${result}`);
  }
  const rest = announcements.length - sent - failed;
  const leftOut = rest === 0 ? '' : `, ${String(rest)} left out: too many, or out of time`;
  print(`${countOf(sent, 'request')} sent, ${String(failed)} failed${leftOut}.`);
}

function describe({ protocol, endpoint, changed }: Announcement): string {
  const [first = ''] = changed;
  const subject = protocol === 'IndexNow' ? countOf(changed.length, 'address', 'addresses') : first;
  return `${protocol}  ${endpoint}  ${subject}`;
}
