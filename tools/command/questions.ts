import {
  autocomplete,
  autocompleteMultiselect,
  confirm,
  isCancel,
  text,
  updateSettings,
  type Option,
} from '@clack/prompts';
import type { Refusal } from '../../src/lib/refusal.ts';
import { CommandError } from './editor-command.ts';

// Ctrl+D, the end of input, ends the command as Ctrl+C does.
updateSettings({ aliases: { '\u0004': 'cancel' } });

interface LineOptions {
  initialValue?: string;
  isOptional?: boolean;
  /** Says what is wrong with an answer; undefined accepts it. */
  refuse?: (answer: string) => Refusal | undefined;
}

/** Asks for a line of text. The answer is empty only where it may be. */
export async function askLine(
  message: string,
  { initialValue = '', isOptional = false, refuse }: LineOptions = {},
): Promise<string> {
  const validate = (written = '') => {
    const answer = written.trim();
    if (answer === '' && !isOptional) return 'Write something.';
    const refusal = refuse?.(answer);
    return refusal && `${refusal.message}: ${refusal.fix}`;
  };
  const answer = await ask((signal) => text({ message, signal, initialValue, defaultValue: '', validate }));
  return answer.trim();
}

export function askWhether(message: string, no: string): Promise<boolean> {
  return ask((signal) => confirm({ message, signal, inactive: no }));
}

/** How many entries of a list show at a time. */
const maxItems = 8;

/**
 * Asks for one of a list, or for something else: then the answer is what was typed.
 *
 * @param other names the choice of something else.
 */
export function askForOne(message: string, choices: readonly Option<string>[], other: string) {
  return ask((signal) =>
    autocomplete<string>({
      message,
      signal,
      maxItems,
      options() {
        // The value differs with each key, so that a choice of the list comes into focus once one matches.
        return [...choices, { value: this.userInput, label: `${other}: ${this.userInput || '…'}` }];
      },
    }),
  );
}

/** Asks for any number of a list. A search goes by labels and hints. */
export function askForSome(message: string, options: Option<string>[]): Promise<string[]> {
  const placeholder = 'type to search, Tab to choose';
  return ask((signal) => autocompleteMultiselect({ message, signal, maxItems, options, placeholder }));
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
