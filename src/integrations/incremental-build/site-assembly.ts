import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { NamedFile } from '../../lib/named-file.ts';
import { FileTransfer } from './file-transfer.ts';
import type { Output, PreviousSite } from './previous-site.ts';
import { describeFile, readState, SiteFiles, type MadeFile, type SiteFile } from './site-files.ts';

interface AssembledOutput {
  key: string;
  files: readonly MadeFile[];
}

/** A site that is being put together, of what the last build left and what this one makes. */
export class SiteAssembly {
  /** How many outputs were made, and how many reused. */
  readonly counts = { made: 0, reused: 0 };
  readonly root: string;
  readonly #previous: PreviousSite;
  readonly #files: SiteFiles;
  readonly #transfer: FileTransfer;
  readonly #outputs = new Map<string, AssembledOutput>();
  /** The digests of what is there, by path. */
  readonly #digests = new Map<string, string>();

  /** @param root an empty folder. */
  constructor(root: string, previous: PreviousSite) {
    this.root = root;
    this.#previous = previous;
    this.#files = new SiteFiles(root);
    this.#transfer = new FileTransfer(this.#files, { to: root, from: previous.root });
  }

  /**
   * Reuses what the last build made for a key; it is in its place at the latest by {@link complete}.
   *
   * @returns the files; none where they must be made.
   */
  reuse(name: string, key: string): readonly MadeFile[] | undefined {
    const output = this.#previous.find(name, key);
    // Outputs are in the order in which they were asked for, whenever they are made.
    this.#outputs.set(name, output ?? { key, files: [] });
    if (!output) return undefined;
    for (const file of output.files) {
      if (this.#reserve(file)) this.#transfer.take(file.path);
    }
    this.counts.reused += 1;
    return output.files;
  }

  /** Notes what was made for a key, and is in its place. */
  add(name: string, key: string, files: readonly MadeFile[]): void {
    for (const { path, digest } of files) this.#digests.set(path, digest);
    this.#outputs.set(name, { key, files });
    this.counts.made += 1;
  }

  /** Writes what was made for a key. */
  put(name: string, key: string, files: readonly NamedFile[]): readonly MadeFile[] {
    const made = this.write(files);
    this.add(name, key, made);
    return made;
  }

  /** Writes files; one that is there already, with the same bytes, stays. */
  write(files: readonly NamedFile[]): MadeFile[] {
    return files.map(({ path, content }) => {
      const file = describeFile(path, content);
      if (this.#reserve(file)) this.#files.write(path, content);
      return file;
    });
  }

  /** Writes all files of a folder, which every build makes anew. */
  writeFolder(folder: string): void {
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

  /** The files of all outputs, in the order in which these were asked for. */
  listFiles(): MadeFile[] {
    return [...this.#outputs.values()].flatMap(({ files }) => files);
  }

  /** Waits until all that is reused is in its place. */
  complete(): Promise<void> {
    return this.#transfer.complete();
  }

  /** What the next build may reuse: the outputs by their names, one after the other. The site must be complete. */
  *describe(): Generator<[string, Output], void, undefined> {
    const addState = (file: MadeFile): SiteFile => ({
      ...file,
      state: readState(join(this.root, file.path)) ?? [-1, 0, 0, 0],
    });
    for (const [name, { key, files }] of this.#outputs) {
      yield [name, { key, files: files.map(addState) }];
    }
  }

  /** @returns whether the file is still to be put there. */
  #reserve({ path, digest }: MadeFile): boolean {
    const present = this.#digests.get(path);
    if (present !== undefined && present !== digest) {
      throw new Error(`Two different files would be published as /${path}: rename one of them.`);
    }
    this.#digests.set(path, digest);
    return present === undefined;
  }
}
