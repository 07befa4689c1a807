import type { Article, Source } from '../../src/content/articles.ts';
import type { Contributor } from '../../src/content/contributors.ts';
import { resolveEvents, type AnnouncedEvent } from '../../src/content/events.ts';
import { placeMoment } from '../../src/lib/dates.ts';
import { createVocabulary } from '../../src/content/vocabulary.ts';
import type { Picture } from '../../src/content/schema/article.ts';
import type { EventSettings } from '../../src/content/schema/event.ts';
import type { SiteSettings } from '../../src/content/schema/site.ts';

export const timeZone = 'Asia/Shanghai';

export const contractPharma: Source = {
  key: 'contractpharma',
  name: 'Contract Pharma',
  url: 'https://www.contractpharma.com',
};

/** A site with what is required and nothing else. */
export const plainSite: SiteSettings = {
  name: 'En-CPhI.cn',
  tagline: 'Pharma industry news from China',
  description: 'English-language news of China’s pharmaceutical industry.',
  url: 'https://www.en-cphi.cn/',
  language: 'en',
  timeZone,
  guidPrefix: 'tag:en-cphi.cn,2019',
};

export const cphiChina: EventSettings = {
  name: 'CPhI China 2019',
  call: 'Register as visitor to CPhI China 2019',
  starts: '2019-06-18',
  ends: '2019-06-20',
  venue: 'Shanghai New International Expo Centre',
  url: 'https://www.cphi.com/china/',
};

export const liWei: Contributor = {
  slug: 'li-wei',
  name: 'Li Wei',
  description: 'Writes on biologics.',
  url: 'https://liwei.example/',
  languages: ['en', 'zh'],
  aliases: ['李伟'],
};

export const plantPicture: Picture = {
  written: './plant.jpg',
  file: 'articles/2019/plant.jpg',
  digest: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  width: 1600,
  height: 900,
  hasAlpha: false,
};

/** An event before it has begun. Its tag is in no vocabulary. */
export function createEvent(sketch: Partial<EventSettings> = {}): AnnouncedEvent {
  const event = { ...cphiChina, ...sketch };
  const [resolved] = resolveEvents([event], { timeZone, vocabulary: createVocabulary([]), now: 0 });
  if (!resolved) throw new Error('No event was resolved.');
  return resolved;
}

/** What a test wants to say of a story; the rest is made up. */
export interface StorySketch extends Partial<
  Omit<Article, 'slug' | 'published' | 'updated' | 'tags' | 'authors'>
> {
  slug: string;
  /** `YYYY-MM-DD`, or RFC 3339. */
  date?: string;
  updated?: string;
  /** Labels, which no vocabulary lists. */
  tags?: string[];
  /** Names, or contributors. */
  authors?: (string | Contributor)[];
}

export function createStory({
  slug,
  date = '2019-03-20',
  updated,
  tags = [],
  authors = [],
  ...rest
}: StorySketch): Article {
  return {
    slug,
    title: `Story ${slug}`,
    description: `What ${slug} says.`,
    published: placeMoment(date, timeZone),
    updated: updated === undefined ? undefined : placeMoment(updated, timeZone),
    source: contractPharma,
    tags: tags.map(createVocabulary([])),
    authors: authors.map((author) =>
      typeof author === 'string' ? { name: author } : { name: author.name, contributor: author },
    ),
    aliases: [],
    body: { file: `articles/${slug}.md`, digest: slug, words: 100, headings: [], pictures: [] },
    ...rest,
  };
}

/** Stories a day apart, newest first. */
export function createStories(count: number, sketch: (index: number) => Partial<StorySketch> = () => ({})) {
  const newest = Date.parse('2019-03-20T00:00:00+08:00');
  return Array.from({ length: count }, (_, index) =>
    createStory({
      slug: `story-${String(count - index).padStart(5, '0')}`,
      date: new Date(newest - index * 86_400_000).toISOString(),
      ...sketch(index),
    }),
  );
}
