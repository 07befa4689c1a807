import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
import { buildSite, type SiteBuildOptions } from './site-build.ts';

/** A page of a built site. */
export interface BuiltPage {
  /** Path-absolute and decoded, as a reader's address bar shows it: `/tags/china/`. */
  address: string;
  html: string;
  root: HTMLElement;
}

/** A folder that a build has written. */
export class BuiltSite {
  readonly directory: string;
  /** Every file, relative, with `/`, sorted. */
  readonly files: readonly string[];
  readonly pages: readonly BuiltPage[];
  /** Those at former addresses, which lead on at once; they are not among the pages. */
  readonly movedPages: readonly BuiltPage[];

  constructor(directory: string) {
    this.directory = directory;
    this.files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
    const all = this.files.filter((file) => file.endsWith('.html')).map((file) => this.#readPage(file));
    this.movedPages = all.filter(({ root }) => root.querySelector('meta[http-equiv=refresh]'));
    this.pages = all.filter((page) => !this.movedPages.includes(page));
  }

  /**
   * Builds a content folder.
   *
   * @throws with the build's own words where it fails.
   */
  static async build(options: SiteBuildOptions): Promise<BuiltSite> {
    const { outDir, exitCode, output } = await buildSite(options);
    if (exitCode !== 0) throw new Error(`The site was not built.\n${output}`);
    return new BuiltSite(outDir);
  }

  read(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8');
  }

  /** @throws where there is no such page. */
  page(address: string): BuiltPage {
    const page = this.pages.find((candidate) => candidate.address === address);
    if (!page) throw new Error(`The build has no page ${address}.`);
    return page;
  }

  has(address: string): boolean {
    return this.pages.some((page) => page.address === address);
  }

  /** Whether a static host would answer this path-absolute, percent-encoded address with a file. */
  serves(address: string): boolean {
    const path = decodeURIComponent(address);
    return existsSync(join(this.directory, path.endsWith('/') ? `${path}index.html` : path));
  }

  #readPage(file: string): BuiltPage {
    const html = this.read(file);
    return {
      address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      html,
      root: parse(html, { comment: true }),
    };
  }
}

/** The text of an element with white space folded. */
export function textOf(element: HTMLElement | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
