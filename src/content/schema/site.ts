import { z } from 'zod';
import { addressKinds } from '../../lib/addresses.ts';
import { normalizeSiteAddress } from '../../lib/site-address.ts';
import {
  lineAccepting,
  lineMatching,
  lineSchema,
  mailboxSchema,
  proseSchema,
  telephoneSchema,
  webAddressSchema,
} from './text.ts';

const siteAddressSchema = lineAccepting((text) => normalizeSiteAddress(text) !== undefined, {
  rule: 'web-address',
  message: 'this is not the address of a site',
  fix: 'write it like https://www.example.org/ or https://example.org/news/, without a file and without signs such as ? # : * $',
}).transform((text) => normalizeSiteAddress(text) ?? text);

const languageTagSchema = lineAccepting(isLanguageTag, {
  rule: 'language-tag',
  message: 'this is not a language tag',
  fix: 'write a BCP 47 tag, for example en or en-GB',
});

const timeZoneSchema = lineAccepting(isTimeZone, {
  rule: 'time-zone',
  message: 'there is no time zone of this name',
  fix: 'write an IANA name, for example Asia/Shanghai',
});

const guidPrefixSchema = lineMatching(/^tag:[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?$/, {
  rule: 'guid-prefix',
  message: 'this is not the beginning of a tag URI',
  fix: 'write tag:, a domain you held, a comma and the year: tag:example.org,2019',
});

const indexNowKeySchema = lineMatching(/^[a-zA-Z0-9-]{8,128}$/, {
  rule: 'wrong-type',
  message: 'this is not a key of IndexNow',
  fix: 'write 8 to 128 letters from a to z, digits and hyphens, for example what “openssl rand -hex 16” prints',
}).refine((key) => !addressKinds.some(({ path }) => path === `${key.toLowerCase()}.txt`), {
  message: 'the site has a file of this name',
  params: { rule: 'wrong-type', fix: 'write another key, for example what “openssl rand -hex 16” prints' },
});

const repositorySchema = lineMatching(/^[a-zA-Z0-9](?:-?[a-zA-Z0-9]){0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/, {
  rule: 'wrong-type',
  message: 'this is not the name of a repository at GitHub',
  fix: 'write its owner and its name, as its address has them: owner/name',
});

/** What git takes for the name of a branch (git-check-ref-format), in the signs that people use for one. */
const branchSchema = lineMatching(
  /^(?!.*(?:\.\.|\/\/|\.lock(?:\/|$)|\/\.))[\p{L}\p{N}_][\p{L}\p{N}_./-]*(?<![./])$/u,
  {
    rule: 'wrong-type',
    message: 'this is not the name of a branch',
    fix: 'write the branch that the site is built from, for example main',
  },
);

/** `content/site.yaml`: the name of the site, its address and its contacts. */
export const siteSchema = z.strictObject({
  name: lineSchema,
  tagline: lineSchema,
  description: proseSchema,
  url: siteAddressSchema,
  language: languageTagSchema,
  timeZone: timeZoneSchema,
  /**
   * The prefix of every story's guid, a tag URI (RFC 4151) without its specific part.
   * It stays when the site's address changes, so feed readers recognise the stories they have shown.
   */
  guidPrefix: guidPrefixSchema,
  contributorCall: z
    .strictObject({
      heading: lineSchema,
      text: proseSchema,
      email: mailboxSchema,
      subject: lineSchema,
    })
    .optional(),
  contact: z
    .strictObject({
      email: mailboxSchema.optional(),
      telephone: telephoneSchema.optional(),
      whatsapp: telephoneSchema.optional(),
      telegram: telephoneSchema.optional(),
      wechat: telephoneSchema.optional(),
    })
    .optional(),
  follow: z.array(z.strictObject({ name: lineSchema, url: webAddressSchema })).optional(),
  /** The services that get published changes: search engines (https://www.indexnow.org) and WebSub hubs. */
  announce: z
    .strictObject({
      indexNow: z.strictObject({ key: indexNowKeySchema, endpoint: webAddressSchema.optional() }).optional(),
      hubs: z.array(webAddressSchema).optional(),
    })
    .optional(),
  /** Where the content lies at GitHub; with it the site has a page to write stories on. */
  repository: repositorySchema.optional(),
  /** Without it `main`. */
  branch: branchSchema.optional(),
});

export type SiteSettings = z.infer<typeof siteSchema>;

function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?!\w)/.test(tag) && Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
