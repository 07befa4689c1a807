import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFeedBody } from '../../../../src/feeds/body.ts';
import { formatPageBody, renderMarkdown } from '../../../../src/content/markdown/html.ts';
import { formatPicture } from '../../../../src/images/markup.ts';
import {
  elementsOfFeed,
  elementsOfPage,
  findHarm,
  type AllowedElements,
} from '../../../support/harmful-html.ts';
import { hostileBodies } from '../../../support/hostile-texts.ts';
import { createStory, plainSite, plantPicture } from '../../made-up-newsroom.ts';

const siteUrl = plainSite.url;
const story = createStory({
  slug: 'a-story',
  body: {
    file: 'a.md',
    digest: 'a',
    words: 1,
    headings: [],
    pictures: [plantPicture, { ...plantPicture, written: './plant.png' }],
  },
});

async function renderForPage(markdown: string): Promise<string> {
  return formatPageBody(await renderMarkdown(markdown, siteUrl), (_, alt) =>
    formatPicture(plantPicture, '/', { alt, sizes: '100vw', isFirst: false }),
  );
}

async function renderForFeed(markdown: string): Promise<string> {
  return formatFeedBody(story, await renderMarkdown(markdown, siteUrl), siteUrl);
}

const renderings: [where: string, render: (markdown: string) => Promise<string>, allowed: AllowedElements][] =
  [
    ['page', renderForPage, elementsOfPage],
    ['feed', renderForFeed, elementsOfFeed],
  ];

/** What is in Markdown around a text. */
const surroundings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Words ${text} words.`,
  (text) => `> ${text}`,
  (text) => `- ${text}\n  - ${text}`,
  (text) => `## ${text}`,
  (text) => `| a | ${text} |\n|--:|:-:|\n| ${text} | b |`,
  (text) => `One[^1].\n\n[^1]: ${text}`,
  (text) => `[${text}](${text})`,
  (text) => `![${text}](${text} "${text}")`,
  (text) => `[a]\n\n[a]: ${text}`,
  (text) => `<${text}>`,
  (text) => `**${text}** ~~${text}~~ \`${text}\``,
  (text) => `\`\`\`${text}\n${text}\n\`\`\``,
  (text) => `<b>${text}</b>`,
  (text) => `<sub>\n${text}\n</sub>`,
  (text) => `<!-- ${text} -->`,
  (text) => `<b title="${text}">`,
  (text) => `&lt;${text}&gt;`,
];

const anySign = fc.constantFrom(
  ...'[ ] ( ) ! < > " \' ` * _ | # - : / \\ & ; = ~ ^ ?'.split(' '),
  ...[
    '\n',
    '\n\n',
    ' ',
    '\t',
    '\0',
    '\f',
    '--!>',
    '-->',
    '<!-->',
    ']]>',
    '?>',
    '](',
    '&Tab;',
    '&#106;',
    '\u2028',
  ],
  ...[
    'javascript:',
    'data:text/html,',
    '//evil.example',
    'onclick=alert(1) ',
    '<b>',
    '</b>',
    '<br/>',
    '</p>',
  ],
);

/** A hostile text of which a part is gone, doubled or put elsewhere, or that has a sign more. */
const mutatedText = fc
  .tuple(
    fc.constantFrom(...hostileBodies.map(({ text }) => text)),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.nat(), fc.nat({ max: 3 }), anySign), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [from, length, to, kind, sign]) => {
      const start = from % (changed.length + 1);
      const part = changed.slice(start, start + length);
      const without = changed.slice(0, start) + changed.slice(start + length);
      const target = to % (without.length + 1);
      if (kind === 0) return without;
      if (kind === 1) return changed.slice(0, start) + part + changed.slice(start);
      if (kind === 2) return without.slice(0, target) + part + without.slice(target);
      return changed.slice(0, start) + sign + changed.slice(start);
    }, text),
  );

const nestedTexts = fc
  .array(fc.tuple(mutatedText, fc.array(fc.constantFrom(...surroundings), { maxLength: 3 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) =>
    pieces.map(([text, around]) => around.reduce((inner, surround) => surround(inner), text)).join('\n\n'),
  );

const categories = [...new Set(hostileBodies.map(({ category }) => category))];

describe.for(renderings)('in a %s', ([, render, allowed]) => {
  test.for(categories)('nothing harmful is left of %s', async (category) => {
    const left: string[] = [];
    for (const text of hostileBodies.filter((body) => body.category === category)) {
      for (const surround of surroundings) {
        const markdown = `Before.\n\n${surround(text.text)}\n\nAfter.`;
        const harm = findHarm(await render(markdown), allowed);
        if (harm.length > 0) left.push(`${text.name}: ${markdown}: ${harm.join(', ')}`);
      }
    }
    expect(left).toEqual([]);
  });

  test('nothing harmful is left of such texts changed, nested and mixed', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(nestedTexts, async (markdown) => {
        const html = await render(markdown);
        expect(findHarm(html, allowed), html).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('what an editor means to write stays', async () => {
    const html = await render('H<sub>2</sub>O, [a link](https://example.com/), ![A plant](./plant.jpg)');
    expect(html).toContain('H<sub>2</sub>O, <a href="https://example.com/" rel="noopener">a link</a>, <');
    expect(html).toContain('alt="A plant"');
  });
});
