import type { ListName } from './story-kind.ts';
import { fillTemplate, type Facts } from './template.ts';
import type { Random } from './random.ts';

interface List {
  introductions: readonly string[];
  items: readonly string[];
  isNumbered?: boolean;
}

/** A sentence that leads to a list, and the list, in Markdown. */
export function createList(name: ListName, facts: Facts, random: Random): string[] {
  const { introductions, items, isNumbered = false } = lists[name];
  const count = random.between(3, items.length);
  // What has an order keeps it.
  const chosen = isNumbered ? items.slice(0, count) : random.shuffle(items).slice(0, count);
  return [
    fillTemplate(random.pick(introductions), facts, random),
    chosen
      .map(
        (item, index) => `${isNumbered ? `${String(index + 1)}.` : '-'} ${fillTemplate(item, facts, random)}`,
      )
      .join('\n'),
  ];
}

const lists: Readonly<Record<ListName, List>> = {
  steps: {
    introductions: [
      'What is planned, [step by step|one after the other]:',
      'The plan has [these|the following] steps:',
    ],
    items: [
      'the contracts, [by the end of the month|within four weeks]',
      'the permits of {province}, in {nextQuarter}',
      'the first {staffBefore} people, [trained in {home}|trained on the spot]',
      'three batches for validation, {months} weeks after that',
      'the first goods for [customers|hospitals], in {nextYear}',
    ],
    isNumbered: true,
  },
  findings: {
    introductions: [
      'The report [names|lists] a few points:',
      'Among what the inspectors [noted|wrote down]:',
    ],
    items: [
      '[two labels|a label] on hoses that could be taken for others',
      'a logbook in which a page had been [corrected|mended] with tape',
      'a clock in the warehouse, four minutes [slow|fast]',
      'gowns that are [counted|listed] when handed out, and not when they come back',
      'a procedure that [names|mentions] a job which no longer exists',
    ],
  },
  figures: {
    introductions: ['The site in figures:', 'In figures:'],
    items: [
      '**{area}** square metres, [a third of them|half of that] under a roof',
      '**{jobs}** people in [three|four] shifts',
      '**{vials}** pieces an hour, [at best|on a good day]',
      '**{meters}** sensors',
      '**{batches}** batches a year',
      '**{hours}** hours from [the first step to the last|start to end]',
    ],
  },
  terms: {
    introductions: ['The main points of the [contract|agreement]:', 'What was agreed:'],
    items: [
      'a term of {years} years, with [the option of two more|two more if both agree]',
      'a price that is [looked at|reviewed] every [six months|year]',
      'stock for {weeks} weeks, [paid for by both|at the cost of {short}]',
      'audits with [ten days’|two weeks’] notice, [twice a year|once a year]',
      'a court of arbitration in [Singapore|Hong Kong]',
    ],
  },
  label: {
    introductions: ['What the label says:', 'The label of {code} [sets some limits|has conditions]:'],
    items: [
      '[one injection|one dose] every [four|six] weeks, after a first month with two',
      'for adults [only|alone]; a trial in children [runs|is under way]',
      'not for those who [are pregnant|have severe liver disease]',
      'to be kept at 2 to 8 °C, for a day at [room temperature|up to 25 °C]',
      'a blood test before [the first dose|treatment starts], and after [three months|half a year]',
    ],
  },
  lots: {
    introductions: [
      'The lots [concerned|in question]:',
      'To be sent back are packs with one of these numbers:',
    ],
    items: [
      '`{initials}2{batches}A`, [made|filled] in {month}',
      '`{initials}2{batches}B`, of the same day',
      '`{initials}3{weeks}C`, [delivered|sent] to {otherPlace} only',
      '`{initials}3{hours}D`, [a small one|samples only]',
    ],
  },
};
