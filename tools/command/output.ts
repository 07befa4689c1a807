import { showInLog } from '../../src/lib/log-text.ts';

/** Prints what a command says. Words of editors and of other hosts in it stay words, whatever shows the output. */
export function print(text: string): void {
  console.log(showInLog(text));
}

/** As {@link print}, where errors go. */
export function printError(text: string): void {
  console.error(showInLog(text));
}

/** Prints a text whose words are escaped already and that has colours or workflow commands of our own. */
export function printFormatted(text: string): void {
  console.log(text);
}
