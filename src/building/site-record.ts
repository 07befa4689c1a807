import { readSealedLines, writeSealedLines } from '../loader/sealed-lines.ts';

/** A file of a site, as the build that made it left it. */
export interface SiteFile {
  /** Relative to the site, with `/`. */
  path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  digest: string;
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
  return new Map(readSealedLines(file, code) as Iterable<[string, Output]>);
}

/** Records a site for the next build. Where that fails the next one begins anew, and nothing else. */
export function writeSiteRecord(file: string, code: string, outputs: Iterable<[string, Output]>): void {
  try {
    writeSealedLines(file, code, outputs);
  } catch {
    // A full disk must not keep a site that is there from being published.
  }
}
