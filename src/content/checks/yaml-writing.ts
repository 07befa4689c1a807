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
