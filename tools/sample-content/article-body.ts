import type { Outline } from './outline.ts';
import type { Random } from './random.ts';
import { templates } from './sample-data.ts';
import { capitaliseSentences, fillTemplate } from './template.ts';

/**
 * Writes the text of an article in Markdown: from a brief to a feature, about 560 words on average.
 *
 * @param blocks further ones, to stand anywhere but at the beginning; a brief has none of them.
 */
export function createBody({ kind, facts, title }: Outline, blocks: string[], random: Random): string {
  const length = 60 + random.skewedBelow(1270);
  const perSection = Math.ceil(length / 400);
  const body: string[] = [];
  let words = 0;
  const add = (template: string) => {
    body.push(fillTemplate(template, facts, random));
    words += template.split(' ').length;
  };
  add(random.pick(kind.openings));
  if (/^\p{Script=Han}/u.test(title)) add('{chineseNotice}');
  for (const paragraph of kind.paragraphs) if (words < length) add(paragraph);
  if (kind.block && words < length) add(kind.block);
  for (const [index, { headings, paragraphs }] of random.shuffle(templates.sections).entries()) {
    if (words >= length) break;
    if (length > 400) add(`${index % 3 === 2 ? '###' : '##'} ${random.pick(headings)}`);
    random.shuffle(paragraphs).slice(0, perSection).forEach(add);
  }
  if (length > 260) {
    const extras = templates.extras.filter(({ chance }) => random.chance(chance));
    const chosen = extras.map(({ wordings }) => fillTemplate(random.pick(wordings), facts, random));
    for (const block of [...chosen, ...blocks]) {
      const place = random.between(1, body.length);
      // Before a heading rather than after it.
      body.splice(body[place - 1]?.startsWith('#') ? place - 1 : place, 0, block);
    }
  }
  return capitaliseSentences(`${body.join('\n\n')}\n\n${facts.notice ?? ''}\n`);
}
