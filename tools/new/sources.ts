import { suggestNearest } from '../../src/content/checks/suggestion.ts';
import { createSlug } from '../../src/lib/slugs.ts';
import { sourceKeySchema, type SourceSettings } from '../../src/content/schema/source.ts';
import { webAddressSchema } from '../../src/content/schema/text.ts';

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

/** The key of the source whose key or name a text almost is. */
export function findNearestSource(written: string, sources: Sources): string | undefined {
  const keys = new Map(
    Object.entries(sources).flatMap(([key, { name }]) => [
      [fold(name), key],
      [fold(key), key],
    ]),
  );
  return keys.get(suggestNearest(fold(written), keys.keys()) ?? '');
}

/** @param addition says how a new source is added. */
export function adviseOnSource(written: string, sources: Sources, addition = describeLines(written)): string {
  const nearest = findNearestSource(written, sources);
  return nearest === undefined
    ? addition
    : `did you mean “${nearest}”? Then say so with --source ${nearest}; else ${addition}`;
}

function describeLines(written: string): string {
  const name = isSourceKey(written.trim()) ? '…' : JSON.stringify(written.trim());
  return [
    'add it to sources.yaml, with its real name and address in place of the dots:',
    `${spellSourceKey(written) || 'key'}:`,
    `  name: ${name}`,
    '  url: https://…',
  ].join('\n');
}

/**
 * A key for a new source: the first that is valid and free of the text itself, the name of its domain
 * (`contractpharma` of `https://www.contractpharma.com`) and its name in small letters. Empty if there is none.
 */
export function proposeSourceKey(written: string, name: string, url: string, sources: Sources): string {
  const candidates = [written, domainNameOf(url), spellSourceKey(name)];
  return candidates.find((key) => isSourceKey(key) && findSource(key, sources) === undefined) ?? '';
}

function domainNameOf(url: string): string {
  const [last = '', ...others] = new URL(url).hostname.split('.').slice(0, -1).reverse();
  const isSuffix = /^(ac|co|com|edu|gov|net|org)$/.test(last);
  return (isSuffix && others[0]) || last;
}

/** The web address that a text is meant to be, such as `newswire.example`; undefined if none can be told. */
export function mendAddress(written: string): string | undefined {
  // Input methods for Chinese write wide letters and the full stop 。
  const address = written.trim().normalize('NFKC').replaceAll('。', '.');
  const mended = `https://${address.replace(/^h?t{1,2}ps?\s*[:/\\]+\s*/i, '').replace(/^[:/\\]+/, '')}`;
  return isWebAddress(mended) ? mended : undefined;
}

export function isSourceKey(written: string): boolean {
  return sourceKeySchema.safeParse(written).success;
}

export function isWebAddress(written: string): boolean {
  return webAddressSchema.safeParse(written).success;
}

export function spellSourceKey(written: string): string {
  return createSlug(written)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$|(?<=-)-+/g, '');
}

function fold(text: string): string {
  return createSlug(text).replaceAll('-', '');
}
