import { stringify } from 'yaml';
import type { FrontMatter } from '../../src/content/schema/article.ts';
import { createBody } from './article-body.ts';
import { countDays, dayAt } from './calendar.ts';
import { createOutline, type Outline } from './outline.ts';
import { createRandom, elementAt, type Random } from './random.ts';
import { templates } from './sample-data.ts';
import { sources } from './settings-files.ts';
import { capitaliseSentences } from './template.ts';

export interface ArticleOptions {
  /** Another number makes other choices. */
  seed?: number;
  /** No article is younger than this day, `YYYY-MM-DD`. */
  newest: string;
  /** Over how many days, up to the newest, articles are spread; three years of them without it. */
  days?: number;
  hasPictures?: boolean;
}

export interface SampleArticle extends Outline {
  frontMatter: FrontMatter;
  /** Of the file. */
  text: string;
}

/**
 * Makes the article of a number, from 0 on. It is the same however many there are, and has a title of its own.
 */
export function createArticle(index: number, options: ArticleOptions): SampleArticle {
  const { seed = 1, newest, days = 1096, hasPictures = true } = options;
  const outline = createOutline(index, seed, newest, days);
  const random = createRandom(seed, 'article', index);
  const frontMatter = createFrontMatter(outline, newest, random);
  const earlier = random.chance(0.16) ? createOutline(random.below(index + 1), seed, newest, days) : outline;
  const blocks: string[] = [];
  if (earlier.day < outline.day)
    blocks.push(`Read also: [${earlier.title}](${earlier.file.replace('articles/', '../')}).`);
  if (hasPictures) {
    const [lead, other] = random.shuffle(templates.pictures);
    if (lead && random.chance(0.45))
      Object.assign(frontMatter, { image: lead.path, imageAlt: lead.alt, imageCredit: 'Sample drawing' });
    if (other && random.chance(0.25)) blocks.push(`![${other.alt}](${other.path})`);
  }
  const body = createBody(outline, blocks, random);
  return { ...outline, frontMatter, text: `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}` };
}

function createFrontMatter(outline: Outline, newest: string, random: Random): FrontMatter {
  const { facts, title, slug, day } = outline;
  const [source, { policy }] = elementAt(sources, random.skewedBelow(sources.length));
  const time = `T${String(random.between(10, 18))}:${random.pick(['00', '15', '30', '45'])}:00+08:00`;
  const updated = dayAt(Math.min(countDays(day) + random.between(1, 20), countDays(newest)));
  return {
    title,
    // Of the newest day, which may be today, not every hour has come yet.
    date: random.chance(0.2) && day < newest ? day + time : day,
    source,
    // Editors write tags in any case.
    tags: listTags(outline, random).map((tag) => (random.chance(0.3) ? tag.toLowerCase() : tag)),
    ...(random.chance(0.35) && { description: capitaliseSentences(facts.description ?? '') }),
    ...(random.chance(0.12) && day < updated && { updated }),
    ...(random.chance(0.4) && { author: [facts.author ?? ''] }),
    ...((policy === 'canonical' || random.chance(0.3)) && {
      original: `https://${source}.example/${day.slice(0, 4)}/${encodeURIComponent(slug)}`,
    }),
    ...(random.chance(0.03) && { aliases: [`news-${slug}`] }),
  };
}

function listTags({ facts, topics, title }: Outline, random: Random): string[] {
  const { company, company2 = '', city = '', unlistedTag } = facts;
  return [
    company,
    ...topics,
    title.includes(company2) && company2,
    (title.includes(city) || random.chance(0.4)) && city,
    random.chance(0.35) && 'China',
    random.chance(0.03) && unlistedTag,
  ].filter((tag) => typeof tag === 'string');
}
