import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Problem } from './found-story.ts';
import type { PagePicture } from './page-markdown.ts';
import type { SummaryRow } from './prepared-story.ts';
import { describePicturePlace, type PicturePlacement } from './picture-places.ts';
import type { SavedPage } from './saved-page.ts';
import { canAsk, showPath } from '../command/editor-command.ts';
import { readFileIfThere, type NewFile } from '../command/new-files.ts';
import type { ProgressLine } from '../command/progress-line.ts';
import { askOptionalLine } from '../command/questions.ts';

/** The pictures of a page that go with its story, and what is to be done about the others. */
export interface ChosenPictures {
  place: PicturePlacement;
  files: NewFile[];
  problems: Problem[];
  rows: SummaryRow[];
}

const extensions: Record<string, string> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  heif: 'avif',
  avif: 'avif',
  gif: 'gif',
  svg: 'svg',
};

/**
 * Chooses the pictures that lie beside a saved page, and names them after the story: other names may
 * hold what no address can, or be taken.
 *
 * @param storyFile relative to the content folder, with `/`.
 */
export async function choosePictures(
  page: SavedPage,
  pagePath: string,
  storyFile: string,
  directory: string,
  { isAlone, progress }: { isAlone: boolean; progress: ProgressLine },
): Promise<ChosenPictures> {
  const stem = storyFile.replace(/\.md$/, '');
  const files = new Map<string, NewFile>();
  const placements = new Map<number, { address: string; alt: string }>();
  const problems: Problem[] = [];
  const rows: SummaryRow[] = [];
  let lastNumber = 0;

  for (const [number, picture] of page.pictures.entries()) {
    const place = describePicturePlace(page, number);
    const leave = (message: string, from: string, extension = 'jpg') => {
      lastNumber += 1;
      const file = `${stem}-${String(lastNumber)}.${extension}`;
      const name = file.split('/').at(-1) ?? '';
      problems.push({
        line: picture.line,
        message: `${message}, so the story comes without it`,
        fix: `${from} as ${showPath(join(directory, file))} and write ${place}: ![${picture.alt || 'what it shows'}](./${name})`,
      });
    };

    const path = await locate(picture, pagePath);
    if (path === undefined) {
      leave(
        isRemote(picture.address)
          ? `the picture ${picture.address} lies on another server`
          : `the picture ${picture.address} does not lie beside the page`,
        'if readers need it, save it',
      );
      continue;
    }
    const bytes = (await readFileIfThere(path)) ?? new Uint8Array();
    const facts = await readFacts(bytes);
    if (!facts) {
      leave(`the picture ${picture.address} cannot be read`, 'save it again as JPEG, PNG or WebP,');
      continue;
    }
    // A point that fills space or counts readers.
    if (facts.width <= 2 && facts.height <= 2) continue;
    const alt = picture.alt || (await askForAlt(picture, isAlone, progress));
    if (alt === undefined) {
      leave(
        `the picture ${picture.address} has no words for those who cannot see it`,
        `copy ${showPath(path)}`,
        facts.extension,
      );
      continue;
    }
    let file = files.get(path);
    if (!file) {
      let free: NewFile;
      do {
        lastNumber += 1;
        free = { file: `${stem}-${String(lastNumber)}.${facts.extension}`, bytes };
      } while (await isTaken(join(directory, free.file), bytes));
      file = free;
      files.set(path, file);
      rows.push(['picture', `${picture.address} as ${file.file}`]);
    }
    placements.set(number, { address: `./${file.file.split('/').at(-1) ?? ''}`, alt });
  }
  return { place: (_picture, number) => placements.get(number), files: [...files.values()], problems, rows };
}

function isRemote(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}

/** Where a picture lies, if that is below the page’s folder; a page may name any file of the machine. */
async function locate({ address }: PagePicture, pagePath: string): Promise<string | undefined> {
  if (isRemote(address)) return undefined;
  const folder = dirname(pagePath);
  for (const path of listCandidates(address, folder)) {
    const inside = relative(folder, path);
    if (inside.startsWith(`..${sep}`) || inside === '..' || resolve(folder, inside) !== path) continue;
    const isFile = await stat(path).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) return path;
  }
  return undefined;
}

function listCandidates(address: string, folder: string): string[] {
  if (/^file:/i.test(address)) {
    try {
      return [fileURLToPath(address)];
    } catch {
      return [];
    }
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return [];
  const written = address.replaceAll('\\', '/').replace(/^\/+/, '');
  const bare = written.replace(/[?#].*$/, '');
  return [decode(written), decode(bare), written, bare].map((path) => resolve(folder, path));
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function readFacts(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; extension: string } | undefined> {
  try {
    const { width, height, format, compression } = await sharp(bytes).metadata();
    const extension = extensions[format];
    // A camera’s HEIC calls itself HEIF as AVIF does, and no browser shows it.
    if (extension === undefined || compression === 'hevc') return undefined;
    return { width, height, extension };
  } catch {
    return undefined;
  }
}

async function askForAlt(
  { address }: PagePicture,
  isAlone: boolean,
  progress: ProgressLine,
): Promise<string | undefined> {
  if (!isAlone || !canAsk()) return undefined;
  progress.hide();
  return askOptionalLine(
    `What does the picture ${address} show, for those who cannot see it? (Empty: leave it out.)`,
    'Nothing was written.',
  );
}

/** Whether another file has a name. */
async function isTaken(path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFileIfThere(path);
  return there !== undefined && Buffer.compare(there, bytes) !== 0;
}
