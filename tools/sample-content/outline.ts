import { createSlug } from '../../src/lib/slugs.ts';
import { countDays, dayAt, nameTimes } from './calendar.ts';
import { createRandom, elementAt, type Random } from './random.ts';
import { names, templates, type ArticleKind } from './sample-data.ts';
import { capitaliseSentences, fillTemplate, type Facts } from './template.ts';

/** What an article is about, when it comes out and what it is called. */
export type Outline = ReturnType<typeof createOutline>;

const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** @param days over how many, up to the newest, articles are spread. */
export function createOutline(index: number, seed: number, newest: string, days: number) {
  const random = createRandom(seed, 'outline', index);
  const { kind, choices } = chooseSubject(seed, index);
  // However many articles there are, they are spread evenly; and a day later each still has its day, apart
  // from those whose day was the first.
  const age = (countDays(newest) - Math.floor(((index * goldenRatio) % 1) * days)) % days;
  const day = dayAt(countDays(newest) - age);
  const facts = createFacts(choices, day, random);
  const headline = random.chance(0.05) ? kind.chineseHeadline : random.pick(kind.headlines);
  const title = capitaliseSentences(fillTemplate(headline, facts, random));
  const slug = createSlug(title);
  const topics = kind.names.flatMap((list) => names[list]?.[choices[list] ?? 0]?.topic ?? []);
  const file = `articles/${day.slice(0, 4)}/${day}-${slug}.md`;
  return { kind, facts, topics: [kind.topic, ...topics], title, slug, file, day };
}

/** The place of a name in its list, by the list. */
type Choices = Readonly<Record<string, number>>;

/** A prime, so that steps lead through all pairs of names before one comes again. */
const step = 7_368_787;

/** Chooses by the number of the article; no two of a kind have the same choices. */
function chooseSubject(seed: number, index: number): { kind: ArticleKind; choices: Choices } {
  const { kinds } = templates;
  // Of as many articles in a row as there are kinds, each is of another.
  const row = Math.floor(index / kinds.length);
  const kind = elementAt(createRandom(seed, 'kinds', row).shuffle(kinds), index % kinds.length);
  const [first, second] = kind.names;
  const countOf = (list: string) => names[list]?.length ?? 0;
  const pairs = countOf(first) * countOf(second);
  const pair = (createRandom(seed, kind.topic).below(pairs) + row * step) % pairs;
  const popular = createRandom(seed, kind.topic, pair).skewedBelow(countOf('company'));
  // Whenever a pair comes again, it comes with another company.
  const company = (popular + Math.floor(row / pairs)) % countOf('company');
  const choices = { company, [first]: pair % countOf(first), [second]: Math.floor(pair / countOf(first)) };
  return { kind, choices };
}

/** Whatever an article may say, so that it says the same throughout. */
function createFacts(choices: Choices, day: string, random: Random): Facts {
  const facts: Record<string, string> = nameTimes(day);
  for (const [list, all] of Object.entries(names)) {
    const first = choices[list] ?? random.below(all.length);
    const distance = random.between(1, Math.floor((all.length - 1) / 4));
    for (const [number, suffix] of ['', '2', '3', '4', '5'].entries()) {
      const { english, chinese } = elementAt(all, (first + number * distance) % all.length);
      facts[list + suffix] = english;
      facts[`${list}${suffix}Chinese`] = chinese;
    }
  }
  const { company = '' } = facts;
  facts.short = company.replace(/ .*/, '');
  facts.initials = company.replace(/[^A-Z]/g, '');
  facts.companySlug = createSlug(company);
  for (const [name, written] of Object.entries(templates.facts)) {
    facts[name] = fillTemplate(typeof written === 'string' ? written : random.pick(written), facts, random);
  }
  return facts;
}
