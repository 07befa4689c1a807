import { createRandom, type Random } from '../../tools/sample-content/random.ts';
import { writeSampleContent } from '../../tools/sample-content/sample-content.ts';
import { inventBody, inventedTags } from './invented-text.ts';
import { inventPictures, pictureFolder, type InventedPicture } from './invented-pictures.ts';
import { pickStory, readContent, redirectLinks, type Newsroom, type Story } from './newsroom.ts';

/** A little before New Year, so that the clock may pass it. */
export const firstDay = '2025-12-20';

/** A folder of sample stories, and a newsroom of them with one of everything that they lack. */
export async function createFirstNewsroom(
  directory: string,
  { articles, seed }: { articles: number; seed: number },
): Promise<Newsroom> {
  await writeSampleContent(directory, { articles, seed, newest: firstDay, days: 700, hasPictures: false });
  const newsroom: Newsroom = {
    ...(await readContent(directory)),
    epoch: Date.parse(`${firstDay}T12:00:00+08:00`) / 1000,
    siteUrl: undefined,
    album: await inventPictures(seed),
  };
  const random = createRandom(seed, 'first newsroom');
  addStories(newsroom, random);
  addPictures(newsroom, random);
  addSettings(newsroom);
  dressStories(newsroom, random);
  return newsroom;
}

function addStories({ stories }: Newsroom, random: Random): void {
  const add = (day: string, slug: string, frontMatter: Partial<Story['frontMatter']>) => {
    stories.set(`articles/${day.slice(0, 4)}/${day}-${slug}.md`, {
      frontMatter: {
        title: `Story ${slug}`,
        date: day,
        source: 'sample-wire',
        tags: ['China', random.pick(inventedTags)],
        ...frontMatter,
      },
      body: inventBody(random),
    });
  };
  add('2025-12-22', 'due-at-noon', { date: '2025-12-22T12:00:00+08:00' });
  add('2025-12-31', 'due-on-new-years-eve', {});
  add('2026-02-10', 'due-in-february', { tags: ['Due tags alone'] });
  add('2025-12-18', 'first-draft', { draft: true });
  add('2024-07-01', 'old-draft', { draft: true, tags: ['Draft tags alone'] });
  add('2025-12-19', 'fresh', { date: '2025-12-19T21:30:00-05:00' });
  add('2024-12-20', 'a-year-old', {});
  add('2025-11-02', 'one-of-two', { title: 'Two stories of one title' });
  add('2025-11-03', 'other-of-two', { title: 'Two stories of one title' });
  add('2025-10-05', '药明康德-合作建厂', {
    title: '药明康德与 GenScript 合作建厂',
    description: '两家公司将在苏州合作。',
    tags: ['细胞培养箱', 'China'],
    author: ['李伟'],
  });
  add('2025-09-09', 'renamed', { aliases: ['former-name', '旧名'], updated: '2025-12-01' });
}

/** Some of the album, one format twice; the first is shared by two stories. */
function addPictures(newsroom: Newsroom, random: Random): void {
  const first = newsroom.album.find(({ format }) => format === 'jpeg');
  const others = (['jpeg', 'png', 'webp', 'svg'] as const).map((format) =>
    newsroom.album.findLast((picture) => picture.format === format),
  );
  const publish = (picture: InventedPicture, showsInBody: boolean) => {
    const story = pickStory(newsroom, random, ({ frontMatter: { image, draft } }) => !image && !draft)?.story;
    if (!story) return;
    const place = `../pictures/${picture.name}`;
    newsroom.pictures.set(`${pictureFolder}${picture.name}`, picture.bytes);
    if (showsInBody) story.body = `![A figure](${place})\n\n${story.body}`;
    else
      Object.assign(story.frontMatter, { image: place, imageAlt: 'A figure', imageCredit: '图片：苏州日报' });
  };
  if (first) {
    publish(first, false);
    publish(first, true);
  }
  for (const picture of others) if (picture) publish(picture, random.chance(0.5));
}

function addSettings({ sources, events, site, stories }: Newsroom): void {
  for (const [key, policy] of [
    ['sample-wire', 'index'],
    ['sample-ledger', 'noindex'],
    ['sample-gazette', 'canonical'],
  ] as const) {
    const source = sources[key];
    if (source) source.policy = policy;
  }
  for (const [index, { frontMatter }] of [...stories.values()].entries()) {
    if (frontMatter.source === 'sample-gazette')
      frontMatter.original ??= `https://sample-gazette.example/originals/${String(index)}`;
  }
  events.push({
    name: 'Winter Days of Samples',
    call: 'Register for the Winter Days of Samples',
    starts: '2025-12-23',
    ends: '2025-12-29',
    venue: 'Hall of Samples, Suzhou',
    url: 'https://winter.example/',
  });
  site.announce = { hubs: ['https://hub.example/'] };
}

function dressStories(newsroom: Newsroom, random: Random): void {
  for (const [file, { frontMatter }] of newsroom.stories) {
    if (frontMatter.draft || frontMatter.date.slice(0, 10) > firstDay) redirectLinks(newsroom, file);
    else if (random.chance(0.06) && frontMatter.date < '2025-12-01') frontMatter.updated = '2025-12-15';
  }
}
