import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix, sep } from 'node:path';
import ts from 'typescript';

/** What the modules of one room may import. {@link roomOf} says what a room is. */
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

/** Every module of src, tools and bench. */
export function readSourceFiles(): SourceFile[] {
  return globSync(['src/**/*.{ts,mjs,astro}', 'tools/**/*.{ts,mjs}', 'bench/**/*.ts'])
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

/** Folders of src whose own folders are rooms. */
const dividedFolders = ['content', 'integrations', 'search', 'writing'];

/** The room that a path of the project lies in: `lib`, `content/checks`, `clock.ts`, `tools`. */
export function roomOf(path: string): string {
  const [first = '', second = '', third = '', fourth] = path.split('/');
  if (first !== 'src') return first;
  return dividedFolders.includes(second) && fourth !== undefined ? `${second}/${third}` : second;
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
export function readScripts(component: string): string {
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

/** Whether a package is Astro, a part of Node, reads files or begins threads by itself. Other packages only compute. */
function isOutside(name: string): boolean {
  return /^astro(:|\/|$)/.test(name) || name.startsWith('node:') || ['sharp', 'piscina'].includes(name);
}
