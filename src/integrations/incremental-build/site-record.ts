import { readSealedLines, writeSealedLines } from '../../lib/sealed-lines.ts';

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
export function readSiteRecord(file: string, code: string): SiteRecord {
  return parseLines(readSealedLines(file, code) as Iterable<RecordLine>);
}

/** Records a site for the next build. Where that fails the next one begins anew, and nothing else. */
export function writeSiteRecord(file: string, code: string, outputs: Iterable<[string, Output]>): void {
  try {
    writeSealedLines(file, code, formatLines(outputs));
  } catch {
    // A full disk must not keep a site that is there from being published.
  }
}

/** A policy is long and many pages have it, so that it has a line for itself, and a number by its order. */
type RecordedFile = Omit<SiteFile, 'policy'> & { policy?: number };
type RecordLine = string | [name: string, output: Omit<Output, 'files'> & { files: RecordedFile[] }];

function* formatLines(outputs: Iterable<[string, Output]>): Generator<RecordLine, void, undefined> {
  const numbers = new Map<string, number>();
  for (const [name, { files, ...output }] of outputs) {
    for (const { policy } of files) {
      if (policy === undefined || numbers.has(policy)) continue;
      numbers.set(policy, numbers.size);
      yield policy;
    }
    const recorded = files.map(({ policy, ...file }): RecordedFile => {
      const number = policy === undefined ? undefined : numbers.get(policy);
      return number === undefined ? file : { ...file, policy: number };
    });
    yield [name, { ...output, files: recorded }];
  }
}

function parseLines(lines: Iterable<RecordLine>): SiteRecord {
  const policies: string[] = [];
  const record: SiteRecord = new Map();
  for (const line of lines) {
    if (typeof line === 'string') {
      policies.push(line);
      continue;
    }
    const [name, { files, ...output }] = line;
    const described = files.map(({ policy: number, ...file }): SiteFile => {
      const policy = number === undefined ? undefined : policies[number];
      return policy === undefined ? file : { ...file, policy };
    });
    record.set(name, { ...output, files: described });
  }
  return record;
}
