/** A file in memory. */
export interface NamedFile {
  /** Relative, with `/`. */
  path: string;
  content: Uint8Array;
}

/** Lays files one behind the other, behind a line that says which. */
export function packFiles(files: readonly NamedFile[]): Uint8Array {
  const list = files.map(({ path, content }) => [path, content.length]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(list)}\n`), ...files.map(({ content }) => content)]);
}

/** Takes apart what {@link packFiles} made. */
export function unpackFiles(pack: Uint8Array): NamedFile[] {
  let start = pack.indexOf('\n'.charCodeAt(0)) + 1;
  const list = JSON.parse(Buffer.from(pack.subarray(0, start)).toString('utf8')) as [string, number][];
  return list.map(([path, length]) => {
    const content = pack.subarray(start, start + length);
    start += length;
    return { path, content };
  });
}
