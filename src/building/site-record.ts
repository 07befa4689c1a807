import { readFile, rename, writeFile } from 'node:fs/promises';
import { createDigest } from '../loader/digest.ts';

/** A file of a site, as the build that made it left it. */
export interface SiteFile {
  /** Relative to the site, with `/`. */
  path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
  /** The Content Security Policy of a page. */
  policy?: string;
  state: FileState;
}

/** By this it is seen, without reading a file, that nobody has touched it: length, times in milliseconds, inode. */
export type FileState = [size: number, modified: number, changed: number, inode: number];

/** What was made for one key: a page is one file, a search index several. */
export interface Output {
  key: string;
  /** The digest of what it was made of, where that is not published. */
  material?: string;
  files: SiteFile[];
}

/** The outputs of a site by their names; a page’s name is its path. */
export type SiteRecord = Map<string, Output>;

/**
 * Reads what a build has recorded of its site. A record that is absent, damaged, half written or of other
 * code counts as an empty one.
 *
 * @param code the digest of all that decides an output besides its key.
 */
export async function readSiteRecord(file: string, code: string): Promise<SiteRecord> {
  try {
    const text = await readFile(file, 'utf8');
    const seal = text.slice(0, text.indexOf('\n'));
    const record = text.slice(seal.length + 1);
    return seal === createDigest(code, record) ? parseRecord(record) : new Map();
  } catch {
    return new Map();
  }
}

/** Records a site for the next build. Where that fails the next one begins anew, and nothing else. */
export async function writeSiteRecord(file: string, code: string, outputs: SiteRecord): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    const record = formatRecord(outputs);
    await writeFile(unfinished, `${createDigest(code, record)}\n${record}`);
    await rename(unfinished, file);
  } catch {
    // A full disk must not keep a site that is there from being published.
  }
}

/** A policy is long and many pages have it, so that a record holds each once. */
type RecordedFile = Omit<SiteFile, 'policy'> & { policy?: number };
interface Recorded {
  policies: string[];
  outputs: [name: string, output: Omit<Output, 'files'> & { files: RecordedFile[] }][];
}

function formatRecord(record: SiteRecord): string {
  const places = new Map<string, number>();
  const findPlace = (policy: string) => {
    const place = places.get(policy) ?? places.size;
    places.set(policy, place);
    return place;
  };
  const outputs: Recorded['outputs'] = [...record].map(([name, { files, ...output }]) => [
    name,
    {
      ...output,
      files: files.map(({ policy, ...file }) =>
        policy === undefined ? file : { ...file, policy: findPlace(policy) },
      ),
    },
  ]);
  return JSON.stringify({ policies: [...places.keys()], outputs } satisfies Recorded);
}

function parseRecord(text: string): SiteRecord {
  const { policies, outputs } = JSON.parse(text) as Recorded;
  return new Map(
    outputs.map(([name, { files, ...output }]) => [
      name,
      {
        ...output,
        files: files.map(({ policy: place, ...file }) => {
          const policy = place === undefined ? undefined : policies[place];
          return policy === undefined ? file : { ...file, policy };
        }),
      },
    ]),
  );
}
