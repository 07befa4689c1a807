import { suggestNearest } from '../../src/content/checks/suggestion.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { sourceKeySchema, type SourceSettings } from '../../src/content/schema/source.ts';

export type Sources = Readonly<Record<string, SourceSettings>>;

/** The key of the source that a text names by key or by name, in any spelling. */
export function findSource(written: string, sources: Sources): string | undefined {
  const wanted = fold(written);
  if (wanted === '') return undefined;
  const keys = Object.keys(sources);
  return (
    keys.find((key) => key === written.trim()) ??
    keys.find((key) => fold(key) === wanted) ??
    keys.find((key) => fold(sources[key]?.name ?? '') === wanted)
  );
}

export function adviseOnSource(written: string, sources: Sources): string {
  const key = suggestSourceKey(written);
  const nearest = suggestNearest(key, Object.keys(sources));
  const name = sourceKeySchema.safeParse(written.trim()).success ? '…' : JSON.stringify(written.trim());
  const addition = [
    'add it to sources.yaml, with its real name and address in place of the dots:',
    `${key || 'key'}:`,
    `  name: ${name}`,
    '  url: https://…',
  ].join('\n');
  return nearest === undefined
    ? addition
    : `did you mean “${nearest}”? Then say so with --source ${nearest}; else ${addition}`;
}

function suggestSourceKey(written: string): string {
  return createSlug(written)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$|(?<=-)-+/g, '');
}

function fold(text: string): string {
  return createSlug(text).replaceAll('-', '');
}
