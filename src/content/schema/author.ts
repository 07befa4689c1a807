import { z } from 'zod';
import { lineSchema } from './text.ts';

/** Two or three words with capitals, or up to four Chinese characters. */
const nameForm = /^(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,2}|\p{Script=Han}{2,4})$/u;
/** What stands behind a name and its comma: what somebody is, or works for. */
const role =
  /\b(?:staff|senior|chief|editors?|reporters?|writers?|correspondents?|analysts?|directors?|managers?|officers?|presidents?|professors?|news|press|media)\b|[者辑编授士任监理员长师席裁官家社报网刊]$/iu;

/** The names in a text, if it joins several. */
function splitNames(text: string): string[] | undefined {
  const groups = text.split(/\s+and\s+|\s+&\s+|\s*[、；;]\s*/u).map((group) =>
    group
      .replace(/["“”]/gu, '')
      .split(/\s*[,，]\s*/u)
      .filter(Boolean),
  );
  // “Li Wei, Senior Editor” is one person, and “Jane Doe, Li Wei and Bob Ray” are three.
  const names = groups.flatMap(([name = '', ...others]) => [
    name,
    ...others.filter((other) => nameForm.test(other) && !role.test(other)),
  ]);
  const isComma = /，|\p{Script=Han}\s*,/u.test(text) && !names.some((name) => role.test(name));
  const isJoined = groups.length > 1 || (isComma && names.length > 1);
  return isJoined && names.every((name) => nameForm.test(name)) ? names : undefined;
}

/** Who wrote an article: a name or a list of names, and always a list when it is read. */
export const authorSchema = z
  .union([lineSchema.superRefine(checkNames), z.array(lineSchema).min(1).superRefine(checkNames)])
  .transform((written) => [written].flat());

function checkNames(written: string | string[], context: z.core.$RefinementCtx): void {
  const readings = [written].flat().map(readByline);
  const message = readings.find((reading) => reading.message !== undefined)?.message;
  if (message === undefined) return;
  const names = readings.flatMap((reading) => reading.names);
  const mend = Array.isArray(written) || names.length > 1 ? names : names[0];
  const isCertain = readings.every((reading) => reading.isCertain);
  context.addIssue({ code: 'custom', message, params: { mend, isCertain } });
}

function readByline(written: string): { names: string[]; message?: string; isCertain: boolean } {
  const bare = written.replace(/^by[\s:：]+/iu, '');
  const names = splitNames(bare);
  // What follows a comma may be no name, and would be lost or become one with the edit.
  const isCertain = !/[,，]/u.test(bare);
  if (names && (isCertain || bare === written)) {
    return { names, message: 'several names in one text are read as one person', isCertain };
  }
  if (bare === written) return { names: [written], isCertain: true };
  const message = 'leave out “By”, which the page itself writes before the name';
  return { names: [bare], message, isCertain: true };
}
