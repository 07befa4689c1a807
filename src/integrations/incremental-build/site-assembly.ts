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

/** A site in progress, with outputs reused from the last build and new ones. */
export class SiteAssembly {
  readonly counts = { made: 0, reused: 0 };
  readonly root: string;
  readonly #previous: PreviousSite;
  readonly #files: SiteFiles;
  readonly #transfer: FileTransfer;
  readonly #outputs = new Map<string, AssembledOutput>();
  /** The digests of the files in the site, by path. */
  readonly #digests = new Map<string, string>();

  /** @param root an empty folder. */
  constructor(root: string, previous: PreviousSite) {
    this.root = root;
    this.#previous = previous;
    this.#files = new SiteFiles(root);
    this.#transfer = new FileTransfer(this.#files, { to: root, from: previous.root });
  }

  /**
   * Reuses the files that the last build made for a key; they exist at the latest after {@link complete}.
   *
   * @returns the files; none if they must be made.
   */
  reuse(name: string, key: string): readonly MadeFile[] | undefined {
    const output = this.#previous.find(name, key);
    // Outputs keep the order of the requests, whenever they are made.
    this.#outputs.set(name, output ?? { key, files: [] });
    if (!output) return undefined;
    for (const file of output.files) {
      if (this.#reserve(file)) this.#transfer.take(file.path);
    }
    this.counts.reused += 1;
    return output.files;
  }

  /** Records the files that were made for a key and already exist. */
  add(name: string, key: string, files: readonly MadeFile[]): void {
    for (const { path, digest } of files) this.#digests.set(path, digest);
    this.#outputs.set(name, { key, files });
    this.counts.made += 1;
  }

  /** Writes the files that were made for a key. */
  put(name: string, key: string, files: readonly NamedFile[]): readonly MadeFile[] {
    const made = this.write(files);
    this.add(name, key, made);
    return made;
  }

  /** Writes files; an existing file with the same bytes stays. */
  write(files: readonly NamedFile[]): MadeFile[] {
    return files.map(({ path, content }) => {
      const file = describeFile(path, content);
      if (this.#reserve(file)) this.#files.write(path, content);
      return file;
    });
  }

  /** Writes all files of a folder, which every build makes again. */
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

  /** The files of all outputs, in the order of the requests. */
  listFiles(): MadeFile[] {
    return [...this.#outputs.values()].flatMap(({ files }) => files);
  }

  /** Waits until all reused files exist. */
  complete(): Promise<void> {
    return this.#transfer.complete();
  }

  /** Yields the outputs by name, for reuse in the next build. The site must be complete. */
  *describe(): Generator<[string, Output], void, undefined> {
    const addState = (file: MadeFile): SiteFile => ({
      ...file,
      state: readState(join(this.root, file.path)) ?? [-1, 0, 0, 0],
    });
    for (const [name, { key, files }] of this.#outputs) {
      yield [name, { key, files: files.map(addState) }];
    }
  }

  /** @returns whether the file must still be added. */
  #reserve({ path, digest }: MadeFile): boolean {
    const present = this.#digests.get(path);
    if (present !== undefined && present !== digest) {
      throw new Error(`Two different files would be published as /${path}: rename one of them.`);
    }
    this.#digests.set(path, digest);
    return present === undefined;
  }
}
