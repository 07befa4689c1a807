import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { readContentFolder, type ContentFolder } from '../../src/content/loader/content-folder.ts';
import { contractPharma, cphiChina, plainSite } from '../unit/made-up-newsroom.ts';
import { hostileBodies } from './hostile-texts.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** The files of a content folder, by their paths. */
export type NewsroomFiles = ReadonlyMap<string, string | Uint8Array>;

const long = ['a', '中', '😀', 'é', 'word-'].flatMap((part) => [part.repeat(60), part.repeat(300)]);

/** Texts that mean something to YAML, Markdown, HTML, XML, file systems, the files of hosts or JavaScript. */
const meaningful = [
  ...['A \ud83d', '\0', '\u001b[31m', '\u202e', '\uffff', '\ufeff', '\u2028', '\ue000', '\u00ad', '\u200d'],
  ...[
    '{path}',
    '{$HOME}',
    '$uri',
    '${x}',
    '~^/',
    '*',
    ':splat',
    '/a//b/',
    '../..',
    '%',
    '%2e',
    '%0a',
    '\\',
    '#',
    '?',
  ],
  ...[
    ']]>',
    '</script>',
    '-->',
    '<b>',
    '&amp;',
    '&#0;',
    '"',
    "'",
    '`',
    '|',
    '[x](y)',
    '**',
    '::error::',
    '; rm',
  ],
  ...[
    'con',
    'nul',
    'index',
    'page',
    'rss',
    'null',
    'true',
    '1e3',
    '007',
    '2019-03-20',
    '__proto__',
    'constructor',
  ],
  ...['الصين', '中国药', 'é', 'é', 'Ω', 'ﬁ', '👩‍🔬', '🇨🇳', 'Straße', 'ı', ' ', '\u3000', '~', '-', '--', '.'],
  ...long,
];

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('plant', 'Suzhou', 'China', 'GenScript', 'vaccine', '2026', 'R&D'),
  },
  { weight: 2, arbitrary: fc.constantFrom(...meaningful) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

const text = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));

const slug = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('plant', 'opens', 'in', 'suzhou', 'con', '1') },
      { weight: 1, arbitrary: fc.constantFrom('中国药', 'é', ...long) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('-'));

/** A value of YAML as editors write it: in quotes, bare, or with escapes. */
const written = fc.oneof(
  text.map((value) => stringify(value).trim()),
  text.map((value) => JSON.stringify(value)),
  text.map(
    (value) =>
      `"${value.replace(/["\\]/g, '\\$&').replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`,
  ),
  text,
);

const markdown = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(...hostileBodies.map((body) => body.text)) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '## A heading',
      '### 中国\n\nText.',
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      '- one\n- two\n  - three',
      '1. one\n2. two',
      '> Quoted “words”.',
      '```js\nlet a = 1;\n```',
      'A note[^1].\n\n[^1]: The note.',
      '[China](/tags/china/)',
      '[the plant](https://example.com/a?b=c&d=“e”)',
      '<https://example.com/{x}/$y>',
      '![A plant](./plant.jpg)',
      '![A plant](./drawing.svg)',
      '~~gone~~ **bold** _slanted_ `code`',
      '* * *',
      'Line\\\nbreak',
    ),
  },
);

/** Keys of front matter that may be there, or stand in the place of those that must. */
const frontMatter = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom('title', 'description', 'author', 'imageCredit'), written),
    fc.tuple(
      fc.constant('tags'),
      fc.array(written, { minLength: 1, maxLength: 3 }).map((tags) => `[${tags.join(', ')}]`),
    ),
    fc.tuple(
      fc.constant('aliases'),
      fc.array(slug, { minLength: 1, maxLength: 3 }).map((slugs) => JSON.stringify(slugs)),
    ),
    fc.tuple(
      fc.constant('original'),
      text.map((path) => JSON.stringify(`https://example.com/${path}`)),
    ),
    fc.tuple(fc.constant('source'), fc.constantFrom('contractpharma', 'other')),
    fc.tuple(fc.constant('updated'), fc.constantFrom('2026-05-30', '2026-05-30T10:00+08:00', '2027-01-01')),
    fc.tuple(
      fc.constant('image'),
      fc.constantFrom('./plant.jpg', './plant.png', './drawing.svg', './plant.webp'),
    ),
  ),
  { maxLength: 3 },
);

const story = fc.record({
  name: fc.tuple(fc.constantFrom('', '2026/', 'some folder/', '中文/'), slug),
  date: fc.constantFrom('2026-05-01', '1999-12-31', '2026-05-31T23:59:59+08:00', '2027-01-01'),
  frontMatter,
  body: fc.array(markdown, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n\n')),
});

/** A change of one byte of a picture, or none. */
const damage = fc.option(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), byte: fc.nat(255) }),
);

const pictures = fc.record({
  'plant.jpg': damage,
  'plant.png': damage,
  'plant.webp': damage,
  'drawing.svg': damage,
});

