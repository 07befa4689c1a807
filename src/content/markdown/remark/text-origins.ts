import type { Nodes, Text } from 'mdast';
import type { TokenHandler } from './extensions.ts';

type Position = NonNullable<Nodes['position']>;

type Point = Position['start'];

/** A run of a text, and what is written for it. */
interface Run {
  /** In the value of the text. */
  start: number;
  end: number;
  writtenStart: Point;
  writtenEnd: Point;
  /** Neither an escaped sign nor one that is written by its name. */
  isUnescaped: boolean;
}

/** Knows of the texts of a tree where each part of them is written. */
export interface TextOrigins {
  /** Listens to remark while it makes a tree. */
  listen: TokenHandler;
  /** The place of a part of a text; undefined if an end is amid what is written for several characters. */
  locate: (text: Text, start: number, end: number) => Position | undefined;
  /** A text without escaped signs, and signs that are written by their names. */
  readUnescaped: (text: Text) => string;
}

/** The tokens that a text is made of; others are within them. */
const tokens: ReadonlySet<string> = new Set([
  'data',
  'lineEnding',
  'characterEscape',
  'characterReference',
  'smartQuote',
  'smartDashes',
  'smartEllipsis',
]);

export function createTextOrigins(): TextOrigins {
  const runsOf = new WeakMap<Nodes, Run[]>();
  return {
    listen(token) {
      if (!tokens.has(token.type)) return;
      const parent = this.stack.at(-1);
      const text = parent && 'children' in parent ? parent.children.at(-1) : undefined;
      if (text?.type !== 'text' || text.position?.end.offset !== token.end.offset) return;
      const runs = runsOf.get(text) ?? [];
      runsOf.set(text, runs);
      runs.push({
        start: runs.at(-1)?.end ?? 0,
        end: text.value.length,
        writtenStart: copyPoint(token.start),
        writtenEnd: copyPoint(token.end),
        isUnescaped: !token.type.startsWith('character'),
      });
    },
    locate(text, start, end) {
      const runs = runsOf.get(text) ?? [];
      // A task’s box takes the space behind it from the text.
      const missing = (runs.at(-1)?.end ?? 0) - text.value.length;
      const from = findPoint(runs, start + missing, (run, offset) => run.start <= offset && offset < run.end);
      const to = findPoint(runs, end + missing, (run, offset) => run.start < offset && offset <= run.end);
      return from && to && { start: from, end: to };
    },
    readUnescaped(text) {
      const runs = runsOf.get(text) ?? [];
      return runs
        .map(({ start, end, isUnescaped }) => (isUnescaped ? text.value.slice(start, end) : ''))
        .join('');
    },
  };
}

function findPoint(
  runs: readonly Run[],
  offset: number,
  holds: (run: Run, offset: number) => boolean,
): Point | undefined {
  const run = runs.find((candidate) => holds(candidate, offset));
  if (!run) return undefined;
  if (offset === run.start) return run.writtenStart;
  if (offset === run.end) return run.writtenEnd;
  const { line, column, offset: written = 0 } = run.writtenStart;
  if ((run.writtenEnd.offset ?? 0) - written !== run.end - run.start) return undefined;
  const distance = offset - run.start;
  return { line, column: column + distance, offset: written + distance };
}

function copyPoint({ line, column, offset }: Point): Point {
  return { line, column, offset };
}
