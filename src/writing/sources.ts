import type { z } from 'zod';
import { suggestNearest } from '../content/checks/suggestion.ts';
import { sourceKeySchema, type SourceSettings } from '../content/schema/source.ts';
import { webAddressSchema } from '../content/schema/text.ts';
import type { Refusal } from '../lib/refusal.ts';
import { createSlug } from '../lib/slugs.ts';

export type Sources = Readonly<Record<string, SourceSettings>>;

/** The key of the source that a text names by key or by name, in any spelling. */
export function findSource(written: string, sources: Sources): string | undefined {
  const key = written.trim();
  return Object.hasOwn(sources, key) ? key : foldNames(sources).get(fold(written));
}

/** The key of the source whose key or name a text is, or almost is. */
export function findNearestSource(written: string, sources: Sources): string | undefined {
  const names = foldNames(sources);
  return names.get(suggestNearest(fold(written), names.keys()) ?? '');
}

/** A key for a new source: what it was called, else its name, else its domain; empty if none of them can be one. */
export function proposeSourceKey(written: string, name: string, url: string): string {
  const [domain = ''] = new URL(url).hostname.replace(/^www\./, '').split('.');
  return [written, createSlug(name), domain].find(isSourceKey) ?? '';
}

/** Says why a text cannot be the key of a new source; undefined if it can. */
export function refuseSourceKey(key: string, sources: Sources): Refusal | undefined {
  const owner = findSource(key, sources);
  if (owner === undefined) return refuseBySchema(key, sourceKeySchema);
  return { message: `${sources[owner]?.name ?? owner} has this key already`, fix: 'write another key' };
}

/** Says why a text is no web address; undefined if it is one. */
export function refuseWebAddress(written: string): Refusal | undefined {
  const refusal = refuseBySchema(written, webAddressSchema);
  return refusal && isWebAddress(`https://${written}`)
    ? { ...refusal, fix: `write https://${written}` }
    : refusal;
}

export function isWebAddress(written: string): boolean {
  return webAddressSchema.safeParse(written).success;
}

export function isSourceKey(written: string): boolean {
  return sourceKeySchema.safeParse(written).success;
}

function refuseBySchema(written: string, schema: z.ZodType): Refusal | undefined {
  const issue = schema.safeParse(written).error?.issues[0];
  return issue && { message: issue.message, fix: issue.code === 'custom' ? String(issue.params?.fix) : '' };
}

function foldNames(sources: Sources): Map<string, string> {
  const entries = Object.entries(sources);
  const names = [...entries.map(([key, { name }]) => [name, key]), ...entries.map(([key]) => [key, key])];
  return new Map(names.map(([name = '', key = '']) => [fold(name), key]));
}

function fold(text: string): string {
  return createSlug(text).replaceAll('-', '');
}
