import { autocomplete, autocompleteMultiselect, isCancel, text, type Option } from '@clack/prompts';
import { createSlug } from '../../src/lib/slugs.ts';
import { CommandError } from './editor-command.ts';

/**
 * Asks for a line of text.
 *
 * @param refuse says what is wrong with an answer; undefined accepts it.
 */
export async function askLine(
  message: string,
  { initialValue, refuse }: { initialValue?: string; refuse?: (answer: string) => string | undefined } = {},
): Promise<string> {
  const answer = await text({
    message,
    ...(initialValue === undefined ? {} : { initialValue }),
    validate: (value) => ((value ?? '').trim() === '' ? 'Write something.' : refuse?.(value ?? '')),
  });
  return requireAnswer(answer).trim();
}

export async function askOptionalLine(message: string): Promise<string | undefined> {
  const answer = requireAnswer(await text({ message, defaultValue: '' })).trim();
  return answer === '' ? undefined : answer;
}

export interface Choice extends Option<string> {
  label: string;
  names?: readonly string[];
}

export async function askForOne(message: string, choices: Choice[]): Promise<string> {
  const answer = await autocomplete<string>({
    ...describeList(message, choices),
    placeholder: 'type to search',
    validate: (value) => (value === undefined ? 'Choose one of the list.' : undefined),
  });
  return requireAnswer(answer);
}

export async function askForSome(message: string, choices: Choice[]): Promise<string[]> {
  const list = { ...describeList(message, choices), placeholder: 'type to search, Tab to choose' };
  return requireAnswer(await autocompleteMultiselect<string>(list));
}

function describeList(message: string, choices: Choice[]) {
  const names = new Map(
    choices.map(({ value, label, names: others = [] }) => [value, [value, label, ...others].map(createSlug)]),
  );
  const filter = (search: string, { value }: Option<string>) =>
    names.get(value)?.some((name) => name.includes(createSlug(search))) ?? false;
  return { message, options: choices, filter, maxItems: 8 };
}

/** @throws CommandError with the exit code of a shell, 130, where the user pressed Ctrl+C. */
function requireAnswer<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new CommandError('Nothing was written.', 130);
  return answer as Exclude<T, symbol>;
}