const setting = fc.oneof(
  fc.tuple(
    fc.constant('site.yaml'),
    fc.constantFrom('name', 'tagline', 'description', 'language', 'timeZone'),
    text,
  ),
  fc.tuple(
    fc.constant('site.yaml'),
    fc.constant('announce'),
    text.map((key) => ({ indexNow: { key } })),
  ),
  fc.tuple(
    fc.constant('site.yaml'),
    fc.constant('contact'),
    text.map((wechat) => ({ wechat: `+86 ${wechat}` })),
  ),
  fc.tuple(
    fc.constant('site.yaml'),
    fc.constant('follow'),
    fc.tuple(text, text).map(([name, path]) => [{ name, url: `https://example.com/${path}` }]),
  ),
  fc.tuple(
    fc.constant('sources.yaml'),
    slug,
    fc.record({ name: text, url: text.map((path) => `https://example.com/${path}`) }),
  ),
  fc.tuple(
    fc.constant('tags.yaml'),
    fc.constant('2'),
    fc.record({ label: text, kind: fc.constant('topic'), aliases: fc.array(text, { maxLength: 2 }) }),
  ),
  fc.tuple(
    fc.constant('events.yaml'),
    fc.constant('1'),
    fc.record({ name: text, call: text, venue: text, description: text }),
  ),
  fc.tuple(
    fc.constant('contributors.yaml'),
    fc.constant('1'),
    fc.record({ name: text, about: text, aliases: fc.array(text, { maxLength: 2 }) }),
  ),
);

const drawn = sharp('tools/sample-content/pictures/plant-by-the-river.jpg').resize(640);
const originals = {
  'plant.jpg': await drawn.clone().jpeg().toBuffer(),
  'plant.png': await drawn.clone().png().toBuffer(),
  'plant.webp': await drawn.clone().webp().toBuffer(),
  'drawing.svg': Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><g id="a"><path d="M0 0L9 9H3z" fill="#a00"/></g><use href="#a" x="9"/></svg>',
  ),
};

const soundSettings = {
  'site.yaml': { ...plainSite },
  'sources.yaml': {
    contractpharma: { name: contractPharma.name, url: contractPharma.url },
    other: { name: 'Other', url: 'https://example.com/' },
  },
  'tags.yaml': [
    { label: 'China', kind: 'place' },
    { label: 'Suzhou', kind: 'place' },
  ],
  'events.yaml': [cphiChina],
  'contributors.yaml': [{ name: 'Li Wei' }],
};

/** Content folders as no editor means them: much of each is refused by the check, and much is not. */
export const anyNewsroom: fc.Arbitrary<NewsroomFiles> = fc
  .record({
    stories: fc.array(story, { minLength: 8, maxLength: 16 }),
    pictures,
    settings: fc.array(setting, { maxLength: 2 }),
  })
  .map(({ stories, pictures: damages, settings }) => {
    const files = new Map<string, string | Uint8Array>();
    const changed: Record<string, object> = structuredClone(soundSettings);
    for (const [file, key, value] of settings) {
      const base = file === 'events.yaml' ? { ...cphiChina } : {};
      Object.assign(changed[file] ?? {}, {
        [key]: typeof value === 'object' && !Array.isArray(value) ? { ...base, ...value } : value,
      });
    }
    for (const [file, value] of Object.entries(changed)) files.set(file, stringify(value));
    for (const {
      name: [folder, name],
      date,
      frontMatter: keys,
      body,
    } of stories) {
      const all = {
        title: `"${name.slice(0, 40)}"`,
        date,
        source: 'contractpharma',
        tags: '[China]',
        ...Object.fromEntries(keys),
      };
      const alt = 'image' in all ? { imageAlt: 'A plant' } : {};
      const lines = Object.entries({ ...all, ...alt }).map(([key, value]) => `${key}: ${value}\n`);
      files.set(
        `articles/${folder}${date.slice(0, 10)}-${name}.md`,
        `---\n${lines.join('')}---\n\n${body}\n`,
      );
      for (const [picture, harm] of Object.entries(damages)) {
        const bytes = Buffer.from(originals[picture as keyof typeof originals]);
        if (harm) bytes[Math.floor(harm.at * bytes.length)] = harm.byte;
        files.set(`articles/${folder}${picture}`, bytes);
      }
    }
    return files;
  });

/**
 * Writes a content folder without what the check refuses, as an editor would who takes out whatever has a mistake.
 *
 * @returns undefined if nothing would be left.
 */
export async function writeAcceptedNewsroom(
  files: NewsroomFiles,
  now: number,
): Promise<{ directory: string; folder: ContentFolder } | undefined> {
  const directory = await createTemporaryFolder('accepted');
  for (const [file, content] of files) {
    try {
      await mkdir(dirname(join(directory, file)), { recursive: true });
      await writeFile(join(directory, file), content);
    } catch {
      // No file system takes the name.
    }
  }
  for (let round = 0; round < 6; round += 1) {
    const folder = await readContentFolder(directory, { now });
    const refused = folder.issues.filter(({ severity }) => severity === 'error').map(({ file }) => file);
    if (refused.length === 0 && folder.articles.length > 0) return { directory, folder };
    for (const file of new Set(refused)) {
      const sound = soundSettings[file as keyof typeof soundSettings] as object | undefined;
      if (sound) await writeFile(join(directory, file), stringify(sound));
      else await rm(join(directory, file), { force: true });
    }
  }
  await rm(directory, { recursive: true });
  return undefined;
}
