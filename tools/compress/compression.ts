import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { locatePlaces } from '../../src/integrations/incremental-build/site-places.ts';
import { forEachConcurrently } from '../../src/lib/concurrency.ts';
import { acceptAbsence } from '../../src/lib/files.ts';
import { DiskCache } from '../../src/lib/disk-cache.ts';
import { createDigest } from '../../src/lib/digest.ts';
import { readJsonLines, writeJsonLines } from '../../src/lib/json-lines-cache.ts';
import { showOnOneLine } from '../../src/lib/log-text.ts';

export interface CompressionReport {
  /** Files that are smaller compressed, each with a copy by brotli and by gzip. */
  files: number;
  /** New copies; the others are from an earlier run. */
  made: number;
  /** Sums over those files, in bytes. */
  plain: number;
  brotli: number;
}

interface Encoding {
  ending: string;
  /** Everything that its bytes depend on besides the file. */
  settings: unknown;
  compress: (bytes: Uint8Array) => Promise<Uint8Array>;
  decompress: (copy: Uint8Array) => Promise<Uint8Array>;
}

/** No text of a site comes near; what is longer is not one of our copies. */
const longestText = { maxOutputLength: 100_000_000 };

// One step below the highest quality: half the time, and files are 2.5 % larger.
const brotliQuality = 10;

const encodings: readonly Encoding[] = [
  {
    ending: '.br',
    settings: [brotliQuality, process.versions.brotli],
    compress: (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    decompress: (copy) => promisify(brotliDecompress)(copy, longestText),
  },
  {
    ending: '.gz',
    // Node writes neither a time nor a name into the copy.
    settings: [constants.Z_BEST_COMPRESSION, process.versions.zlib],
    compress: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
    decompress: (copy) => promisify(gunzip)(copy, longestText),
  },
];

const textFile = /\.(html|css|js|json|xml|txt|svg|opml|ics)$/;
const siteCache = new DiskCache('compressed');

/** Changes with the form of the record. */
const recordEdition = 'compressed copies 1';

/** The ending of a copy that is being written; nothing else has it. */
const unfinishedEnding = '.unfinished-copy';

/** A path relative to the site, and the digest of the copy there. */
type RecordLine = [path: string, digest: string];

/**
 * Writes compressed copies beside the text files of a built site, for servers to send. Each is written in one
 * step and has the time of its file. There is no copy if it would be larger. Copies of the same bytes are reused, so
 * that the cost depends only on what has changed.
 *
 * A copy is replaced or removed only if it was made here: a record beside the site says so, or, if the file is still
 * there, that compressing its text gives the same bytes. A file of somebody else stays.
 *
 * @throws if a file cannot be read or written, or if a server would send a file of somebody else in place of a text.
 */
export async function compressSite(site: string, cache = siteCache): Promise<CompressionReport> {
  const { copies: recordFile } = locatePlaces(resolve(site));
  const known = new Map(readJsonLines(recordFile, recordEdition) as Iterable<RecordLine>);
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const name of names.filter((unfinished) => unfinished.endsWith(unfinishedEnding))) await rm(name);
  const texts = names.filter((name) => textFile.test(name)).sort();
  const report = { files: 0, made: 0, plain: 0, brotli: 0 };
  const keys = new Set<string>();
  const record = new Map<string, string>();
  const foreign: string[] = [];

  // Compression runs in Node's thread pool.
  await forEachConcurrently(texts, availableParallelism(), async (file) => {
    const bytes = await readFile(file);
    const packed = await Promise.all(
      encodings.map(async (encoding) => {
        const key = createDigest(bytes, JSON.stringify([encoding.ending, encoding.settings]));
        keys.add(key);
        const copy = await cache.getOrMake(key, () => {
          report.made += 1;
          return encoding.compress(bytes);
        });
        return { copy, encoding };
      }),
    );
    const isSmaller = packed.every(({ copy }) => copy.length < bytes.length);
    for (const { copy, encoding } of packed) {
      const name = `${file}${encoding.ending}`;
      const path = relative(site, name);
      const wanted = isSmaller ? copy : undefined;
      const isMade = (present: Uint8Array) =>
        known.get(path) === createDigest(present) || isCopy(present, encoding);
      const settled = await settleCopy(name, wanted, isMade);
      if (settled && wanted) {
        const { atime, mtime } = await stat(file);
        await utimes(name, atime, mtime);
        record.set(path, createDigest(wanted));
      } else if (!settled && !(await holdsText(name, bytes, encoding))) foreign.push(name);
    }
    if (!isSmaller) return;
    report.files += 1;
    report.plain += bytes.length;
    report.brotli += packed[0]?.copy.length ?? 0;
  });

  await removeStale(site, known, new Set(texts));
  writeJsonLines(recordFile, recordEdition, record);
  await cache.prune(keys);
  if (foreign.length > 0) throw new Error(describeForeign(foreign));
  return report;
}

/**
 * Puts a copy in its place, or none.
 *
 * @param isMade whether what is there was made here.
 * @returns false, and changes nothing, where it was not.
 */
async function settleCopy(
  name: string,
  wanted: Uint8Array | undefined,
  isMade: (present: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
  const present = await readFile(name).catch(acceptAbsence);
  if (wanted && present?.equals(wanted)) return true;
  if (present && !(await isMade(present))) return false;
  if (wanted) await writeWhole(name, wanted);
  else if (present) await rm(name);
  return true;
}

/** Whether a copy has the bytes that its text gets here, as one of which the record was lost. */
async function isCopy(present: Uint8Array, { compress, decompress }: Encoding): Promise<boolean> {
  const text = await decompress(present).catch(() => undefined);
  return text !== undefined && createDigest(await compress(text)) === createDigest(present);
}

/** Whether a server may send a file in place of a text. */
async function holdsText(name: string, text: Buffer, { decompress }: Encoding): Promise<boolean> {
  const held = await decompress(await readFile(name)).catch(() => undefined);
  return held !== undefined && text.equals(held);
}

async function writeWhole(name: string, copy: Uint8Array): Promise<void> {
  const unfinished = `${name}${unfinishedEnding}`;
  await writeFile(unfinished, copy);
  await rename(unfinished, name);
}

/** Removes the copies of texts that are gone. */
async function removeStale(
  site: string,
  known: ReadonlyMap<string, string>,
  texts: ReadonlySet<string>,
): Promise<void> {
  for (const [path, digest] of known) {
    const name = join(site, path);
    if (texts.has(name.replace(/\.\w+$/, ''))) continue;
    const present = await readFile(name).catch(acceptAbsence);
    if (present && createDigest(present) === digest) await rm(name);
  }
}

function describeForeign(names: readonly string[]): string {
  const listed = [...names].sort().map((name) => `  ${showOnOneLine(name)}`);
  return `servers would send these files, which this command has not made, in place of the texts beside them.\n${listed.join('\n')}\nMove them away, and run it again.`;
}
