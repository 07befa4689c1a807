import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Issue } from '../../../../src/content/checks/issue.ts';
import { createEventCheck } from '../../../../src/content/checks/events.ts';
import { checkSettingsFile } from '../../../../src/content/checks/settings-file.ts';
import { findContributorConflicts, findTagConflicts } from '../../../../src/content/checks/name-conflicts.ts';
import { contributorsSchema } from '../../../../src/content/schema/contributor.ts';
import { eventsSchema } from '../../../../src/content/schema/event.ts';
import { siteSchema } from '../../../../src/content/schema/site.ts';
import { sourcesSchema } from '../../../../src/content/schema/source.ts';
import { tagsSchema } from '../../../../src/content/schema/tag.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function show(issues: readonly Issue[]): string[] {
  return issues.map(
    ({ line, column, rule, message }) => `${String(line)}:${String(column)} ${rule}: ${message}`,
  );
}

const site = `name: N
tagline: T
description: D
url: https://example.org/
language: en
timeZone: Asia/Shanghai
guidPrefix: tag:example.org,2019
`;

const schemas: Record<string, z.ZodType> = {
  'site.yaml': siteSchema,
  'sources.yaml': sourcesSchema,
  'tags.yaml': tagsSchema,
  'events.yaml': eventsSchema,
};

