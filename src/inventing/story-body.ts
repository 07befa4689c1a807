import { createSlug } from '../lib/slugs.ts';
import { monthName } from './calendar.ts';
import type { Drawing } from './drawings.ts';
import { createList } from './lists.ts';
import { chineseNotices, chinesePassages, longQuotes } from './quotes.ts';
import type { Random } from './random.ts';
import type { StoryPlan } from './story-plan.ts';
import { createTable } from './tables.ts';
import { fillTemplate } from './template.ts';
import { themes } from './themes.ts';

/** What a body may refer to. */
export interface BodyMaterial {
  plan: StoryPlan;
  /** An earlier story. */
  earlier?: StoryPlan | undefined;
  /** A picture for the middle of the text. */
  drawing?: Drawing | undefined;
}

/** The last line of every story. */
const sampleNotice =
  'This is a sample story: nothing in it happened, and its companies and people are made up.';

/** Writes the text of a story in Markdown: from a brief to a feature, about 560 words on average. */
export function createBody(material: BodyMaterial, random: Random): string {
  const { plan } = material;
  const { kind, facts } = plan;
  const fill = (template: string) => fillTemplate(template, facts, random);
  const wanted = chooseLength(random);

  const opening = fill(random.pick(kind.ledes));
  let words = countWords(opening) + countWords(sampleNotice);
  const take = (paragraph: string) => {
    words += countWords(paragraph);
    return paragraph;
  };

  const lead: string[] = plan.isChinese ? createChineseNotice(plan, random).map(take) : [];
  for (const paragraph of joinPassages(kind.passages.map(fill), random)) {
    if (words >= wanted) break;
    lead.push(take(paragraph));
  }

  const hasHeadings = wanted > 420;
  const sections: Section[] = [];
  for (const name of random.shuffle(kind.themes)) {
    if (words >= wanted) break;
    const { headings, passages } = themes[name];
    const count = hasHeadings ? random.between(2, 4) : random.between(1, 2);
    sections.push({
      // A long text has its sections in parts.
      heading: hasHeadings
        ? `${sections.length % 3 === 2 ? '###' : '##'} ${fill(random.pick(headings))}`
        : undefined,
      paragraphs: joinPassages(
        random
          .shuffle(passages)
          .slice(0, wanted > 1200 ? count * 2 : count)
          .map(fill),
        random,
      ).map(take),
    });
  }

  const paragraphs = [lead, ...sections.map((section) => section.paragraphs)];
  const notes: string[] = [];
  if (wanted > 260) addExtras(material, paragraphs, notes, random);
  else if (random.chance(0.3)) at(paragraphs, random).push(createLink(material, random));

  return [
    opening,
    ...lead,
    ...sections.flatMap(({ heading, paragraphs: own }) => (heading === undefined ? own : [heading, ...own])),
    `*${sampleNotice}*`,
    ...notes,
  ]
    .join('\n\n')
    .concat('\n');
}

interface Section {
  heading: string | undefined;
  paragraphs: string[];
}

/** In words: briefs, stories, long stories and features. */
function chooseLength(random: Random): number {
  const dice = random.below(100);
  if (dice < 22) return random.between(90, 200);
  if (dice < 73) return random.between(260, 620);
  if (dice < 94) return random.between(650, 1060);
  return random.between(1250, 1900);
}

/** Puts passages one by one or two by two into paragraphs. */
function joinPassages(passages: readonly string[], random: Random): string[] {
  const paragraphs: string[] = [];
  for (const passage of passages) {
    const previous = paragraphs.at(-1);
    const isShort = previous !== undefined && previous.length + passage.length < 420;
    if (isShort && !/^[“*]/.test(passage) && random.chance(0.5)) {
      paragraphs[paragraphs.length - 1] = `${previous} ${passage}`;
    } else paragraphs.push(passage);
  }
  return paragraphs;
}

