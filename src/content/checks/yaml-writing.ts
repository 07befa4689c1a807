import type { TextEdit } from './issue.ts';

/** Writes a text so that YAML reads it as it is: in double quotes, or in single ones if it holds double ones. */
export function quoteValue(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** Writes a text as a value, in quotes only if YAML would not read it as that text. */
export function quoteIfNeeded(text: string): string {
  const isPlain = /^(?:\p{L}[^:#]*|\d{4}-\d\d-\d\d)$/u.test(text);
  return isPlain && !/^(?:true|false|null)$/i.test(text) ? text : quoteValue(text);
}

export function writeList(items: readonly string[]): string {
  const written = items.map((item) => (/[,[\]{}]/.test(item) ? quoteValue(item) : quoteIfNeeded(item)));
  return `[${written.join(', ')}]`;
}

/** The line of a text in which an edit ends, as it is after that edit, without indentation. */
export function writeLine(text: string, { start, end, text: replacement }: TextEdit): string {
  const [before = ''] = /[^\r\n]*$/.exec(text.slice(0, start)) ?? [];
  const [after = ''] = /^[^\r\n]*/.exec(text.slice(end)) ?? [];
  return `${before}${replacement}${after}`.trim();
}
