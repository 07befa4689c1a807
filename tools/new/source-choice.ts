import type { SourceSettings } from '../../src/content/schema/source.ts';
import { foldSpace } from '../../src/lib/text.ts';
import { canAsk, refuseFlag } from '../command/editor-command.ts';
import { askForOne, askLine, askWhether } from '../command/questions.ts';
import {
  findNearestSource,
  findSource,
  isWebAddress,
  proposeSourceKey,
  refuseSourceKey,
  refuseWebAddress,
  type Sources,
} from '../../src/writing/sources.ts';
import { adviseOnSource } from './source-advice.ts';

type SourceFlags = Partial<Record<'source' | 'source-name' | 'source-url', string>>;

/**
 * The source that the flags name, or that the editor names when asked; with settings if sources.yaml lacks it.
 *
 * @throws CommandError for flags that cannot be used.
 */
export async function chooseSource(
  { source, 'source-name': givenName, 'source-url': givenUrl }: SourceFlags,
  sources: Sources,
): Promise<{ key: string; settings?: SourceSettings }> {
  const isNew = givenName !== undefined || givenUrl !== undefined;
  if (isNew && source !== undefined) refuseFlag('source', refuseSourceKey(source, sources));
  const choices = Object.entries(sources).map(([key, { name }]) => ({ value: key, label: name, hint: key }));
  const written = source ?? (await askForOne('Where is it from?', choices, 'A new source'));
  const known = isNew ? undefined : findSource(written, sources);
  if (known !== undefined) return { key: known };
  if ((givenName === undefined || givenUrl === undefined) && !canAsk()) {
    const addition = 'add it to sources.yaml with --source-name "…" --source-url https://…';
    const fix = adviseOnSource(written, sources, addition);
    refuseFlag('source', { message: `sources.yaml has no source “${written}”`, fix });
  }
  const nameQuestion = 'What is the name of the new source? (Readers see it.)';
  const name = foldSpace(givenName ?? (await askLine(nameQuestion, { initialValue: written })));
  const nearest = givenName === undefined ? findNearestSource(name, sources) : undefined;
  if (nearest !== undefined) {
    const question = `Did you mean ${sources[nearest]?.name ?? ''} (${nearest})?`;
    if (await askWhether(question, 'No, it is a new source')) return { key: nearest };
  }
  const url = givenUrl?.trim() ?? (await askForAddress());
  refuseFlag('source-url', refuseWebAddress(url));
  const keyQuestion = 'What is its key? (It stands in each story and in the address of the source’s page.)';
  const refuse = (key: string) => refuseSourceKey(key, sources);
  const initialValue = proposeSourceKey(written, name, url);
  const key = (isNew && source?.trim()) || (await askLine(keyQuestion, { initialValue, refuse }));
  return { key, settings: { name, url } };
}

/** An address that lacks only `https://` is shown with it, for the editor to confirm or to change. */
async function askForAddress(initialValue = ''): Promise<string> {
  const refuse = (answer: string) =>
    isWebAddress(`https://${answer}`) ? undefined : refuseWebAddress(answer);
  const address = await askLine('What is its web address?', { initialValue, refuse });
  return isWebAddress(address) ? address : askForAddress(`https://${address}`);
}
