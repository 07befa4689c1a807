import { parse, type HTMLElement } from 'node-html-parser';

/** A page of a site. */
export interface SitePage {
  /** Path-absolute and decoded, as a reader's address bar shows it: `/tags/china/`. */
  address: string;
  html: string;
  root: HTMLElement;
}

/** The files of a site, wherever they are, and what its pages say. */
export class Site {
  /** Every file, relative, with `/`, sorted. */
  readonly files: readonly string[];
  readonly pages: readonly SitePage[];
  /** Those at former addresses, which lead on at once; they are not among the pages. */
  readonly movedPages: readonly SitePage[];
  readonly #read: (file: string) => string;

  constructor(files: readonly string[], read: (file: string) => string) {
    this.files = files.toSorted();
    this.#read = read;
    const all = this.files.filter((file) => file.endsWith('.html')).map((file) => this.#readPage(file));
    this.movedPages = all.filter(({ root }) => root.querySelector('meta[http-equiv=refresh]'));
    this.pages = all.filter((page) => !this.movedPages.includes(page));
  }

  read(file: string): string {
    return this.#read(file);
  }

  /** @throws where there is no such page. */
  page(address: string): SitePage {
    const page = this.pages.find((candidate) => candidate.address === address);
    if (!page) throw new Error(`The site has no page ${address}.`);
    return page;
  }

  has(address: string): boolean {
    return this.pages.some((page) => page.address === address);
  }

  /** Whether a static host would answer this path-absolute, percent-encoded address with a file. */
  serves(address: string): boolean {
    const path = decodeURIComponent(address).slice(1);
    return this.files.includes(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  }

  #readPage(file: string): SitePage {
    const html = this.read(file);
    return {
      address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      html,
      root: parse(html, { comment: true }),
    };
  }
}

/** The text of an element with white space folded. */
export function textOf(element: HTMLElement | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