describe('a settings file', () => {
  test.for<[file: string, text: string, value: unknown]>([
    ['sources.yaml', '{}', {}],
    ['sources.yaml', 'a:\n  name: A\n  url: https://a.com\n', { a: { name: 'A', url: 'https://a.com' } }],
    [
      'sources.yaml',
      'constructor:\n  name: A\n  url: https://a.com\n',
      { constructor: { name: 'A', url: 'https://a.com' } },
    ],
    ['tags.yaml', '[]', []],
    ['tags.yaml', '- label: A\n  kind: topic\n', [{ label: 'A', kind: 'topic' }]],
    ['events.yaml', '\ufeff[]', []],
  ])('%s is read: %j', ([file, text, value]) => {
    expect(checkSettingsFile(file, encode(text), schemas[file] ?? siteSchema)).toMatchObject({
      issues: [],
      value,
    });
  });

  test.for(Object.keys(schemas))('%s is missed', (file) => {
    expect(checkSettingsFile(file, undefined, schemas[file] ?? siteSchema)).toEqual({
      issues: [
        {
          file,
          line: 1,
          column: 1,
          rule: 'file-missing',
          severity: 'error',
          message: 'the file is missing',
          fix: `add ${file} to the content folder`,
        },
      ],
    });
  });

  test.for<[file: string, text: string, issues: string]>([
    ['site.yaml', '# nothing\n', '1:1 blank-value: nothing is written here'],
    ['site.yaml', '[]', '1:1 wrong-type: the file must be keys with values'],
    [
      'site.yaml',
      site.replace('url: https://', 'url: '),
      '4:6 web-address: url: this is not the address of a site',
    ],
    ['site.yaml', site.replace('en', 'en_GB'), '5:11 language-tag: language: this is not a language tag'],
    [
      'site.yaml',
      site.replace('Shanghai', 'Beijing'),
      '6:11 time-zone: timeZone: there is no time zone of this name',
    ],
    [
      'site.yaml',
      site.replace('tag:', ''),
      '7:13 guid-prefix: guidPrefix: this is not the beginning of a tag URI',
    ],
    [
      'site.yaml',
      `${site}contact:\n  telephone: +864006101188\n`,
      '9:14 wrong-type: contact.telephone must be text, and +864006101188 without quotes is not',
    ],
    [
      'site.yaml',
      `${site}contact:\n  telephone: 400 610 1188\n`,
      '9:14 telephone: contact.telephone: this is not a telephone number in international form',
    ],
    ['site.yaml', `${site}contact:\n  emial: a@example.com\n`, '9:3 unknown-key: there is no key “emial”'],
    [
      'site.yaml',
      `${site}contributorCall:\n  heading: A\n  text: B\n  email: C\n`,
      '9:3 missing-key: contributorCall.subject is missing; 11:10 mailbox: contributorCall.email: this is not an e-mail address',
    ],
    [
      'site.yaml',
      `${site}follow:\n  - name: A\n    url: example.com\n`,
      '10:10 web-address: follow[1].url: this is not a web address',
    ],
    [
      'site.yaml',
      `${site}announce:\n  indexNow:\n    key: a key of ours\n`,
      '10:10 wrong-type: announce.indexNow.key: this is not a key of IndexNow',
    ],
    [
      'site.yaml',
      `${site}---\nname: M\n`,
      '8:1 yaml: a second YAML document begins here, and only the first would be read',
    ],
    ['sources.yaml', '', '1:1 blank-value: nothing is written here'],
    [
      'sources.yaml',
      'Contract Pharma:\n  name: A\n  url: https://a.com\n',
      '1:1 source-key: Contract Pharma: this is not the key of a source',
    ],
    [
      'sources.yaml',
      '__proto__:\n  name: A\n  url: https://a.com\n',
      '1:1 unknown-key: there is no key “__proto__”',
    ],
    ['sources.yaml', 'a:\n', '1:3 blank-value: a has no value'],
    ['sources.yaml', 'a: b\n', '1:4 wrong-type: a must be keys with values'],
    [
      'sources.yaml',
      'a:\n  name: A\n  url: https://a.com\n  link: x\n',
      '4:3 unknown-key: there is no key “link”',
    ],
    ['tags.yaml', '- label: A\n', '1:3 missing-key: [1].kind is missing'],
    ['tags.yaml', '- label: A\n  kind:\n', '2:8 blank-value: [1].kind has no value'],
    ['tags.yaml', '- label: A\n  kind: firm\n', '2:9 wrong-type: [1].kind cannot be “firm”'],
    ['tags.yaml', '- label: A\n  kind: topic\n- China\n', '3:3 wrong-type: [2] must be keys with values'],
    [
      'events.yaml',
      '- name: A\n  call: B\n  starts: 2019-06-18\n  ends: 2019-06-17\n  venue: C\n  url: https://a.com\n',
      '4:9 event-order: [1].ends: the event ends before it starts',
    ],
    [
      'events.yaml',
      '- name: A\n  call: B\n  starts: 2019-06-18T09:00:00Z\n  ends: 18/06/2019\n  venue: C\n  url: https://a.com\n',
      '3:11 date: [1].starts: a time of day has no place here; 4:9 date: [1].ends: “18/06/2019” is not written the way this site reads dates',
    ],
  ])('$0: $2', ([file, text, issues]) => {
    const checked = checkSettingsFile(file, encode(text), schemas[file] ?? siteSchema);
    expect(show(checked.issues.toSorted((a, b) => a.line - b.line)).join('; ')).toBe(issues);
    expect(checked.value).toBeUndefined();
  });

  test.for<[file: string, text: string, fix: string]>([
    [
      'site.yaml',
      '',
      'write lines of “key: value”; the keys are name, tagline, description, url, language, timeZone, guidPrefix, contributorCall, contact, follow, announce, repository, branch',
    ],
    ['tags.yaml', '', 'write [] if the list is meant to be empty'],
    ['sources.yaml', '', 'write {} if the list is meant to be empty'],
    ['sources.yaml', '# None yet\n', 'write {} if the list is meant to be empty'],
    ['tags.yaml', '- label: A\n', 'add a line “kind: …”'],
    ['tags.yaml', '- label: A\n  kind: firm\n', 'write one of: company, place, topic'],
    [
      'site.yaml',
      site.replace('url: https:', 'url: https:/'),
      'write it like https://www.example.org/ or https://example.org/news/, without a file and without signs such as ? # : * $',
    ],
    ['site.yaml', `${site}contact:\n  emal: a@example.com\n`, 'did you mean “email”?'],
    [
      'site.yaml',
      `${site}contact:\n  fax: a\n`,
      'take it out; the keys are email, telephone, whatsapp, telegram, wechat',
    ],
    ['site.yaml', `${site}contact:\n  telephone: +864006101188\n`, 'put it in quotes: "+864006101188"'],
    ['sources.yaml', 'a:\n  nam: A\n  name: A\n  url: https://a.com\n', 'did you mean “name”?'],
  ])('$0, to be mended: $2', ([file, text, fix]) => {
    expect(checkSettingsFile(file, encode(text), schemas[file] ?? siteSchema).issues).toMatchObject([
      { fix },
    ]);
  });

  test.for<[price: string, issue: string]>([
    [
      '{ amount: "480", currency: CNY }',
      '7:20 [1].price.amount must be a number | write a number without quotes, for example 480',
    ],
    [
      '{ amount: -1, currency: CNY }',
      '7:20 [1].price.amount: a price is not below zero | write 0 where nobody has to pay',
    ],
    [
      '{ amount: 1, currency: yuan }',
      '7:33 [1].price.currency: this is not the code of a currency | write the three capitals of ISO 4217, for example CNY or USD',
    ],
    ['{ amount: 1 }', '7:10 [1].price.currency is missing | add a line “currency: …”'],
  ])('with the price %s is refused', ([price, issue]) => {
    const text = `- name: A\n  call: B\n  starts: 2019-06-18\n  ends: 2019-06-18\n  venue: C\n  url: https://a.com\n  price: ${price}\n`;
    const { issues } = checkSettingsFile('events.yaml', encode(text), eventsSchema);
    expect(
      issues.map(({ line, column, message, fix }) => `${String(line)}:${String(column)} ${message} | ${fix}`),
    ).toEqual([issue]);
  });

  test('with broken bytes is refused', () => {
    const { issues, value } = checkSettingsFile('tags.yaml', Uint8Array.of(0x5b, 0xff), tagsSchema);
    expect(issues).toMatchObject([{ line: 1, column: 2, rule: 'file-encoding' }]);
    expect(value).toBeUndefined();
  });
});

