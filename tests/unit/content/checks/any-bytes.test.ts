import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkArticleFile } from '../../../../src/content/checks/article-file.ts';
import type { Issue } from '../../../../src/content/checks/issue.ts';
import { checkSettingsFile } from '../../../../src/content/checks/settings-file.ts';
import { findTagConflicts } from '../../../../src/content/checks/name-conflicts.ts';
import { eventsSchema } from '../../../../src/content/schema/event.ts';
import { siteSchema } from '../../../../src/content/schema/site.ts';
import { sourcesSchema } from '../../../../src/content/schema/source.ts';
import { tagsSchema } from '../../../../src/content/schema/tag.ts';

const story = readFileSync('tests/fixtures/newsroom/articles/2026/2026-05-20-plant-in-suzhou.md');
const settings = {
  'site.yaml': readFileSync('tests/fixtures/newsroom/site.yaml'),
  'tags.yaml': readFileSync('tests/fixtures/newsroom/tags.yaml'),
};

/** Parts that mean something to YAML or Markdown, so that chance hits upon their combinations. */
const meaningful = fc.constantFrom(
  '---\n',
  '\n',
  '\r\n',
  '\t',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '&a',
  '*a',
  '!!js',
  '|',
  '>',
  '#',
  '"',
  "'",
  '<',
  '>',
  '![',
  '](',
  '[^1]',
  '[^1]: ',
  '<script>',
  '<!--',
  '-->',
  '```',
  '~~~',
  '| a | b |\n|--|--|\n',
  '\u202e',
  '\ufeff',
  '\u0000',
  '😀',
  '药',
  '__proto__: ',
  'constructor: ',
  'title: ',
  'date: 2019-02-30\n',
  'tags: [',
  'image: ./',
  'https://',
  '\\',
  '`',
  '**',
  '~~',
  '&amp;',
  '&#x0;',
  '2019',
);

/** A file as an editor's slip, a broken transfer or another program may leave it. */
function mutate(original: Buffer): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(original.length),
    removed: fc.nat(40),
    inserted: fc.oneof(
      meaningful.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    ),
  });
  return fc
    .array(change, { maxLength: 6 })
    .map((changes) =>
      changes.reduce<Buffer>(
        (bytes, { at, removed, inserted }) =>
          Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]),
        original,
      ),
    );
}

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.array(meaningful, { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join(''))),
  fc
    .array(meaningful, { maxLength: 40 })
    .map((parts) =>
      new TextEncoder().encode(
        `---\ntitle: A\ndate: 2019-03-20\nsource: a\ntags: [a]\n---\n${parts.join('')}`,
      ),
    ),
);

/** Every place must be in the file: a line that it has, a column on that line or right behind it. */
function expectPlacesInside(issues: readonly Issue[], bytes: Uint8Array): void {
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  for (const { line, column, message, fix } of issues) {
    expect(lines[line - 1]).toBeDefined();
    expect(column).toBeGreaterThanOrEqual(1);
    // The byte order mark is no character of the decoded text, and a line end may be counted to its line.
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2);
    expect(message).not.toMatch(/undefined|\[object/);
    expect(fix).not.toMatch(/undefined|\[object/);
  }
}

const runs = { numRuns: 600 };

// Beside other tests the thousands of runs take longer than a test usually may.
describe('whatever the bytes, the check ends, with its places inside the file', { timeout: 60_000 }, () => {
  test('of a story', () => {
    fc.assert(
      fc.property(fc.oneof(mutate(story), anyBytes), (bytes) => {
        expectPlacesInside(checkArticleFile('articles/2019/2019-03-20-a.md', bytes).issues, bytes);
      }),
      runs,
    );
  });

  test('of settings', () => {
    fc.assert(
      fc.property(
        fc.oneof(mutate(settings['site.yaml']), mutate(settings['tags.yaml']), anyBytes),
        (bytes) => {
          for (const schema of [siteSchema, sourcesSchema, eventsSchema]) {
            expectPlacesInside(checkSettingsFile<unknown>('a.yaml', bytes, schema).issues, bytes);
          }
          expectPlacesInside(
            checkSettingsFile('tags.yaml', bytes, tagsSchema, findTagConflicts).issues,
            bytes,
          );
        },
      ),
      runs,
    );
  });

  test.for<[what: string, text: string]>([
    ['brackets', '['.repeat(20_000)],
    ['quotations', '>'.repeat(20_000)],
    ['emphasis', '*a_'.repeat(10_000)],
    ['lists', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['lists on a line', '- '.repeat(20_000)],
    ['keys on a line', ': '.repeat(20_000)],
    ['links', '[a]('.repeat(10_000)],
    ['comments', '<!--'.repeat(10_000)],
    ['tables', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
  ])('thousands of nested %s', ([, text]) => {
    const body = `---\ntitle: A\ndate: 2019-03-20\nsource: a\ntags: [a]\n---\n${text}`;
    const inYaml = `---\ntitle: ${text}\n---\nText.\n`;
    const yaml = `---\n${text}\n---\nText.\n`;
    for (const file of [body, inYaml, yaml]) {
      const bytes = new TextEncoder().encode(file);
      const { issues } = checkArticleFile('articles/a.md', bytes);
      expect(issues.length).toBeLessThan(50_000);
      expectPlacesInside(issues, bytes);
    }
  });
});
