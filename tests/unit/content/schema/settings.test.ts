import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { frontMatterSchema, slugSchema } from '../../../../src/content/schema/article.ts';
import { eventSchema } from '../../../../src/content/schema/event.ts';
import { siteSchema } from '../../../../src/content/schema/site.ts';
import { sourcesSchema } from '../../../../src/content/schema/source.ts';
import { tagSchema } from '../../../../src/content/schema/tag.ts';
import {
  lineSchema,
  mailboxSchema,
  proseSchema,
  secureAddressSchema,
  telephoneSchema,
  webAddressSchema,
} from '../../../../src/content/schema/text.ts';
import { cphiChina, plainSite } from '../../made-up-newsroom.ts';

/** What a schema says of a value: `path: rule` of each refusal, where it has a rule of its own, else Zod's code. */
function refusals(schema: z.ZodType, value: unknown): string[] {
  return (schema.safeParse(value).error?.issues ?? []).map((issue) => {
    const rule: unknown = issue.code === 'custom' ? issue.params?.rule : issue.code;
    return `${issue.path.join('.')}: ${String(rule)}`;
  });
}

describe('a text', () => {
  test.for<[what: string, schema: z.ZodType, value: unknown, read: unknown]>([
    ['a line, trimmed', lineSchema, '  Gene therapy ', 'Gene therapy'],
    ['prose, folded', proseSchema, ' One\n  two.\n\nThree. ', 'One two. Three.'],
    ['a web address', webAddressSchema, ' https://example.com/a?b#c ', 'https://example.com/a?b#c'],
    ['a web address without TLS', webAddressSchema, 'http://example.com', 'http://example.com'],
    ['a Chinese web address', webAddressSchema, 'https://例子.中国/药', 'https://例子.中国/药'],
    ['a web address in capitals', webAddressSchema, 'HTTPS://EXAMPLE.COM', 'HTTPS://EXAMPLE.COM'],
    ['a secure address', secureAddressSchema, 'https://example.com', 'https://example.com'],
    ['a mailbox', mailboxSchema, 'Julia.Zhang+news@ubmsinoexpo.com', 'Julia.Zhang+news@ubmsinoexpo.com'],
    ['a telephone number', telephoneSchema, '(+86) 400 610 1188', '(+86) 400 610 1188'],
    ['a short telephone number', telephoneSchema, '+1234567', '+1234567'],
    ['a slug', slugSchema, 'car-t-2019', 'car-t-2019'],
    ['a slug of old capitals', slugSchema, 'CAR-T', 'CAR-T'],
    ['a slug in Chinese', slugSchema, '基因-治疗', '基因-治疗'],
    ['the longest slug', slugSchema, 'a'.repeat(240), 'a'.repeat(240)],
    ['a slug with vowel signs', slugSchema, 'हिन्दी', 'हिन्दी'],
  ])('%s is accepted', ([, schema, value, read]) => {
    expect(schema.parse(value)).toBe(read);
  });

  test.for<[what: string, schema: z.ZodType, value: unknown, refusal: string]>([
    ['an empty line', lineSchema, '', ': too_small'],
    ['a blank line', lineSchema, ' \t\n', ': too_small'],
    ['two lines', lineSchema, 'a\nb', ': one-line'],
    ['two lines of a Mac long ago', lineSchema, 'a\rb', ': one-line'],
    ['two lines by a line separator', lineSchema, 'a\u2028b', ': one-line'],
    ['blank prose', proseSchema, ' \n ', ': too_small'],
    ['an empty web address', webAddressSchema, '', ': web-address'],
    ['an address without scheme', webAddressSchema, 'www.example.com', ': web-address'],
    ['an address without slashes', webAddressSchema, 'https:example.com', ': web-address'],
    ['an address with one slash', webAddressSchema, 'https:/example.com', ': web-address'],
    ['an address with backslashes', webAddressSchema, 'https:\\\\example.com', ': web-address'],
    ['an address with a space', webAddressSchema, 'https://example.com/a b', ': web-address'],
    ['an address without host', webAddressSchema, 'https://', ': web-address'],
    ['an address of this machine', webAddressSchema, 'https://localhost/', ': web-address'],
    ['an address with a user', webAddressSchema, 'https://me:secret@example.com/', ': web-address'],
    ['a script', webAddressSchema, 'javascript:alert(1)', ': web-address'],
    ['a file', webAddressSchema, 'file:///etc/passwd', ': web-address'],
    [
      'an address without TLS, where it must have it',
      secureAddressSchema,
      'http://example.com',
      ': web-address',
    ],
    ['a mailbox without host', mailboxSchema, 'editor@', ': mailbox'],
    ['a mailbox with a bare host', mailboxSchema, 'editor@localhost', ': mailbox'],
    ['a mailbox with a space', mailboxSchema, 'the editor@example.com', ': mailbox'],
    ['two mailboxes', mailboxSchema, 'a@example.com, b@example.com', ': mailbox'],
    ['an empty mailbox, once', mailboxSchema, '', ': too_small'],
    ['a telephone number without plus', telephoneSchema, '0086 400 610 1188', ': telephone'],
    ['a telephone number with letters', telephoneSchema, '+86 400 CALL ME', ': telephone'],
    ['a telephone number too short', telephoneSchema, '+86 40', ': telephone'],
    ['a telephone number too long', telephoneSchema, '+1234567890123456', ': telephone'],
    ['a slug with a space', slugSchema, 'a b', ': slug'],
    ['a slug with two hyphens', slugSchema, 'a--b', ': slug'],
    ['a slug with a hyphen before it', slugSchema, '-a', ': slug'],
    ['a slug with a slash', slugSchema, 'a/b', ': slug'],
    ['a slug longer than an address', slugSchema, 'a'.repeat(241), ': slug'],
    ['a slug longer than an address, in Chinese', slugSchema, '长'.repeat(81), ': slug'],
    ['a long slug with spaces, once', slugSchema, 'a '.repeat(200), ': slug'],
    ['a slug that is a mark', slugSchema, '\u0301', ': slug'],
  ])('%s is refused', ([, schema, value, refusal]) => {
    expect(refusals(schema, value)).toEqual([refusal]);
  });
});