describe('tags of the vocabulary that', () => {
  const china = '- label: China\n  kind: place\n';

  test.for<[what: string, text: string, issues: string[]]>([
    ['differ', `${china}- label: Chile\n  kind: place\n  aliases: [Republic of Chile]\n`, []],
    [
      'have one label',
      `${china}- label: China\n  kind: topic\n`,
      ['3:10 tag-conflict: “China” and “China” of the tag China are one and the same address'],
    ],
    [
      'have one label by case and width',
      `${china}- label: ＣＨＩＮＡ\n  kind: place\n`,
      ['3:10 tag-conflict: “ＣＨＩＮＡ” and “China” of the tag China are one and the same address'],
    ],
    [
      'have the label of another as alias',
      `${china}- label: PRC\n  kind: place\n  aliases: [P.R.C., china]\n`,
      ['5:21 tag-conflict: “china” and “China” of the tag China are one and the same address'],
    ],
    [
      'have one alias',
      `${china}  aliases: [PRC]\n- label: Party\n  kind: topic\n  aliases: [prc]\n`,
      ['6:13 tag-conflict: “prc” and “PRC” of the tag China are one and the same address'],
    ],
    [
      'repeat themselves',
      `${china}  aliases: [china, Chína]\n`,
      [
        '3:13 tag-conflict: “china” and “China” of the tag China are one and the same address',
        '3:20 tag-conflict: “Chína” and “China” of the tag China are one and the same address',
      ],
    ],
    [
      'have no letter',
      '- label: "🧬"\n  kind: topic\n  aliases: ["#️⃣"]\n',
      [
        '1:10 tag-slug: the tag “🧬” has no letter and no digit, so it has no address',
        '3:13 tag-slug: the tag “#️⃣” has no letter and no digit, so it has no address',
      ],
    ],
  ])('%s', ([, text, issues]) => {
    const checked = checkSettingsFile('tags.yaml', encode(text), tagsSchema, findTagConflicts);
    expect(show(checked.issues)).toEqual(issues);
  });
});

