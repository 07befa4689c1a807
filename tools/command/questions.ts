import {
  autocomplete,
  autocompleteMultiselect,
  confirm,
  isCancel,
  text,
  updateSettings,
  type Option,
} from '@clack/prompts';
import { createSlug } from '../../src/lib/slugs.ts';
import { CommandError } from './editor-command.ts';

// Ctrl+D, the end of input, ends the command as Ctrl+C does.
updateSettings({ aliases: { '\u0004': 'cancel' } });

interface LineOptions {
  initialValue?: string | undefined;
  /** Says what is wrong with an answer; undefined accepts it. */
  refuse?: (answer: string) => string | undefined;
}

/** Asks for a line of text. */
export async function askLine(message: string, { refuse, ...options }: LineOptions = {}): Promise<string> {
  const answer = await askOptionalLine(message, {
    ...options,
    refuse: (written) => (written === '' ? 'Write something.' : refuse?.(written)),
  });
  return answer ?? '';
}

export async function askOptionalLine(
  message: string,
  { initialValue, refuse }: LineOptions = {},
): Promise<string | undefined> {
  const answer = await ask((signal) =>
    text({
      message,
      signal,
      defaultValue: '',
      ...(initialValue === undefined ? {} : { initialValue }),
      validate: (value) => refuse?.((value ?? '').trim()),
    }),
  );
  return answer.trim() === '' ? undefined : answer.trim();
}

export function askWhether(message: string, no: string): Promise<boolean> {
  return ask((signal) => confirm({ message, signal, active: 'Yes', inactive: no }));
}

export interface Choice extends Option<string> {
  label: string;
  names?: readonly string[];
}

/** Marks the value of the choice that is in no list; what was typed follows. */
const otherMark = '+';

/**
 * Asks for one of a list, or for something else.
 *
 * @param other labels the choice of something else, given what was typed so far.
 */
export async function askForOne(
  message: string,
  choices: Choice[],
  other: (typed: string) => string,
): Promise<{ chosen: string } | { typed: string }> {
  const answer = await ask((signal) =>
    autocomplete<string>({
      ...describeList(message, choices),
      signal,
      options() {
        const typed = this.userInput.trim();
        // The value differs with each key, so that a choice of the list comes into focus once one matches.
        return [...choices, { value: otherMark + typed, label: other(typed) }];
      },
    }),
  );
  return answer.startsWith(otherMark) ? { typed: answer.slice(otherMark.length) } : { chosen: answer };
}

export function askForSome(message: string, choices: Choice[]): Promise<string[]> {
  const list = { ...describeList(message, choices), placeholder: 'type to search, Tab to choose' };
  return ask((signal) => autocompleteMultiselect<string>({ ...list, signal }));
}

function describeList(message: string, choices: Choice[]) {
  const names = new Map(
    choices.map(({ value, label, names: others = [] }) => [value, [value, label, ...others].map(createSlug)]),
  );
  const filter = (search: string, { value }: Option<string>) =>
    names.get(value)?.some((name) => name.includes(createSlug(search))) ?? true;
  return { message, options: choices, filter, maxItems: 8 };
}

/** @throws CommandError with the exit code of a shell, 130, where the user pressed Ctrl+C or input ended. */
async function ask<T>(show: (signal: AbortSignal) => Promise<T>): Promise<Exclude<T, symbol>> {
  const ending = new AbortController();
  const end = () => {
    ending.abort();
  };
  if (process.stdin.readableEnded) end();
  process.stdin.once('end', end);
  const answer = await show(ending.signal);
  process.stdin.off('end', end);
  if (isCancel(answer)) throw new CommandError('Nothing was written.', 130);
  return answer as Exclude<T, symbol>;
}
