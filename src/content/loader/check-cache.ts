import type { ArticleFile } from '../checks/article-file.ts';
import { digestCode, runtime } from '../../lib/code-digest.ts';
import { FileCache } from './file-cache.ts';
import type { PictureFacts } from './picture-files.ts';
import type { PictureProblem } from '../checks/picture-references.ts';
import { readJsonLines, writeJsonLines } from '../../lib/json-lines-cache.ts';

type CacheLine =
  | [kind: 'article', digest: string, result: ArticleFile]
  | [kind: 'picture', digest: string, result: PictureFacts | PictureProblem];

/** The code that a result depends on, besides the file itself. */
const rulePlaces = ['src/content', 'src/lib', 'package-lock.json'];

/** The results of checking each file of a content folder on its own. */
export class CheckCache {
  readonly articles = new FileCache<ArticleFile>();
  readonly pictures = new FileCache<PictureFacts | PictureProblem>();
  readonly #file: string | undefined;

  /** @param file of an earlier run; if it is absent, damaged or written by other code, the cache is empty. */
  constructor(file?: string) {
    this.#file = file;
    if (file === undefined) return;
    for (const line of readJsonLines(file, digestCode(rulePlaces, runtime))) {
      const [kind, digest, result] = line as CacheLine;
      if (kind === 'article') this.articles.results.set(digest, result);
      else this.pictures.results.set(digest, result);
    }
  }

  /** Writes the file for the next run. If this fails, the next run is slower. */
  save(): void {
    if (this.#file === undefined || !(this.articles.isChanged || this.pictures.isChanged)) return;
    writeJsonLines(this.#file, digestCode(rulePlaces, runtime), this.#listLines());
  }

  *#listLines(): Generator<CacheLine, void, undefined> {
    for (const [digest, result] of this.articles.results) yield ['article', digest, result];
    for (const [digest, result] of this.pictures.results) yield ['picture', digest, result];
  }
}
