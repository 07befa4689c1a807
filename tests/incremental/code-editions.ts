import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../../tools/sample-content/random.ts';

/** A place of the project that changes as its code is worked on. */
interface Place {
  file: string;
  what: string;
  /** The text of another edition. */
  edit: (text: string, edition: number) => string;
}

const behindFrontMatter = (text: string, added: string) =>
  replaceOnce(text, /^---\n[\s\S]*?\n---\n/, (head) => head + added);

const places: readonly Place[] = [
  {
    file: 'package-lock.json',
    what: 'white space',
    edit: (text, edition) => text + ' '.repeat(edition),
  },
  {
    file: 'src/components/SiteFooter.astro',
    what: 'a comment',
    edit: (text, edition) => behindFrontMatter(text, `{/* Edition ${String(edition)} */}`),
  },
  {
    file: 'src/components/SiteFooter.astro',
    what: 'words on every page',
    edit: (text, edition) => behindFrontMatter(text, `<p hidden>Edition ${String(edition)}</p>`),
  },
  {
    file: 'src/components/ArticleMeta.astro',
    what: 'words of every story',
    edit: (text, edition) => behindFrontMatter(text, `<p hidden>Edition ${String(edition)}</p>`),
  },
  {
    file: 'src/styles/base.css',
    what: 'a style',
    edit: (text, edition) => `${text}\n.edition-${String(edition)} { order: ${String(edition)}; }\n`,
  },
  {
    file: 'src/lib/reading-time.ts',
    what: 'another number',
    edit: (text, edition) =>
      replaceOnce(text, /wordsPerMinute = \d+/, () => `wordsPerMinute = ${String(100 + edition)}`),
  },
  {
    file: 'src/lib/dates.ts',
    what: 'a comment',
    edit: (text, edition) => `${text}\n// Edition ${String(edition)}.\n`,
  },
  {
    file: 'src/search/browser/start.ts',
    what: 'a script',
    edit: (text, edition) => `${text}\nconsole.debug('Edition ${String(edition)}');\n`,
  },
  {
    file: 'public/feed.css',
    what: 'a comment',
    edit: (text, edition) => `${text}\n/* Edition ${String(edition)} */\n`,
  },
];

/** The code of several copies of the project, which changes in all of them alike. */
export class CodeEditions {
  readonly #copies: readonly string[];
  readonly #originals = new Map<string, string>();

  constructor(copies: readonly string[]) {
    this.#copies = copies;
  }

  /** Gives the lock file another edition, or its first one back. */
  changeLockFile(random: Random): Promise<string> {
    return this.#change(random.pick(places.slice(0, 1)), random);
  }

  /** Gives a file of the code another edition, or its first one back. */
  changeCode(random: Random): Promise<string> {
    return this.#change(random.pick(places.slice(1)), random);
  }

  async #change({ file, what, edit }: Place, random: Random): Promise<string> {
    const original = this.#originals.get(file) ?? (await readFile(join(this.#copies[0] ?? '', file), 'utf8'));
    const isFirst = !this.#originals.has(file);
    this.#originals.set(file, original);
    const edition = random.between(isFirst ? 1 : 0, 3);
    const text = edition === 0 ? original : edit(original, edition);
    for (const copy of this.#copies) await writeFile(join(copy, file), text);
    return `${file}, edition ${String(edition)}: ${edition === 0 ? 'the first one' : what}`;
  }
}

/** @throws where the text has nothing of the kind, so that no edition is the same as the first one. */
function replaceOnce(text: string, pattern: RegExp, replace: (found: string) => string): string {
  if (!pattern.test(text))
    throw new Error(`No text is like ${String(pattern)} any more; choose another place.`);
  return text.replace(pattern, replace);
}
