import { z } from 'zod';
import { showsNothing } from '../../lib/invisible-characters.ts';

/** The messages of the check for a value that a schema rejects. */
export interface Refusal {
  rule: string;
  message: string;
  fix: string;
}

/** For a text that shows nothing, though it is not empty. */
const blank: Refusal = { rule: 'blank-value', message: 'the text shows nothing', fix: 'write one' };

/** One trimmed line of text with at least one visible character. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .refine(...accepting((text: string) => text === '' || !showsNothing(text), blank))
  .refine(
    ...accepting((text: string) => !/[\r\n\u2028\u2029]/.test(text), {
      rule: 'one-line',
      message: 'the text runs over more than one line',
      fix: 'write it on one line',
    }),
  );

/** One line of text that passes a test; for a line that shows nothing only this is reported. */
export function lineAccepting(test: (text: string) => boolean, refusal: Refusal) {
  return lineSchema.refine(...accepting((text: string) => showsNothing(text) || test(text), refusal));
}

/** One line of text that matches a pattern. */
export function lineMatching(pattern: RegExp, refusal: Refusal) {
  return lineAccepting((text) => pattern.test(text), refusal);
}

/** The arguments of Zod's `refine` for a test and its messages. */
function accepting<T>(test: (value: T) => boolean, { rule, message, fix }: Refusal) {
  return [test, { message, params: { rule, fix } }] as const;
}

/** One or more paragraphs of text, each run of white space folded into a space. */
export const proseSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .refine(...accepting((text: string) => text === '' || !showsNothing(text), blank)),
  );

/** An absolute `https:` or `http:` address. */
export const webAddressSchema = z
  .string()
  .trim()
  .refine(
    ...accepting((text: string) => isWebAddress(text, ['https:', 'http:']), {
      rule: 'web-address',
      message: 'this is not a web address',
      fix: 'write the whole address, for example https://example.com/',
    }),
  );

/** An absolute `https:` address. */
export const secureAddressSchema = z
  .string()
  .trim()
  .refine(
    ...accepting((text: string) => isWebAddress(text, ['https:']), {
      rule: 'web-address',
      message: 'this is not an https address',
      fix: 'write the whole address, for example https://example.com/story',
    }),
  );

/** An email address that `<input type="email">` accepts (HTML Standard, 4.10.5.1.5). */
export const mailboxSchema = lineMatching(
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/,
  {
    rule: 'mailbox',
    message: 'this is not an e-mail address',
    fix: 'write it like name@example.com',
  },
);

/** A telephone number in international form: a plus, then 7 to 15 digits (ITU-T E.164), with any separators. */
export const telephoneSchema = lineAccepting(
  (text) => /^\(?\+[\d\s().-]+$/.test(text) && /^\d{7,15}$/.test(text.replace(/\D/g, '')),
  {
    rule: 'telephone',
    message: 'this is not a telephone number in international form',
    fix: 'begin with a plus and the country code, and quote it: "+86 400 610 1188"',
  },
);

function isWebAddress(text: string, protocols: string[]): boolean {
  if (!/^https?:\/\/[^\s/]\S*$/i.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return protocols.includes(protocol) && hostname.includes('.') && username === '';
}
