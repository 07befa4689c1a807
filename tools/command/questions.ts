import { autocomplete, autocompleteMultiselect, isCancel, text, type Option } from '@clack/prompts';
import { createSlug } from '../../src/lib/slugs.ts';
import { Cancellation } from './editor-command.ts';

/** What a question refuses, in words; undefined accepts. */
type Refuse<T> = (answer: T) => string | undefined;

/**
 * Asks for a line of text.
 *
 * @param farewell what to say where whoever is asked breaks off.
 * @throws Cancellation
 */
export async function askLine(
  message: string,
  farewell: string,
  { initialValue, refuse }: { initialValue?: string; refuse?: Refuse<string> } = {},
): Promise<string> {
  const answer = await text({
    message,
    ...(initialValue === undefined ? {} : { initialValue }),
    validate: (value) => ((value ?? '').trim() === '' ? 'Write something.' : refuse?.(value ?? '')),
  });
  if (isCancel(answer)) throw new Cancellation(farewell);
  return answer.trim();
}

/** Asks for a line that may stay empty. */
export async function askOptionalLine(message: string, farewell: string): Promise<string | undefined> {
  const answer = await text({ message, defaultValue: '' });
  if (isCancel(answer)) throw new Cancellation(farewell);
  return answer.trim() === '' ? undefined : answer.trim();
}

/** Something to choose, and other names that it is found by. */
export interface Choice extends Option<string> {
  label: string;
  names?: readonly string[];
}

/** Asks for one of a list, which grows shorter as one types. */
export async function askForOne(message: string, farewell: string, choices: Choice[]): Promise<string> {
  const answer = await autocomplete<string>({
    message,
    options: choices,
    filter: isFoundBy(choices),
    maxItems: 8,
    placeholder: 'type to search',
    validate: (value) => (value === undefined ? 'Choose one of the list.' : undefined),
  });
  if (isCancel(answer)) throw new Cancellation(farewell);
  return answer;
}

/** Asks for any number of a list, which grows shorter as one types. */
export async function askForSome(message: string, farewell: string, choices: Choice[]): Promise<string[]> {
  const answer = await autocompleteMultiselect<string>({
    message,
    options: choices,
    filter: isFoundBy(choices),
    maxItems: 8,
    placeholder: 'type to search, Tab to choose',
  });
  if (isCancel(answer)) throw new Cancellation(farewell);
  return answer;
}

function isFoundBy(choices: readonly Choice[]): (search: string, option: Option<string>) => boolean {
  const names = new Map(
    choices.map(({ value, label, names = [] }) => [value, [value, label, ...names].map(createSlug)]),
  );
  return (search, { value }) => names.get(value)?.some((name) => name.includes(createSlug(search))) ?? false;
}
