import {
  appendFile,
  chmod,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { Random } from '../../tools/sample-content/random.ts';

/** Does to a file what disks, people and programs do; the file stays the same one, where it stays. */
type Damage = (file: string, random: Random) => Promise<void>;

const damages: Readonly<Record<string, Damage>> = {
  'cut off': async (file, random) => truncate(file, random.below((await stat(file)).size)),
  emptied: (file) => truncate(file, 0),
  'changed by a byte': (file, random) => changeByte(file, random),
  'changed by a byte, its time kept': async (file, random) => {
    const { atime, mtime } = await stat(file);
    await changeByte(file, random);
    await utimes(file, atime, mtime);
  },
  'changed by a few letters': (file, random) => changeLetters(file, random),
  'changed by a few letters, its time kept': async (file, random) => {
    const { atime, mtime } = await stat(file);
    await changeLetters(file, random);
    await utimes(file, atime, mtime);
  },
  'changed by a byte and made read-only': async (file, random) => {
    await changeByte(file, random);
    await chmod(file, 0o444);
  },
  'filled with rubbish': (file, random) => writeFile(file, `rubbish ${String(random.below(1000))}`),
  'filled with zeros': async (file) => writeFile(file, Buffer.alloc((await stat(file)).size)),
  'made longer': (file, random) => appendFile(file, `\nrubbish ${String(random.below(1000))}`),
  'given another time': async (file, random) => {
    const time = random.pick([0, 1_000_000_000, 2_000_000_000]);
    await utimes(file, time, time);
  },
  'overwritten with the next': async (file, random) => {
    const siblings = await listFiles(dirname(file));
    await writeFile(file, await readFile(random.pick(siblings)));
  },
  'taken away': (file) => rm(file),
};

/**
 * Damages files below some folders: in each folder among them one, or none; or many of one folder.
 *
 * @returns what was done, by file.
 */
export async function damageFiles(roots: readonly string[], random: Random): Promise<string[]> {
  const files = (await Promise.all(roots.map(listFiles))).flat();
  if (files.length === 0) return [];
  const folders = Map.groupBy(files, (file) => dirname(file));
  const crowd = random.pick([...folders.values()]);
  const chosen = random.chance(0.2)
    ? random.shuffle(crowd).slice(0, 20)
    : random
        .shuffle([...folders.values()])
        .slice(0, mostFolders)
        .filter(() => random.chance(0.6))
        .map((siblings) => random.pick(siblings));
  const done: string[] = [];
  for (const file of chosen) {
    const name = random.pick(Object.keys(damages));
    // Damage of an earlier step may have made it read-only.
    await chmod(file, 0o644);
    await damages[name]?.(file, random);
    done.push(`${nameFile(file)} ${name}`);
  }
  return done;
}

/** Changes letters in every file below some folders; says in how many. */
export async function changeWords(roots: readonly string[], random: Random): Promise<number> {
  const files = (await Promise.all(roots.map(listFiles))).flat();
  for (const file of files) await changeLetters(file, random);
  return files.length;
}

/** A site has hundreds. */
const mostFolders = 12;

/** By its last folder, which is enough to know it by. */
function nameFile(file: string): string {
  return join(basename(dirname(file)), basename(file));
}

async function changeByte(file: string, random: Random): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length === 0) return;
  const position = random.below(bytes.length);
  bytes[position] = (bytes[position] ?? 0) ^ 1;
  await overwrite(file, bytes);
}

/** Changes words of what is text, so that it stays well formed. */
async function changeLetters(file: string, random: Random): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length === 0) return;
  // Damage of an earlier step may have made it read-only.
  await chmod(file, 0o644);
  for (let round = 0; round < 100; round += 1) {
    const position = random.below(bytes.length);
    const letter = bytes[position] ?? 0;
    if (letter >= 0x61 && letter < 0x7a) bytes[position] = letter + 1;
    if (random.chance(0.1)) break;
  }
  await overwrite(file, bytes);
}

/** Without a moment at which the file is shorter, as bytes go bad on a disk. */
async function overwrite(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(bytes, 0, bytes.length, 0);
  } finally {
    await file.close();
  }
}

/** Every file below a folder, or the file itself; sorted. */
async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a.split(sep).join('/') < b.split(sep).join('/') ? -1 : 1));
}

const litters: Readonly<Record<string, Damage>> = {
  'is a folder': async (file) => {
    await rm(file);
    await mkdir(join(file, 'empty'), { recursive: true });
  },
  'has lost its folder': (file) => rm(dirname(file), { recursive: true }),
};

/** Leaves in a folder what nobody would look for there. */
export async function litterFolder(folder: string, random: Random): Promise<string[]> {
  const files = (await listFiles(folder)).filter((file) => dirname(file) !== folder);
  if (files.length === 0 || random.chance(0.5)) return [];
  const file = random.pick(files);
  const name = random.pick(Object.keys(litters));
  await litters[name]?.(file, random);
  return [`${nameFile(file)} ${name}`];
}
