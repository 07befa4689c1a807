import { stringify } from 'yaml';
import type { FrontMatter } from '../content/schema/article.ts';
import type { SiteSettings } from '../content/schema/site.ts';
import { countDays, dayAt } from './calendar.ts';
import { drawings, type Drawing } from './drawings.ts';
import { authors } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { createSettingsFiles, sampleSources, type TextFile } from './settings.ts';
import { createBody, pathTo } from './story-body.ts';
import { createPlanner, type StoryPlan, type StoryPlanner } from './story-plan.ts';
import { fillTemplate } from './template.ts';
import { topics, unlistedTags } from './topics.ts';

export interface SampleOptions {
  /** Another number makes other choices; the same one always the same files. */
  seed?: number;
  /** No story is younger than this day, `YYYY-MM-DD`. */
  newest: string;
  /** Over how many days, up to the newest, the stories are spread; three years of them without it. */
  days?: number;
  /** Settings of site.yaml instead of the usual ones. */
  site?: Partial<SiteSettings>;
  /** Whether stories carry pictures. */
  hasPictures?: boolean;
}

export interface SampleStory extends TextFile {
  slug: string;
  title: string;
  /** The calendar day in China, `YYYY-MM-DD`. */
  day: string;
  /** Labels of the vocabulary, and some that it does not list. */
  tags: readonly string[];
}

/** A newsroom of made-up stories, as many as one likes. The check finds nothing to say about it. */
export interface SampleNewsroom {
  settings: readonly TextFile[];
  drawings: readonly Drawing[];
  /** A story by its number from 0 on. It is the same however many there are, and has a title of its own. */
  createStory: (index: number) => SampleStory;
}

export function createSampleNewsroom({
  seed = 1,
  newest,
  days = 1096,
  site = {},
  hasPictures = true,
}: SampleOptions): SampleNewsroom {
  const plan = createPlanner({ seed, newest, days });
  return {
    settings: createSettingsFiles(site, newest),
    drawings: hasPictures ? drawings : [],
    createStory: (index) => createStory(plan(index), plan, { seed, newest, hasPictures }),
  };
}

interface Circumstances {
  seed: number;
  newest: string;
  hasPictures: boolean;
}

function createStory(
  plan: StoryPlan,
  planner: StoryPlanner,
  { seed, newest, hasPictures }: Circumstances,
): SampleStory {
  const { slug, title, file, day } = plan;
  const random = createRandom(seed, 'text', plan.index);
  const tags = listTags(plan, random);
  const picture = createRandom(seed, 'picture', plan.index);
  const [image, drawing] = pickDrawings(plan, picture);
  const frontMatter = createFrontMatter(plan, tags, hasPictures ? image : undefined, newest, random);
  const body = createBody(
    {
      plan,
      earlier: findEarlier(plan, planner, random),
      drawing: hasPictures ? drawing : undefined,
    },
    random,
  );
  return {
    slug,
    title,
    file,
    day,
    tags,
    text: `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}`,
  };
}

function createFrontMatter(
  { facts, title, slug, day, index }: StoryPlan,
  tags: readonly string[],
  image: Drawing | undefined,
  newest: string,
  random: Random,
): FrontMatter {
  const source = random.chance(0.35) ? 'sample-wire' : random.pick(Object.keys(sampleSources));
  const updated = dayAt(Math.min(countDays(day) + random.between(1, 20), countDays(newest)));
  const minute = random.pick(['00', '10', '15', '30', '45']);
  const time = `T${String(random.between(7, 18)).padStart(2, '0')}:${minute}:00+08:00`;
  return {
    title,
    // Of the newest day, which may be today, not every hour has come yet.
    date: random.chance(0.2) && day < newest ? `${day}${time}` : day,
    source,
    // Editors write tags in any case.
    tags: tags.map((tag) => (random.chance(0.3) ? tag.toLowerCase() : tag)),
    ...(random.chance(0.35) && { description: fillTemplate(random.pick(descriptions), facts, random) }),
    ...(random.chance(0.12) && day < updated && { updated }),
    ...(random.chance(0.4) && { author: random.pick(authors) }),
    ...(random.chance(0.45) && {
      original: `https://${source}.example/${day.slice(0, 4)}/${encodeURIComponent(slug)}`,
    }),
    ...(image && { image: pathTo(image), imageAlt: image.alt, imageCredit: 'Sample drawing' }),
    ...(random.chance(0.03) && { aliases: [`news-${String(index + 1000)}`] }),
  };
}

const descriptions = [
  '{short} wants to be ready by {nextQuarter}; {rival} is not far behind.',
  'What it costs, who pays, and why {place} was chosen.',
  'After {months} months of work the company sees itself at its goal. Not everybody agrees.',
  'A step of {money}, and a bet on {market}.',
  'Hospitals in {province} will be the first to notice, says {chief}, {chiefTitle} of the company.',
  'The figures are good, the questions remain: an overview.',
  '{short} goes a way of its own, and {analystHouse} takes a second look.',
  'It took {years} years, two attempts and a good deal of patience.',
];

/** Labels of the vocabulary, and sometimes one that is not in it. */
function listTags({ kind, facts, topics: chosen }: StoryPlan, random: Random): string[] {
  const { choices } = kind;
  const tags = [
    facts.company,
    kind.topic,
    ...chosen,
    choices.includes('partner') && facts.partner,
    (choices.includes('place') || random.chance(0.5)) && facts.place,
    random.chance(0.35) && 'China',
    random.chance(0.08) && random.pick(topics).label,
    random.chance(0.03) && random.pick(unlistedTags),
  ].filter((tag) => typeof tag === 'string');
  return [...new Set(tags)];
}

/** A picture for the top and one for the text, where the story has them. */
function pickDrawings({ kind }: StoryPlan, random: Random): [Drawing | undefined, Drawing | undefined] {
  const [first, ...others] = random.shuffle(drawings.filter(({ scene }) => kind.scenes.includes(scene)));
  return [random.chance(0.45) ? first : undefined, random.chance(0.2) ? others[0] : undefined];
}

/** One of the stories with a smaller number, if it came out before. */
function findEarlier(
  { index, day }: StoryPlan,
  planner: StoryPlanner,
  random: Random,
): StoryPlan | undefined {
  if (index === 0 || random.chance(0.6)) return undefined;
  const earlier = planner(random.below(index));
  return earlier.day < day ? earlier : undefined;
}
