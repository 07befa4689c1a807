import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const styleElement = /<style>.*?<\/style>/s;

/**
 * Cuts the parts that Hugo's templates include from our built pages: styles, the HTML before and after the
 * content, and structured data.
 *
 * @returns texts by their file names in Hugo's site.
 */
export async function readPageParts(ourSite: string): Promise<Record<string, string>> {
  const read = (file: string) => readFile(join(ourSite, file), 'utf8');
  const story = await read(`${cut(await read('rss.xml'), /articles\/[^/<]+\//)}index.html`);
  const list = await read(`${cut(story, /sources\/[^/"]+\//)}index.html`);
  const plain = await read('404.html');
  const graph = cut(await read('index.html'), /(?<=<script type="application\/ld\+json">)[^<]*/);
  const things = (JSON.parse(graph) as { '@graph': { '@type': string }[] })['@graph'];
  return {
    'parts/style-story.html': cut(story, styleElement),
    'parts/style-list.html': cut(list, styleElement),
    'parts/start.html': cut(plain, /<body.*?<main[^>]*>/s),
    'parts/end.html': cut(plain, /<\/main>.*$/s),
    'data/things.json': JSON.stringify(Object.fromEntries(things.map((thing) => [thing['@type'], thing]))),
  };
}

function cut(page: string, part: RegExp): string {
  const [found] = part.exec(page) ?? [];
  if (found === undefined) throw new Error(`A page of our site has no ${String(part)}.`);
  return found;
}