/** Adds what is more than paragraphs, each at a place of its own. */
function addExtras(material: BodyMaterial, paragraphs: string[][], notes: string[], random: Random): void {
  const { plan, drawing } = material;
  const { kind, facts } = plan;
  const fill = (template: string) => fillTemplate(template, facts, random);

  if (random.chance(0.22)) addNote(paragraphs, notes, fill(random.pick(noteTexts)), random);
  if (notes.length > 0 && random.chance(0.3))
    addNote(paragraphs, notes, fill(random.pick(secondNoteTexts)), random);
  // What is of the kind stands where the text still is.
  const [lead = []] = paragraphs;
  if (kind.list && random.chance(0.4)) lead.splice(2, 0, ...createList(kind.list, facts, random));
  if (kind.table && random.chance(0.4)) lead.push(createTable(kind.table, facts, random));
  if (random.chance(0.35)) {
    const speaker = fill(random.pick(['{chief}, {chiefTitle} of {company}', '{operationsHead}', '{chief}']));
    at(paragraphs, random).push(`> ${fill(random.pick(longQuotes))}\n>\n> — ${speaker}`);
  }
  if (random.chance(0.12)) at(paragraphs, random).push(fill(random.pick(chinesePassages)));
  if (!plan.isChinese && random.chance(0.04))
    at(paragraphs, random).push(...createChineseNotice(plan, random));
  if (drawing) at(paragraphs, random).push(`![${drawing.alt}](${pathTo(drawing)})`);
  if (random.chance(0.5)) at(paragraphs, random).push(createLink(material, random));
}

/** Paragraphs of one of the sections. */
function at(paragraphs: readonly string[][], random: Random): string[] {
  return random.pick(paragraphs);
}

const noteTexts = [
  'By the count of the company, rounded to the nearest ten.',
  'According to {analystHouse}, as of {quarter}.',
  'In an answer to a question of this newsroom, which is a sample like everything else here.',
  'A notice of {company} of {month} gave another figure; it has been corrected since.',
];
const secondNoteTexts = [
  'One yuan is about 14 US cents.',
  '{rival} puts it differently in its annual report of {lastYear}.',
  'The rules of {province} count from the day of delivery.',
];

/** Hangs a footnote on the end of a paragraph. */
function addNote(paragraphs: readonly string[][], notes: string[], text: string, random: Random): void {
  const list = random.pick(paragraphs.filter((own) => own.length > 0));
  const last = list.length - 1;
  const label = String(notes.length + 1);
  // A story has paragraphs, and nothing else yet.
  list[last] = `${list[last] ?? ''}[^${label}]`;
  notes.push(`[^${label}]: ${text}`);
}

function createLink({ plan, earlier }: BodyMaterial, random: Random): string {
  const { facts, day, kind } = plan;
  if (earlier && random.chance(0.6)) {
    const when = `${monthName(earlier.day, 0)} ${earlier.day.slice(0, 4)}`;
    const link = `[${earlier.title}](${pathBetween(day, earlier)})`;
    return random.pick([
      `Read also, from ${when}: ${link}.`,
      `Others have been in the news, too (${when}): ${link}.`,
    ]);
  }
  return random.pick([
    `More is on the [page of ${facts.company ?? ''}](${facts.companySite ?? ''}).`,
    `There are more stories under [${kind.topic}](/tags/${createSlug(kind.topic)}/).`,
  ]);
}

/** What a notice in Chinese says, with a line that leads to it. */
function createChineseNotice(plan: StoryPlan, random: Random): string[] {
  const { facts } = plan;
  return [
    fillTemplate('The [company’s notice|notice of the company] in Chinese:', facts, random),
    random
      .shuffle(chineseNotices)
      .slice(0, random.between(2, 4))
      .map((notice) => `> ${fillTemplate(notice, facts, random)}`)
      .join('\n>\n'),
  ];
}

/** The path of a picture from the folder of any story. */
export function pathTo({ file }: Drawing): string {
  return file.replace('articles/', '../');
}

function pathBetween(day: string, { file }: StoryPlan): string {
  const year = `articles/${day.slice(0, 4)}/`;
  return file.startsWith(year) ? file.replace(year, './') : file.replace('articles/', '../');
}

function countWords(text: string): number {
  return text.split(' ').length;
}
