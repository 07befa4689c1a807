import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix, sep } from 'node:path';
import ts from 'typescript';

/** What the modules of one room may import. A room is a folder or a file of src, a folder of tools, `scripts` or `bench`. */
export interface Room {
  /** The other rooms; its own modules a room may always import. */
  rooms: readonly string[];
  /** Of what reaches the outside world, {@link isOutside}; `node:` stands for all of Node. */
  outside?: readonly string[];
}

export interface SourceFile {
  /** Relative to the project, with `/`. */
  path: string;
  text: string;
}

/** Every module of src, scripts, tools and bench; what bench gives to other programs belongs to those. */
export function readSourceFiles(): SourceFile[] {
  return globSync(['src/**/*.{ts,mjs,astro}', 'scripts/**/*.{ts,mjs}', 'tools/**/*.ts', 'bench/**/*.ts'])
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The imports that the table of rooms does not allow, as `src/lib/a.ts → src/pages/b.ts`. */
export function findWrongArrows(
  files: readonly SourceFile[],
  rooms: Readonly<Record<string, Room>>,
): string[] {
  return files.flatMap((file) =>
    listImports(file)
      .filter((imported) => !isAllowed(file.path, imported, rooms))
      .map(({ name }) => `${file.path} → ${name}`),
  );
}

/** The room that a path of the project lies in: `lib`, `clock.ts`, `scripts`, `tools/sample-content`. */
export function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  if (first === 'tools') return `tools/${second}`;
  return first === 'src' ? second : first;
}

interface Import {
  /** A path from the project, or the name of a package. */
  name: string;
  isPath: boolean;
}

function listImports({ path, text }: SourceFile): Import[] {
  const code = path.endsWith('.astro') ? readScripts(text) : text;
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName: name }) => {
    if (name.startsWith('.')) return { name: posix.join(posix.dirname(path), name), isPath: true };
    return { name: isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name, isPath: false };
  });
}

/** The code of a component: its front matter and its script elements. */
function readScripts(component: string): string {
  const frontMatter = /^\s*---\n([\s\S]*?)\n---/.exec(component)?.[1] ?? '';
  const scripts = [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return [frontMatter, ...scripts].join('\n');
}

function isAllowed(path: string, { name, isPath }: Import, rooms: Readonly<Record<string, Room>>): boolean {
  const room = rooms[roomOf(path)];
  if (room === undefined) return false;
  if (isPath) return roomOf(name) === roomOf(path) || room.rooms.includes(roomOf(name));
  if (!isOutside(name)) return true;
  return (room.outside ?? []).some(
    (allowed) => name === allowed || (allowed === 'node:' && name.startsWith(allowed)),
  );
}

/** Whether a package is Astro, a part of Node, or reads files by itself. Other packages only compute. */
function isOutside(name: string): boolean {
  return /^astro(:|\/|$)/.test(name) || name.startsWith('node:') || ['sharp', 'pagefind'].includes(name);
}
