import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { FileTransfer } from './file-transfer.ts';
import type { FormerSite } from './former-site.ts';
import type { NamedFile } from './material.ts';
import { describeFile, readState, SiteFiles, type MadeFile } from './site-files.ts';
import type { Output, SiteFile } from './site-record.ts';

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
  readonly #transfer: FileTransfer;
  readonly #outputs = new Map<string, AssembledOutput>();
  /** The digests of what is there, by path. */
  readonly #digests = new Map<string, string>();
  readonly #policies = new Set<string>();

  /** @param root an empty folder. */
  constructor(root: string, former: FormerSite) {
    this.root = root;
    this.#former = former;
    this.#files = new SiteFiles(root);
    this.#transfer = new FileTransfer(this.#files, { to: root, from: former.root });
  }

  /** Takes over what the last build made for a key, at the latest by {@link complete}; false where it must be made. */
  keep(name: string, key: string): boolean {
    const output = this.#former.find(name, key);
    if (!output) return false;
    for (const file of output.files) {
      if (this.#reserve(file)) this.#transfer.take(file.path);
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
    for (const file of output.files) this.#note(file);
    this.#outputs.set(name, output);
    this.counts.made += 1;
  }

  /** Writes files of one output; one that another output has too is there once. */
  write(files: readonly NamedFile[]): MadeFile[] {
    return files.map(({ path, content }) => {
      const file = describeFile(path, content);
      if (this.#reserve(file)) this.#files.write(path, content);
      return file;
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

  /** Every policy that a page has. */
  listPolicies(): ReadonlySet<string> {
    return this.#policies;
  }

  /** Waits until all that is taken over is in its place. */
  complete(): Promise<void> {
    return this.#transfer.complete();
  }

  /**
   * What the next build may take over: the outputs by their names, one after the other. The site must be
   * complete.
   */
  *describe(): Generator<[string, Output], void, undefined> {
    const addState = (file: MadeFile): SiteFile => ({
      ...file,
      state: readState(join(this.root, file.path)) ?? [-1, 0, 0, 0],
    });
    for (const [name, output] of this.#outputs) {
      yield [name, { ...output, files: output.files.map(addState) }];
    }
  }

  /** @returns whether the file is still to be put there. */
  #reserve(file: MadeFile): boolean {
    const present = this.#digests.get(file.path);
    if (present !== undefined && present !== file.digest) {
      throw new Error(`Two different files would be published as /${file.path}: rename one of them.`);
    }
    this.#note(file);
    return present === undefined;
  }

  #note({ path, digest, policy }: MadeFile): void {
    this.#digests.set(path, digest);
    if (policy !== undefined) this.#policies.add(policy);
  }
}
