import { readFileSync } from 'node:fs';

const pageSize = 30;
const feedLength = 50;

/** All that the settings say, and the parts of pages that are the same everywhere. */
export const { content, parts } = JSON.parse(readFileSync(new URL('site.json', import.meta.url), 'utf8'));

/** The stories newest first. */
export let stories = [];
/** A page of stories by its address, and a feed by its own. */
export const lists = new Map();
export const feeds = new Map();
/** What a tag or a source is, and its stories, by its slug. */
export const tags = new Map(
  content.tags.map((tag) => [tag.slug, { ...tag, address: `/tags/${tag.slug}/`, stories: [] }]),
);
export const sources = new Map(
  content.sources.map((source) => [
    source.slug,
    { ...source, address: `/sources/${source.slug}/`, stories: [] },
  ]),
);
export const months = content.months.map((month) => ({
  ...month,
  address: `/archive/${month.month.replace('-', '/')}/`,
  stories: [],
}));

/** Sorts the stories, once, into all that lists them. */
export function arrangeStories(found) {
  if (stories.length > 0) return stories;
  stories = found.sort((a, b) => b.date - a.date || (a.url < b.url ? -1 : 1));
  const byMonth = new Map(months.map((month) => [month.month, month]));
  for (const [position, story] of stories.entries()) {
    story.position = position;
    sources.get(story.data.source).stories.push(story);
    byMonth.get(story.data.month).stories.push(story);
    for (const slug of story.data.topics) tags.get(slug).stories.push(story);
  }
  addList({ address: '/', stories, title: content.site.name });
  for (const tag of tags.values()) addList({ ...tag, parent: { title: 'Tags', address: '/tags/' } });
  for (const source of sources.values())
    addList({ ...source, kind: 'source', parent: { title: 'Sources', address: '/sources/' } });
  for (const [index, month] of months.entries()) {
    lists.set(month.address, {
      ...month,
      isMonth: true,
      number: 1,
      later: months[index + 1],
      earlier: months[index - 1],
    });
  }
  addFeed({
    address: '/rss.xml',
    page: '/',
    stories,
    title: content.site.name,
    description: content.site.description,
  });
  for (const { title, description, address, stories: own } of [...tags.values(), ...sources.values()]) {
    addFeed({
      address: `${address}rss.xml`,
      page: address,
      stories: own,
      title: `${title} · ${content.site.name}`,
      description,
    });
  }
  for (const { number, first, count } of content.archive) {
    const { name: title, description } = content.site;
    const links = [
      ['current', '/rss.xml'],
      ...(number > 1 ? [['prev-archive', `/feeds/archive/${number - 1}.xml`]] : []),
      ...(number < content.archive.length ? [['next-archive', `/feeds/archive/${number + 1}.xml`]] : []),
    ];
    feeds.set(`/feeds/archive/${number}.xml`, {
      page: '/',
      title,
      description,
      links,
      stories: stories.slice(first, first + count),
    });
  }
  return stories;
}

function addList(subject) {
  const { address, stories: all } = subject;
  const locate = (number) => (number === 1 ? address : `${address}page/${number}/`);
  const count = Math.max(1, Math.ceil(all.length / pageSize));
  for (let number = 1; number <= count; number += 1) {
    lists.set(locate(number), {
      ...subject,
      number,
      total: all.length,
      stories: all.slice((number - 1) * pageSize, number * pageSize),
      newer: number > 1 ? locate(number - 1) : undefined,
      older: number < count ? locate(number + 1) : undefined,
    });
  }
}

function addFeed({ address, stories: all, ...feed }) {
  feeds.set(address, { ...feed, links: [], stories: all.slice(0, feedLength) });
}

/** Those with the most stories first. */
export function sortSubjects(subjects) {
  return [...subjects].sort((a, b) => b.stories.length - a.stories.length || (a.title < b.title ? -1 : 1));
}

/** The four stories that share the most, and the rarest, tags with a story; of a tag the newest two hundred are looked at. */
export function findRelated(story) {
  const scores = new Map();
  for (const slug of story.data.topics) {
    const { stories: carriers } = tags.get(slug);
    const weight = Math.log(stories.length / carriers.length) + 0.1;
    for (const other of carriers.length > 200 ? carriers.slice(0, 200) : carriers) {
      if (other !== story) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
  }
  return [...scores]
    .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a.position - b.position)
    .slice(0, 4)
    .map(([other]) => other);
}

const descriptions = new Map();

/** What an editor wrote of a story, else its first paragraph as plain text, cut at a word. */
export function describe(story) {
  const known = descriptions.get(story);
  if (known !== undefined) return known;
  const description =
    story.data.description ?? shorten(/\S[^]*?(?=\n\s*\n|$)/.exec(story.rawInput)?.[0] ?? '');
  descriptions.set(story, description);
  return description;
}

function shorten(markdown) {
  const text = markdown.replace(/!?\[([^\]]*)\](\([^)]*\))?|[*_`#>]/g, '$1').replace(/\s+/g, ' ');
  if (text.length <= 200) return text;
  return `${text.slice(0, text.lastIndexOf(' ', 199))}…`;
}

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** A moment, as RFC 3339 writes it, as a day in words. */
export function formatDay(moment) {
  return `${Number(moment.slice(8, 10))} ${monthNames[moment.slice(5, 7) - 1]} ${moment.slice(0, 4)}`;
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escape(text) {
  return String(text).replace(/[&<>"]/g, (character) => escapes[character]);
}

/** A path-absolute address with scheme and host. */
export function locate(address) {
  return content.site.url + address.slice(1);
}
