/** A file in memory. */
export interface NamedFile {
  /** Relative, with `/`. */
  path: string;
  content: Uint8Array;
}