describe('contributors who', () => {
  const liWei = '- name: Li Wei\n  aliases: [李伟]\n';

  test.for<[what: string, text: string, issues: string[]]>([
    ['differ', `${liWei}- name: Li Mei\n  languages: [en, zh-Hans]\n`, []],
    [
      'have one name, however spelt',
      `${liWei}- name: LI WEÍ\n`,
      [
        '3:9 contributor-conflict: “LI WEÍ” and “Li Wei” of the contributor Li Wei are one and the same address',
      ],
    ],
    [
      'have one alias',
      `${liWei}- name: Wei Li\n  aliases: [李 伟, 李伟]\n`,
      ['4:18 contributor-conflict: “李伟” and “李伟” of the contributor Li Wei are one and the same address'],
    ],
    [
      'have no letter',
      '- name: "…"\n',
      ['1:9 slug: the contributor “…” has no letter and no digit, so it has no address'],
    ],
    [
      'have a name longer than an address',
      `- name: ${'Li '.repeat(81)}\n`,
      ['1:9 slug: the contributor is longer than an address can be'],
    ],
    [
      'speak no language',
      '- name: A\n  languages: [English, zz, zh-Hans-CN-x-private, pt-BR]\n',
      [1, 2, 3].map(
        (number) =>
          expect.stringContaining(
            `[1].languages[${String(number)}]: this is not the tag of a language`,
          ) as string,
      ),
    ],
    ['have a key that is none', '- name: A\n  bio: B\n', ['2:3 unknown-key: there is no key “bio”']],
  ])('%s', ([, text, issues]) => {
    const checked = checkSettingsFile(
      'contributors.yaml',
      encode(text),
      contributorsSchema,
      findContributorConflicts,
    );
    expect(show(checked.issues)).toEqual(issues);
  });
});

describe('events that', () => {
  const write = (...events: { name: string; tag?: string }[]) =>
    events
      .map(
        ({ name, tag }) =>
          `- name: "${name}"\n  call: B\n  starts: 2019-06-18\n  ends: 2019-06-18\n  venue: C\n  url: https://a.com\n${tag === undefined ? '' : `  tag: "${tag}"\n`}`,
      )
      .join('');
  const tags = [{ label: 'Biosimilars', kind: 'topic' as const, aliases: ['Follow-on biologics'] }];

  test.for<[what: string, text: string, issues: string[]]>([
    ['differ', write({ name: 'CPhI China 2019' }, { name: 'CPhI China 2020' }), []],
    [
      'have one name',
      write({ name: 'CPhI China' }, { name: 'CPhI China' }),
      [
        '7:9 slug-taken: the events “CPhI China” and “CPhI China” have the same address, /events/cphi-china/ | put into one of the names what tells them apart, for example the year: “CPhI China 2019”',
      ],
    ],
    [
      'have one name by case and signs',
      write({ name: 'CPhI China' }, { name: 'Other' }, { name: 'CPHI-China!' }),
      [
        '13:9 slug-taken: the events “CPhI China” and “CPHI-China!” have the same address, /events/cphi-china/ | put into one of the names what tells them apart, for example the year: “CPHI-China! 2019”',
      ],
    ],
    [
      'have no letter',
      write({ name: '🧬' }),
      ['1:9 slug: the event “🧬” has no letter and no digit, so it has no address | write it in words'],
    ],
    [
      'have too long a name',
      write({ name: '展'.repeat(81) }),
      [
        '1:9 slug: the event is longer than an address can be | write it in at most 240 letters, or 80 Chinese ones',
      ],
    ],
    ['have the longest name', write({ name: '展'.repeat(80) }), []],
    ['have a tag by an alias', write({ name: 'A', tag: 'follow-on biologics' }), []],
    ['have a tag that no list knows', write({ name: 'A', tag: 'Ports' }), []],
    [
      'have a misspelt tag',
      write({ name: 'A', tag: 'Bio-similars' }),
      [
        '7:8 tag-near-miss: “Bio-similars” is almost, but not quite, a tag of tags.yaml | did you mean “Biosimilars”? If not, add “Bio-similars” to tags.yaml',
      ],
    ],
    [
      'have a tag without a letter',
      write({ name: 'A', tag: '🧬' }),
      ['7:8 tag-slug: the tag “🧬” has no letter and no digit, so it has no address | write it in words'],
    ],
  ])('%s', ([, text, expected]) => {
    const { issues } = checkSettingsFile('events.yaml', encode(text), eventsSchema, createEventCheck(tags));
    expect(
      issues.map(
        ({ line, column, rule, message, fix }) =>
          `${String(line)}:${String(column)} ${rule}: ${message} | ${fix}`,
      ),
    ).toEqual(expected);
  });
});
