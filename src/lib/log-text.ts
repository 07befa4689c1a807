/**
 * What no line of a log may hold: signs that a terminal obeys or does not show, `::` at the beginning of a line, and
 * `##[` anywhere. GitHub Actions takes the last two for commands.
 */
const harmful = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|(?<=^\s*):(?=:)|(?<=##)\[/gu;

const shortForms: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** Shows a text on one line of a log: what is harmful there is written `\u001b`, a line break `\n`. */
export function showOnOneLine(text: string): string {
  return text.replace(
    harmful,
    (sign) => shortForms[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Shows a text of several lines in a log. */
export function showInLog(text: string): string {
  return text.split('\n').map(showOnOneLine).join('\n');
}
