import { z } from 'zod';
import { showsNothing } from '../../lib/invisible-characters.ts';
import { fitsAddress } from '../../lib/slugs.ts';
import { foldSpace } from '../../lib/text.ts';

/** The messages of the check for a value that a schema rejects. */
export interface Refusal {
  rule: string;
  message: string;
  fix: string;
}

/** For a text that shows nothing, though it is not empty. */
const blank = refuse({ rule: 'blank-value', message: 'the text shows nothing', fix: 'write one' });

const isBlank = (text: string) => text !== '' && showsNothing(text);

/** One trimmed line of text with at least one visible character. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !isBlank(text), blank)
  .refine(
    (text) => !/[\r\n\u2028\u2029]/.test(text),
    refuse({
      rule: 'one-line',
      message: 'the text runs over more than one line',
      fix: 'write it on one line',
    }),
  );

/** One line of text that passes a test; for a line that shows nothing only this is reported. */
export function lineAccepting(test: (text: string) => boolean, refusal: Refusal) {
  return lineSchema.refine((text) => showsNothing(text) || test(text), refuse(refusal));
}

/** One line of text that matches a pattern. */
export function lineMatching(pattern: RegExp, refusal: Refusal) {
  return lineAccepting((text) => pattern.test(text), refusal);
}

/** For a name that {@link fitsAddress} refuses. */
export const tooLong = {
  message: 'longer than an address can be',
  fix: 'write it in at most 240 letters, or 80 Chinese ones',
};

/** A part of an address that matches a pattern. */
export function addressPartMatching(pattern: RegExp, refusal: Refusal) {
  return lineMatching(pattern, refusal).refine(
    (text) => !pattern.test(text) || fitsAddress(text),
    refuse({ rule: refusal.rule, message: `this is ${tooLong.message}`, fix: tooLong.fix }),
  );
}

/** What Zod’s `refine` needs to know of a refusal. */
function refuse({ rule, message, fix }: Refusal) {
  return { message, params: { rule, fix } };
}

/** One or more paragraphs of text, each run of white space folded into a space. */
export const proseSchema = z
  .string()
  .transform(foldSpace)
  .pipe(
    z
      .string()
      .min(1)
      .refine((text) => !isBlank(text), blank),
  );

/** A semicolon, but not that of `&amp;`, or what Chinese keyboards type for the comma of a list. */
export const foreignComma = /[，、；]|;(?<!&#?\w+;)/u;

const listEntries = /(?:"[^"]*"|(?!\s#\p{L}|;(?<!&#?\w+;))[^,，、；])+/gu;

/**
 * The entries of a list that is written as one text, with any commas or as `#hashtags`, in brackets of any kind or
 * none. Undefined where that is not certain.
 */
export function splitList(text: string): string[] | undefined {
  const inside = text
    .replace(/(?<=[\]】］〕)）])[,，。.;；、]+$/u, '')
    .replace(/^[[【［〔]|[\]】］〕]$/gu, '')
    .replace(/^[(（]([^()（）]*)[)）]$/u, '$1');
  const entries = (inside.match(listEntries) ?? [])
    .map((entry) => entry.replace(/^\s*#(?=\p{L})/u, '').replace(/^[\s“”‘’]+|[\s“”‘’]+$/gu, ''))
    .map((entry) => /^(["'])(.*)\1$/su.exec(entry)?.[2]?.trim() ?? entry)
    .filter(Boolean);
  const isCertain = entries.every(
    (entry) =>
      /^[\p{L}\p{N}](?:[^"[\]{}【】［］〔〕()（）]|[(（][^()（）]*[)）])*$/u.test(entry) &&
      !/[。：:]$|\s[-•*|]\s/u.test(entry),
  );
  return isCertain && entries.length > 0 ? entries : undefined;
}

/** An absolute `https:` or `http:` address. */
export const webAddressSchema = addressSchema(['https:', 'http:'], {
  rule: 'web-address',
  message: 'this is not a web address',
  fix: 'write the whole address, for example https://example.com/',
});

/** An absolute `https:` address. */
export const secureAddressSchema = addressSchema(['https:'], {
  rule: 'web-address',
  message: 'this is not an https address',
  fix: 'write the whole address, for example https://example.com/story',
});

function addressSchema(protocols: readonly string[], refusal: Refusal) {
  return z
    .string()
    .trim()
    .refine((text) => {
      if (!/^https?:\/\/[^\s/]\S*$/i.test(text) || !URL.canParse(text)) return false;
      const { protocol, hostname, username } = new URL(text);
      return protocols.includes(protocol) && hostname.includes('.') && username === '';
    }, refuse(refusal));
}

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
