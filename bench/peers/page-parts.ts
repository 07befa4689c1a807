import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The parts of our pages that are the same text on many: other programs put the very same into theirs. */
export interface PageParts {
  /** The style of a kind of page, with its element. */
  styles: Record<PageKind, string>;
  /** What stands before the content of every page from `<body>` on, and what stands behind it. */
  start: string;
  end: string;
}

export const pageKinds = ['home', 'story', 'list', 'tags', 'sources', 'archive', 'feeds', 'plain'] as const;
export type PageKind = (typeof pageKinds)[number];

/** Reads them from a site that was built. */
export async function readPageParts(site: string): Promise<PageParts> {
  const read = (page: string) => readFile(join(site, page), 'utf8');
  const [source = ''] = (await readdir(join(site, 'sources'))).filter((name) => name !== 'index.html');
  const pages: Record<PageKind, string> = {
    home: await read('index.html'),
    story: await readStory(site),
    list: await read(`sources/${source}/index.html`),
    tags: await read('tags/index.html'),
    sources: await read('sources/index.html'),
    archive: await read('archive/index.html'),
    feeds: await read('feeds/index.html'),
    plain: await read('404.html'),
  };
  const styles = Object.fromEntries(
    pageKinds.map((kind) => [kind, cut(pages[kind], /<style>[^]*<\/style>/)]),
  ) as Record<PageKind, string>;
  return { styles, start: cut(pages.plain, /<body[^]*?<main[^>]*>/), end: cut(pages.plain, /<\/main>[^]*$/) };
}

/** Some addresses below `articles/` are former ones, and lead on. */
async function readStory(site: string): Promise<string> {
  for (const slug of await readdir(join(site, 'articles'))) {
    const page = await readFile(join(site, 'articles', slug, 'index.html'), 'utf8');
    if (!page.includes('http-equiv="refresh"')) return page;
  }
  throw new Error('The site has no story.');
}

function cut(page: string, part: RegExp): string {
  const [found] = part.exec(page) ?? [];
  if (found === undefined) throw new Error(`A built page has no ${String(part)}.`);
  return found;
}
