import { baseName, folderOf, joinPath, relativePath } from '../../lib/paths.ts';
import type { Finding, Place, TextEdit } from './issue.ts';
import { suggestNearest } from './suggestion.ts';
import { decodePictureName } from '../markdown/picture-names.ts';

/** A problem of a picture, without the position of the reference to it. */
export interface PictureProblem extends Omit<Finding, 'offset' | 'edit'> {
  /** What the article must write instead, if there is one right answer. */
  reference?: string | undefined;
}

export const pictureExtensions = /\.(jpe?g|png|webp|avif|gif|svg)$/;

/** Files by {@link foldName}. */
export type FileIndex = ReadonlyMap<string, readonly string[]>;

/** @param files relative to the content folder, with `/`. Stories among them, which may be many, are left out. */
export function indexFiles(files: readonly string[]): FileIndex {
  return Map.groupBy(
    files.filter((file) => !file.endsWith('.md')),
    foldName,
  );
}

/**
 * Finds the picture file that an article refers to. A letter with an accent may be coded in two ways
 * (Unicode Standard Annex 15), and a space may be written `%20`.
 *
 * @param index the files of the content folder.
 * @returns the file, relative to the content folder, or why there is none.
 */
export function findPictureFile(
  articleFile: string,
  written: string,
  index: FileIndex,
): { file: string } | PictureProblem {
  const file = unifyName(joinPath(folderOf(articleFile), written));
  const isStory = articleFile.endsWith('.md');
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(written) || file.startsWith('../')) {
    return {
      rule: 'image-file',
      message: `the picture “${written}” does not lie beside ${isStory ? 'the story' : articleFile}`,
      fix: isStory
        ? 'save the picture beside the story and name it like ./plant.jpg'
        : 'save the picture in the folder contributors and name it like ./contributors/jane-doe.jpg',
    };
  }
  if (written.includes('\\')) {
    const reference = written.replaceAll('\\', '/');
    const message = `the picture “${written}” is named with a backslash`;
    return { rule: 'image-name', message, fix: `write ${reference}`, reference };
  }
  const alike = index.get(foldName(file)) ?? [];
  const [found, another] = alike.filter((candidate) => unifyName(candidate) === file);
  if (found !== undefined && another !== undefined) {
    return {
      rule: 'image-name',
      message: `two files have the same name, ${file}, with its characters coded in two ways`,
      fix: 'take one of the two out, or give it another name',
    };
  }
  if (found !== undefined) return { file: found };

  const [first, second] = alike;
  if (first === undefined) {
    const nearest = suggestPicture(file, index);
    return {
      rule: 'image-file',
      message: `there is no picture ${file}`,
      fix: nearest
        ? `did you mean ${writeReference(articleFile, nearest)}?`
        : 'add the picture there, or correct its name',
    };
  }
  // Such a file is itself named wrongly.
  if (second === undefined && !pictureExtensions.test(first)) return { file: first };
  const references = alike.map((candidate) => writeReference(articleFile, candidate));
  return {
    rule: 'image-name',
    message: `there is no picture ${file}, only ${alike.join(' and ')}: capitals count`,
    fix: `write ${references.join(' or ')}`,
    reference: second === undefined ? references[0] : undefined,
  };
}

/** The address of a picture from an article, as Markdown and front matter take it. */
export function writeReference(articleFile: string, file: string): string {
  return relativePath(folderOf(articleFile), file)
    .replace(/^(?!\.\.?\/)/, './')
    .replace(
      /%(?=[\da-f]{2})|[\s()<>]/gi,
      (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
}

/**
 * The change of a story’s text that corrects the address of a picture, unless the address is written in an
 * unusual way.
 *
 * @param place where the story refers to the picture; the address stands there or further down.
 */
export function correctReference(
  text: string,
  place: Place,
  written: string,
  reference: string,
): TextEdit | undefined {
  const names = [written, written.replaceAll(' ', '%20'), encodeURI(written)].map((name) =>
    name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'),
  );
  const address = new RegExp(
    `(?<=\\](?:\\(|:)\\s*<?|^(?:image|[-\\s]*picture):\\s*["']?)(?:${names.join('|')})(?=[\\s>)"']|$)`,
    'gm',
  );
  const lines = text.split(/(?<=\n|\r(?!\n))/);
  address.lastIndex = lines.slice(0, place.line - 1).join('').length + place.column - 1;
  const found = address.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length, text: reference } : undefined;
}

/** A picture of almost the same name beside it, or of the same name in another folder. */
function suggestPicture(file: string, index: FileIndex): string | undefined {
  const pictures = [...index.values()].flat().filter((candidate) => pictureExtensions.test(candidate));
  const stemOf = (path: string) => unifyName(baseName(path).replace(/(?<=.)\.[^.]*$/, ''));
  const beside = pictures.filter((candidate) => folderOf(candidate) === folderOf(file));
  const stem = suggestNearest(stemOf(file), beside.map(stemOf));
  return (
    beside.find((candidate) => stemOf(candidate) === stem) ??
    pictures.find((candidate) => unifyName(baseName(candidate)) === baseName(file))
  );
}

function unifyName(name: string): string {
  return decodePictureName(name).normalize('NFC');
}

function foldName(name: string): string {
  return unifyName(name).toLowerCase();
}
