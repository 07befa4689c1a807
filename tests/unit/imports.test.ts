import { describe, expect, test } from 'vitest';
import { findWrongArrows, readSourceFiles, roomOf, type Room } from '../support/imports.ts';

// Data flows from schema, editorial and loader through data and routes to pages. lib and views are
// pure; layouts and components get all they show as props.
const rooms: Record<string, Room> = {
  schema: { rooms: [] },
  lib: { rooms: ['schema'] },
  editorial: { rooms: ['schema', 'lib'] },
  drafting: { rooms: ['schema', 'lib', 'editorial'] },
  importing: { rooms: ['schema', 'lib', 'editorial', 'drafting'] },
  // By itself, so that a digest of its files tells one design of sharing pictures from another.
  typesetting: { rooms: [], outside: ['node:zlib'] },
  loader: { rooms: ['schema', 'lib', 'editorial', 'clock.ts'], outside: ['astro/loaders', 'node:', 'sharp'] },
  'content.config.ts': { rooms: ['schema', 'loader'], outside: ['astro:content'] },
  'clock.ts': { rooms: ['lib'] },
  'env.d.ts': { rooms: [] },
  data: {
    rooms: ['schema', 'lib', 'editorial', 'loader', 'typesetting', 'clock.ts'],
    outside: ['astro:content', 'node:fs', 'node:fs/promises', 'node:path', 'sharp'],
  },
  views: { rooms: ['schema', 'lib'] },
  routes: { rooms: ['lib', 'data', 'views'] },
  styles: { rooms: [] },
  components: { rooms: ['lib', 'views'] },
  // Runs in the reader’s browser.
  search: { rooms: ['lib'] },
  layouts: { rooms: ['lib', 'views', 'components', 'styles', 'search'] },
  pages: { rooms: ['data', 'routes', 'layouts'], outside: ['astro'] },
  indexing: { rooms: ['lib', 'loader', 'data'], outside: ['node:', 'pagefind'] },
  // Knows routes and their props, and nothing of stories.
  building: { rooms: ['loader', 'hosting'], outside: ['astro', 'node:'] },
  // What servers are told of the site.
  hosting: { rooms: ['lib', 'loader', 'data'], outside: ['node:'] },
  // Knows the content and its mistakes, and nothing of pages.
  previewing: { rooms: ['editorial', 'loader'], outside: ['astro', 'node:'] },
  scripts: {
    rooms: [
      'schema',
      'lib',
      'editorial',
      'drafting',
      'importing',
      'tools/sample-content',
      'loader',
      'hosting',
      'clock.ts',
    ],
    outside: ['node:', 'sharp'],
  },
  'tools/sample-content': { rooms: ['schema', 'lib'], outside: ['node:'] },
  bench: { rooms: ['schema', 'lib', 'views', 'scripts', 'tools/sample-content'], outside: ['node:'] },
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
    ['src/lib/a.ts', 'src/data/b.ts', "import type { B } from '../data/b.ts';"],
    ['src/lib/a.ts', 'src/views/b.ts', "export { b } from '../views/b.ts';"],
    ['src/lib/a.ts', 'src/clock.ts', "export const b = await import('../clock.ts');"],
    ['src/lib/deep/a.ts', 'src/loader/b.ts', "import '../../loader/b.ts';"],
    ['src/lib/a.ts', 'tests/support/b.ts', "import { b } from '../../tests/support/b.ts';"],
    ['src/lib/a.ts', 'package.json', "import b from '../../package.json';"],
    ['src/lib/a.ts', 'node:fs/promises', "import { readFile } from 'node:fs/promises';"],
    ['src/lib/a.ts', 'node:fs', "import { readFileSync } from 'fs';"],
    ['src/lib/a.ts', 'sharp', "import sharp from 'sharp';"],
    ['src/search/a.ts', 'pagefind', "import { createIndex } from 'pagefind';"],
    ['src/routes/a.ts', 'astro:content', "import { getCollection } from 'astro:content';"],
    ['src/loader/a.ts', 'astro:content', "import { getCollection } from 'astro:content';"],
    ['src/editorial/a.ts', 'src/loader/b.ts', "import { b } from '../loader/b.ts';"],
    ['src/data/a.ts', 'src/routes/b.ts', "import { b } from '../routes/b.ts';"],
    ['src/components/A.astro', 'src/data/b.ts', "---\nimport { b } from '../data/b.ts';\n---\n<p />"],
    ['src/components/A.astro', 'src/lab/b.ts', "<p />\n<script>\n  import '../lab/b.ts';\n</script>"],
    ['src/pages/a.ts', 'src/views/b.ts', "import { b } from '../views/b.ts';"],
    ['scripts/a.ts', 'src/data/b.ts', "import { b } from '../src/data/b.ts';"],
    ['src/lib/a.ts', 'tools/sample-content/b.ts', "import { b } from '../../tools/sample-content/b.ts';"],
    ['tools/sample-content/a.ts', 'src/data/b.ts', "import { b } from '../../src/data/b.ts';"],
    ['src/attic/a.ts', 'zod', "import { z } from 'zod';"],
  ])('%s → %s', ([path = '', imported = '', text = '']) => {
    expect(findWrongArrows([{ path, text }], rooms)).toEqual([`${path} → ${imported}`]);
  });
});

describe('no arrow is named', () => {
  test.for([
    ['within a room', 'src/lib/a.ts', "import { b } from './b.ts';"],
    ['to a room of the table', 'src/lib/a.ts', "import { b } from '../schema/b.ts';"],
    ['to a package that only computes', 'src/lib/a.ts', "import { z } from 'zod';"],
    ['to what a room may have of the outside', 'src/data/a.ts', "import { getEntry } from 'astro:content';"],
    [
      'in a comment or a string',
      'src/lib/a.ts',
      "// import '../pages/b.ts';\nconst b = \"import '../pages/b.ts'\";",
    ],
    ['in the words of a page', 'src/pages/A.astro', "---\nconst b = 1;\n---\n<p>import '../views/b.ts'</p>"],
  ])('%s', ([, path = '', text = '']) => {
    expect(findWrongArrows([{ path, text }], rooms)).toEqual([]);
  });
});
