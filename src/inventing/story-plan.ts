import { createSlug } from '../lib/slugs.ts';
import { countDays, dayAt } from './calendar.ts';
import { companies, type Company } from './companies.ts';
import { dealKinds } from './deal-kinds.ts';
import { marketKinds } from './market-kinds.ts';
import { plantKinds } from './plant-kinds.ts';
import { createRandom, elementAt, type Random } from './random.ts';
import { choiceCounts, createFacts, type Choices } from './story-facts.ts';
import type { StoryKind } from './story-kind.ts';
import { fillTemplate, type Facts } from './template.ts';
import { trialKinds } from './trial-kinds.ts';

/** A story before it is written: what happens, to whom, and when. */
export interface StoryPlan {
  index: number;
  kind: StoryKind;
  facts: Facts;
  /** Of the vocabulary. */
  topics: readonly string[];
  title: string;
  /** Whether the title is Chinese throughout. */
  isChinese: boolean;
  slug: string;
  /** Relative to the content folder, with `/`. */
  file: string;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** Plans a story by its number alone, whatever others there are. */
export type StoryPlanner = (index: number) => StoryPlan;

export interface PlanningOptions {
  seed: number;
  /** No story is younger than this day, `YYYY-MM-DD`. */
  newest: string;
  /** Over how many days, up to the newest, stories are spread. */
  days: number;
}

const kinds: readonly StoryKind[] = [...plantKinds, ...dealKinds, ...trialKinds, ...marketKinds];

export function createPlanner({ seed, newest, days }: PlanningOptions): StoryPlanner {
  const lastDay = countDays(newest);
  const shift = createRandom(seed, 'days').below(days);
  const popularity = createPopularity(createRandom(seed, 'popularity'));

  return (index) => {
    const random = createRandom(seed, 'story', index);
    const day = dayAt(lastDay - dayWithin(index, lastDay, shift, days));
    const kind = pickKind(seed, index);
    const choices = pickChoices(seed, kind, Math.floor(index / kinds.length));
    const company = popularity(choices);
    const { facts, topics } = createFacts(company, choices.chosen, day, random);
    const { headline, title, isChinese } = createTitle(kind, facts, random);
    const slug = createSlug(headline);
    return {
      index,
      kind,
      facts,
      topics,
      title,
      isChinese,
      slug,
      file: `articles/${day.slice(0, 4)}/${day}-${slug}.md`,
      day,
    };
  };
}

const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * How many days before the last one a story is. However many stories there are, they are spread evenly; and
 * a day later each still has its day, apart from those whose day was the first.
 */
function dayWithin(index: number, lastDay: number, shift: number, days: number): number {
  const place = (Math.floor(((index * goldenRatio) % 1) * days) + shift) % days;
  return (lastDay - place) % days;
}

/** Of as many stories in a row as there are kinds, each is of another. */
function pickKind(seed: number, index: number): StoryKind {
  const row = Math.floor(index / kinds.length);
  return elementAt(createRandom(seed, 'kinds', row).shuffle(kinds), index % kinds.length);
}

interface PickedChoices {
  chosen: Choices;
  /** How often the kind has had these choices before; each time they need another company. */
  round: number;
  /** For what else is to be the same whenever these choices come. */
  random: Random;
}

/** Of one kind the choices come again only after all others have come. */
function pickChoices(seed: number, kind: StoryKind, position: number): PickedChoices {
  const [first, second] = kind.choices;
  const firstCount = choiceCounts[first];
  const pairs = firstCount * choiceCounts[second];
  const number = kinds.indexOf(kind);
  const start = createRandom(seed, 'pairs', number).below(pairs);
  const pair = (start + position * findStep(pairs)) % pairs;
  return {
    chosen: { [first]: pair % firstCount, [second]: Math.floor(pair / firstCount) },
    round: Math.floor(position / pairs),
    random: createRandom(seed, 'company', number, pair),
  };
}

const steps = new Map<number, number>();

/** A step that leads through all of a circle, and far at once. */
function findStep(length: number): number {
  const known = steps.get(length);
  if (known !== undefined) return known;
  let step = Math.round(length * goldenRatio);
  while (greatestDivisor(step, length) !== 1) step += 1;
  steps.set(length, step);
  return step;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Few companies are in the news often, many now and then. */
function createPopularity(random: Random): (choices: PickedChoices) => Company {
  const ranking = random.shuffle(companies);
  const ranks = new Map(ranking.map((company, rank) => [company, rank]));
  return ({ chosen: { partner }, round, random: ofChoices }) => {
    const partnerRank = partner === undefined ? undefined : ranks.get(elementAt(companies, partner));
    const count = partnerRank === undefined ? ranking.length : ranking.length - 1;
    const place = (Math.floor((ofChoices.below(1000) / 1000) ** 2 * count) + round) % count;
    return elementAt(ranking, partnerRank !== undefined && place >= partnerRank ? place + 1 : place);
  };
}

const tails = [
  '; {rival} looks on with mixed feelings, and so do hospitals in {province}',
  ' – a closer look at the figures, at the people behind them, and at what {rival} makes of it',
  ' – and what that means for hospitals and pharmacies in {province} and beyond',
  ' (with comments by {rival} and by hospitals in {otherPlace} and {thirdPlace})',
];

/** The headline, which is no other story’s, and the title made of it, which may say more. */
function createTitle(
  kind: StoryKind,
  facts: Facts,
  random: Random,
): { headline: string; title: string; isChinese: boolean } {
  const template = random.pick(kind.headlines);
  const dice = random.below(100);
  if (dice < 4 && kind.chineseHeadline !== undefined) {
    const headline = fillTemplate(kind.chineseHeadline, facts, random);
    return { headline, title: headline, isChinese: true };
  }
  const headline = fillTemplate(template, facts, random);
  const company = facts.company ?? '';
  if (dice < 12 && !headline.includes(`${company}’`)) {
    const title = headline.replace(company, `${company} (${facts.companyChinese ?? ''})`);
    return { headline, title, isChinese: false };
  }
  const tail = dice < 17 ? fillTemplate(random.pick(tails), facts, random) : '';
  return { headline, title: headline + tail, isChinese: false };
}
