import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Image, Root } from 'mdast';
import sharp from 'sharp';
import { remove } from 'unist-util-remove';
import { contentDirectory } from '../../src/content/loader/content-directory.ts';
import { readWholeFile } from '../../src/content/loader/file-reading.ts';
import { extensionsByFormat, isMoving } from '../../src/content/loader/picture-files.ts';
import { acceptAbsence, isWithin } from '../../src/lib/files.ts';
import { decodeAddress } from '../../src/lib/addresses.ts';
import { canAsk, showPath } from '../command/editor-command.ts';
import type { NewFile } from '../command/newsroom.ts';
import { askLine } from '../command/questions.ts';
import { quoteStart, type Problem, type SummaryRow } from '../../src/writing/reading/found-story.ts';
import { listPictures } from '../../src/writing/reading/html-tree.ts';
import { textOf } from '../../src/writing/reading/markdown.ts';

export function dropPictures(tree: Root): Root {
  const copy = structuredClone(tree);
  remove(copy, 'image');
  return copy;
}

/**
 * Chooses the pictures that are saved with a page, and names them after the article: their own names may be
 * in use, or have characters that are not allowed in addresses. The tree gets the new names; all other
 * pictures are removed from it.
 *
 * @param articleFile relative to the content folder, with `/`.
 * @param isAlone whether this is the only imported file; only then a problem asks what a picture shows.
 * @returns the files of the pictures, and a problem for each picture that was removed.
 */
export async function choosePictures(
  tree: Root,
  pagePath: string,
  articleFile: string,
  isAlone: boolean,
): Promise<{ files: NewFile[]; problems: Problem[]; rows: SummaryRow[] }> {
  const files = new Map<string, NewFile>();
  const problems: Problem[] = [];
  const rows: SummaryRow[] = [];
  const removed = new Set<unknown>();
  let lastNumber = 0;
  const nextFile = (extension: string) => {
    lastNumber += 1;
    return articleFile.replace(/\.md$/, `-${String(lastNumber)}.${extension}`);
  };

  for (const picture of listPictures(tree)) {
    const { url, alt } = picture;
    removed.add(picture);
    const leave = (message: string, from: string, extension = 'jpg') => {
      const file = nextFile(extension);
      const markdown = `![${alt || 'what it shows'}](${besideArticle(file)})`;
      problems.push({
        line: picture.position?.start.line,
        message: `the picture ${url} ${message}, so the story comes without it`,
        fix: `${from} as ${showPath(join(contentDirectory, file))} and write ${describePicturePlace(tree, picture)}: ${markdown}`,
      });
    };

    const isRemote = /^(?:https?:)?\/\//i.test(url);
    const path = await locate(isRemote ? readUploadPath(url) : url, dirname(pagePath));
    if (path === undefined) {
      const where = isRemote ? 'lies on another server' : 'does not lie beside the page';
      leave(where, 'if readers need it, save it');
      continue;
    }
    const { bytes } = readWholeFile(path);
    const facts = await readFacts(bytes);
    if (!facts) {
      leave('cannot be read', 'save it again as JPEG, PNG or WebP,');
      continue;
    }
    if (facts.isMoving) {
      leave('moves', 'save one moment of it');
      continue;
    }
    // A spacer or a tracking pixel.
    if (facts.width <= 2 && facts.height <= 2) continue;
    const question = `What does the picture ${url} show, for those who cannot see it? (Empty: leave it out.)`;
    const words = alt || (isAlone && canAsk() ? await askLine(question, { isOptional: true }) : '');
    if (words === '') {
      leave('has no words for those who cannot see it', `copy ${showPath(path)}`, facts.extension);
      continue;
    }
    let file = files.get(path)?.file;
    if (file === undefined) {
      do file = nextFile(facts.extension);
      while (await isTaken(join(contentDirectory, file), bytes));
      files.set(path, { file, bytes });
      rows.push(['picture', `${url} as ${file}`]);
    }
    Object.assign(picture, { url: besideArticle(file), alt: words });
    removed.delete(picture);
  }
  remove(tree, (node) => removed.has(node));
  return { files: [...files.values()], problems, rows };
}

export function describePicturePlace(tree: Root, picture: Image): string {
  let previous = '';
  for (const block of tree.children) {
    const text = textOf(block).trim();
    const isHere = listPictures(block).includes(picture);
    if (isHere && text !== '') return `in the paragraph that begins ${quoteStart(text, 40)}`;
    if (isHere) break;
    if (text !== '') previous = text;
  }
  return previous === '' ? 'at the beginning of the story' : `below ${quoteStart(previous, 40)}`;
}

function besideArticle(file: string): string {
  return `./${file.split('/').at(-1) ?? ''}`;
}

/** The place of a picture below the folder of an export: WordPress keeps them in `wp-content`. */
function readUploadPath(url: string): string {
  return (URL.parse(url, 'https://localhost')?.pathname ?? url).replace(/^.*\/wp-content\//, '/');
}

/** Finds a picture below the folder of its page; a page may name any file of the machine. */
async function locate(address: string, folder: string): Promise<string | undefined> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return undefined;
  const written = address.replaceAll('\\', '/').replace(/^\/+/, '');
  const plain = decodeAddress(written.replace(/[?#].*$/, ''));
  // WordPress shows `hall-300x200.jpg` for `hall.jpg`.
  for (const name of [written, plain, plain.replace(/-\d+x\d+(?=\.\w+$)/, '')]) {
    const path = resolve(folder, name);
    if (!isWithin(folder, path)) continue;
    const found = await stat(path).catch(acceptAbsence);
    if (found?.isFile() === true) return path;
  }
  return undefined;
}

async function readFacts(
  bytes: Buffer,
): Promise<{ width: number; height: number; extension: string; isMoving: boolean } | undefined> {
  const metadata = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  const extension = extensionsByFormat[metadata?.format ?? '']?.[0];
  // A camera’s HEIC has the format of AVIF, and no browser shows it.
  if (!metadata || extension === undefined || metadata.compression === 'hevc') return undefined;
  const { width, height } = metadata;
  return { width, height, extension, isMoving: isMoving(bytes, metadata) };
}

async function isTaken(path: string, bytes: Buffer): Promise<boolean> {
  const there = await readFile(path).catch(acceptAbsence);
  return there !== undefined && !there.equals(bytes);
}
