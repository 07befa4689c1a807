import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createDigest } from '../loader/digest.ts';
import type { FormerSite } from './former-site.ts';
import type { NamedFile } from './material.ts';
import { readState, SiteFiles } from './site-files.ts';
import type { Output, SiteFile } from './site-record.ts';

/** A file that has just been made; its state is taken when the site is whole. */
export type MadeFile = Omit<SiteFile, 'state'>;

interface AssembledOutput extends Omit<Output, 'files'> {
  files: readonly MadeFile[];
}

/** A site that is being put together, of what the last build left and what this one makes. */
export class SiteAssembly {
  /** How many outputs were made, and how many taken over. */
  readonly counts = { made: 0, kept: 0 };
  readonly root: string;
  readonly #former: FormerSite;
  readonly #files: SiteFiles;
  readonly #outputs = new Map<string, AssembledOutput>();
  /** The digests of what is there, by path. */
  readonly #digests = new Map<string, string>();

  /** @param root an empty folder. */
  constructor(root: string, former: FormerSite) {
    this.root = root;
    this.#former = former;
    this.#files = new SiteFiles(root);
  }

  /** Takes over what the last build made for a key; false where it must be made. */
  keep(name: string, key: string): boolean {
    const output = this.#former.find(name, key);
    if (!output) return false;
    for (const { path, digest } of output.files) {
      if (this.#reserve(path, digest)) this.#files.takeOver(path, this.#former.root);
    }
    this.#outputs.set(name, output);
    this.counts.kept += 1;
    return true;
  }

  find(name: string): AssembledOutput | undefined {
    return this.#outputs.get(name);
  }

  /** Notes what was made for a key, and is in its place. */
  add(name: string, output: AssembledOutput): void {
    for (const { path, digest } of output.files) this.#digests.set(path, digest);
    this.#outputs.set(name, output);
    this.counts.made += 1;
  }

  /** Writes files of one output; one that another output has too is there once. */
  write(files: readonly NamedFile[]): MadeFile[] {
    return files.map(({ path, content }) => {
      const digest = createDigest(content);
      if (this.#reserve(path, digest)) this.#files.write(path, content);
      return { path, digest };
    });
  }

  /** Takes in a folder with files that are made by every build. */
  takeIn(folder: string): void {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    this.write(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => ({
          path: relative(folder, file).split(sep).join('/'),
          content: readFileSync(file),
        })),
    );
  }

  /** What the next build may take over: the outputs by their names, one after the other. */
  *describe(): Generator<[string, Output], void, undefined> {
    const describeFile = ({ path, digest }: MadeFile): SiteFile => {
      const state = readState(join(this.root, path)) ?? [-1, 0, 0, 0];
      return { path, digest, state };
    };
    for (const [name, output] of this.#outputs) {
      yield [name, { ...output, files: output.files.map(describeFile) }];
    }
  }

  /** @returns whether the file is still to be put there. */
  #reserve(path: string, digest: string): boolean {
    const present = this.#digests.get(path);
    if (present !== undefined && present !== digest) {
      throw new Error(`Two different files would be published as /${path}: rename one of them.`);
    }
    this.#digests.set(path, digest);
    return present === undefined;
  }
}
