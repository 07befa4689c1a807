import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { stringify } from 'yaml';
import { createSlug } from '../../src/lib/slugs.ts';
import type { EventSettings } from '../../src/schema/event.ts';
import type { SiteSettings } from '../../src/schema/site.ts';
import type { SourceSettings } from '../../src/schema/source.ts';
import type { TagSettings } from '../../src/schema/tag.ts';

export interface NewsroomOptions {
  /** How many stories to write. */
  articles: number;
  /** Another number makes other choices; the same one always the same files. */
  seed?: number;
  /** The day of the newest story, `YYYY-MM-DD`. */
  newest?: string;
  /** Over how many days, up to the newest, the stories are spread. */
  days?: number;
  /** Settings of site.yaml instead of the usual ones. */
  site?: Partial<SiteSettings>;
}

/** A story as it was written. */
export interface WrittenStory {
  slug: string;
  /** Relative to the content folder, with `/`. */
  file: string;
  title: string;
  /** `YYYY-MM-DD`. */
  date: string;
  source: string;
  /** Labels of the vocabulary. */
  tags: string[];
}

const companies = [
  'Anhua Biologics',
  'Beihai Peptides',
  'Chenxi Pharma',
  'Donghu Vaccines',
  'Fuyuan Therapeutics',
  'Haining Laboratories',
  'Jiangyin Sterile',
  'Kunlun Oncology',
  'Lanting Generics',
  'Mingde Plasma',
  'Ningbo Active Ingredients',
  'Qilian Cell Works',
  'Ruijin Devices',
  'Taihu Formulations',
  'Xinghai Contract Research',
  'Yunshan Herbal',
];
const places = [
  'Beijing',
  'Shanghai',
  'Suzhou',
  'Hangzhou',
  'Nanjing',
  'Guangzhou',
  'Chengdu',
  'Wuhan',
  'Tianjin',
  'Shenzhen',
  'Wuxi',
  'Chongqing',
];
const topics = [
  'Biosimilars',
  'Gene therapy',
  'Vaccines',
  'Active ingredients',
  'Contract manufacturing',
  'Regulation',
  'Clinical trials',
  'Packaging',
  'Cold chain',
  'Antibodies',
];
const events = [
  'opens a site for',
  'doubles its capacity in',
  'signs a partnership on',
  'files an application in',
  'raises capital for',
  'recalls a line in',
  'hires a new head of',
  'wins an award for',
  'closes its programme in',
  'publishes guidance on',
  'buys a rival in',
];
const sources: Record<string, string> = {
  'pharma-ledger': 'Pharma Ledger',
  'delta-wire': 'Yangtze Delta Wire',
  'bench-and-plant': 'Bench & Plant',
  'regulatory-gazette': 'Regulatory Gazette',
  'supply-weekly': 'Supply Weekly',
};
const authors = ['Chen Jing', 'Maria Oliveira', 'Liu Yang', 'Thomas Brandt'];
const openings = [
  'The company said on Tuesday that the first batches are to leave the site before the end of the year.',
  'Construction took eighteen months, four fewer than planned, and stayed within its budget.',
  'Neither side gave a figure, but people who know the agreement put it at several hundred million yuan.',
  'The step follows a year in which demand from hospitals in the region grew faster than supply.',
];
const sentences = [
  'Analysts had expected the decision in the spring, when the provincial authority closed its consultation.',
  'Equipment comes from three suppliers, two of them in the same industrial park.',
  'About 240 people are to work there once all four lines run.',
  'Inspectors visited twice and left with minor observations only.',
  'The first export licence is for Brazil; applications in the European Union and Saudi Arabia are under review.',
  'A spokesman declined to say whether a second phase has been approved.',
  'Competitors have announced similar plans, though none with a date.',
  'Prices of the raw material fell by a fifth over the same period.',
  'Quality control moves into a building of its own, with a stability chamber of 600 square metres.',
  'Universities nearby offer courses that were planned together with the company.',
  'The old line stays in use until the new one has passed its third validation run.',
  'Waste water is treated on the site and meets the stricter of the two standards that apply.',
  'Hospitals in four provinces have signed contracts of two years and more.',
  'The shares closed slightly higher on the day of the announcement.',
  'Training of the first group of operators began in March.',
  'The regulator asked for further data on stability, which are due within ninety days.',
];

const usualSite: SiteSettings = {
  name: 'The Generated Gazette',
  tagline: 'Pharma news that nobody wrote',
  description:
    'Generated stories of companies that do not exist, to see how the site looks and how it copes.',
  url: 'https://gazette.example/',
  language: 'en',
  timeZone: 'Asia/Shanghai',
  guidPrefix: 'tag:gazette.example,2020',
  contributorCall: {
    heading: 'Write for The Generated Gazette',
    text: 'Would you like to become a contributor? Send your CV and samples of your work to the editor.',
    email: 'editor@gazette.example',
    subject: 'Contributing to The Generated Gazette',
  },
  contact: {
    email: 'desk@gazette.example',
    telephone: '+86 400 000 0000',
    whatsapp: '+86 13000000000',
    telegram: '+86 13000000000',
    wechat: '+86 13000000000',
  },
  follow: [{ name: 'Mastodon', url: 'https://social.example/@gazette' }],
};

const usualEvent: EventSettings = {
  name: 'Generated Fair',
  call: 'Register for the Generated Fair',
  starts: '2025-09-02',
  ends: '2025-09-04',
  venue: 'Hall of Nowhere, Suzhou',
  url: 'https://fair.example/',
};