const frontMatter = { title: 'A story', date: '2019-03-20', source: 'contractpharma', tags: ['China'] };

describe('front matter', () => {
  test('needs title, date, source and tags, and nothing else', () => {
    expect(frontMatterSchema.parse(frontMatter)).toEqual(frontMatter);
    expect(refusals(frontMatterSchema, {})).toEqual([
      'title: invalid_type',
      'date: invalid_union',
      'source: invalid_type',
      'tags: invalid_type',
    ]);
  });

  test('may hold the rest of what editors can write', () => {
    const whole = {
      ...frontMatter,
      description: 'What it says.',
      updated: '2019-03-21T09:30:00+08:00',
      author: 'Li Hua',
      original: 'https://example.com/story',
      image: './plant.jpg',
      imageAlt: 'A plant',
      imageCredit: 'GenScript',
      draft: true,
      aliases: ['old-name'],
    };
    expect(frontMatterSchema.parse(whole)).toEqual({ ...whole, author: ['Li Hua'] });
  });

  test.for<[what: string, change: object, refusals: string[]]>([
    ['an unknown key', { subtitle: 'x' }, [': unrecognized_keys']],
    ['no tag', { tags: [] }, ['tags: too_small']],
    ['one tag as text', { tags: 'China' }, ['tags: invalid_type']],
    ['a blank tag', { tags: ['China', ' '] }, ['tags.1: too_small']],
    ['a source by its name', { source: 'Contract Pharma' }, ['source: source-key']],
    ['a picture without words', { image: './a.jpg' }, ['image: image-alt']],
    [
      'a picture without words, beside other mistakes',
      { image: './a.jpg', title: '' },
      ['title: too_small', 'image: image-alt'],
    ],
    ['a draft mark in words', { draft: 'yes' }, ['draft: invalid_type']],
    ['an original without TLS', { original: 'http://example.com' }, ['original: web-address']],
    ['a former address that is none', { aliases: ['/articles/old/'] }, ['aliases.0: slug']],
  ])('with %s is refused', ([, change, expected]) => {
    expect(refusals(frontMatterSchema, { ...frontMatter, ...change })).toEqual(expected);
  });

  test('may name several authors', () => {
    const author = ['Li Hua', 'Wu Min'];
    expect(frontMatterSchema.parse({ ...frontMatter, author })).toEqual({ ...frontMatter, author });
  });

  test.for(['imageAlt', 'imageCredit'])('has no %s without a picture', (key) => {
    expect(refusals(frontMatterSchema, { ...frontMatter, [key]: 'A plant' })).toEqual([
      `${key}: missing-key`,
    ]);
  });
});

