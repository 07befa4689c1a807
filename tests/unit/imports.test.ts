import { describe, expect, test } from 'vitest';
import { findWrongArrows, readSourceFiles, roomOf, type Room } from '../support/imports.ts';

const article = ['lib', 'content', 'content/schema', 'content/markdown'];

// Data flows from lib through content to page-props, layouts and pages.
const rooms: Record<string, Room> = {
  lib: { rooms: [], outside: ['node:', 'piscina'] },
  'clock.ts': { rooms: ['lib'] },
  'content.config.ts': { rooms: ['content/schema', 'content/loader'], outside: ['astro:content'] },
  'content/schema': { rooms: ['lib'] },
  'content/markdown': { rooms: ['lib'] },
  content: { rooms: ['lib', 'content/schema'] },
  'content/checks': { rooms: ['lib', 'content', 'content/schema', 'content/markdown'] },
  'content/loader': {
    rooms: [...article, 'clock.ts', 'content/checks'],
    outside: ['astro/loaders', 'node:', 'sharp'],
  },
  'content/queries': {
    rooms: [...article, 'content/checks', 'content/loader', 'clock.ts'],
    outside: ['astro:content', 'node:'],
  },
  images: {
    rooms: [...article, 'content/loader', 'content/queries'],
    outside: ['node:', 'sharp'],
  },
  feeds: { rooms: [...article, 'content/queries', 'images'] },
  search: { rooms: [...article, 'content/queries'], outside: ['node:'] },
  // Runs in the reader’s browser.
  'search/browser': { rooms: ['lib', 'search'] },
  // Reads and writes stories’ files, for the commands and for the page to write on.
  writing: { rooms: [...article, 'content/checks'] },
  'writing/reading': { rooms: [...article, 'content/checks', 'writing'] },
  // Runs in the editor’s browser.
  'writing/browser': { rooms: [...article, 'content/checks', 'writing', 'writing/reading'] },
  discovery: { rooms: [...article, 'content/queries', 'feeds'] },
  'page-props': { rooms: [...article, 'content/queries', 'images', 'feeds', 'discovery', 'writing'] },
  styles: { rooms: [] },
  components: { rooms: ['lib', 'images', 'page-props', 'styles'] },
  layouts: {
    rooms: [
      'lib',
      'images',
      'search/browser',
      'writing',
      'writing/browser',
      'page-props',
      'components',
      'styles',
    ],
  },
  pages: {
    rooms: ['images', 'feeds', 'search', 'discovery', 'page-props', 'layouts'],
    outside: ['astro'],
  },
  // What servers are told of the site.
  'integrations/hosting': { rooms: ['lib'], outside: ['node:'] },
  // Knows routes and their props, and nothing of articles.
  'integrations/incremental-build': {
    rooms: ['lib', 'integrations/hosting'],
    outside: ['astro', 'node:'],
  },
  // Knows the content and its errors, and nothing of pages.
  'integrations/live-preview': { rooms: ['content/checks', 'content/loader'], outside: ['astro', 'node:'] },
  tools: {
    rooms: [
      ...article,
      ...['content/checks', 'content/loader', 'clock.ts', 'discovery', 'writing', 'writing/reading'],
      ...['integrations/hosting', 'integrations/incremental-build'],
    ],
    outside: ['astro', 'node:', 'sharp'],
  },
  bench: { rooms: ['lib', 'content', 'tools'], outside: ['node:'] },
};

const files = readSourceFiles();

describe('the rooms of the house', () => {
  test('are all in the table', () => {
    const found = new Set([...files.map(({ path }) => roomOf(path)), 'styles']);
    expect([...found].sort()).toEqual(Object.keys(rooms).sort());
  });

  test('import in the directions of the table alone', () => {
    expect(findWrongArrows(files, rooms)).toEqual([]);
  });

  test('import nothing of pages', () => {
    expect(Object.keys(rooms).filter((name) => rooms[name]?.rooms.includes('pages'))).toEqual([]);
  });
});

describe('an arrow in a wrong direction is named', () => {
  test.for([
    ['src/lib/a.ts', 'src/pages/b.ts', "import { b } from '../pages/b.ts';"],
    ['src/lib/a.ts', 'src/content/b.ts', "import type { B } from '../content/b.ts';"],
    ['src/lib/a.ts', 'src/layouts/b.ts', "export { b } from '../layouts/b.ts';"],
    ['src/lib/a.ts', 'src/clock.ts', "export const b = await import('../clock.ts');"],
    ['src/lib/deep/a.ts', 'src/content/loader/b.ts', "import '../../content/loader/b.ts';"],
    ['src/lib/a.ts', 'tests/support/b.ts', "import { b } from '../../tests/support/b.ts';"],
    ['src/lib/a.ts', 'package.json', "import b from '../../package.json';"],
    ['src/content/a.ts', 'node:fs/promises', "import { readFile } from 'node:fs/promises';"],
    ['src/content/a.ts', 'node:fs', "import { readFileSync } from 'fs';"],
    ['src/lib/a.ts', 'sharp', "import sharp from 'sharp';"],
    ['src/content/loader/a.ts', 'piscina', "import { Piscina } from 'piscina';"],
    ['src/search/browser/a.ts', 'node:zlib', "import { gunzipSync } from 'node:zlib';"],
    ['src/page-props/a.ts', 'astro:content', "import { getCollection } from 'astro:content';"],
    ['src/content/loader/a.ts', 'astro:content', "import { getCollection } from 'astro:content';"],
    ['src/content/checks/a.ts', 'src/content/loader/b.ts', "import { b } from '../loader/b.ts';"],
    ['src/content/queries/a.ts', 'src/page-props/b.ts', "import { b } from '../../page-props/b.ts';"],
    [
      'src/components/A.astro',
      'src/content/queries/b.ts',
      "---\nimport { b } from '../content/queries/b.ts';\n---\n<p />",
    ],
    ['src/components/A.astro', 'src/lab/b.ts', "<p />\n<script>\n  import '../lab/b.ts';\n</script>"],
    ['src/pages/a.ts', 'src/content/queries/b.ts', "import { b } from '../content/queries/b.ts';"],
    ['tools/a/a.ts', 'src/content/queries/b.ts', "import { b } from '../../src/content/queries/b.ts';"],
    ['src/attic/a.ts', 'zod', "import { z } from 'zod';"],
  ])('%s → %s', ([path = '', imported = '', text = '']) => {
    expect(findWrongArrows([{ path, text }], rooms)).toEqual([`${path} → ${imported}`]);
  });
});

describe('no arrow is named', () => {
  test.for([
    ['within a room', 'src/lib/a.ts', "import { b } from './b.ts';"],
    ['to a room of the table', 'src/content/a.ts', "import { b } from './schema/b.ts';"],
    ['to a package that only computes', 'src/lib/a.ts', "import { z } from 'zod';"],
    [
      'to what a room may have of the outside',
      'src/content/queries/a.ts',
      "import { getEntry } from 'astro:content';",
    ],
    [
      'in a comment or a string',
      'src/lib/a.ts',
      "// import '../pages/b.ts';\nconst b = \"import '../pages/b.ts'\";",
    ],
    [
      'in the words of a page',
      'src/pages/A.astro',
      "---\nconst b = 1;\n---\n<p>import '../content/b.ts'</p>",
    ],
  ])('%s', ([, path = '', text = '']) => {
    expect(findWrongArrows([{ path, text }], rooms)).toEqual([]);
  });
});
