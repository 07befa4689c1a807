/** A file in memory. */
export interface NamedFile {
  /** Relative to the site, with `/`. */
  path: string;
  content: Uint8Array;
}

/** A route whose files are not published: others are made of them. */
export interface Material {
  /** The route’s file, relative to the project. */
  component: string;
  /** Makes what is published of one such file. */
  make: (bytes: Uint8Array) => Promise<NamedFile[]>;
  /**
   * Makes the files that tell of all others, when these are there.
   *
   * @param outputs in the order of the route’s paths.
   */
  conclude: (outputs: readonly MaterialOutput[]) => Promise<NamedFile[]>;
}

export interface MaterialOutput {
  /** The digest of what it was made of. */
  material: string;
  /** The files that were made, relative to the site. */
  paths: readonly string[];
}