describe('site.yaml', () => {
  test('needs the basics alone', () => {
    expect(siteSchema.parse(plainSite)).toEqual(plainSite);
    expect(refusals(siteSchema, {})).toHaveLength(Object.keys(plainSite).length);
  });

  test.for<[what: string, change: object]>([
    ['an address with a path', { url: 'https://example.org/news' }],
    ['an address on this machine', { url: 'http://localhost:4321/' }],
    ['a language with a region', { language: 'en-GB' }],
    ['another time zone', { timeZone: 'America/Argentina/Buenos_Aires' }],
    ['a guid prefix of a day', { guidPrefix: 'tag:example.org,2019-03-20' }],
    ['one contact', { contact: { wechat: '+86 13621645194' } }],
    ['no contact at all', { contact: {} }],
    ['places to follow', { follow: [{ name: 'LinkedIn', url: 'https://www.linkedin.com/company/x' }] }],
    ['nobody to tell of changes', { announce: {} }],
    ['a hub', { announce: { hubs: ['https://hub.example/'] } }],
    ['the shortest key of IndexNow', { announce: { indexNow: { key: 'aZ-45678' } } }],
    ['the longest key of IndexNow', { announce: { indexNow: { key: 'a'.repeat(128) } } }],
    [
      'an endpoint of IndexNow',
      { announce: { indexNow: { key: 'a-key-of-ours', endpoint: 'https://yandex.com/indexnow' } } },
    ],
  ])('may have %s', ([, change]) => {
    expect(refusals(siteSchema, { ...plainSite, ...change })).toEqual([]);
  });

  test.for<[what: string, change: object, refusals: string[]]>([
    ['no scheme', { url: 'www.example.org' }, ['url: web-address']],
    ['a query', { url: 'https://example.org/?a' }, ['url: web-address']],
    ['a fragment', { url: 'https://example.org/#a' }, ['url: web-address']],
    ['a user', { url: 'https://me@example.org/' }, ['url: web-address']],
    ['an empty address, said once', { url: '' }, ['url: too_small']],
    ['an underscore in the language', { language: 'en_GB' }, ['language: language-tag']],
    ['the language in words', { language: 'English' }, ['language: language-tag']],
    ['a time zone that does not exist', { timeZone: 'Asia/Beijing' }, ['timeZone: time-zone']],
    ['an empty time zone, said once', { timeZone: '' }, ['timeZone: too_small']],
    ['a guid prefix without year', { guidPrefix: 'tag:example.org' }, ['guidPrefix: guid-prefix']],
    ['an unknown contact', { contact: { fax: '+86 1234567' } }, ['contact: unrecognized_keys']],
    [
      'a telephone number that YAML took for a number',
      { contact: { telephone: 864006101188 } },
      ['contact.telephone: invalid_type'],
    ],
    [
      'half a contributor call',
      { contributorCall: { heading: 'a', text: 'b' } },
      ['contributorCall.email: invalid_type', 'contributorCall.subject: invalid_type'],
    ],
    ['a place to follow without address', { follow: [{ name: 'LinkedIn' }] }, ['follow.0.url: invalid_type']],
    [
      'a key of IndexNow that is too short',
      { announce: { indexNow: { key: 'a234567' } } },
      ['announce.indexNow.key: wrong-type'],
    ],
    [
      'a key of IndexNow that is too long',
      { announce: { indexNow: { key: 'a'.repeat(129) } } },
      ['announce.indexNow.key: wrong-type'],
    ],
    [
      'a key of IndexNow that leads elsewhere',
      { announce: { indexNow: { key: '../../key' } } },
      ['announce.indexNow.key: wrong-type'],
    ],
    [
      'a key of IndexNow whose file the site has',
      { announce: { indexNow: { key: 'permalinks' } } },
      ['announce.indexNow.key: wrong-type'],
    ],
    [
      'a key of IndexNow whose file the site has, but for capitals',
      { announce: { indexNow: { key: 'Permalinks' } } },
      ['announce.indexNow.key: wrong-type'],
    ],
    [
      'an endpoint of IndexNow without a key',
      { announce: { indexNow: { endpoint: 'https://yandex.com/indexnow' } } },
      ['announce.indexNow.key: invalid_type'],
    ],
    ['a hub that is not one', { announce: { hubs: ['hub'] } }, ['announce.hubs.0: web-address']],
    ['one hub as text', { announce: { hubs: 'https://hub.example/' } }, ['announce.hubs: invalid_type']],
    ['somebody unknown to tell', { announce: { twitter: 'x' } }, ['announce: unrecognized_keys']],
  ])('with %s is refused', ([, change, expected]) => {
    expect(refusals(siteSchema, { ...plainSite, ...change })).toEqual(expected);
  });
});

