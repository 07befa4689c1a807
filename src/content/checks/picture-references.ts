import { baseName, folderOf, joinPath, relativePath } from '../../lib/paths.ts';
import type { Finding, Place, TextEdit } from './issue.ts';
import { createSuggester } from './suggestion.ts';
import { decodePictureName } from '../markdown/picture-names.ts';

/** A problem of a picture, without the position of the reference to it. */
export interface PictureProblem extends Omit<Finding, 'offset' | 'edit'> {
  /** What the article must write instead, if there is one right answer. */
  reference?: string | undefined;
}

export const pictureExtensions = /\.(jpe?g|png|webp|avif|gif|svg)$/;

/** The files of the content folder. */
export interface FileIndex {
  /** By {@link foldName}. */
  alike: ReadonlyMap<string, readonly string[]>;
  /** Finds a picture of almost the same name beside it, or of the same name in another folder. */
  suggest: (file: string) => string | undefined;
}

/** @param files relative to the content folder, with `/`. Stories among them, which may be many, are left out. */
export function indexFiles(files: readonly string[]): FileIndex {
  const others = files.filter((file) => !file.endsWith('.md'));
  let suggest: FileIndex['suggest'] | undefined;
  return {
    alike: Map.groupBy(others, foldName),
    suggest: (file) => (suggest ??= createPictureSuggester(others))(file),
  };
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
  const alike = index.alike.get(foldName(file)) ?? [];
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
    const nearest = index.suggest(file);
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

function createPictureSuggester(files: readonly string[]): FileIndex['suggest'] {
  // The first of several is suggested.
  const pictures = files.filter((file) => pictureExtensions.test(file)).reverse();
  const byName = new Map(pictures.map((file) => [unifyName(baseName(file)), file]));
  const besides = new Map(
    Array.from(Map.groupBy(pictures, folderOf), ([folder, beside]) => {
      const byStem = new Map(beside.map((file) => [stemOf(file), file]));
      const suggest = createSuggester(() => byStem.keys());
      return [folder, (stem: string) => byStem.get(suggest(stem) ?? '')];
    }),
  );
  return (file) => besides.get(folderOf(file))?.(stemOf(file)) ?? byName.get(unifyName(baseName(file)));
}

function stemOf(file: string): string {
  return unifyName(baseName(file).replace(/(?<=.)\.[^.]*$/, ''));
}

function unifyName(name: string): string {
  return decodePictureName(name).normalize('NFC');
}

function foldName(name: string): string {
  return unifyName(name).toLowerCase();
}
