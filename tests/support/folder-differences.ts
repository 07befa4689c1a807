import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** How many bytes are shown on either side of the first difference. */
const context = 40;

const mostLines = 20;

/** Every file of a folder, relative and with `/`, with the digest of its bytes. */
export function digestFolder(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [
      relative(folder, file).split(sep).join('/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

/** What differs between two folders, a line for each of the first files; nothing where all files are the same bytes. */
export function describeDifferences(first: string, second: string): string[] {
  const [digests, others] = [digestFolder(first), digestFolder(second)];
  const differing = [...new Set([...digests.keys(), ...others.keys()])]
    .filter((file) => digests.get(file) !== others.get(file))
    .sort();
  const lines = differing.slice(0, mostLines).map((file) => {
    if (!others.has(file)) return `${file} is in the first folder alone`;
    if (!digests.has(file)) return `${file} is in the second folder alone`;
    const [bytes, otherBytes] = [readFileSync(join(first, file)), readFileSync(join(second, file))];
    return `${file} ${describeFirstDifference(bytes, otherBytes)}`;
  });
  const further = differing.length - lines.length;
  return further > 0 ? [...lines, `… and ${String(further)} files more`] : lines;
}

function describeFirstDifference(first: Buffer, second: Buffer): string {
  let position = 0;
  while (position < first.length && first[position] === second[position]) position++;
  const line = first.subarray(0, position).filter((byte) => byte === 0x0a).length + 1;
  const show = (bytes: Buffer) =>
    JSON.stringify(bytes.subarray(Math.max(0, position - context), position + context).toString());
  return `differs from byte ${String(position)}, in line ${String(line)}: ${show(first)} and ${show(second)}`;
}