describe('sources.yaml', () => {
  const source = { name: 'Contract Pharma', url: 'https://www.contractpharma.com' };

  test.for<[key: string, refusals: string[]]>([
    ['contractpharma', []],
    ['3m', []],
    ['constructor', []],
    ['pharma-asia', []],
    ['Contract Pharma', ['Contract Pharma: invalid_key']],
    ['pharma--asia', ['pharma--asia: invalid_key']],
    ['药', ['药: invalid_key']],
    ['a'.repeat(240), []],
    ['a'.repeat(241), [`${'a'.repeat(241)}: invalid_key`]],
    ['../x', ['../x: invalid_key']],
  ])('a source of the key “%s”: %j', ([key, expected]) => {
    expect(refusals(sourcesSchema, { [key]: source })).toEqual(expected);
  });

  test.for<[what: string, value: unknown, refusals: string[]]>([
    ['no source', {}, []],
    ['a feed and a description', { a: { ...source, feed: 'https://a.com/rss', description: 'b' } }, []],
    ['a source without address', { a: { name: 'A' } }, ['a.url: invalid_type']],
    ['a source with an unknown key', { a: { ...source, link: 'x' } }, ['a: unrecognized_keys']],
    ['a list', [], [': invalid_type']],
  ])('%s: %j', ([, value, expected]) => {
    expect(refusals(sourcesSchema, value)).toEqual(expected);
  });
});

describe('a tag of tags.yaml', () => {
  test.for<[what: string, value: unknown, refusals: string[]]>([
    ['with label and kind', { label: 'China', kind: 'place' }, []],
    [
      'with all there is',
      { label: 'A', kind: 'company', description: 'b', url: 'https://a.com', aliases: ['c'] },
      [],
    ],
    ['without kind', { label: 'China' }, ['kind: invalid_value']],
    ['of an unknown kind', { label: 'China', kind: 'country' }, ['kind: invalid_value']],
    ['without label', { kind: 'place' }, ['label: invalid_type']],
    ['with one alias as text', { label: 'A', kind: 'topic', aliases: 'b' }, ['aliases: invalid_type']],
    ['with an unknown key', { label: 'A', kind: 'topic', slug: 'b' }, [': unrecognized_keys']],
  ])('%s: %j', ([, value, expected]) => {
    expect(refusals(tagSchema, value)).toEqual(expected);
  });
});

describe('an event of events.yaml', () => {
  test.for<[what: string, change: object, refusals: string[]]>([
    ['of three days', {}, []],
    ['of one day', { ends: '2019-06-18' }, []],
    ['that ends before it starts', { ends: '2019-06-17' }, ['ends: event-order']],
    ['with a time of day', { starts: '2019-06-18T09:00:00+08:00' }, ['starts: date']],
    ['on a day that is not real', { ends: '2019-06-31' }, ['ends: date']],
    ['that somebody pays for', { advertisement: true }, []],
    ['that somebody pays for, in words', { advertisement: 'yes' }, ['advertisement: invalid_type']],
    ['without venue', { venue: undefined }, ['venue: invalid_type']],
    ['with an unknown key', { city: 'Shanghai' }, [': unrecognized_keys']],
    [
      'with all that can be said',
      {
        tag: 'China',
        description: 'Three\n days.',
        address: '2345 Longyang Road',
        organizer: { name: 'Fairs', url: 'https://fairs.example/' },
        price: { amount: 49.5, currency: 'USD' },
      },
      [],
    ],
    ['that is free', { price: { amount: 0, currency: 'CNY' } }, []],
    ['with a price below zero', { price: { amount: -1, currency: 'CNY' } }, ['price.amount: wrong-type']],
    ['with a price in words', { price: { amount: '480', currency: 'CNY' } }, ['price.amount: invalid_type']],
    ['with a price without currency', { price: { amount: 480 } }, ['price.currency: invalid_type']],
    ['with a sign for a currency', { price: { amount: 480, currency: '¥' } }, ['price.currency: wrong-type']],
    [
      'with a currency in small letters',
      { price: { amount: 480, currency: 'cny' } },
      ['price.currency: wrong-type'],
    ],
    ['with an organizer by the name alone', { organizer: { name: 'Fairs' } }, []],
    ['with an organizer as text', { organizer: 'Fairs' }, ['organizer: invalid_type']],
    ['with an organizer without name', { organizer: {} }, ['organizer.name: invalid_type']],
    ['with an address on two lines', { address: 'a\nb' }, ['address: one-line']],
    ['with a blank tag', { tag: ' ' }, ['tag: too_small']],
  ])('%s: %j', ([, change, expected]) => {
    expect(refusals(eventSchema, { ...cphiChina, ...change })).toEqual(expected);
  });
});
