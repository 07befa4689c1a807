import type { Random } from '../../tools/sample-content/random.ts';

const sentences = [
  'The second line has been qualified in {n} weeks.',
  'Some {n} people work there, most of them in three shifts.',
  'Supply begins in autumn, *if* the water system passes.',
  'A litre costs CNY {n} & more; "cheap" it is not.',
  'Inspectors wrote down {n} observations, none of them critical.',
  'See [the report](https://example.org/reports/{n}) of last year.',
  'The batch record `BR-{n}` was lost for an afternoon.',
  'H<sub>2</sub>O is measured at {n} places.',
  'It took **{n} months** and two attempts.',
  'At 2 < {n} degrees the vaccine keeps for a year.',
];

const chineseSentences = [
  '公司在苏州建设新厂，共有{n}名员工。',
  '第{n}条生产线将于秋季投产。',
  '上海的医院报告了首批{n}位患者。',
];

const titles = [
  'Line {n} starts in Suzhou',
  'Inspectors leave plant {n} without a word',
  'A vaccine for CNY {n}: who pays?',
  'Capsule No. {n} & the queue behind it',
  '苏州第{n}号新厂投产',
  'Round {n} closes “below target”',
];

const slugs = ['line-{n}-starts', 'inspectors-leave-{n}', 'vaccine-for-{n}', 'capsule-{n}', '苏州新厂-{n}'];

/** Tags that no vocabulary lists, far from those that one does. */
export const inventedTags = ['Unlisted gadgetry', '细胞培养箱', 'Zeppelin logistics', 'Œnology'];

function fill(template: string, random: Random): string {
  return template.replace('{n}', String(random.between(100, 9999)));
}

export function inventSentence(random: Random): string {
  return fill(random.pick(random.chance(0.2) ? chineseSentences : sentences), random);
}

export function inventTitle(random: Random): string {
  return fill(random.pick(titles), random);
}

export function inventSlug(random: Random): string {
  return fill(random.pick(slugs), random);
}

/** One paragraph, list, table, quotation, heading or piece of code. */
export function inventBlock(random: Random): string {
  const say = () => inventSentence(random);
  switch (random.below(8)) {
    case 0:
      return `- ${say()}\n- ${say()}`;
    case 1:
      return `| Line | Litres |\n|---|--:|\n| One | ${String(random.between(100, 9999))} |\n| 二 | 60 |`;
    case 2:
      return `> ${say()}`;
    case 3:
      return `## What number ${String(random.between(100, 9999))} says`;
    case 4:
      return `\`\`\`\nbatch ${String(random.between(100, 9999))} <released>\n\`\`\``;
    default:
      return `${say()} ${say()}`;
  }
}

export function inventBody(random: Random): string {
  const blocks = Array.from({ length: random.between(1, 12) }, () => inventBlock(random));
  return `${[`${inventSentence(random)} ${inventSentence(random)}`, ...blocks].join('\n\n')}\n`;
}
