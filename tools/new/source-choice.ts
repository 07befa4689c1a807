import { foldSpace } from '../../src/lib/text.ts';
import { canAsk, createFlagError } from '../command/editor-command.ts';
import { askForOne, askLine, askWhether } from '../command/questions.ts';
import {
  adviseOnSource,
  findNearestSource,
  findSource,
  isSourceKey,
  isWebAddress,
  mendAddress,
  proposeSourceKey,
  spellSourceKey,
  type Sources,
} from './sources.ts';
import type { NewSource } from './sources-file.ts';

export type SourceFlags = Partial<Record<'source' | 'source-name' | 'source-url', string>>;

/** The key of a source, or all of one that sources.yaml does not have yet. */
export type ChosenSource = string | NewSource;

/**
 * The source that the flags name, or that the editor names when asked.
 *
 * @throws CommandError for flags that cannot be used.
 */
export async function chooseSource(flags: SourceFlags, sources: Sources): Promise<ChosenSource> {
  const { source: written, 'source-name': name, 'source-url': url } = flags;
  if (written === undefined) return askForSource(flags, sources);
  const known = findSource(written, sources);
  if (known !== undefined) {
    if (name === undefined && url === undefined) return known;
    const message = `sources.yaml has the source “${known}” already`;
    const fix = `leave --source-name and --source-url out, or give the new source another key`;
    throw createFlagError('source', message, fix);
  }
  if (url !== undefined && !isWebAddress(url)) {
    const mended = mendAddress(url) ?? 'https://example.com/';
    const fix = `write the whole address, for example --source-url ${mended}`;
    throw createFlagError('source-url', `“${url}” is not a web address`, fix);
  }
  if (name === undefined || url === undefined) {
    if (canAsk()) return askForNewSource(written, flags, sources);
    const message = `sources.yaml has no source “${written}”`;
    throw createFlagError('source', message, adviseOnSource(written, sources, describeFlags(flags)));
  }
  if (isSourceKey(written)) return { key: written, settings: createSettings(name, url) };
  const message = `“${written}” cannot be the key of a source`;
  const key = proposeSourceKey('', name, url, sources) || 'newswire';
  const fix = `write small letters, digits and single hyphens, for example --source ${key}`;
  throw createFlagError('source', message, fix);
}

function describeFlags({
  source: written = '',
  'source-name': name,
  'source-url': url,
}: SourceFlags): string {
  const key = spellSourceKey(written) || 'key';
  const shownName = name ?? (isSourceKey(written) ? '…' : written);
  return `add it to sources.yaml with --source ${key} --source-name ${JSON.stringify(shownName)} --source-url ${url ?? 'https://…'}`;
}

async function askForSource(flags: SourceFlags, sources: Sources): Promise<ChosenSource> {
  const choices = Object.entries(sources).map(([key, { name }]) => ({ value: key, label: name, hint: key }));
  const answer = await askForOne('Where is it from?', choices, (typed) =>
    typed === '' ? 'A source that is not in this list' : `A new source: ${typed}`,
  );
  return 'chosen' in answer ? answer.chosen : askForNewSource(answer.typed, flags, sources);
}

/** @param written what the editor has called the source so far. */
async function askForNewSource(
  written: string,
  { 'source-name': givenName, 'source-url': givenUrl }: SourceFlags,
  sources: Sources,
): Promise<ChosenSource> {
  const early = await askWhetherMeant(written, sources);
  if (early !== undefined) return early;
  const question = 'What is the name of the new source? (Readers see it.)';
  const name = givenName ?? (await askLine(question, { initialValue: written }));
  const late = name === written ? undefined : await askWhetherMeant(name, sources);
  if (late !== undefined) return late;
  const url = givenUrl ?? (await askForAddress());
  const key = await askForKey(proposeSourceKey(written, name, url, sources), sources);
  return { key, settings: createSettings(name, url) };
}

async function askWhetherMeant(written: string, sources: Sources): Promise<string | undefined> {
  const known = findSource(written, sources);
  if (known !== undefined) return known;
  const nearest = findNearestSource(written, sources);
  if (nearest === undefined) return undefined;
  const question = `Did you mean ${sources[nearest]?.name ?? ''} (${nearest})?`;
  return (await askWhether(question, 'No, it is a new source')) ? nearest : undefined;
}

async function askForAddress(): Promise<string> {
  const refuse = (answer: string) =>
    isWebAddress(answer) || mendAddress(answer) !== undefined
      ? undefined
      : 'This is not a web address. Write it like https://example.com';
  let address = await askLine('What is its web address?', { refuse });
  while (!isWebAddress(address)) {
    const initialValue = mendAddress(address);
    address = await askLine('Is this the whole address? Press Enter if it is.', { initialValue, refuse });
  }
  return address;
}

function askForKey(initialValue: string, sources: Sources): Promise<string> {
  const refuse = (key: string) => {
    if (!isSourceKey(key)) return 'Write small letters, digits and single hyphens, like contractpharma';
    const owner = findSource(key, sources);
    return owner && `${sources[owner]?.name ?? owner} has this key. Write another.`;
  };
  return askLine('What is its key? (It stands in each story and in the address of the source’s page.)', {
    initialValue,
    refuse,
  });
}

function createSettings(name: string, url: string) {
  return { name: foldSpace(name), url: url.trim() };
}
