import { z } from 'zod';
import { lineSchema } from './text.ts';

/** The names in a text, if it joins several: two or three words with capitals, or up to four Chinese characters. */
function splitNames(text: string): string[] | undefined {
  const names = text.split(/\s+and\s+|\s+&\s+|\s*[、；;]\s*/u);
  // What follows a comma may be a title: “Li Wei, Senior Editor”.
  const isList = names.every((name) =>
    /^(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){1,2}|\p{Script=Han}{2,4})(?:,.*)?$/u.test(name),
  );
  return names.length > 1 && isList ? names.map((name) => name.replace(/,.*/u, '')) : undefined;
}

/** Who wrote an article: a name or a list of names, and always a list when it is read. */
export const authorSchema = z
  .union([lineSchema.superRefine(checkByline), z.array(lineSchema).min(1)])
  .transform((written) => [written].flat());

function checkByline(written: string, context: z.core.$RefinementCtx<string>): void {
  const bare = written.replace(/^by[\s:：]+/iu, '');
  const names = splitNames(bare);
  // A title would be lost with the edit.
  const isCertain = !bare.includes(',');
  if (bare !== written && !(names && isCertain)) {
    const message = 'leave out “By”, which the page itself writes before the name';
    context.addIssue({ code: 'custom', message, params: { mend: bare } });
  }
  if (names) {
    const message = 'several names in one text are read as one person';
    context.addIssue({ code: 'custom', message, params: { mend: names, isCertain } });
  }
}
