import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../lib/files.ts';
import { ReportedError } from '../../lib/reported-error.ts';
import type { NamedFile } from '../../lib/named-file.ts';
import type { PreviousSite, RecordLine } from './previous-site.ts';
import {
  describeFile,
  locateStaged,
  readState,
  stageFile,
  type FileState,
  type MadeFile,
  type SiteFile,
} from './site-files.ts';

interface AssembledOutput {
  key: string;
  files: readonly MadeFile[];
}

/** The name of the output with all files that every build makes again. */
const unnamed = '';

/** A site in progress: which outputs it has, reused from the last build or made. */
export class SiteAssembly {
  readonly counts = { made: 0, unchanged: 0 };
  /** The folder of what is made, {@link locateStaged}. */
  readonly root: string;
  readonly #previous: PreviousSite;
  readonly #outputs = new Map<string, AssembledOutput>();
  readonly #digests = new Map<string, string>();
  readonly #others: MadeFile[] = [];

  /** @param root must be empty. */
  constructor(root: string, previous: PreviousSite) {
    this.root = root;
    this.#previous = previous;
  }

  /** The digests of all files of the site, by path. */
  get digests(): ReadonlyMap<string, string> {
    return this.#digests;
  }

  /** @returns the files that the last build made for a key; none if they must be made. */
  reuse(name: string, key: string): readonly MadeFile[] | undefined {
    const output = this.#previous.find(name, key);
    // Outputs keep the order of the requests, whenever they are made.
    this.#outputs.set(name, output ?? { key, files: [] });
    if (!output) return undefined;
    for (const file of output.files) this.#reserve(file);
    this.counts.unchanged += 1;
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
    const made = this.#writeAll(files);
    this.add(name, key, made);
    return made;
  }

  /** Writes files that every build makes again; an existing file with the same bytes stays. */
  write(files: readonly NamedFile[]): void {
    this.#others.push(...this.#writeAll(files));
  }

  /** Writes all files of a folder, which every build makes again. What a link leads to is one of them. */
  writeFolder(folder: string, place = ''): void {
    for (const path of listFiles(folder)) {
      const file = join(folder, path);
      if (statSync(file).isDirectory()) this.writeFolder(file, `${place}${path}/`);
      else this.write([{ path: `${place}${path}`, content: readFileSync(file) }]);
    }
  }

  /** The files of all outputs, in the order of the requests. */
  listFiles(): MadeFile[] {
    return [...this.#outputs.values()].flatMap(({ files }) => files);
  }

  /** Yields the lines of the record: the outputs by name, each file in its state before it is published. */
  *describe(code: string): Generator<RecordLine, void, undefined> {
    yield [code];
    const addState = (file: MadeFile): SiteFile => ({
      ...file,
      state: this.#readState(file) ?? [-1, 0, 0],
    });
    yield [unnamed, { key: '', files: this.#others.map(addState) }];
    for (const [name, { key, files }] of this.#outputs) yield [name, { key, files: files.map(addState) }];
  }

  /** A file that is unchanged keeps its time, even if it was made again. */
  #readState({ path, digest }: MadeFile): FileState | undefined {
    if (this.#previous.has(path, digest)) return this.#previous.getState(path);
    return readState(locateStaged(this.root, path));
  }

  #writeAll(files: readonly NamedFile[]): MadeFile[] {
    return files.map(({ path, content }) => {
      const file = describeFile(path, content);
      if (this.#reserve(file)) stageFile(this.root, path, content);
      return file;
    });
  }

  /** @returns whether the file must still be added. */
  #reserve({ path, digest }: MadeFile): boolean {
    const present = this.#digests.get(path);
    if (present !== undefined && present !== digest) {
      throw new ReportedError(`Two different files would be published as /${path}: rename one of them.`);
    }
    this.#digests.set(path, digest);
    return present === undefined;
  }
}
