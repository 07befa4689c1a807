import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/content/markdown/html.ts';
import { generalDifferences, singleDifferences } from './markdown-specification/differences.ts';
import { examples } from '../support/markdown-examples.ts';

const rendered = await Promise.all(
  examples.map(async ({ name, markdown, specified }) => ({
    name,
    markdown,
    specified: normalize(specified),
    published: normalize(await renderMarkdown(markdown, 'https://news.example/')),
  })),
);
const rows = Object.values(singleDifferences).flatMap(Object.entries<string>);
const listed = new Map(rows);

describe('Markdown becomes the HTML of the specifications, but for the differences listed', () => {
  test.for(rendered)('$name', ({ name, markdown, specified, published }) => {
    const theirs = generalDifferences.reduce((html, { repeat }) => repeat?.(html) ?? html, specified);
    const ours = generalDifferences.reduce((html, { undo }) => undo?.(html) ?? html, published);
    const report = `--- Markdown of ${name}
${markdown}
--- HTML of the specification
${specified}
--- HTML of the site
${ours}
--- its row in tests/proofs/markdown-specification/differences.ts
${JSON.stringify(name)}: ${JSON.stringify(ours)},
---`;
    const row = listed.get(name);
    if (row !== undefined) expect(ours, `${name} is as specified: take its row out`).not.toBe(theirs);
    expect(ours, report).toBe(row ?? theirs);
  });
});

test('each example is read', () => {
  const count = (specification: string) =>
    examples.filter(({ name }) => name.startsWith(specification)).length;
  expect([count('CommonMark'), count('GFM')]).toEqual([652, 47]);
});

test('each row is of one example', () => {
  const names = new Set(examples.map(({ name }) => name));
  expect(rows.map(([name]) => name)).toEqual([...listed.keys()].filter((name) => names.has(name)));
});

test.for(generalDifferences)('an example shows that $reason', ({ undo, repeat }) => {
  const shows = rendered.filter(
    ({ specified, published }) =>
      (undo?.(published) ?? published) !== published || (repeat?.(specified) ?? specified) !== specified,
  );
  expect(shows).not.toEqual([]);
});

/** Writes in one way what HTML can write in several: quotation marks, ends of tags, attributes and their order. */
function normalize(html: string): string {
  const attribute = / [\w-]+(?:="[^"]*")?/g;
  return html
    .replace(/<(\w+)((?: [\w-]+(?:="[^"]*")?)*) ?\/?>/g, (_, name: string, attributes: string) => {
      const sorted = (attributes.match(attribute) ?? []).map((text) => text.replace('=""', '')).sort();
      return `<${name}${sorted.join('')}>`;
    })
    .replaceAll('&quot;', '"')
    .trim();
}
