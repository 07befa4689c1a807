import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, parseDocument } from 'yaml';
import { checkSettingsFile } from '../../src/content/checks/settings-file.ts';
import { sourcesSchema, type SourceSettings } from '../../src/content/schema/source.ts';
import { CommandError } from '../command/editor-command.ts';

/** Relative to the content folder. */
export const sourcesFile = 'sources.yaml';

/** A source that sources.yaml does not have yet. */
export interface NewSource {
  key: string;
  settings: SourceSettings;
}

/**
 * Adds a source to the bytes of sources.yaml. All other bytes stay, in their order.
 *
 * @throws CommandError if the source is there, or if what comes out is not the same sources and the new one.
 */
export function addSource(bytes: Uint8Array, source: NewSource): Uint8Array {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const added = new TextEncoder().encode(insertSource(text, source));
  const before = { ...readSources(bytes) };
  if (Object.hasOwn(before, source.key)) {
    throw new CommandError(
      `${sourcesFile} has the source “${source.key}” by now. Nothing was written; begin again.`,
    );
  }
  if (isDeepStrictEqual({ ...readSources(added) }, { ...before, [source.key]: source.settings }))
    return added;
  const lines = formatLines(source).map((line) => `\n    ${line}`);
  throw new CommandError(
    `${sourcesFile} is written in a way that this command cannot add to.\n  fix: add these lines to it yourself:${lines.join('')}`,
  );
}

function readSources(bytes: Uint8Array) {
  return checkSettingsFile(sourcesFile, bytes, sourcesSchema).value;
}

function insertSource(text: string, source: NewSource): string {
  const { contents } = parseDocument(text);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (!isMap(contents)) return text;
  const [start, end] = contents.range;
  if (!contents.flow) {
    const indent = columnOf(text, contents.items[0]?.key.range[0] ?? 0);
    const lines = formatLines(source).map((line) => `${' '.repeat(indent)}${line}${newline}`);
    return `${text}${text.endsWith('\n') ? '' : newline}${lines.join('')}`;
  }
  if (text.slice(start + 1, end - 1).trim() === '') {
    return `${text.slice(0, start)}${formatLines(source).join(newline)}${text.slice(end)}`;
  }
  // JSON is YAML in braces.
  const json = JSON.stringify({ [source.key]: source.settings }).slice(1, -1);
  const last = contents.items.at(-1)?.value;
  return last
    ? `${text.slice(0, last.range[1])}, ${json}${text.slice(last.range[1])}`
    : `${text.slice(0, end - 1)}${json}${text.slice(end - 1)}`;
}

function columnOf(text: string, offset: number): number {
  return text.slice(0, offset).replace(/^.*\n|^\ufeff/gs, '').length;
}

function formatLines({ key, settings }: NewSource): string[] {
  return new Document({ [key]: settings }).toString({ lineWidth: 0 }).trimEnd().split('\n');
}
