import { Document, parseDocument } from 'yaml';
import type { SourceSettings } from '../content/schema/source.ts';

/** Relative to the content folder. */
export const sourcesFile = 'sources.yaml';

/**
 * Adds a source to the text of sources.yaml. What is there stays byte for byte, except braces around nothing.
 *
 * @returns undefined if what comes out would not be the same sources and the new one.
 */
export function addSource(text: string, key: string, settings: SourceSettings): string | undefined {
  const lines = formatSource(key, settings);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = text.replace(/^(\ufeff?)\{ *\} *(?:\r?\n|$)/m, '$1').replace(/(?<=[^\ufeff\n])$/, newline);
  const extended = kept + lines.replaceAll('\n', newline);
  const expected = { ...readSources(text), [key]: settings };
  return JSON.stringify(readSources(extended)) === JSON.stringify(expected) ? extended : undefined;
}

/** The lines of a source in sources.yaml. */
export function formatSource(key: string, settings: SourceSettings): string {
  return new Document({ [key]: settings }).toString({ lineWidth: 0 });
}

function readSources(text: string): Record<string, unknown> | undefined {
  const document = parseDocument(text);
  return document.errors.length === 0 ? (document.toJS() as Record<string, unknown>) : undefined;
}
