import { createSlug } from '../../src/lib/slugs.ts';
import { formatSource } from '../../src/writing/sources-file.ts';
import { findNearestSource, isSourceKey, type Sources } from '../../src/writing/sources.ts';

/** @param addition says how a new source is added. */
export function adviseOnSource(written: string, sources: Sources, addition = describeLines(written)): string {
  const nearest = findNearestSource(written, sources);
  return nearest === undefined
    ? addition
    : `did you mean “${nearest}”? Then say so with --source ${nearest}; else ${addition}`;
}

function describeLines(written: string): string {
  const key = isSourceKey(createSlug(written)) ? createSlug(written) : 'key';
  const name = isSourceKey(written) ? '…' : written;
  const lines = formatSource(key, { name, url: 'https://…' }).trimEnd();
  return `add it to sources.yaml, with its real name and address in place of the dots:\n${lines}`;
}