/**
 * Writes a content folder that the check accepts: generated stories, a vocabulary of companies,
 * places and topics, sources, an event (2 to 4 September 2025) and a full site.yaml. No two titles
 * are the same.
 *
 * @returns the stories, newest first.
 */
export async function writeNewsroom(directory: string, options: NewsroomOptions): Promise<WrittenStory[]> {
  const { articles, seed = 1, newest = '2025-06-30', days = Math.min(articles * 3, 3650) } = options;
  const random = createRandom(seed);
  const stories = Array.from({ length: articles }, (_, index) =>
    createStory(index, addDays(newest, -Math.floor((index * days) / articles)), random),
  );

  const folders = new Set(['articles', ...stories.map(({ file }) => dirname(file))]);
  for (const folder of folders) await mkdir(join(directory, folder), { recursive: true });
  const files = [
    { file: 'site.yaml', text: stringify({ ...usualSite, ...options.site }) },
    { file: 'sources.yaml', text: stringify(listSources()) },
    { file: 'tags.yaml', text: stringify(listVocabulary()) },
    { file: 'events.yaml', text: stringify([usualEvent]) },
    ...stories,
  ];
  await Promise.all(files.map(({ file, text }) => writeFile(join(directory, file), text)));

  return stories
    .map(({ slug, file, title, date, source, tags }) => ({ slug, file, title, date, source, tags }))
    .sort((a, b) => (a.date === b.date ? (a.slug < b.slug ? -1 : 1) : a.date < b.date ? 1 : -1));
}

interface StoryFile extends WrittenStory {
  text: string;
}

function createStory(index: number, date: string, random: Random): StoryFile {
  const { title, company, topic, place } = createTitle(index);
  const slug = createSlug(title);
  const source = random.pick(Object.keys(sources));
  const tags = [company, topic, place];
  if (random.chance(0.4)) tags.push('China');
  if (random.chance(0.3)) tags.push(random.pick(topics.filter((other) => other !== topic)));

  const frontMatter = {
    title,
    date,
    source,
    // Editors write tags in any case.
    tags: tags.map((tag) => (random.chance(0.3) ? tag.toLowerCase() : tag)),
    ...(random.chance(0.25) && { description: `${random.pick(openings)} ${random.pick(sentences)}` }),
    ...(random.chance(0.15) && { updated: addDays(date, 1 + random.below(3)) }),
    ...(random.chance(0.2) && { author: random.pick(authors) }),
    ...(random.chance(0.35) && { original: `https://${source}.example/${date}/${slug}` }),
  };
  const text = `---\n${stringify(frontMatter)}---\n\n${createBody(random)}`;
  return { slug, file: `articles/${date.slice(0, 4)}/${date}-${slug}.md`, title, date, source, tags, text };
}

/** Each index gives another title. */
function createTitle(index: number) {
  const combinations = companies.length * events.length * topics.length * places.length;
  // A prime that shares no factor with the number of combinations visits all of them, in no visible order.
  let rest = (index * 13051) % combinations;
  const take = (list: readonly string[]): string => {
    const taken = list[rest % list.length] ?? '';
    rest = Math.floor(rest / list.length);
    return taken;
  };
  const [company, event, topic, place] = [take(companies), take(events), take(topics), take(places)];
  const round = Math.floor(index / combinations) + 1;
  const title = `${company} ${event} ${topic.toLowerCase()} in ${place}${round > 1 ? `, part ${String(round)}` : ''}`;
  return { title, company, topic, place };
}

function createBody(random: Random): string {
  const untold = random.shuffle(sentences);
  const tell = (count: number) => {
    const told = untold.splice(0, count);
    untold.push(...told);
    return told;
  };
  const paragraph = () => tell(2 + random.below(3)).join(' ');
  const blocks = [random.pick(openings), paragraph(), paragraph()];
  if (random.chance(0.5)) blocks.push('## What comes next', paragraph());
  if (random.chance(0.3)) blocks.push(`> ${tell(1).join('')}`, paragraph());
  if (random.chance(0.2)) {
    blocks.push(
      tell(3)
        .map((sentence) => `- ${sentence}`)
        .join('\n'),
    );
  }
  if (random.chance(0.15))
    blocks.push('| Line | Litres |\n| --- | ---: |\n| One | 2,000 |\n| Two | 15,000 |');
  if (random.chance(0.3)) blocks.push('More is on the [page of the programme](https://programme.example/).');
  return `${blocks.join('\n\n')}\n`;
}

function listSources(): Record<string, SourceSettings> {
  return Object.fromEntries(
    Object.entries(sources).map(([key, name]) => [
      key,
      { name, url: `https://${key}.example/`, description: `${name} does not exist.` },
    ]),
  );
}

function listVocabulary(): TagSettings[] {
  return [
    { label: 'China', kind: 'place', aliases: ['PR China'] },
    ...places.map((label): TagSettings => ({ label, kind: 'place' })),
    ...companies.map((label): TagSettings => ({
      label,
      kind: 'company',
      description: `${label} is made up.`,
      url: `https://${createSlug(label)}.example/`,
    })),
    ...topics.map((label): TagSettings => ({ label, kind: 'topic' })),
  ];
}

function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  below: (limit: number) => number;
  chance: (probability: number) => boolean;
  pick: (list: readonly string[]) => string;
  shuffle: (list: readonly string[]) => string[];
}

/** Numbers that look random and are the same for the same seed (Mulberry32). */
function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] ?? '',
    shuffle: (list) =>
      list
        .map((entry) => ({ entry, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ entry }) => entry),
  };
}
